#!/bin/bash
# SPDX-License-Identifier: MIT
# as-root.sh CMD…: runs CMD as root, or as the root of a user namespace of its own, who may read the memory of the programs
# that CMD starts and mount a small disk. Where there are no user namespaces CMD runs as it is, and has to say what it leaves out.
if [ "$(id -u)" -ne 0 ] && unshare --map-root-user --mount true 2>/dev/null; then
    exec unshare --map-root-user --mount "$@"
fi
exec "$@"
