#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""irreversible.py MPWIZARD: what cannot be undone is not done twice because the program was killed in between.

The real program, seen and used through AT-SPI and X: someone says that the act begins, the program is killed (SIGKILL) and
started again. It opens at the act, asks what became of it and does not offer to begin; so it does after another kill. What
was said then is on disk, and is not asked for again.
"""
import subprocess
import sys
import tempfile
import time

import atspibus

if atspibus.is_inside():
    import pyatspi

PATIENCE = 20
BEGIN, DONE, NOT_DONE = "I begin now", "It is done", "I did not do it"
DO_NOT_REPEAT, IS_DONE, CANNOT_BE_UNDONE = "Do not do it again", "It need not be done again", "This cannot be undone"


def until(what, condition):
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        value = condition()
        if value:
            return value
        time.sleep(0.05)
    sys.exit(f"waited in vain for {what}")


def xdotool(*arguments):
    return subprocess.run(["xdotool", *arguments], capture_output=True, text=True, check=False).stdout


def shown_below(thing):
    for i in range(thing.childCount):
        child = thing.getChildAtIndex(i)
        if child is not None and child.getState().contains(pyatspi.STATE_SHOWING):
            yield child
            yield from shown_below(child)


class Program:
    def __init__(self, folder):
        self.process = subprocess.Popen([sys.argv[1], "--locale", "en", "--data-dir", folder])
        self.root = until("the window", self.application)
        windows = until("a window on the screen", lambda: xdotool(
            "search", "--onlyvisible", "--pid", str(self.process.pid)).split())
        xdotool("windowfocus", "--sync", windows[-1])  # without a window manager nobody else does

    def application(self):
        for app in pyatspi.Registry.getDesktop(0):
            if app is not None and app.get_process_id() == self.process.pid and app.childCount:
                return app
        return None

    def all(self, role, words):
        """What is shown of this role with these words."""
        try:
            return [thing for thing in shown_below(self.root) if thing.getRoleName() == role and words in thing.name]
        except Exception:  # a page has just gone
            return []

    def find(self, role, words):
        try:
            return until(f"the {role} “{words}”", lambda: self.all(role, words))[0]
        except SystemExit:
            print(*(f"{thing.getRoleName()} “{thing.name}”" for thing in shown_below(self.root)), sep="\n")
            raise

    def press(self, role, words):
        self.find(role, words).queryAction().doAction(0)

    def choose(self, words, downs):
        """With the keyboard: a combo box takes no focus from AT-SPI. Its name there is what it says now."""
        box = self.find("combo box", words)
        for _ in range(60):
            if box.getState().contains(pyatspi.STATE_FOCUSED):
                xdotool("key", *["Down"] * downs)
                return
            xdotool("key", "Tab")
            time.sleep(0.05)
        sys.exit(f"no way to “{words}”")

    def type(self, words, text):
        field = self.find("text", words)
        field.queryComponent().grabFocus()
        xdotool("type", "--delay", "2", text)
        until(f"the text in “{words}”", lambda: field.queryText().characterCount == len(text))

    def next(self, role, words):
        """On to the page that shows this."""
        self.press("push button", "Next")
        self.find(role, words)

    def offers(self):
        return [words for words in (BEGIN, DONE, NOT_DONE) if self.all("push button", words)]

    def kill(self):
        self.process.kill()
        self.process.wait()


def to_unbinding(program, downs):
    program.press("push button", "Unbind")
    program.find("heading", "Which links can be cut")
    program.next("text", "Name of the mini program")
    program.type("Name of the mini program", "Shop")
    program.next("text", "Account ID")
    program.next("label", "Which link should be cut?")
    program.choose("Please choose", downs)
    program.next("check box", "I have read all of it")


def to_switching(program, downs):
    program.press("push button", "Switch the certification method")
    program.find("heading", "What a switch takes")
    program.next("text", "Name of the mini program")
    program.type("Name of the mini program", "Shop")
    program.next("text", "Account ID")
    program.choose("Please choose", downs)
    program.next("check box", "I have read all of it")


def opened_at(folder, words, offers):
    """The program, which shows these words of the act and offers to say just this."""
    program = Program(folder)
    program.find("label", words)
    if program.offers() != offers:
        sys.exit(f"“{words}” and on offer: {program.offers()}")
    return program


def begin_and_die(walk, downs, folder):
    program = Program(folder)
    walk(program, downs)
    program.press("check box", "I have read all of it")
    program.press("push button", "Next")
    until("the next page", lambda: not program.all("check box", "I have read all of it"))
    for box in program.all("check box", ""):  # before a switch there is a list
        box.queryAction().doAction(0)
    if not program.all("push button", BEGIN):
        program.press("push button", "Next")
    program.press("push button", BEGIN)
    program.find("push button", DONE)  # it is on disk
    program.kill()


def main():
    for walk, downs, said, then, offers in ((to_unbinding, 3, DONE, IS_DONE, []),
                                            (to_unbinding, 4, NOT_DONE, CANNOT_BE_UNDONE, [BEGIN]),
                                            (to_switching, 2, DONE, IS_DONE, [])):
        with tempfile.TemporaryDirectory() as folder:
            begin_and_die(walk, downs, folder)
            opened_at(folder, DO_NOT_REPEAT, [DONE, NOT_DONE]).kill()  # nobody answered
            program = opened_at(folder, DO_NOT_REPEAT, [DONE, NOT_DONE])
            program.press("push button", "Next")
            program.find("label", "Check first whether it was done")  # and it stays there
            program.press("push button", said)
            program.find("label", then)
            program.kill()
            opened_at(folder, then, offers).kill()
            print(f"{walk.__name__} {downs}, {said}: asked for, not repeated")
    return 0


atspibus.run_inside(main)
