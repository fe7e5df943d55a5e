#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""canary.py MPWIZARD STANDIN CANARY CLIPBOARD: walks the real program to its report with random secrets, then looks for them.

Runs in with-keyring.sh and xvfb-run, with an accessibility bus of its own. The AppSecret is pasted from another program's
clipboard, the upload key is read from its file; everything is done through AT-SPI and X, as a person with a screen reader
would do it. Then every place where a secret could have been left is searched: all files of the private home, the program's
memory, command line, environment and deleted files 5 s after the last use, its output, what AT-SPI and D-Bus carried, and
the X selections. The memory is searched for what the program writes; what other processes hold (the keyring, the stand-in,
the other clipboard) is theirs.
"""
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time

MPWIZARD, STANDIN, CANARY, CLIPBOARD = sys.argv[1:5]
PATIENCE = 10
KEPT_AFTER_USE = 5

private = os.path.dirname(os.environ["HOME"])  # in-fresh-home.sh made it
outside = tempfile.mkdtemp(dir="/tmp", prefix="canary-")  # what we know is no leak of the program
children = []


def start(command, **options):
    child = subprocess.Popen(command, **options)
    children.append(child)
    return child


def until(what, condition):
    """The first true value of condition(); fails after a while."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        value = condition()
        if value:
            return value
        time.sleep(0.05)
    raise TimeoutError(f"canary.py: waited in vain for {what}")


