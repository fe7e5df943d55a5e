#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""atspi-dump.py PROGRAM STEP...: what a real screen reader can read through AT-SPI, in a D-Bus session of its own.

Fails if a control has no name, if there are too few controls, if the secret that was typed can be read anywhere, or
if it is not announced why Next does not go on and what was done.
"""
import subprocess
import sys
import time

import atspibus

SECRET = "ca9a27f0" * 4
NAMED = {"push button", "check box", "radio button", "combo box", "entry", "text", "password text", "spin button", "link"}


def tree(thing, depth=0):
    yield thing
    if depth < 40:
        for i in range(thing.childCount):
            child = thing.getChildAtIndex(i)
            if child is not None:
                yield from tree(child, depth + 1)


def told(pyatspi, thing):
    parts = [thing.name, thing.description]
    try:
        text = thing.queryText()
        parts.append(text.getText(0, text.characterCount))
    except NotImplementedError:
        pass
    try:
        parts.append(str(thing.queryValue().currentValue))
    except NotImplementedError:
        pass
    return "\n".join(parts)


def window_of(pyatspi, pid):
    end = time.monotonic() + 20
    while time.monotonic() < end:
        for app in pyatspi.Registry.getDesktop(0):
            if app is not None and app.get_process_id() == pid and app.childCount:
                return app
        time.sleep(0.05)
    sys.exit("the window did not come to the accessibility bus")


def check(pyatspi, program, step):
    process = subprocess.Popen([program, step, SECRET], stdout=subprocess.PIPE, text=True)
    try:
        if process.stdout.readline().strip() != "ready":
            sys.exit(f"{step}: the window did not open")
        controls = nameless = leaks = 0
        for thing in tree(window_of(pyatspi, process.pid)):
            states = thing.getState()
            role = thing.getRoleName()
            if SECRET in told(pyatspi, thing):
                leaks += 1
            if role in NAMED and states.contains(pyatspi.STATE_SHOWING) and states.contains(pyatspi.STATE_FOCUSABLE):
                controls += 1
                if not thing.name.strip():
                    nameless += 1
                    print(f"{step}: a {role} without a name", file=sys.stderr)
        print(f"{step}: {controls} controls, {nameless} nameless, {leaks} times the secret")
        return controls >= 5 and not nameless and not leaks
    finally:
        process.terminate()
        process.wait()


def hears(pyatspi, program, step, exercise, script):
    """True if each button that is pressed at step (an empty name: Next) has announced what it must, as a screen reader hears it."""
    from gi.repository import GLib
    heard = []
    process = subprocess.Popen([program, step, SECRET, exercise], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def hear(event):
        if event.any_data:
            heard.append(event.any_data)

    try:
        if process.stdout.readline().strip() != "ready":
            sys.exit(f"{step}: the window did not open")
        window_of(pyatspi, process.pid)
        pyatspi.Registry.registerEventListener(hear, "object:announcement")
        context = GLib.MainContext.default()
        for button, wanted in script:
            heard.clear()
            process.stdin.write(button + "\n")
            process.stdin.flush()
            end = time.monotonic() + 15
            while not any(wanted in said for said in heard) and time.monotonic() < end:
                context.iteration(False) or time.sleep(0.01)
            print(f"{step}: {button or 'Next'}: heard {heard}")
            if not any(wanted in said for said in heard) or SECRET in str(heard):
                return False
        return True
    finally:
        pyatspi.Registry.deregisterEventListener(hear, "object:announcement")
        process.terminate()
        process.wait()


def main():
    import pyatspi
    good = [check(pyatspi, sys.argv[1], step) for step in sys.argv[2:]]
    good.append(hears(pyatspi, sys.argv[1], "mini-program", "", [("", "Enter the name")]))
    good.append(hears(pyatspi, sys.argv[1], "secret", "wrong-secret", [
        ("phone-wechat-console", "Only opens the page"), ("language", "语言：中文"), ("language", "Language: English"),
        ("practiceFill", "Filled in"), ("", "The AppSecret is wrong"), ("practiceRepair", "Put right"),
        ("", "WeChat accepts the AppSecret")]))
    good.append(hears(pyatspi, sys.argv[1], "upload-key", "", [
        ("practiceFill", "✓ WeChat accepts this key"), ("", "The upload key is kept")]))
    good.append(hears(pyatspi, sys.argv[1], "managed-domains", "expired-certificate", [
        ("practiceFill", "Filled in"), ("", "tick the box")]))
    return 0 if all(good) else 1


atspibus.run_inside(main)
