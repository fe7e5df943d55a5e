# SPDX-License-Identifier: MIT
"""Secrets that nobody has seen before, each for one place, so that a find tells where it came from."""
import secrets
import string
import subprocess

LETTERS = string.ascii_letters + string.digits


def word(length):
    """Letters and digits, of each at least one."""
    while True:
        made = "".join(secrets.choice(LETTERS) for _ in range(length))
        if any(c.isdigit() for c in made) and any(c.islower() for c in made) and any(c.isupper() for c in made):
            return made


def app_secret():
    while True:
        made = secrets.token_hex(16)
        if len(set(made)) > 8 and not made.isdigit():
            return made


def private_key():
    return subprocess.run(["openssl", "genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"],
                          capture_output=True, text=True, check=True).stdout


class Planted:
    """What was planted, by name, and the texts to plant it with. Each text ends in a word of its own that may stay."""

    def __init__(self):
        self.secrets = {}
        self.texts = 0

    def keep(self, kind, where, secret):
        name = f"{kind} {where}"
        while name in self.secrets:
            name += " (on another page)"
        self.secrets[name] = secret
        return secret

    def end(self):
        self.texts += 1
        return f"end{self.texts}."

    def url(self, how, where):
        password = self.keep("password in a URL", f"{how} {where}", word(16))
        token = self.keep("token in a URL", f"{how} {where}", word(40))
        return f"https://user:{password}@host.example/?access_token={token}"

    def to_type(self, where):
        secret = self.keep("AppSecret typed", where, app_secret())
        return f"ok {secret} {self.end()}"

    def to_type_url(self, where):
        return f"{self.url('typed', where)} {self.end()}"

    def to_paste(self, where):
        secret = self.keep("AppSecret pasted", where, app_secret())
        password = self.keep("password pasted", where, word(16))
        key = self.keep("token pasted", where, word(43))
        return f"AppSecret：{secret} 密码：{password} {key} {self.url('pasted', where)} {self.end()}"

    def key_to_paste(self, where):
        return self.keep("private key pasted", where, private_key()) + self.end()
