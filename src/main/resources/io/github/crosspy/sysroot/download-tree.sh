# On the host: resolves as a device of the target would, with nothing installed yet, and downloads what is missing.
# Continues install-packages.sh. Leaves the list of packages in the root.
mkdir -p "$scratch/empty/partial"
as_device() {
    packages -c "$scratch/device.conf" -o APT::Architecture="$target" "$@"
}
echo "#clear APT::Architectures; APT::Architectures:: \"$target\";" > "$scratch/device.conf"
(
    flock 9
    # shellcheck disable=SC2086 # the names are separate words
    as_device $offline --download-only install $names
) 9> "$packages/.crosspy-lock"
# shellcheck disable=SC2086
as_device -o Dir::Cache::archives="$scratch/empty" --print-uris -qq install $names |
    sed -n "s/^'\(.*\)' \([^ ]*\) .*/\2 \1/p" > "$CROSSPY_ROOT/var/lib/crosspy-packages"
rm -rf "$scratch" "$status"
