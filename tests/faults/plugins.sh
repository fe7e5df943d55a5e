#!/bin/bash
# SPDX-License-Identifier: MIT
# plugins.sh MPWIZARD: a part of Qt is not installed. The program says which, in words and without a window, and does not end
# with 0. Each part is hidden by an empty folder over its own, in a mount namespace (so it needs root or user namespaces).
set -euo pipefail
if [ "${1:-}" != inside ]; then
    unshare --map-root-user --mount true 2>/dev/null || { echo "no mount namespaces here"; exit 77; }
    exec unshare --map-root-user --mount "$0" inside "$@"
fi
program=$2 plugins=$(qtpaths6 --query QT_INSTALL_PLUGINS 2>/dev/null || echo /usr/lib/x86_64-linux-gnu/qt6/plugins)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
bad=0

# without PART WORDS COMMAND…: with the plugins of PART hidden, COMMAND says WORDS and fails. A window that says it waits for
# its button: it is ended here.
without() {
    local part=$1 words=$2 code=0 pid
    shift 2
    mount -t tmpfs none "$plugins/$part"
    : >"$folder/err" # what was said last is not said now
    "$@" >"$folder/out" 2>"$folder/err" &
    pid=$!
    for ((i = 0; i < 1000; ++i)); do
        if ! kill -0 $pid 2>/dev/null || grep -q "$words" "$folder/err"; then break; fi
        sleep 0.02
    done
    [ "$1" = "$program" ] || kill $pid 2>/dev/null || true
    wait $pid || code=$?
    umount "$plugins/$part"
    if [ $code -eq 0 ] || ! grep -q "$words" "$folder/err"; then
        echo "without $part: exit $code, said:"
        cat "$folder/err"
        bad=1
    fi
} 2>/dev/null

doctor=("$program" doctor --json --domain request=https://127.0.0.1)
without tls "TLS plugin.*libqt6network6" "${doctor[@]}"
without tls "TLS plugin.*libqt6network6" env QT_QPA_PLATFORM=offscreen "$program" --locale en --data-dir "$folder/data"
without sqldrivers "SQLite driver.*libqt6sql6-sqlite" \
    env QT_QPA_PLATFORM=offscreen "$program" --locale en --data-dir "$folder/data"
without platforms "no Qt platform plugin could be initialized" env QT_QPA_PLATFORM=xcb "$program" --data-dir "$folder/data"
[ ! -e "$folder/data" ] || { echo "something was written all the same"; bad=1; }
[ $bad -eq 0 ] && echo "each missing part is named"
exit $bad
