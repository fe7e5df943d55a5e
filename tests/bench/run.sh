#!/bin/bash
# SPDX-License-Identifier: MIT
# run.sh BUILD: the numbers to hold, one line each: name, value, limit, ok or OVER. Builds nothing. Fails only if a
# measurement cannot be made.
set -uo pipefail
build=$(readlink -f "${1:?run.sh BUILD}")
here=$(dirname "$(readlink -f "$0")")
failed=0

# measure NAME COMMAND…: its lines; exit 1 means that a limit is exceeded, more that it did not run.
measure() {
    local name=$1 output result
    shift
    output=$("$here/../support/in-fresh-home.sh" "$@" 2>&1)
    result=$?
    if [ $result -gt 1 ]; then
        echo "$name could not be measured ($result): $output"
        failed=1
    else
        grep -v '^ ' <<<"$output" | grep . || true
    fi
}

bench=$build/tests/bench
measure start "$bench/windows/start"
measure next "$bench/windows/next"
measure preflight "$bench/windows/preflight"
measure keystroke "$bench/windows/keystroke"
measure home "$bench/windows/home"
measure doctor-domains "$bench/domains/doctor-domains" "$bench/tlsserver"
measure doctor-whole "$bench/doctor/doctor-whole" "$build/app/mpwizard" "$build/tests/support/standin/standin" \
    "$bench/tlsserver" "$here/doctor/prove-key.sh"
measure saves "$bench/windows/saves"
measure commits "$bench/windows/commits"
measure migration "$bench/journal/migration"
measure explain "$here/explain.py" "$build/app/mpwizard"
# kill -9 at random points, from the test that holds them to zero losses
"$here/../support/in-fresh-home.sh" "$build/tests/faults/tst_journalkill" nothingAcknowledgedIsLost 2>&1 |
    sed -n "s/.* \([0-9]* kills,.*\)/kill -9: \1/p; s/^FAIL.*/kill -9: OVER/p"
exit $failed
