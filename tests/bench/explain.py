#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""explain.py MPWIZARD: how long `mpwizard explain -` takes for 256 KiB of anything, the whole process, median of five.

Prints one line for the slowest text; fails if it is over the limit. -v prints all.
"""
import random
import statistics
import subprocess
import sys
import time

LIMIT_MS = 200
SIZE = 256 * 1024
random.seed(1)
TEXTS = {
    "random bytes": random.randbytes(SIZE),
    "random text": bytes(random.choices(b"abcdefghijklmnopqrstuvwxyz {}[]\":,.-0123456789\n", k=SIZE)),
    "unknown codes": b"".join(b"errcode:%d " % code for code in range(100_000, 120_000)),
    "unknown answers": b"".join(b'{"errcode":%d,"errmsg":"odd"}\n' % code for code in range(100_000, 108_000)),
    "nested answers": b'{"errcode":7,"a":' * 7_000 + b"1" + b"}" * 7_000,
    "npm": b"npm http fetch GET 200 https://registry.example/x 12ms (cache miss)\n" * 3_800 + b"errCode: -10008",
}
for piece in (b"{", b"}", b"{}", b'"', b'{"a":', b"[{", b'{"errcode":1}', b"errcode:40164 ", b"errcode ", b"x\n", b"a.", b"- ", b"1 ",
              b"key.not-pem ", b"12345 ", b"no domain to modify after filtered", b"get plugin(", "错误码".encode(), b"invalid ip ", "小程序40013 ".encode(), b"RequestId: 1", b"TencentCloudSDK code:Aaaaa ", b"https://a.",
              b"connect to a-", b"certificate is valid for ", b"hostname 'a", b"org.freedesktop.secrets ", b"PEM routines:", b"SSL routines:",
              b"keychain ", b"main package size 1 ", "插件 wx0".encode(), b"requiredPrivateInfos ", b"an error occurred (a"):
    TEXTS[repr(piece.decode())] = piece * (SIZE // len(piece))


def duration(program, text):
    runs = []
    for _ in range(5):
        begin = time.monotonic()
        subprocess.run([program, "explain", "-"], input=text, stdout=subprocess.DEVNULL, check=True)
        runs.append((time.monotonic() - begin) * 1000)
    return statistics.median(runs)


def main():
    program = sys.argv[1]
    took = {name: duration(program, text) for name, text in TEXTS.items()}
    if "-v" in sys.argv:
        for name, value in sorted(took.items(), key=lambda item: item[1]):
            print(f"{value:6.0f} ms {name}")
    slowest = max(took, key=took.get)
    holds = took[slowest] <= LIMIT_MS
    verdict = "ok" if holds else "OVER"
    print(f"{'explain, 256 KiB of anything':44} {took[slowest]:9.2f} ms   limit {LIMIT_MS:8.2f}  {verdict}  {slowest}")
    return 0 if holds else 1


if __name__ == "__main__":
    sys.exit(main())
