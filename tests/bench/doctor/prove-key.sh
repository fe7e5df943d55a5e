#!/bin/bash
# SPDX-License-Identifier: MIT
# prove-key.sh BASE-URL CA APPID KEY: what "mpwizard doctor --upload-key" proves, with curl and openssl.
set -e
nonce=$(curl -sS --cacert "$2" -H 'content-type: application/json' \
    -d "{\"appid\":\"$3\",\"clientRand\":$RANDOM}" "$1/wxa/ci/getrandstr" |
    sed 's/.*"randomString":"\([^"]*\)".*/\1/')
signature=$(printf '{"appid":"%s","rand_str":"%s"}' "$3" "$nonce" |
    openssl rsautl -sign -inkey "$4" 2>/dev/null | base64 -w0)
curl -sS --cacert "$2" -H 'content-type: application/json' \
    -d "{\"appid\":\"$3\",\"signature\":\"$signature\"}" "$1/wxa/ci/getattr" | grep -q '"errCode":0'
