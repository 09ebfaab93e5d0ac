#!/bin/sh
# Shows that what was built works: from the sysroot and the wheels alone, under qemu-user with the target's weakest CPU,
# the Python 2.7 built here imports the libraries built here, encrypts and signs.
#   sh prove.sh [armel|armhf] [DIRECTORY of the project, by default the one of this script]
set -eu
target=${1:-armel}
project=$(cd "${2:-$(dirname "$0")}" && pwd)
case $target in
    armel) cpu=arm926 ;;
    armhf) cpu=cortex-a8 ;;
    *) echo "prove: the target is armel or armhf, not $target" >&2; exit 2 ;;
esac

products=$project/cryptography/target/crosspy/$target
sysroot=$products/sysroot
for needed in "$sysroot/usr/bin/python2.7" "$products/wheels"; do
    if [ ! -e "$needed" ]; then
        echo "prove: there is no $needed; build it with: mvn -B -f $project package -P$target" >&2
        exit 1
    fi
done

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir "$scratch/site"
for wheel in "$products"/wheels/*.whl; do
    echo "wheel    ${wheel##*/}"
    (cd "$scratch/site" && "${JAVA_HOME:+$JAVA_HOME/bin/}jar" xf "$wheel")
done

cat > "$scratch/prove.py" <<'PYTHON'
import ctypes, ssl, sys, zlib
import cffi, cryptography
from cryptography.exceptions import InvalidSignature
from cryptography.fernet import Fernet
from cryptography.hazmat.backends import default_backend
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

WANTED = 'OpenSSL 1.1.1w'


def check(what, holds):
    print('%-8s %s' % ('ok' if holds else 'FAILED', what))
    if not holds:
        sys.exit(1)


backend = default_backend()
print('python   ' + sys.version.split()[0])
print('ssl      ' + ssl.OPENSSL_VERSION)
print('zlib     ' + zlib.ZLIB_VERSION)
print('cffi     ' + cffi.__version__)
print('crypto   %s with %s' % (cryptography.__version__, backend.openssl_version_text()))
check('Python is 2.7', sys.version_info[:2] == (2, 7))
check('ssl has ' + WANTED, ssl.OPENSSL_VERSION.startswith(WANTED))
check('cryptography has ' + WANTED, backend.openssl_version_text().startswith(WANTED))

text = b'the quick brown fox' * 50
check('zlib gives back what it packed', zlib.decompress(zlib.compress(text)) == text)
check('ctypes calls libc', ctypes.CDLL(None).abs(-42) == 42)
ffi = cffi.FFI()
ffi.cdef('int abs(int);')
check('cffi calls libc', ffi.dlopen(None).abs(-42) == 42)

fernet = Fernet(Fernet.generate_key())
check('Fernet gives back what it encrypted', fernet.decrypt(fernet.encrypt(text)) == text)

key = ec.generate_private_key(ec.SECP256R1(), backend)
signature = key.sign(text, ec.ECDSA(hashes.SHA256()))
key.public_key().verify(signature, text, ec.ECDSA(hashes.SHA256()))
check('ECDSA verifies its signature', True)
try:
    key.public_key().verify(signature, text + b'!', ec.ECDSA(hashes.SHA256()))
    check('ECDSA refuses another text', False)
except InvalidSignature:
    check('ECDSA refuses another text', True)
PYTHON

# Nothing of the host's environment, and no byte code written into the products.
env -i LC_ALL=C.UTF-8 PYTHONHOME="$sysroot/usr" PYTHONPATH="$scratch/site" PYTHONDONTWRITEBYTECODE=1 \
    "$(command -v qemu-arm-static)" -cpu "$cpu" -L "$sysroot" "$sysroot/usr/bin/python2.7" -W ignore "$scratch/prove.py"
echo "prove: the $target products work under qemu-user with CPU $cpu"
