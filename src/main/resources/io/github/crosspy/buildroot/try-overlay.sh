# Mounts what a build root needs, in an empty directory; $1: overlay options that the kind of namespace needs.
scratch=$(mktemp -d -p .)
trap 'umount -l "$scratch/root" 2>/dev/null || :; rm -rf "$scratch"' EXIT
mkdir "$scratch/lower" "$scratch/upper" "$scratch/work" "$scratch/root"
mount -t overlay crosspy -o "${1}lowerdir=$scratch/lower,upperdir=$scratch/upper,workdir=$scratch/work" "$scratch/root"
mkdir "$scratch/root/proc"
mount -t proc proc "$scratch/root/proc"
chown 1000:1000 "$scratch/root"
unshare --net true
umount "$scratch/root/proc"
