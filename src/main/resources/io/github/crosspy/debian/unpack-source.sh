# Unpacks a Debian source and applies the POM's changes. /build is the same path for every build, so that it tells
# nothing in the products.
as_build() {
    setpriv --reuid=build --regid=build --clear-groups env HOME=/build USER=build LOGNAME=build "$@"
}

cat > /tmp/unpack.sh <<'CROSSPY_UNPACK'
umask 022
cd /build
upstream=${VERSION#*:}
directory=/build/$NAME-${upstream%-*}
if [ -d "$SOURCE" ]; then
    cp -R --preserve=mode,timestamps "$SOURCE/." "$directory"
else
    dpkg-source --no-check --extract "$SOURCE" "$directory"
fi
cd "$directory"
. /tmp/changes.sh
CROSSPY_UNPACK
