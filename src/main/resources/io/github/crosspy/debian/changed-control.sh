# Gives the control file as the POM's changes leave it; continues unpack-source.sh.
as_build sh -eu /tmp/unpack.sh
mkdir /mnt/output/debian
find /build -maxdepth 3 -path '/build/*/debian/*' -type f \( -name control -o -name changelog \) \
    -exec cp --no-preserve=all -t /mnt/output/debian {} +
