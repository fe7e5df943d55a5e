#!/bin/bash
# SPDX-License-Identifier: MIT
# run.sh DEB STANDIN: installs the package on a bare Debian 12 and uses it there as an ordinary user, with no flags. Needs root; takes
# a few minutes; "./dev package test" calls it. BARE=DIR keeps the bare system there for the next time.
#
# The system is a folder made by debootstrap with nothing but its minimum and what apt takes in for the package. In it the
# user "customer" runs the program: --version, explain, doctor without a network, and the window, whose screen is an Xvfb
# outside. Then tests/e2e/real-services.py proves AppSecret, upload key and domain with doctor and in the window, against
# servers (STANDIN) whose certificates only the system's store makes trusted.
set -euo pipefail
deb=$(readlink -f "$1") standin=$(readlink -f "$2")
here=$(cd "$(dirname "$0")" && pwd)
[ "$(id -u)" -eq 0 ] || { echo "run.sh: debootstrap and chroot need root"; exit 1; }
work=$(mktemp -d) screen=
bare=${BARE:-$work/bare}
cleanup() {
    [ -z "$screen" ] || kill "$screen"
    for place in proc dev tmp/.X11-unix; do
        if mountpoint -q "$bare/$place"; then umount "$bare/$place"; fi
    done
    rm -rf --one-file-system "$work"
}
trap cleanup EXIT

if [ ! -x "$bare/usr/bin/apt-get" ]; then
    echo "making a bare Debian 12 in $bare"
    debootstrap --variant=minbase bookworm "$bare" >"$work/debootstrap.log" || { tail "$work/debootstrap.log"; exit 1; }
fi
mount -t proc proc "$bare/proc"
mount --bind /dev "$bare/dev"
mkdir -p "$bare/tmp/.X11-unix"
cp /etc/resolv.conf "$bare/etc/resolv.conf"
cp "$deb" "$bare/mpwizard.deb"
chroot "$bare" apt-get -qq update
chroot "$bare" env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends --reinstall /mpwizard.deb \
    >"$work/apt.log" 2>&1 || { tail -n 20 "$work/apt.log"; exit 1; }
chroot "$bare" id customer >/dev/null 2>&1 || chroot "$bare" useradd --create-home customer

# customer COMMAND…: as that user, with an empty environment, without a network.
customer() {
    unshare --net chroot --userspec=customer "$bare" \
        env -i HOME=/home/customer PATH=/usr/bin:/bin LANG=C.UTF-8 "$@"
}
# expect CODE WORDS COMMAND…: COMMAND ends with CODE and says WORDS.
expect() {
    local code=0 said wanted=$1 words=$2
    shift 2
    said=$(customer "$@" 2>&1) || code=$?
    if [ "$code" -ne "$wanted" ] || ! grep -q "$words" <<<"$said"; then
        echo "FAILED: $* ended with $code, not $wanted, and said:"
        echo "$said"
        exit 1
    fi
    echo "ok: $*"
}
expect 0 "^mpwizard [0-9]" mpwizard --version
expect 0 "wechat.40164" mpwizard explain 40164
expect 0 "退出码" mpwizard --locale zh_CN --help
expect 3 '"network\.' mpwizard doctor --json --domain request=https://shop.example.com

# The window, on a screen outside.
Xvfb -displayfd 3 -screen 0 1280x1000x24 -nolisten tcp -ac 3>"$work/display" 2>/dev/null &
screen=$!
for ((i = 0; i < 500; ++i)); do [ -s "$work/display" ] && break; sleep 0.02; done
display=:$(cat "$work/display")
mount --bind /tmp/.X11-unix "$bare/tmp/.X11-unix"
customer DISPLAY="$display" mpwizard --locale en >"$work/window.log" 2>&1 &
window=$!
for ((i = 0; i < 500; ++i)); do
    title=$(DISPLAY=$display xdotool search --onlyvisible --name "Mini Program" getwindowname 2>/dev/null) && break
    kill -0 $window 2>/dev/null || break
    sleep 0.02
done
[ -n "${title:-}" ] || { echo "FAILED: no window appeared"; cat "$work/window.log"; exit 1; }
echo "ok: a window named $title on a screen of $display"
kill -TERM $window
wait $window || code=$?
[ "${code:-0}" -eq 143 ] || { echo "FAILED: SIGTERM ended the window with ${code:-0}"; cat "$work/window.log"; exit 1; }
[ -s "$bare/home/customer/.local/share/mpwizard/journal.sqlite" ] || { echo "FAILED: no journal"; exit 1; }
echo "ok: ended on SIGTERM, the journal is there"

MPWIZARD=/usr/bin/mpwizard /usr/bin/python3 -u "$here/../e2e/real-services.py" --root "$bare" --user customer "$standin"
