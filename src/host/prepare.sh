#!/bin/sh
# Makes a Debian or Ubuntu host fit to build and test crosspy. Run it as root, or as a user with sudo who will build.
# It changes nothing when nothing is missing.
set -eu

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif command -v sudo > /dev/null; then
        sudo "$@"
    else
        echo "prepare: neither root nor sudo; let root run: $*" >&2
        exit 1
    fi
}

# $1: program, $2: Debian package that has it
program() {
    command -v "$1" > /dev/null || missing="$missing $2"
}

# $1: /etc/subuid or /etc/subgid, $2: user. The new range starts above all that are there (subuid(5)).
give_range() {
    if [ -e "$1" ] && grep -q "^$2:" "$1"; then
        return
    fi
    first=$( (echo root:100000:0; cat "$1" 2> /dev/null) |
        awk -F: '$2 + $3 > end { end = $2 + $3 } END { print end }')
    echo "prepare: giving $2 the ids $first to $((first + 65535)) in $1"
    echo "$2:$first:65536" | as_root tee -a "$1" > /dev/null
}

missing=
program javac default-jdk-headless
program mvn maven
program mmdebstrap mmdebstrap
program newuidmap uidmap
program unshare util-linux
program mount mount
program hostname hostname
program qemu-arm-static qemu-user-static
if [ ! -e /usr/share/keyrings/debian-archive-keyring.gpg ]; then
    missing="$missing debian-archive-keyring"
fi
if [ -n "$missing" ]; then
    echo "prepare: installing$missing"
    as_root apt-get update -q
    # shellcheck disable=SC2086 # the names are separate words
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q --yes --no-install-recommends $missing
fi
if [ "$(id -u)" != 0 ]; then
    user=$(id -un)
    give_range /etc/subuid "$user"
    give_range /etc/subgid "$user"
fi
echo "prepare: this host has what crosspy needs"
