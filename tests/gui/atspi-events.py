#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""atspi-events.py PROGRAM: what a field tells a screen reader while a secret is typed, pasted, selected, deleted and wiped.

Every event of the accessibility bus is heard. An ordinary password field must give the secret away, or this test is deaf.
A field that takes a secret out of a text says so aloud, once each time.
"""
import subprocess
import sys

from gi.repository import Gio, GLib

import atspibus

SECRET = "ca9a27f0d1e5b8634fa7c2096b3d8e51"
TIMES = 3  # it is typed once and pasted twice
PIECE = 4  # one character at a time is what typing in an ordinary field must tell


def accessibility_bus():
    session = Gio.bus_get_sync(Gio.BusType.SESSION)
    address = session.call_sync("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, None,
                                Gio.DBusCallFlags.NONE, -1).unpack()[0]
    bus = Gio.DBusConnection.new_for_address_sync(
        address, Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION)
    # As a screen reader does: programs send only what somebody asked for.
    bus.call_sync("org.a11y.atspi.Registry", "/org/a11y/atspi/registry", "org.a11y.atspi.Registry", "RegisterEvent",
                  GLib.Variant("(s)", ("object:",)), None, Gio.DBusCallFlags.NONE, -1)
    return bus


def listen(bus, program, kind):
    """What each event carried, until the program is through."""
    heard = []

    def hear(_connection, _sender, path, _interface, signal, parameters):
        heard.append(f"{path} {signal} {parameters.print_(False)}")

    process = subprocess.Popen([program, kind, SECRET], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
    events = bus.signal_subscribe(None, "org.a11y.atspi.Event.Object", None, None, None, Gio.DBusSignalFlags.NONE, hear)
    try:
        # Events overtake each other within one turn of the program's loop, so its last word is awaited often.
        while sum("finished" in each for each in heard) < 8:
            GLib.MainContext.default().iteration(True)
            if not process.stdin.closed and any("hello" in each for each in heard):
                process.stdin.close()  # it is heard: now the program may begin
    finally:
        bus.signal_unsubscribe(events)
        process.terminate()
        process.wait()
    return heard


def told(heard):
    """How many events carried a piece of the secret."""
    pieces = [SECRET[at:at + PIECE] for at in range(len(SECRET) - PIECE + 1)]
    return sum(any(piece in each for piece in pieces) for each in heard)


def main():
    bus = accessibility_bus()
    failed = []
    for kind, may_tell, says in (("plain", True, 0), ("secret", False, 0), ("line", False, TIMES), ("lines", False, TIMES)):
        heard = listen(bus, sys.argv[1], kind)
        count = told(heard)
        said = sum(" Announcement " in each for each in heard)
        print(f"{kind}: {len(heard)} events, {count} with a piece of the secret, {said} announcements")
        if (count > 0) != may_tell or len(heard) < 10 or said != says:
            failed.append(kind)
    return f"failed: {', '.join(failed)}" if failed else 0


atspibus.run_inside(main)
