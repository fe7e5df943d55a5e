#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""atspi-dump.py PROGRAM STEP...: what a real screen reader can read through AT-SPI, in a D-Bus session of its own.

Fails if a control has no name, if there are too few controls, if the secret that was typed can be read anywhere, or
if it is not announced why Next does not go on.
"""
import os
import subprocess
import sys
import time

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


def hears_why_not(pyatspi, program, step):
    """True if it is announced why Next does not go on at step, as a screen reader hears it."""
    from gi.repository import GLib
    heard = []
    process = subprocess.Popen([program, step, SECRET], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        if process.stdout.readline().strip() != "ready":
            sys.exit(f"{step}: the window did not open")
        window_of(pyatspi, process.pid)
        loop = GLib.MainLoop()

        def hear(event):
            if event.any_data:
                heard.append(event.any_data)
                if not event.any_data.endswith("…"):  # that only says what is waited for
                    loop.quit()

        pyatspi.Registry.registerEventListener(hear, "object:announcement")
        process.stdin.write("\n")
        process.stdin.flush()
        GLib.timeout_add_seconds(15, loop.quit)
        loop.run()
        print(f"{step}: heard {heard}")
        return bool(heard) and not heard[-1].endswith("…") and SECRET not in str(heard)
    finally:
        pyatspi.Registry.deregisterEventListener(hear, "object:announcement")
        process.terminate()
        process.wait()


def main():
    if os.environ.get("ATSPI_INSIDE") != "1":
        # A display and a session bus of their own, gone at the end.
        read, write = os.pipe()
        display = subprocess.Popen(["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x900x24", "-nolisten", "tcp"],
                                   pass_fds=[write], stderr=subprocess.DEVNULL)
        os.close(write)
        try:
            with os.fdopen(read) as pipe:
                number = pipe.readline().strip()
            environment = dict(os.environ, ATSPI_INSIDE="1", DISPLAY=f":{number}", QT_QPA_PLATFORM="xcb",
                               QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1", GTK_A11Y="none")
            environment.pop("DBUS_SESSION_BUS_ADDRESS", None)
            return subprocess.run(["dbus-run-session", "--", sys.executable, *sys.argv], env=environment).returncode
        finally:
            display.terminate()
            display.wait()
    launcher = subprocess.Popen(["/usr/libexec/at-spi-bus-launcher", "--launch-immediately"], stderr=subprocess.DEVNULL)
    try:
        import pyatspi
        good = [check(pyatspi, sys.argv[1], step) for step in sys.argv[2:]]
        good += [hears_why_not(pyatspi, sys.argv[1], step) for step in ("mini-program", "secret")]
        return 0 if all(good) else 1
    finally:
        launcher.terminate()
        launcher.wait()


sys.exit(main())
