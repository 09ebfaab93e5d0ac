#!/bin/sh
# The classic stack by hand: what the plugin automates, as one serial script that keeps nothing for a next run. Works as
# root, and as an ordinary user with a range in /etc/subuid. Prints the seconds of each step.
#   sh by-hand.sh DIRECTORY PYTHON [armel|armhf]
#     DIRECTORY  must not exist; takes 4 GB; holds logs, and products laid out as the plugin's, for prove.sh. A user
#                removes it with: unshare --user --map-auto --map-root-user rm -rf DIRECTORY
#     PYTHON     directory that download-python.sh filled
#   MIRROR=ADDRESS   the Debian archive, by default the one of the host's apt
# Needs what src/host/prepare.sh installs.
set -eu
# Where chroot is, which an ordinary user does not have on PATH.
PATH=$PATH:/usr/sbin:/sbin
target=${3:-armel}
case $target in
    armel) triplet=arm-linux-gnueabi platform=armv5tel ;;
    armhf) triplet=arm-linux-gnueabihf platform=armv7l ;;
    *) echo "by-hand: the target is armel or armhf, not $target" >&2; exit 2 ;;
esac
# shellcheck disable=SC2016 # apt's own variables
mirror=${MIRROR:-$(apt-get indextargets --format '$(RELEASE) $(REPO_URI)' 'Created-By: Packages' |
    awk '$1 == "bookworm" && !found { print $2; found = 1 }')}
if [ -z "$mirror" ]; then
    echo "by-hand: apt's configuration has no mirror of bookworm; set MIRROR" >&2
    exit 1
fi
build=$(dpkg --print-architecture)
python=$(cd "$2" && pwd)
mkdir "$1"
cd "$1"
mkdir logs layers repository sources archives wheels
cp "$python"/* sources
: > repository/Packages

user=
overlay=
if [ "$(id -u)" != 0 ]; then
    user='--user --map-auto --map-root-user'
    overlay=userxattr,
fi

# A command as root of the namespaces that build roots live in.
enter() {
    # shellcheck disable=SC2086 # the options are separate words
    unshare $user --mount --pid --fork --kill-child --uts --ipc --mount-proc "$@"
}

# $1: name of a layer over the root, made when it is new; $2: shell script to run in it
inside() {
    enter sh -euc '
        layer=layers/$1
        root=$layer/root
        mkdir -p "$layer/upper" "$layer/work" "$root"
        mount -t overlay by-hand -o "$3lowerdir=root,upperdir=$layer/upper,workdir=$layer/work" "$root"
        mount -t proc proc "$root/proc"
        mount --rbind /dev "$root/dev"
        mount -t tmpfs tmpfs "$root/tmp"
        for shared in repository sources wheels; do
            mkdir -p "$root/$shared"
            mount --bind "$shared" "$root/$shared"
        done
        mount --bind archives "$root/var/cache/apt/archives"
        exec chroot "$root" env -i ${http_proxy:+"http_proxy=$http_proxy"} PATH=/usr/sbin:/usr/bin:/sbin:/bin \
            HOME=/root LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive sh -eu -c "$2" < /dev/null
    ' sh "$1" "$2" "$overlay"
}

# $1: what, for people; the rest: the command that does it
timed() {
    label=$1
    log=logs/$(echo "$1" | tr ' ' -)
    shift
    begin=$(date +%s)
    if ! "$@" > "$log" 2>&1; then
        echo "by-hand: $label failed; the end of $PWD/$log:" >&2
        tail -n 40 "$log" >&2
        exit 1
    fi
    printf '%6d s  %s\n' "$(($(date +%s) - begin))" "$label"
}

started=$(date +%s)

# Packages built here win over the archive's, and bullseye only gives what bookworm lacks.
cat > apt.sh <<APT
set -eu
cat > "\$1/etc/apt/sources.list.d/by-hand.list" <<LIST
deb-src $mirror bookworm main
deb [arch=$build] $mirror bullseye main
deb-src $mirror bullseye main
LIST
echo 'deb [trusted=yes] file:/repository ./' > "\$1/etc/apt/sources.list.d/own.list"
cat > "\$1/etc/apt/preferences.d/by-hand" <<PINS
Package: *
Pin: release n=bullseye
Pin-Priority: 50

Package: *
Pin: origin ""
Pin-Priority: 1001
PINS
mkdir "\$1/repository"
: > "\$1/repository/Packages"
chroot "\$1" apt-get update
APT
timed 'base root and cross toolchain' enter mmdebstrap --mode=root --variant=buildd --architectures="$build,$target" \
    --include="fakeroot,crossbuild-essential-$target,libc6-dev:$target,libstdc++-12-dev:$target" \
    --aptopt='Acquire::Languages "none"' --aptopt='APT::Sandbox::User "root"' --dpkgopt=force-unsafe-io \
    --dpkgopt='path-exclude=/usr/share/doc/*' --skip=cleanup/apt/lists \
    --customize-hook="sh $PWD/apt.sh \"\$1\"" bookworm root "deb $mirror bookworm main"

timed 'source packages' inside sources '
    cd /sources
    apt-get source --download-only zlib/bookworm libffi/bookworm openssl/bullseye python2.7/bullseye'

read_own='apt-get update -o Dir::Etc::sourcelist=/etc/apt/sources.list.d/own.list -o Dir::Etc::sourceparts=/dev/null \
    -o APT::Get::List-Cleanup=false'

# $1: source package, $2: profiles beside the usual ones, $3: edits
debs() {
    profiles=cross,nocheck,nodoc,noudeb$2
    timed "$1 build dependencies" inside "$1" "
        $read_own
        apt-get build-dep --yes --no-install-recommends -a$target -P$profiles --arch-only /sources/$1_*.dsc"
    timed "$1 dpkg-buildpackage" inside "$1" "
        mkdir /build
        cd /build
        dpkg-source --no-check --extract /sources/$1_*.dsc source
        cd source
        $3
        export DEB_BUILD_OPTIONS='nocheck nodoc noautodbgsym parallel=$(nproc)'
        dpkg-buildpackage -a$target -P$profiles -rfakeroot -uc -us -B
        cp /build/*.deb /repository
        cd /repository
        dpkg-scanpackages --multiversion . > Packages"
}
debs zlib '' ''
debs libffi '' ''
debs openssl '' ''
debs python2.7 ,nobluetooth "sed -i 's,test -f .*/lib-dynload/_bsddb.so,# &,' debian/rules"

