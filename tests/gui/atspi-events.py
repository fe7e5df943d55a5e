#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""atspi-events.py PROGRAM: what a field tells a screen reader while a secret is typed, pasted, selected, deleted and wiped.

Every event of the accessibility bus is heard. An ordinary password field must give the secret away, or this test is deaf.
"""
import subprocess
import sys

import atspibus

SECRET = "ca9a27f0d1e5b8634fa7c2096b3d8e51"
PIECE = 4  # one character at a time is what typing in an ordinary field must tell
EVENTS = ["object:text-changed", "object:text-selection-changed", "object:text-caret-moved", "object:property-change",
          "object:state-changed", "object:visible-data-changed", "object:announcement", "object:text-attributes-changed"]


def words(source, event):
    """All text that comes with an event, and all that its field then tells."""
    parts = [str(event.any_data), event.source_name]
    for ask in (lambda: source.description, lambda: source.queryText().getText(0, -1),
                lambda: str(source.queryValue().currentValue)):
        try:
            parts.append(ask() or "")
        except Exception:  # it has no such interface, or it has just gone
            pass
    return "\n".join(parts)


def listen(pyatspi, program, kind):
    """(what was told in each event, True if something was told of a typed character)"""
    heard = []
    registry = pyatspi.Registry

    def hear(event):
        heard.append(words(event.source, event))
        if "finished" in heard[-1]:
            registry.stop()

    registry.registerEventListener(hear, *EVENTS)
    process = subprocess.Popen([program, kind, SECRET], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        if process.stdout.readline().strip() != "ready":
            sys.exit(f"{kind}: the window did not open")
        # The program asks the registry who listens before it sends anything: a call it has answered comes after that.
        for app in registry.getDesktop(0):
            if app is not None and app.get_process_id() == process.pid:
                app.childCount
        process.stdin.write("go\n")
        process.stdin.flush()
        registry.start()
    finally:
        registry.deregisterEventListener(hear, *EVENTS)
        process.terminate()
        process.wait()
    return heard


def told(heard):
    """How many events carried a piece of the secret."""
    pieces = [SECRET[at:at + PIECE] for at in range(len(SECRET) - PIECE + 1)]
    return sum(any(piece in each for piece in pieces) for each in heard)


def main():
    import pyatspi
    failed = []
    for kind, may_tell in (("plain", True), ("secret", False), ("line", False), ("lines", False)):
        heard = listen(pyatspi, sys.argv[1], kind)
        count = told(heard)
        print(f"{kind}: {len(heard)} events, {count} with a piece of the secret")
        if (count > 0) != may_tell or len(heard) < 10:
            failed.append(kind)
    return f"failed: {', '.join(failed)}" if failed else 0


atspibus.run_inside(main)
