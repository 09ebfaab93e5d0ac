# Builds one sdist into a wheel. /build is the same path for every build, so that it tells nothing in the products.
as_build() {
    setpriv --reuid=build --regid=build --clear-groups env HOME=/build USER=build LOGNAME=build \
        PYTHONNOUSERSITE=1 PYTHONDONTWRITEBYTECODE=1 PYTHONHASHSEED=0 SOURCE_DATE_EPOCH=315532800 "$@"
}

cat > /tmp/build.sh <<'CROSSPY_BUILD'
umask 022
mkdir /build/side /build/source /build/dist
i=0
while [ "$i" -lt "$WHEELS" ]; do
    "$PYTHON" -m zipfile -e "/mnt/wheel-$i" /build/side
    i=$((i + 1))
done
case $KIND-$FILE_NAME in
    DIRECTORY-*) cp -R --preserve=mode,timestamps /mnt/source/. /build/source ;;
    *.zip) "$PYTHON" -m zipfile -e /mnt/source /build/source ;;
    *) tar -x -f /mnt/source --no-same-owner -C /build/source ;;
esac
cd /build/source
# An sdist has one directory at its top.
if [ "$KIND" = SDIST ]; then
    cd ./*/
fi
. /tmp/changes.sh
. /tmp/environment.sh
export PYTHONPATH=/build/side
# setuptools first, so that a setup.py that only knows distutils has bdist_wheel too.
exec "$PYTHON" -c "
import sys, os, setuptools
sys.argv[0] = __file__ = 'setup.py'
sys.path.insert(0, os.getcwd())
if os.path.exists('setup.py'):
    exec(compile(open('setup.py', 'rb').read(), 'setup.py', 'exec'))
else:
    setuptools.setup()
" bdist_wheel --dist-dir /build/dist $ARGUMENTS
CROSSPY_BUILD

as_build sh -eu /tmp/build.sh
# Nothing that the build left running may touch what is copied now.
as_build sh -c 'kill -KILL -1' || :
find /build/dist -maxdepth 1 -type f -name '*.whl' -exec cp --no-preserve=all -t /mnt/output {} +