timed 'target libraries' inside wheels "
    $read_own
    apt-get install --yes --no-install-recommends python2.7 python2.7-dev libffi-dev \
        libpython2.7-dev:$target libssl-dev:$target libffi-dev:$target zlib1g-dev:$target"
# shellcheck disable=SC2016 # variables of the inner shell
timed 'build-side cffi' inside wheels '
    mkdir /side /built
    for wheel in /sources/*.whl; do
        python2.7 -m zipfile -e "$wheel" /side
    done
    cd /built
    tar -xf /sources/cffi-1.14.6.tar.gz
    cd cffi-1.14.6
    PYTHONPATH=/side python2.7 setup.py bdist_wheel --dist-dir /built
    python2.7 -m zipfile -e /built/*.whl /side
    rm -r /built'
for sdist in cffi-1.1.2 cffi-1.14.6 cryptography-3.3.2; do
    timed "$sdist" inside wheels "
        mkdir /built
        cd /built
        tar -xf /sources/$sdist.tar.gz
        cd $sdist
        export PYTHONPATH=/side CC=$triplet-gcc LDSHARED='$triplet-gcc -shared' LDFLAGS=-shared
        export _PYTHON_HOST_PLATFORM=linux-$platform
        python2.7 setup.py bdist_wheel --plat-name linux_$platform --dist-dir /wheels
        rm -r /built"
done

products=cryptography/target/crosspy/$target
mkdir -p "$products/wheels"
timed 'target tree' enter mmdebstrap --mode=root --variant=extract --architectures="$target" \
    --include=base-files,python2.7 --hook-dir=/usr/share/mmdebstrap/hooks/merged-usr \
    --aptopt='Acquire::Languages "none"' \
    bookworm "$products/sysroot" "deb $mirror bookworm main" "deb [trusted=yes] copy:$PWD/repository ./"
cp wheels/cffi-1.14.6-*.whl wheels/cryptography-*.whl sources/pycparser-*.whl sources/six-*.whl sources/enum34-*.whl \
    sources/ipaddress-*.whl "$products/wheels"
printf '%6d s  in all\n' "$(($(date +%s) - started))"
