#!/bin/bash
# SPDX-License-Identifier: MIT
# currentfolder.sh MPWIZARD LIBRARY: starts the program in a folder where LIBRARY lies under the name of each library that it
# needs. It must not notice.
set -euo pipefail
program=$(readlink -f "$1") library=$(readlink -f "$2")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mapfile -t needed < <(readelf -dW "$program" | sed -nE 's/.*\(NEEDED\).*\[(.*)\]/\1/p')
[ ${#needed[@]} -gt 5 ] || { echo "readelf names only ${#needed[@]} libraries"; exit 1; }
for name in "${needed[@]}"; do cp "$library" "$folder/$name"; done
cd "$folder"
"$program" --version
# The trap works: where such a folder is searched, the library is loaded.
if LD_PRELOAD=./libqrencode.so.4 "$program" --version 2>/dev/null; then
    echo "the strange library does nothing: the test proves nothing"
    exit 1
fi
