#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""atspi-dump.py PROGRAM STEP...: what a real screen reader can read through AT-SPI, in a D-Bus session of its own.

Each step, and Home, in both languages. Fails if something that takes the keyboard, or is announced, has no name, if a
page is read in another order than it is seen, if there are too few controls, if the secret that was typed can be read
anywhere, if it is not announced why Next does not go on and what was done, or if Qt warns of an index.
"""
import subprocess
import sys
import time

import atspibus

if atspibus.is_inside():
    import pyatspi

SECRET = "ca9a27f0" * 4
LOCALES = "en", "zh_CN"
CONTROLS = {"push button", "check box", "radio button", "combo box", "entry", "text", "password text", "spin button", "link"}
NAMED = CONTROLS | {"frame", "panel", "list", "list item", "heading", "alert", "dialog", "progress bar", "table", "image"}


def tree(thing, is_in=lambda thing: True, depth=0):
    """All that hangs below a thing, in the order in which it is read, without what is not in and hangs below that."""
    yield thing
    for child in children(thing) if depth < 40 else []:
        if is_in(child):
            yield from tree(child, is_in, depth + 1)


def children(thing):
    return [child for child in (thing.getChildAtIndex(i) for i in range(thing.childCount)) if child is not None]


def told(thing):
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


def window_of(pid):
    end = time.monotonic() + 20
    while time.monotonic() < end:
        for app in pyatspi.Registry.getDesktop(0):
            if app is not None and app.get_process_id() == pid and app.childCount:
                return app
        time.sleep(0.05)
    sys.exit("the window did not come to the accessibility bus")


def is_shown(thing):
    return thing.getState().contains(pyatspi.STATE_SHOWING)


def is_read(thing):
    """Shown, or about to be unfolded from a combo box."""
    return is_shown(thing) or thing.getRoleName() == "list"


def is_nameless(thing):
    is_told = thing.getRoleName() in NAMED or thing.getState().contains(pyatspi.STATE_FOCUSABLE)
    return is_told and not thing.name.strip()


def out_of_order(thing):
    """Neighbours of which the later one stands above the earlier one, and not beside it."""
    shown = [child for child in children(thing) if is_shown(child) and child.getRoleName() != "scroll bar"]
    places = [child.queryComponent().getExtents(pyatspi.DESKTOP_COORDS) for child in shown]
    found = []
    for i in range(1, len(shown)):
        before, after = places[i - 1], places[i]
        if after.y + after.height <= before.y and after.x < before.x + before.width:
            found.append(f"{words_of(shown[i])!r} after {words_of(shown[i - 1])!r}")
    for child in shown:
        found += out_of_order(child)
    return found


def words_of(thing):
    return next((one.name for one in tree(thing, is_shown) if one.name), thing.getRoleName())


def look(app, where):
    """Whether all that is shown now has its name and its place."""
    things = list(tree(app, is_read))
    # The page, without the rail, which is read after it.
    page = next((thing for thing in things if thing.getRoleName() == "panel"), app)
    controls = sum(thing.getRoleName() in CONTROLS for thing in things)
    found = [f"a {thing.getRoleName()} without a name: {words_of(thing)!r}" for thing in things if is_nameless(thing)]
    found += [f"out of order: {pair}" for pair in out_of_order(page)]
    found += ["too few controls"] if controls < 5 else []
    print(f"{where}: {controls} controls, {len(found)} faults", *found, sep="\n    ")
    return not found


class Window:
    """The program at a step, as others see it."""

    def __init__(self, program, step, exercise="", locale="en"):
        self.process = subprocess.Popen([program, step, SECRET, exercise, locale], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        if self.process.stdout.readline().strip() != "ready":
            sys.exit(f"{step}: the window did not open")
        self.app = window_of(self.process.pid)

    def press(self, button):
        self.process.stdin.write(button + "\n")
        self.process.stdin.flush()

    def go(self, step):
        self.press(">" + step)
        if self.process.stdout.readline().strip() != "ready":
            sys.exit(f"{step} did not come")

    def close(self):
        """True if Qt had nothing to complain of."""
        self.process.terminate()
        _, complaints = self.process.communicate()
        faults = [line for line in complaints.splitlines() if "QAccessible" in line]
        print("\n".join(faults), file=sys.stderr, end="\n" if faults else "")
        return not faults


def walk(program, steps, locale):
    window = Window(program, "overview", locale=locale)
    good = True
    for step in steps:
        window.go(step)
        good = look(window.app, f"{step} ({locale})") and good
    return window.close() and good


def home(program, locale):
    window = Window(program, "home", locale=locale)
    good = look(window.app, f"home ({locale})")
    return window.close() and good


def hides(program):
    window = Window(program, "secret")
    leaks = sum(SECRET in told(thing) for thing in tree(window.app))
    print(f"secret: {leaks} times the secret")
    return window.close() and not leaks


def results(program, locale):
    """The domains page when its checks have ended: the fields first, then what came out."""
    window = Window(program, "managed-domains", "expired-certificate", locale)
    window.press("practiceFill")
    window.press("runAgain")
    roles = []
    end = time.monotonic() + 15
    while "alert" not in roles and time.monotonic() < end:
        roles = [thing.getRoleName() for thing in tree(window.app, is_shown)]
    good = look(window.app, f"managed-domains, checked ({locale})")
    good = "alert" in roles and roles.index("text") < roles.index("alert") and good
    return window.close() and good


def hears(program, step, exercise, script):
    """True if each button that is pressed at step (an empty name: Next; None: no button) has announced what it must, as a
    screen reader hears it, and Qt had nothing to complain of."""
    from gi.repository import GLib
    heard = []

    def hear(event):
        if event.any_data:
            heard.append(event.any_data)

    def is_heard(wanted):
        return any(wanted in said for said in heard) or not wanted

    pyatspi.Registry.registerEventListener(hear, "object:announcement")
    window = Window(program, step, exercise)
    context = GLib.MainContext.default()
    good = True
    for button, wanted in script:
        if button is not None:
            heard.clear()
            window.press(button)
        end = time.monotonic() + 15
        while not is_heard(wanted) and time.monotonic() < end:
            context.iteration(False) or time.sleep(0.01)
        print(f"{step}: {button or 'Next'}: heard {heard}")
        good = good and is_heard(wanted) and SECRET not in str(heard)
    pyatspi.Registry.deregisterEventListener(hear, "object:announcement")
    return window.close() and good


def main():
    program, *steps = sys.argv[1:]
    good = [walk(program, steps, locale) for locale in LOCALES]
    good += [look_at(program, locale) for look_at in (home, results) for locale in LOCALES]
    good.append(hides(program))
    good.append(hears(program, "overview", "", [(None, "Practice:"), ("", "Describe the mini program")]))
    good.append(hears(program, "mini-program", "", [("", "Enter the name")]))
    good.append(hears(program, "preflight", "", [(">done", "Done\n")]))
    good.append(hears(program, "secret", "wrong-secret", [
        ("phone-wechat-console", "Only opens the page"), ("language", "语言：中文"), ("language", "Language: English"),
        ("practiceFill", "Filled in"), ("", "The AppSecret is wrong"), ("practiceRepair", "Put right"),
        ("", "WeChat accepts the AppSecret")]))
    good.append(hears(program, "upload-key", "", [
        ("practiceFill", "✓ WeChat accepts this key"), ("", "The upload key is kept")]))
    good.append(hears(program, "managed-domains", "expired-certificate", [
        ("practiceFill", "Filled in"), ("", "tick the box")]))
    good.append(hears(program, "home", "", [
        ("askToRename", ""), ("rename", "Now called"), ("putAway", "is put away"), ("showPutAway", ""),
        ("putAway", "is taken out again"), ("showPutAway", ""), ("askToDelete", "Delete"),
        ("deleteForGood", "is deleted")]))
    return 0 if all(good) else 1


atspibus.run_inside(main)
