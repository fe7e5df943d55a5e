#!/usr/bin/python3
# SPDX-License-Identifier: MIT
# secret-service.py [--delay MS]: a small Secret Service on the session bus, unlocked and in memory, for faults that a real
# one does not show on demand. With --delay it answers each call that late. Prints "ready"; then a line for each call that
# changes or hands out a secret.
import sys

import dbus
import dbus.service
from dbus.mainloop.glib import DBusGMainLoop
from gi.repository import GLib

BASE = "org.freedesktop.Secret."
PROPERTIES = "org.freedesktop.DBus.Properties"
ROOT = "/org/freedesktop/secrets"
COLLECTION = ROOT + "/collection/second"
SESSION = ROOT + "/session/only"
NOTHING = dbus.ObjectPath("/")
DELAY = int(sys.argv[sys.argv.index("--delay") + 1]) if "--delay" in sys.argv else 0


def late(reply, *values):
    GLib.timeout_add(DELAY, lambda: reply(*values) and False)


def say(what):
    print(what, flush=True)


class Item(dbus.service.Object):
    def __init__(self, service, number, attributes, value):
        self.path = f"{COLLECTION}/{number}"
        super().__init__(service.bus, self.path)
        self.service, self.attributes, self.value = service, attributes, value

    @dbus.service.method(BASE + "Item", in_signature="", out_signature="o", async_callbacks=("reply", "fail"))
    def Delete(self, reply, fail):
        say("delete")
        self.service.items.remove(self)
        self.remove_from_connection()
        late(reply, NOTHING)

    @dbus.service.method(PROPERTIES, in_signature="ss", out_signature="v", async_callbacks=("reply", "fail"))
    def Get(self, interface, name, reply, fail):
        late(reply, self.properties()[name])

    @dbus.service.method(PROPERTIES, in_signature="s", out_signature="a{sv}", async_callbacks=("reply", "fail"))
    def GetAll(self, interface, reply, fail):
        late(reply, self.properties())

    def properties(self):
        return dbus.Dictionary({"Locked": False, "Label": "item", "Attributes": self.attributes,
                                "Created": dbus.UInt64(0), "Modified": dbus.UInt64(0)}, signature="sv")


class Session(dbus.service.Object):
    @dbus.service.method(BASE + "Session")
    def Close(self):
        pass


class Collection(dbus.service.Object):
    def __init__(self, service, path):
        super().__init__(service.bus, path)
        self.service = service

    @dbus.service.method(BASE + "Collection", in_signature="a{sv}(oayays)b", out_signature="oo",
                         async_callbacks=("reply", "fail"))
    def CreateItem(self, properties, secret, replace, reply, fail):
        say("create")
        attributes = properties[BASE + "Item.Attributes"]
        same = [item for item in self.service.items if item.attributes == attributes]
        if same and replace:
            same[0].value = secret[2]
            item = same[0]
        else:
            self.service.made += 1
            item = Item(self.service, self.service.made, attributes, secret[2])
            self.service.items.append(item)
        late(reply, dbus.ObjectPath(item.path), NOTHING)

    @dbus.service.method(PROPERTIES, in_signature="ss", out_signature="v", async_callbacks=("reply", "fail"))
    def Get(self, interface, name, reply, fail):
        late(reply, self.properties()[name])

    @dbus.service.method(PROPERTIES, in_signature="s", out_signature="a{sv}", async_callbacks=("reply", "fail"))
    def GetAll(self, interface, reply, fail):
        late(reply, self.properties())

    def properties(self):
        return dbus.Dictionary({"Locked": False, "Label": "second", "Created": dbus.UInt64(0), "Modified": dbus.UInt64(0),
                                "Items": dbus.Array([], signature="o")}, signature="sv")


class Service(dbus.service.Object):
    def __init__(self, bus):
        super().__init__(bus, ROOT)
        self.bus, self.items, self.made = bus, [], 0

    @dbus.service.method(BASE + "Service", in_signature="sv", out_signature="vo", async_callbacks=("reply", "fail"))
    def OpenSession(self, algorithm, value, reply, fail):
        if algorithm != "plain":
            fail(dbus.exceptions.DBusException(name="org.freedesktop.DBus.Error.NotSupported"))
        else:
            late(reply, dbus.String("", variant_level=0), dbus.ObjectPath(SESSION))

    @dbus.service.method(BASE + "Service", in_signature="s", out_signature="o", async_callbacks=("reply", "fail"))
    def ReadAlias(self, name, reply, fail):
        late(reply, dbus.ObjectPath(COLLECTION if name == "default" else "/"))

    @dbus.service.method(BASE + "Service", in_signature="a{ss}", out_signature="aoao", async_callbacks=("reply", "fail"))
    def SearchItems(self, attributes, reply, fail):
        found = [item.path for item in self.items
                 if all(item.attributes.get(key) == value for key, value in attributes.items())]
        late(reply, dbus.Array(found, signature="o"), dbus.Array([], signature="o"))

    @dbus.service.method(BASE + "Service", in_signature="ao", out_signature="aoo", async_callbacks=("reply", "fail"))
    def Unlock(self, objects, reply, fail):
        late(reply, objects, NOTHING)

    @dbus.service.method(BASE + "Service", in_signature="aoo", out_signature="a{o(oayays)}",
                         async_callbacks=("reply", "fail"))
    def GetSecrets(self, paths, session, reply, fail):
        say("read")
        secrets = {item.path: (dbus.ObjectPath(SESSION), dbus.ByteArray(b""), dbus.ByteArray(bytes(item.value)), "text/plain")
                   for item in self.items if item.path in paths}
        late(reply, dbus.Dictionary(secrets, signature="o(oayays)"))

    @dbus.service.method(PROPERTIES, in_signature="ss", out_signature="v", async_callbacks=("reply", "fail"))
    def Get(self, interface, name, reply, fail):
        late(reply, dbus.Array([COLLECTION], signature="o"))

    @dbus.service.method(PROPERTIES, in_signature="s", out_signature="a{sv}", async_callbacks=("reply", "fail"))
    def GetAll(self, interface, reply, fail):
        late(reply, dbus.Dictionary({"Collections": dbus.Array([COLLECTION], signature="o")}, signature="sv"))


DBusGMainLoop(set_as_default=True)
bus = dbus.SessionBus()
service = Service(bus)
session = Session(bus, SESSION)
collections = [Collection(service, path) for path in (COLLECTION, ROOT + "/aliases/default")]
name = dbus.service.BusName("org.freedesktop.secrets", bus, do_not_queue=True)
say("ready")
GLib.MainLoop().run()
