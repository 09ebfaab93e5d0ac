# In the root: unpacks the packages into /mnt/output/tree and lists them in /mnt/output/installed.
tree=/mnt/output/tree
mkdir -p "$tree/usr"
for directory in bin sbin lib; do
    mkdir "$tree/usr/$directory"
    ln -s "usr/$directory" "$tree/$directory"
done
while read -r name uri; do
    case $uri in
        # apt gives addresses with %2b for a plus sign.
        file:*) deb=/mnt/repository/$(printf %s "${uri##*/}" | perl -pe 's/%([0-9a-f]{2})/chr hex $1/gei') ;;
        *) deb=/mnt/packages/$name ;;
    esac
    excludes "${name%%_*}" > /tmp/excludes
    echo "unpacking $deb"
    dpkg-deb --fsys-tarfile "$deb" > /tmp/tar
    # shellcheck disable=SC2046 # the patterns are read one a line below
    (IFS='
'; set -f; exec tar -x -f /tmp/tar -C "$tree" --no-same-owner --keep-directory-symlink \
        --anchored --wildcards --wildcards-match-slash $(cat /tmp/excludes))
    echo "${deb##*/}" >> /mnt/output/installed
done < /var/lib/crosspy-packages
# lib64 and its like are links only where a package came with them.
for directory in "$tree"/usr/lib64 "$tree"/usr/libx32; do
    if [ -d "$directory" ] && [ ! -e "$tree/${directory##*/}" ]; then
        ln -s "usr/${directory##*/}" "$tree/${directory##*/}"
    fi
done
chmod -R u+rwX,go-w,ug-s "$tree"
