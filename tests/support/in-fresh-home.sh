#!/bin/bash
# SPDX-License-Identifier: MIT
# in-fresh-home.sh CMD…: runs CMD with a home and XDG folders of its own that vanish afterwards.
T=$(mktemp -d) || exit 1
trap 'rm -rf "$T"' EXIT
mkdir -p "$T"/{home,data,config,cache,run,tmp}
chmod 700 "$T/run"
HOME="$T/home" XDG_DATA_HOME="$T/data" XDG_CONFIG_HOME="$T/config" XDG_CACHE_HOME="$T/cache" XDG_RUNTIME_DIR="$T/run" \
    TMPDIR="$T/tmp" LC_ALL="${LC_ALL:-C.UTF-8}" "$@"
