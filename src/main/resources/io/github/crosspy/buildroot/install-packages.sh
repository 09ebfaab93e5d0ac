# Defines "packages": apt-get with a snapshot of the archive's lists and, where there is one, a repository of packages
# built here. Used twice with the same answer: on the host to download, in the root to install.
#   $state       directory of the snapshot            $status    dpkg's status file
#   $packages    directory of downloaded packages     $repository  flat repository, or empty
scratch=$(mktemp -d)
mkdir -p "$scratch/lists/partial" "$scratch/parts"
find "$state/lists" -maxdepth 1 -type f -exec ln -s -t "$scratch/lists" {} +

packages() {
    apt-get -c "$state/apt.conf" \
        -o Dir::State="$scratch" -o Dir::State::lists="$scratch/lists" -o Dir::State::status="$status" \
        -o Dir::Cache="$scratch" -o Dir::Cache::archives="$packages" \
        -o Dir::Etc::sourcelist="$state/sources.list" -o Dir::Etc::sourceparts="$scratch/parts" \
        -o Dir::Etc::preferences="$state/preferences" \
        -o APT::Get::List-Cleanup=false -o Debug::NoLocking=true --allow-downgrades "$@"
}

if [ -n "$repository" ]; then
    # apt decodes %XX twice here: in the quoted word, and in the address.
    address=$(printf %s "$repository" | sed 's/%/%2525/g')
    printf 'deb [trusted=yes] "file:%s" ./\n' "$address" > "$scratch/parts/built-here.list"
    packages -o Dir::Etc::sourcelist="$scratch/parts/built-here.list" -o Dir::Etc::sourceparts=/dev/null update
fi
