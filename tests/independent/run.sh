#!/bin/bash
# SPDX-License-Identifier: MIT
# run.sh NAME STANDIN CACHE: installs what NAME/package-lock.json names into CACHE/NAME if need be, starts the stand-in and runs
# NAME/test.js. The lock names checksums and no host: npm takes each package from where it is told to. To renew it:
# npm install --package-lock-only --omit-lockfile-registry-resolved. Exit 77 (skipped) only where npm cannot install.
set -u
here=$(cd "$(dirname "$0")" && pwd)
name=$1 standin=$2 cache=$3/$1
mkdir -p "$cache" || exit 1

skip() {
    echo "SKIPPED: npm cannot install $name here: $1"
    exit 77
}

install() {
    cmp -s "$here/$name/package-lock.json" "$cache/installed.json" && return
    command -v npm >/dev/null || skip "there is no npm"
    echo "installing $name into $cache"
    cp "$here/$name"/package{,-lock}.json "$cache/"
    (cd "$cache" && npm ci --ignore-scripts --no-audit --no-fund --fetch-retries=1) >"$cache/npm.log" 2>&1 ||
        skip "$(tail -n 5 "$cache/npm.log")"
    cp "$cache/package-lock.json" "$cache/installed.json"
}

exec {lock}>"$cache/lock"
flock "$lock"
install
exec {lock}>&-

work=$(mktemp -d) || exit 1
coproc STANDIN { exec "$standin" --dir "$work/standin"; }
pid=$STANDIN_PID
trap 'kill $pid; wait $pid 2>/dev/null; rm -rf "$work"' EXIT
read -r -t 20 ready <&"${STANDIN[0]}" && [[ $ready == ready\ * ]] || { echo "the stand-in did not start"; exit 1; }

cd "$work" || exit 1
unset HTTP_PROXY HTTPS_PROXY http_proxy https_proxy ALL_PROXY all_proxy
HOME=$work TMPDIR=$work NO_PROXY='*' no_proxy='*' NODE_PATH=$cache/node_modules NODE_EXTRA_CA_CERTS=$work/standin/ca.pem \
    node "$here/$name/test.js" "$work/standin"