def accessibility_bus():
    start(["/usr/libexec/at-spi-bus-launcher", "--launch-immediately"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    command = ["dbus-send", "--session", "--print-reply=literal", "--dest=org.a11y.Bus", "/org/a11y/bus",
               "org.a11y.Bus.GetAddress"]
    return until("the accessibility bus", lambda: subprocess.run(
        command, capture_output=True, text=True, check=False).stdout.strip())


class Program:
    """The program, seen through AT-SPI."""

    def __init__(self, services, log):
        self.process = start([MPWIZARD, "--locale", "en", "--services", services], stdout=log, stderr=log,
                             env={**os.environ, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "QT_QPA_PLATFORM": "xcb"})
        import pyatspi  # connects to the bus that exists by now
        self.atspi = pyatspi
        self.root = until("the program on the accessibility bus", self.find_root)

    def find_root(self):
        for app in self.atspi.Registry.getDesktop(0):
            if app and app.get_process_id() == self.process.pid and app.childCount:
                return app
        return None

    def all(self, node=None):
        """Every accessible object that is shown."""
        node = node or self.root
        for i in range(node.childCount):
            try:
                child = node.getChildAtIndex(i)
                if child is None:
                    continue
                yield child
                yield from self.all(child)
            except Exception:  # it has just gone
                continue

    def find(self, role, name):
        def look():
            for node in self.all():
                try:
                    if node.getRoleName() == role and node.name.startswith(name) \
                            and node.getState().contains(self.atspi.STATE_SHOWING):
                        return node
                except Exception:  # it has just gone
                    continue
            return None
        try:
            return until(f"{role} “{name}”", look)
        except TimeoutError:
            print("\n".join(f"{node.getRoleName()} “{node.name}”" for node in self.all() if node.name))
            raise

    def press(self, role, name):
        node = self.find(role, name)
        until(f"“{name}” to be enabled", lambda: node.getState().contains(self.atspi.STATE_ENABLED))
        node.queryAction().doAction(0)

    def keys(self, role, name, *keys):
        node = self.find(role, name)
        node.queryComponent().grabFocus()
        until(f"focus on “{name}”", lambda: node.getState().contains(self.atspi.STATE_FOCUSED))
        xdotool("key", "--delay", "5", *keys)

    def type(self, name, text):
        self.keys("text", name, "ctrl+a")
        xdotool("type", "--delay", "2", text)

    def next(self):
        self.press("push button", "Next")

    def dump(self):
        """Everything that AT-SPI tells about the windows."""
        lines = []
        for node in self.all():
            lines += [node.getRoleName(), node.name, node.description]
            for query in ("queryText", "queryEditableText", "queryValue"):
                try:
                    found = getattr(node, query)()
                    lines.append(str(found.getText(0, -1) if query != "queryValue" else found.currentValue))
                except Exception:  # it has no such interface
                    pass
        return "\n".join(lines)


def xdotool(*arguments):
    subprocess.run(["xdotool", *arguments], check=True, stdout=subprocess.DEVNULL)


def focus(pid):
    """Without a window manager nobody else gives a window the keyboard."""
    windows = until("a window", lambda: subprocess.run(
        ["xdotool", "search", "--onlyvisible", "--pid", str(pid)], capture_output=True, text=True, check=False).stdout.split())
    xdotool("windowfocus", "--sync", windows[-1])


def clipboard(text):
    owner = start([CLIPBOARD, "set"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    owner.stdin.write(text)
    owner.stdin.close()
    owner.stdout.readline()
    return owner


def stop(child):
    child.terminate()
    child.wait()


def describe(program):
    """The first pages: nothing secret yet."""
    program.press("radio button", "Certify a mini program")
    program.next()
    program.type("Name of the mini program", "Corner shop")
    xdotool("key", "Tab", "Down", "Down")  # a combo box takes no focus from AT-SPI
    program.next()
    program.find("label", "Which edition of the low-code plan")
    program.next()
    program.press("radio button", "Fully managed")
    program.next()
    program.find("label", "Which edition does the account have now?")
    xdotool("key", "End")
    program.next()


def enter_secrets(program, facts):
    program.type("AppID", facts["appId"])
    program.next()
    owner = clipboard(facts["appSecret"])
    program.keys("password text", "AppSecret", "ctrl+v")
    stop(owner)
    shown = program.dump()
    program.next()
    program.press("push button", "Choose the key file")
    focus(program.process.pid)
    program.type("File name", facts["keyFile"])
    xdotool("key", "Return")
    program.find("label", "✓ WeChat accepts this key")
    focus(program.process.pid)
    shown += program.dump()
    program.next()
    return shown


def tick(program, role, name):
    """Each control of this kind that is shown, with the space bar."""
    for node in list(program.all()):
        if node.getRoleName() == role and name in node.name and node.getState().contains(program.atspi.STATE_SHOWING):
            node.queryComponent().grabFocus()
            until(f"focus on “{node.name}”", lambda: node.getState().contains(program.atspi.STATE_FOCUSED))
            xdotool("key", "space")
            until(f"the tick of “{node.name}”", lambda: node.getState().contains(program.atspi.STATE_CHECKED))


def finish(program):
    program.find("label", "1. API IP whitelist")
    tick(program, "radio button", "Switched off")
    program.next()
    program.type("request domains", "https://s1.shop.example")
    tick(program, "check box", "The domains stand in")
    program.next()
    program.find("label", "All checks passed")
    used = time.monotonic()
    program.next()
    program.find("push button", "Copy the AppSecret")
    tick(program, "check box", "")
    program.next()
    program.press("push button", "Save as HTML")
    focus(program.process.pid)
    program.type("File name", private + "/home/report.html")
    xdotool("key", "Return")
    until("the report", lambda: os.path.exists(private + "/home/report.html"))
    return used


def scan(program, facts):
    secrets = {"app-secret": facts["appSecret"], "upload-key": open(facts["keyFile"], encoding="ascii").read()}
    command = [CANARY, "--folder", private]
    if os.access(f"/proc/{program.process.pid}/environ", os.R_OK):
        command += ["--pid", str(program.process.pid)]
    else:  # the program forbids it to its own user
        print("NOT SEARCHED: memory, environment and deleted files; that takes root or user namespaces")
    for name, secret in secrets.items():
        path = f"{outside}/{name}"
        with open(path, "w", encoding="ascii") as file:
            file.write(secret)
        command += ["--secret", f"{name}={path}"]
    for capture in ("atspi", "bus", "a11y-bus", "selections"):
        until(f"what {capture} carried", lambda path=f"{outside}/{capture}": os.path.getsize(path))
        command += ["--text", f"{capture}={outside}/{capture}"]
    return subprocess.run(command, check=False).returncode


def main():
    started = time.monotonic()
    address = accessibility_bus()
    for name, bus in (("bus", ["--session"]), ("a11y-bus", ["--address", address])):
        with open(f"{outside}/{name}", "wb") as traffic:
            start(["dbus-monitor", "--binary", *bus], stdout=traffic, stderr=subprocess.DEVNULL)
    with open(private + "/output.txt", "w", encoding="utf-8") as log:
        standin = start([STANDIN, "--dir", f"{outside}/standin", "--fresh"], stdout=subprocess.PIPE, text=True)
        standin.stdout.readline()
        with open(f"{outside}/standin/standin.json", encoding="utf-8") as file:
            facts = json.load(file)
        program = Program(f"{outside}/standin/services.json", log)
    focus(program.process.pid)
    describe(program)
    shown = enter_secrets(program, facts)
    used = finish(program)
    shown += program.dump()
    with open(f"{outside}/atspi", "w", encoding="utf-8") as file:
        file.write(shown)
    with open(f"{outside}/selections", "wb") as file:
        subprocess.run([CLIPBOARD, "get"], stdout=file, check=True)
        file.write(b"end\n")
    time.sleep(max(0, used + KEPT_AFTER_USE - time.monotonic()))
    result = scan(program, facts)
    print(f"{time.monotonic() - started:.0f} s")
    return result


if __name__ == "__main__":
    code = 2
    try:
        code = main()
    finally:
        for child in reversed(children):
            child.terminate()  # the accessibility bus ends its daemon with it
            child.wait()
        shutil.rmtree(outside)
    sys.exit(code)
