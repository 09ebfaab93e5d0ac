#!/bin/sh
# Enters a build root. Runs as root of fresh mount, PID, UTS and IPC namespaces (and, for an ordinary user, of a user
# namespace), in the cache directory. Everything it mounts goes away with the namespaces.
#   $1  directory of this entry: binds (lines "ro|rw SOURCE DESTINATION", tab-separated), inside/step.sh, outside.sh
#   $2  upper directory, which keeps what is written
#   $3  lower directories, topmost first, joined by colons
#   $4  overlay options that the kind of namespace needs
set -eu
umask 022
entry=$1 upper=$2 lower=$3 options=$4
root=$entry/root
mkdir -p "$root" "$entry/overlay"
mount -t overlay crosspy -o "${options}lowerdir=$lower,upperdir=$upper,workdir=$entry/overlay" "$root"

# Trusted preparation with the network and the host's own tools: downloads, never anything out of a source.
if [ -f "$entry/outside.sh" ]; then
    mkdir "$entry/tmp"
    CROSSPY_ROOT=$PWD/$root TMPDIR=$PWD/$entry/tmp sh -eu "$entry/outside.sh"
fi

mount -t proc proc "$root/proc"
# Root of the host would be root of these too, and they reach beyond the namespaces.
for knob in "$root/proc/sys" "$root/proc/sysrq-trigger"; do
    if [ -e "$knob" ]; then
        mount --bind "$knob" "$knob"
        mount -o remount,bind,ro "$knob"
    fi
done
mount -t tmpfs -o mode=755 tmpfs "$root/dev"
for node in null zero full random urandom tty; do
    : > "$root/dev/$node"
    mount --bind "/dev/$node" "$root/dev/$node"
done
mkdir "$root/dev/shm" "$root/dev/pts"
mount -t tmpfs -o mode=1777 tmpfs "$root/dev/shm"
mount -t devpts -o newinstance,ptmxmode=0666,mode=0620 devpts "$root/dev/pts"
ln -s pts/ptmx "$root/dev/ptmx"
ln -s /proc/self/fd "$root/dev/fd"
mount -t tmpfs -o mode=1777 tmpfs "$root/tmp"

mount -t tmpfs -o mode=755 tmpfs "$root/mnt"
mkdir "$root/mnt/host" "$root/mnt/crosspy"
mount --bind "$entry/inside" "$root/mnt/crosspy"
while IFS='	' read -r access source destination; do
    if [ -d "$source" ]; then
        mkdir -p "$root/mnt/$destination"
    else
        : > "$root/mnt/$destination"
    fi
    mount --bind "$source" "$root/mnt/$destination"
    if [ "$access" = ro ]; then
        mount -o remount,bind,ro "$root/mnt/$destination"
    fi
done < "$entry/binds"

hostname crosspy
# From here on there is no network, and no way back to the host's files.
exec unshare --net sh -euc '
    cd "$1"
    pivot_root . mnt/host
    cd /
    umount -l /mnt/host
    exec setpriv --inh-caps=-all --bounding-set=-all,+chown,+dac_override,+fowner,+fsetid,+kill,+setgid,+setuid,+sys_chroot,+setfcap \
        --no-new-privs env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 LC_ALL=C.UTF-8 TZ=UTC \
        sh -eu /mnt/crosspy/step.sh </dev/null
' sh "$root"
