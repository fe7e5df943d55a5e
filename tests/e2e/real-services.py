#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""real-services.py [--root DIR [--user NAME]] [--no-window] STANDIN: the program as a customer runs it, without any seam.

Runs the program named by MPWIZARD (default: mpwizard) without --services in namespaces of its own: there the names
api.weixin.qq.com, servicewechat.com and s1.shop.example belong, through /etc/hosts, to the stand-in's port 443, and the
system's certificate store, /etc/ssl/certs, holds the stand-in's CA (or, for the counter-test, another). So what passes
here passes by the program's own addresses, its own certificate check and the system's store.

First `doctor`, then the window as a person uses it (real-services-window.py, needs xvfb-run, xdotool, pyatspi and
gnome-keyring on the machine that runs this script; --no-window leaves it out).

--root DIR: the program is an installed one in a chroot, MPWIZARD its path in there. Needs root. The script, the stand-in
and the X server stay outside; /tmp, /proc and /dev are bind-mounted into DIR, and missing files such as /etc/hosts made.
There the CA gets into the store as an administrator puts it there, by update-ca-certificates. With --user the program runs
as that ordinary user of the chroot.
Exit code 77: skipped, since this system allows no such namespaces.
"""
import argparse
import json
import os
import subprocess
import sys

from namespace import Machine, enter

HERE = os.path.dirname(os.path.realpath(__file__))
MPWIZARD = os.environ.get("MPWIZARD", "mpwizard")
ADDRESS = "93.184.215.14"  # looks public, and is only ever on this namespace's loopback
DOMAIN = "s1.shop.example"


class Standin:
    """The stand-in's program, its facts and what it was asked."""

    def __init__(self, program, folder):
        self.folder = folder
        self.process = subprocess.Popen([program, "--dir", folder, "--fresh", "--public", ADDRESS],
                                        stdout=subprocess.PIPE, text=True)
        if not self.process.stdout.readline().startswith("ready"):
            sys.exit("the stand-in did not start")
        with open(f"{folder}/standin.json", encoding="utf-8") as file:
            self.facts = json.load(file)
        self.authority = f"{folder}/ca.pem"

    def requests(self):
        with open(f"{self.folder}/requests.jsonl", encoding="utf-8") as file:
            return [json.loads(line)["path"] for line in file]


def doctor(machine, standin):
    """What doctor finds out: its exit code and its JSON."""
    secret = f"{machine.folder}/app-secret"
    with open(secret, "w", encoding="ascii") as file:
        file.write(standin.facts["appSecret"])
    done = subprocess.run(
        machine.as_user(*machine.command(
            MPWIZARD, "doctor", "--json", "--locale", "en", "--appid", standin.facts["appId"], "--secret-file", secret,
            "--upload-key", standin.facts["keyFile"], "--domain", f"request=https://{DOMAIN}")),
        capture_output=True, text=True, timeout=60, check=False)
    if not done.stdout.startswith("{"):
        sys.exit(f"doctor: {done.returncode} {done.stdout} {done.stderr}")
    return done.returncode, json.loads(done.stdout)


def expect(what, found, wanted):
    if found != wanted:
        sys.exit(f"FAILED: {what}: {found!r}, not {wanted!r}")
    print(f"ok: {what}")


def check_user(machine, name):
    """Who the program is, with which rights."""
    command = machine.as_user(*machine.command("/bin/sh", "-c", "/usr/bin/id -un; grep CapEff /proc/self/status"))
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    expect("the program's user and rights", said, [name, "CapEff:", "0" * 16])


def outcomes(report):
    return {check["id"]: check["finding"] or check["status"] for check in report["checks"]}


def check_stranger(machine, standin, stranger):
    machine.trust(stranger)
    code, report = doctor(machine, standin)
    found = outcomes(report)
    expect("an unknown CA: AppSecret not sent", found["credentials.token"], "network.tls")
    expect("an unknown CA: key not proved", found["uploadkey.server"], "network.tls")
    expect("an unknown CA: domain", found["domain.tls"], "domain.tls-untrusted")
    expect("an unknown CA: exit code", code, 1)
    expect("an unknown CA: what the services were asked", standin.requests(), [])


def check_doctor(machine, standin):
    machine.trust(standin.authority)
    code, report = doctor(machine, standin)
    expect("services", report["services"], "real")
    expect("all passed", {status for status in outcomes(report).values()}, {"passed"})
    expect("exit code", code, 0)
    expect("what the services were asked", sorted(standin.requests()),
           ["/cgi-bin/stable_token", "/wxa/ci/getattr", "/wxa/ci/getrandstr"])


def check_window(machine, standin):
    before = len(standin.requests())
    with open(f"{machine.folder}/facts.json", "w", encoding="utf-8") as file:
        json.dump({**standin.facts, "domain": f"https://{DOMAIN}"}, file)
    # In a chroot the program finds the buses and the display below /tmp.
    scripts = machine.reachable(os.path.dirname(HERE))
    command = machine.as_user(
        f"{scripts}/support/with-keyring.sh", "xvfb-run", "-a", "-s", "-screen 0 1280x1000x24",
        f"{scripts}/e2e/real-services-window.py", f"{machine.folder}/facts.json", *machine.command(MPWIZARD))
    subprocess.run(command, timeout=120, check=True)
    asked = standin.requests()[before:]
    expect("the window proved the AppSecret", asked.count("/cgi-bin/stable_token") > 0, True)
    expect("the window proved the key", asked.count("/wxa/ci/getattr") > 0, True)


def stranger_authority(folder):
    path = f"{folder}/stranger.pem"
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout",
                    f"{folder}/stranger.key", "-subj", "/CN=A stranger", "-out", path], check=True, capture_output=True)
    return path


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--root", default="/")
    parser.add_argument("--user")
    parser.add_argument("--no-window", action="store_true")
    parser.add_argument("standin")
    options = parser.parse_args()
    folder = enter()
    machine = Machine(folder, options.root, options.user)
    machine.address(ADDRESS)
    machine.file("/etc/hosts", f"127.0.0.1 localhost\n{ADDRESS} api.weixin.qq.com servicewechat.com {DOMAIN}\n")
    standin = Standin(options.standin, f"{folder}/standin")
    try:
        if options.user:
            check_user(machine, options.user)
        check_stranger(machine, standin, stranger_authority(folder))
        check_doctor(machine, standin)
        if not options.no_window:
            check_window(machine, standin)
    finally:
        standin.process.terminate()
        standin.process.wait()


if __name__ == "__main__":
    main()
