#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""real-services-window.py FACTS COMMAND…: certifies the mini program of FACTS in the window that COMMAND opens.

Runs in with-keyring.sh and xvfb-run; goes through AT-SPI and X, as a person with a screen reader would. Ends with 0 once
the AppSecret and the upload key are proved and the last check is green.
"""
import json
import os
import subprocess
import sys
import time

PATIENCE = 20
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
    raise TimeoutError(f"waited in vain for {what}")


def xdotool(*arguments):
    subprocess.run(["xdotool", *arguments], check=True, stdout=subprocess.DEVNULL)


def accessibility_bus():
    start(["/usr/libexec/at-spi-bus-launcher", "--launch-immediately"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    until("the accessibility bus", lambda: subprocess.run(
        ["dbus-send", "--session", "--print-reply=literal", "--dest=org.a11y.Bus", "/org/a11y/bus",
         "org.a11y.Bus.GetAddress"], capture_output=True, check=False).stdout)


class Window:
    """The program, seen through AT-SPI."""

    def __init__(self, command):
        self.process = start([*command, "--locale", "en"],
                             env={**os.environ, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "QT_QPA_PLATFORM": "xcb"})
        import pyatspi  # connects to the bus that exists by now
        self.atspi = pyatspi
        self.root = until("the program on the accessibility bus", self.application)
        self.focus()

    def application(self):
        for app in self.atspi.Registry.getDesktop(0):
            if app and app.get_process_id() == self.process.pid and app.childCount:
                return app
        return None

    def focus(self):
        """Without a window manager nobody else gives a window the keyboard."""
        windows = until("a window", lambda: subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid)], capture_output=True, text=True,
            check=False).stdout.split())
        xdotool("windowfocus", "--sync", windows[-1])

    def shown(self, node=None):
        """Every accessible object that is showing."""
        node = node or self.root
        for i in range(node.childCount):
            try:
                child = node.getChildAtIndex(i)
                if child is None:
                    continue
                if child.getState().contains(self.atspi.STATE_SHOWING):
                    yield child
                yield from self.shown(child)
            except Exception:  # it has just gone
                continue

    def all(self, role, name=""):
        return [node for node in self.shown() if node.getRoleName() == role and name in node.name]

    def find(self, role, name):
        try:
            return until(f"{role} “{name}”", lambda: self.all(role, name))[0]
        except TimeoutError:
            print("\n".join(f"{node.getRoleName()} “{node.name}”" for node in self.shown() if node.name))
            raise

    def press(self, role, name):
        node = self.find(role, name)
        until(f"“{name}” to be enabled", lambda: node.getState().contains(self.atspi.STATE_ENABLED))
        node.queryAction().doAction(0)

    def take_focus(self, node):
        node.queryComponent().grabFocus()
        until(f"focus on “{node.name}”", lambda: node.getState().contains(self.atspi.STATE_FOCUSED))

    def type(self, role, name, text):
        self.take_focus(self.find(role, name))
        xdotool("key", "--delay", "5", "ctrl+a")
        xdotool("type", "--delay", "2", text)

    def tick(self, role, name):
        """Each control of this kind that is shown, with the space bar."""
        self.find(role, name)
        for node in self.all(role, name):
            if not node.getState().contains(self.atspi.STATE_CHECKED):
                self.take_focus(node)
                xdotool("key", "space")
                until(f"the tick of “{node.name}”", lambda: node.getState().contains(self.atspi.STATE_CHECKED))

    def next(self):
        self.press("push button", "Next")

    def choose_file(self, path):
        self.focus()
        self.type("text", "File name", path)
        xdotool("key", "Return")


def describe(window):
    window.press("push button", "Certify a mini program")
    window.next()
    window.type("text", "Name of the mini program", "Corner shop")
    xdotool("key", "Tab", "Down", "Down")  # a combo box takes no focus from AT-SPI
    window.next()
    window.find("label", "Which edition is your WeDa plan?")
    window.next()
    window.find("label", "Choose whether the account has certified")  # Next has put the keyboard there
    xdotool("key", "Down")
    window.next()
    window.press("radio button", "Fully managed")
    window.next()
    window.find("label", "Which edition is your WeDa plan now?")
    xdotool("key", "End")
    window.next()


def prove(window, facts):
    window.type("text", "AppID", facts["appId"])
    window.next()
    window.find("label", "API IP whitelist")
    window.tick("radio button", "Switched off")
    window.next()
    window.type("password text", "AppSecret", facts["appSecret"])
    window.next()
    window.press("push button", "Choose the key file")
    print("ok: the window proved the AppSecret")
    window.choose_file(facts["keyFile"])
    window.find("label", "WeChat accepts this key")
    print("ok: the window proved the key")
    window.focus()
    window.next()


def check_all(window, facts):
    window.type("text", "request domains", facts["domain"])
    window.tick("check box", "I have entered the domains")
    window.next()
    window.find("label", "All checks passed")
    print("ok: all checks passed in the window")


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        facts = json.load(file)
    accessibility_bus()
    window = Window(sys.argv[2:])
    describe(window)
    prove(window, facts)
    check_all(window, facts)


if __name__ == "__main__":
    try:
        main()
    finally:
        for child in reversed(children):
            child.terminate()
            child.wait()
