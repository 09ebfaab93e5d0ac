#!/usr/bin/env bash
# Times the classic stack for armel twice on this machine: by hand (by-hand.sh) and with the plugin, from nothing but
# Maven's own plugins and, by hand, the downloaded Python projects. Proves the products of both. Leaves
# target/bench/classic-stack.md and .csv.
#   src/bench/classic-stack.sh [hand-first|plugin-first]
# Takes 25 minutes and 10 GB on 2 cores. Needs what src/host/prepare.sh installs, and python3 with pip.
set -euo pipefail
order=${1:-hand-first}
here=$(cd "$(dirname "$0")" && pwd)
project=$(cd "$here/../.." && pwd)
results=$project/target/bench
case $order in
    hand-first) ways='hand plugin' ;;
    plugin-first) ways='plugin hand' ;;
    *) echo "classic-stack: the order is hand-first or plugin-first, not $order" >&2; exit 2 ;;
esac

(cd "$project" && mvn -B -q install -DskipTests)
mkdir -p "$results"
# Not /tmp, which may be in memory or an overlay itself.
work=$(mktemp -d "$results/work.XXXXXX")
remove() {
    local user=
    [ "$(id -u)" = 0 ] || user='--user --map-auto --map-root-user'
    # shellcheck disable=SC2086 # the options are separate words
    unshare $user --mount rm -rf "$work"
}
trap remove EXIT
# A copy without products of earlier builds, as a reader would have it.
cp -R "$project/src/it/python2-stack" "$work/stack"
find "$work/stack" -name target -prune -exec rm -rf {} +
# Maven's own plugins are there before the clock starts.
mvn -B -q -f "$work/stack" package -Parmel -Dcrosspy.skip
sh "$here/download-python.sh" "$work/python"

hand() {
    sh "$here/by-hand.sh" "$work/hand" "$work/python" armel
}
plugin() {
    mvn -B -f "$work/stack" package -Parmel -Dcrosspy.cacheDirectory="$work/cache"
}

# $1: way; sets wall and cpu, in seconds. Children of children count once they have ended and were waited for.
measure() {
    local TIMEFORMAT='%0R %0U %0S' user system
    sync
    if ! { time "$1" > "$results/$1.log" 2>&1; } 2> "$work/times"; then
        tail -n 40 "$results/$1.log" >&2
        echo "classic-stack: $1 failed, see $results/$1.log" >&2
        exit 1
    fi
    read -r wall user system < "$work/times"
    cpu=$((user + system))
}

declare -A walls cpus
for way in $ways; do
    echo "== $way"
    measure "$way"
    walls[$way]=$wall
    cpus[$way]=$cpu
    echo "$way: $wall s, $cpu CPU s"
done
for directory in hand stack; do
    sh "$work/stack/prove.sh" armel "$work/$directory"
done

ratio() {
    awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f", a / b }'
}
cores=$(nproc)
memory=$(awk '/^MemTotal/ { printf "%.0f", $2 / 1048576 }' /proc/meminfo)
processor=$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)
commit=$(git -C "$project" rev-parse --short HEAD 2> /dev/null || echo unknown)
cat > "$results/classic-stack.csv" <<CSV
date,commit,order,cores,memory_gib,way,wall_s,cpu_s
$(for way in $ways; do
    echo "$(date -u +%F),$commit,$order,$cores,$memory,$way,${walls[$way]},${cpus[$way]}"
done)
CSV
cat > "$results/classic-stack.md" <<MARKDOWN
Classic stack for armel, everything cold, $order, $(date -u +%F), commit $commit,
$cores cores (${processor:-unknown processor}), $memory GiB:

| way | wall s | CPU s |
|---|---|---|
| by hand, one serial shell script | ${walls[hand]} | ${cpus[hand]} |
| \`mvn package -Parmel\` | ${walls[plugin]} | ${cpus[plugin]} |
| **plugin / hand** | **$(ratio "${walls[plugin]}" "${walls[hand]}")** | **$(ratio "${cpus[plugin]}" "${cpus[hand]}")** |
MARKDOWN
cat "$results/classic-stack.md"
