#!/bin/sh
# Downloads the Python projects of the classic stack for by-hand.sh. Not part of what is timed: pip builds the metadata
# of every sdist, which nobody needs here.
#   sh download-python.sh DIRECTORY
set -eu
download() {
    python3 -m pip download --quiet --disable-pip-version-check --no-deps --dest "$directory" "$@"
}
directory=$1
download --python-version 2.7 --only-binary=:all: setuptools==44.1.1 wheel pycparser six enum34 ipaddress
for sdist in cffi==1.1.2 cffi==1.14.6 cryptography==3.3.2; do
    download --no-binary=:all: "$sdist"
done
