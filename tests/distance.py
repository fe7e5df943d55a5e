#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""distance.py SOURCES: no words of ours are those of a vendor's document: not 15 characters of Chinese, not 8 words of English.

The documents are not in this repository. tests/data/documents.sha holds the first 5 bytes of a SHA-256 of each such piece of them,
which tells a copy from our own words and gives nothing of them away. `distance.py --make DOCUMENT...` writes it anew to stdout.
"""
import hashlib
import html
import pathlib
import re
import sys

SIGNS, WORDS, DIGEST = 15, 8, 5
MOSTLY = re.compile('(?:.*[\u4e00-\u9fff]){8}')  # other runs of characters are names and addresses
# What is quoted as it is, because people see it elsewhere: names and messages of consoles, and the notice that has to be literal.
QUOTED = [
    '您的腾讯云账号中心绑定小程序需和该小程序一致',
    '我要修改已授权的权限',
    '公众平台安全助手',
    '用户隐私保护指引',
    '本软件为独立工具，与腾讯公司无关联，未获其认可或支持。',
    '文中产品名称归各自权利人所有，仅用于说明适用对象。',
    'Independent tool. Not affiliated with, endorsed by or supported by Tencent. Product names belong to their owners and identify '
    'compatibility only.',
]


def digest(piece):
    return hashlib.sha256(piece.encode()).digest()[:DIGEST]


def pieces(line):
    """The pieces of a line that may not be those of a document."""
    signs = ''.join(re.findall(r'[0-9A-Za-z\u4e00-\u9fff]', line))
    yield from filter(MOSTLY.match, (signs[i:i + SIGNS] for i in range(len(signs) - SIGNS + 1)))
    words = re.findall(r"[a-z0-9']+", line.lower())
    for i in range(len(words) - WORDS + 1):
        yield ' '.join(words[i:i + WORDS])


def make(paths):
    known = {digest(piece) for path in paths for line in pathlib.Path(path).read_text().splitlines() for piece in pieces(line)}
    return b''.join(sorted(known))


def copied(text, known):
    """The pieces of the text that stand in a document."""
    found = []
    for line in text.splitlines():
        for part in re.split('|'.join(map(re.escape, QUOTED)), line):
            hits = [piece for piece in pieces(part) if digest(piece) in known]
            found += hits[:1]
    return found


def spoken(path):
    """What people read of a file: no placeholders, comments, tags or paths, nor what a message is recognised by."""
    text = re.sub(r'"(?:patterns|unless)": \[(?:[^"\]]|"(?:[^"\\]|\\.)*")*\]', '', path.read_text())
    if path.suffix == '.ts':
        return html.unescape('\n'.join(re.findall(r'<(?:source|translation|numerusform)[^>]*>([^<]*)<', text)))
    return re.sub(r'<!--.*?-->|<[^>]*>|\{[^}]*\}', '\n' if path.suffix == '.json' else ' ', text, flags=re.S)


def main():
    if sys.argv[1:2] == ['--make']:
        sys.stdout.buffer.write(make(sys.argv[2:]))
        return 0
    root = pathlib.Path(sys.argv[1])
    data = (root / 'tests/data/documents.sha').read_bytes()
    known = {data[i:i + DIGEST] for i in range(0, len(data), DIGEST)}
    files = [*root.glob('resources/guides/*/*.md'), *root.glob('resources/rulebook/*.json'), *root.glob('translations/*.ts')]
    faults = [f'{path.relative_to(root)}: {piece}' for path in sorted(files) for piece in copied(spoken(path), known)]
    print('\n'.join(faults))
    return 1 if faults or len(files) < 25 or not finds_what_it_should() else 0


def finds_what_it_should():
    document = '小程序认证支持两种方式，每个账号只能选择其中一种。\nOnly the mini programs of one account must agree among themselves.'
    known = {digest(piece) for line in document.splitlines() for piece in pieces(line)}
    copies = ['请注意：小程序认证支持两种方式，每个账号…', 'mini **programs** of one account must agree among others']
    own = ['每个账号支持两种方式。', 'The mini programs of one account must have one subject.', 'https://mp.weixin.qq.com/ mp.weixin.qq.com']
    return all(copied(text, known) for text in copies) and not any(copied(text, known) for text in own)


if __name__ == '__main__':
    sys.exit(main())
