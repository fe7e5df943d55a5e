#!/bin/bash
# SPDX-License-Identifier: MIT
# with-keyring.sh [--locked] [--prompter] CMD…: runs CMD in a private D-Bus session with a real gnome-keyring, in a home of
# its own. Works as root, without X and without systemd. KEYRING_PID is the daemon's, KEYRING_PASSWORD unlocks it.
# Without --prompter the bus has no activatable services: nothing restarts the daemon and nothing can ask for a password.
# With it gcr-prompter opens the dialogue that users see, once the bus has got a DISPLAY (UpdateActivationEnvironment).
set -u
here=$(dirname "$(readlink -f "$0")")
locked=no bus=private-bus.conf
while :; do
    case ${1:-} in
    --locked) locked=yes ;;
    --prompter) bus=prompter-bus.conf ;;
    *) break ;;
    esac
    shift
done
for tool in dbus-run-session gnome-keyring-daemon dbus-send; do
    command -v "$tool" >/dev/null || { echo "with-keyring.sh: $tool is not installed" >&2; exit 1; }
done

inside() {
    local bus_call=(dbus-send --session --print-reply --dest=org.freedesktop.DBus / )
    printf %s "$KEYRING_PASSWORD" | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1
    for ((i = 0; i < 250; ++i)); do
        KEYRING_PID=$("${bus_call[@]}" org.freedesktop.DBus.GetConnectionUnixProcessID string:org.freedesktop.secrets \
            2>/dev/null | awk '/uint32/ { print $2 }')
        [ -n "$KEYRING_PID" ] && break
        sleep 0.02
    done
    [ -n "$KEYRING_PID" ] || { echo "with-keyring.sh: gnome-keyring-daemon did not start" >&2; exit 1; }
    export KEYRING_PID
    if [ "$locked" = yes ]; then
        dbus-send --session --print-reply --dest=org.freedesktop.secrets /org/freedesktop/secrets \
            org.freedesktop.Secret.Service.Lock array:objpath:/org/freedesktop/secrets/collection/login >/dev/null || exit 1
    fi
    "$@"
    local result=$?
    kill -CONT "$KEYRING_PID" 2>/dev/null
    kill "$KEYRING_PID" 2>/dev/null
    exit $result
}

export locked KEYRING_PASSWORD=test-password
export -f inside
exec "$here/in-fresh-home.sh" dbus-run-session --config-file="$here/$bus" -- bash -c 'inside "$@"' _ "$@"
