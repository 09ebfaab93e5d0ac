# Builds one Debian source; continues unpack-source.sh.
cat > /tmp/build.sh <<'CROSSPY_BUILD'
. /tmp/unpack.sh
. /tmp/environment.sh
# The hook makes the build target first, then dpkg-buildpackage finds it made; what follows stays serial.
if [ -n "$RULES_JOBS" ]; then
    set -- --hook-build="make -f debian/rules -j$RULES_JOBS build-arch"
fi
exec dpkg-buildpackage --host-arch="$ARCHITECTURE" --build-profiles="$PROFILES" --build="$BUILD_TYPE" \
    --root-command=fakeroot --unsigned-source --unsigned-changes "$@"
CROSSPY_BUILD

as_build sh -eu /tmp/build.sh
# Nothing that the build left running may touch what is copied now.
as_build sh -c 'kill -KILL -1' || :
for changes in /build/*.changes; do
    perl /tmp/reproducible.pl "$(dpkg-parsechangelog -l "$(echo /build/*/debian/changelog)" -S Date)" \
        "${changes%.changes}.buildinfo" "$changes"
done
find /build -maxdepth 1 -type f \( -name '*.deb' -o -name '*.changes' -o -name '*.buildinfo' \) \
    -exec cp --no-preserve=all -t /mnt/output {} +
