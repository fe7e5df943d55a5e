#!/bin/bash
# SPDX-License-Identifier: MIT
# hardening.sh BUILD: reads from the programs built in this folder how they were linked, and of a release build also how the
# wizard was compiled. "./dev lint" calls it for every build there is.
set -uo pipefail
build=$1
bad=0
fail() {
    echo "$1"
    bad=1
}

# linked FILE: found by the loader in the system's folders only, at random addresses, with nothing left to overwrite.
linked() {
    local dynamic headers
    dynamic=$(readelf -dW "$1")
    headers=$(readelf -hlW "$1")
    grep -qE '\((RPATH|RUNPATH)\)' <<<"$dynamic" && fail "$1: has a RUNPATH: libraries may come from any folder"
    grep -qE 'FLAGS.*NOW' <<<"$dynamic" || fail "$1: no BIND_NOW"
    grep -q 'GNU_RELRO' <<<"$headers" || fail "$1: no RELRO"
    grep -qE 'GNU_STACK .* RW ' <<<"$headers" || fail "$1: the stack can be executed"
    grep -qE 'Type: +DYN' <<<"$headers" || fail "$1: not position independent"
}

# compiled FILE: with checked copies and a guarded stack.
compiled() {
    local symbols
    symbols=$(nm -D --undefined-only "$1")
    grep -qE '__(memcpy|memset|read)_chk' <<<"$symbols" || fail "$1: no fortified function"
    grep -q '__stack_chk_fail' <<<"$symbols" || fail "$1: no stack protector"
}

# guarded OBJECT: its indirect jumps and returns are marked for CET. Not read from the program: the linker drops the mark,
# because Debian's crt1.o has none.
guarded() {
    readelf -nW "$1" | grep -q 'IBT, SHSTK' || fail "$1: not compiled for CET"
}

mapfile -t programs < <(find "$build" \( -name CMakeFiles -o -name npm \) -prune -o -type f \( -perm -u+x -o -name '*.so' \) -print |
    while read -r file; do [ "$(head -c 4 "$file" | tr -d '\0')" = $'\x7fELF' ] && echo "$file"; done)
for program in "${programs[@]}"; do linked "$program"; done
[ -x "$build/app/mpwizard" ] || fail "$build: no mpwizard"
if grep -q '^CMAKE_BUILD_TYPE:[A-Z]*=Release$' "$build/CMakeCache.txt"; then
    compiled "$build/app/mpwizard"
    if [ "$(uname -m)" = x86_64 ]; then
        mapfile -t objects < <(find "$build"/{app,models,wizard} -name '*.cpp.o')
        [ ${#objects[@]} -gt 50 ] || fail "$build: only ${#objects[@]} objects"
        for object in "${objects[@]}"; do guarded "$object"; done
    fi
fi
[ $bad -eq 0 ] && echo "$build: ${#programs[@]} programs and libraries are linked as they should be"
exit $bad
