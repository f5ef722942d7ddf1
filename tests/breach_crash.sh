#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# What happens to the old breach file when a build fails: full disk, unwritable folder, vanished input, SIGINT, and
# kill -9 at random moments. Usage: breach_crash.sh PROGRAM [KILLS]
set -u
program=$1
kills=${2:-50}
work=$(mktemp -d)
mounted=
cleanup() {
  [ -z "$mounted" ] || umount "$mounted"
  rm -rf "$work"
}
trap cleanup EXIT
fail() {
  echo "FAILED: $*" >&2
  exit 1
}
only() { # only FOLDER NAME...: the folder holds these and nothing else
  folder=$1
  shift
  [ "$(ls -A "$folder" | sort | tr '\n' ' ')" = "$(printf '%s\n' "$@" | sort | tr '\n' ' ')" ] ||
    fail "litter: $(ls -A "$folder" | tr '\n' ' ')"
}

# A list of 400,000 digests in no order, so that there is something to sort and to spool.
awk 'BEGIN { srand(1); for (i = 0; i < 400000; i++) { s = ""; for (k = 0; k < 5; k++) s = s sprintf("%08X", int(rand() * 4294967296)); print s } }' >"$work/list"
mkdir "$work/out"
head -n 1000 "$work/list" >"$work/small"
"$program" breach build --from digests "$work/small" -o "$work/out/file" >"$work/log" 2>&1 || fail "the first build: $(cat "$work/log")"
sum=$(cksum <"$work/out/file")
build() { "$program" breach build --from digests --memory 1M "$work/list" -o "$work/out/file"; }
intact() { [ "$(cksum <"$work/out/file")" = "$sum" ] || fail "$1 changed the old file"; }

# vanished input
"$program" breach build --from digests "$work/absent" -o "$work/out/file" 2>"$work/log"
[ $? -eq 2 ] && grep -q absent "$work/log" || fail "a vanished input"
intact "a vanished input"
only "$work/out" file

# unwritable folder; root may write everywhere, so it becomes nobody
chmod 755 "$work" "$work/out"
chmod 644 "$work/list" "$work/out/file"
unwritable() { # unwritable COMMAND...
  "$@" breach build --from digests --memory 1M "$work/list" -o "$work/out/file" >"$work/log" 2>&1
  [ $? -eq 2 ] && grep -q "check that its folder exists and can be written" "$work/log" ||
    fail "an unwritable folder: $(cat "$work/log")"
}
if [ "$(id -u)" -ne 0 ]; then
  chmod a-w "$work/out"
  unwritable "$program"
  chmod u+w "$work/out"
elif setpriv --reuid=65534 --regid=65534 --clear-groups "$program" --version >/dev/null 2>&1; then
  unwritable setpriv --reuid=65534 --regid=65534 --clear-groups "$program"
else
  echo "SKIPPED: an unwritable folder (nobody cannot run $program)"
fi
intact "an unwritable folder"
only "$work/out" file
"$program" breach build --from digests "$work/list" -o "$work/none/file" 2>"$work/log"
[ $? -eq 2 ] && grep -q "none/file" "$work/log" || fail "an absent folder"

# SIGINT and SIGTERM, while it reads a pipe that gives nothing more
mkfifo "$work/pipe"
for signal in INT TERM; do
  (cat "$work/list"; sleep 5) >"$work/pipe" &
  feeder=$!
  # A shell's background process ignores SIGINT; env gives it back.
  env --default-signal=INT "$program" breach build --from digests --memory 1M - -o "$work/out/file" <"$work/pipe" \
    2>"$work/log" &
  builder=$!
  sleep 2
  kill -"$signal" "$builder"
  wait "$builder"
  [ $? -eq 2 ] && grep -q "stopped" "$work/log" || fail "SIG$signal: $(cat "$work/log")"
  kill "$feeder" 2>/dev/null
  intact "SIG$signal"
  only "$work/out" file
done

# full disk
if [ "$(id -u)" -eq 0 ] && mkdir "$work/tiny" && mount -t tmpfs -o size=3m tmpfs "$work/tiny" 2>/dev/null; then
  mounted=$work/tiny
  cp "$work/out/file" "$work/tiny/file"
  "$program" breach build --from digests --memory 1M "$work/list" -o "$work/tiny/file" >"$work/log" 2>&1
  [ $? -eq 2 ] && grep -q "make room" "$work/log" || fail "a full disk: $(cat "$work/log")"
  [ "$(cksum <"$work/tiny/file")" = "$sum" ] || fail "a full disk changed the old file"
  only "$work/tiny" file
else
  echo "SKIPPED: a full disk (needs root and tmpfs)"
fi

# kill -9 at random moments
start=$(date +%s%N)
cp "$work/out/file" "$work/old"
build >/dev/null 2>&1 || fail "an undisturbed build"
whole=$((($(date +%s%N) - start) / 1000000))
cp "$work/out/file" "$work/new"
new=$(cksum <"$work/new")
cp "$work/old" "$work/out/file"
i=0
while [ "$i" -lt "$kills" ]; do
  # Not the function: kill would reach only the shell that runs it.
  "$program" breach build --from digests --memory 1M "$work/list" -o "$work/out/file" >/dev/null 2>&1 &
  builder=$!
  moment=$(awk -v seed="$i" -v whole="$whole" 'BEGIN { srand(seed + 7); printf "%.3f", rand() * whole / 1000 }')
  sleep "$moment"
  kill -9 "$builder" 2>/dev/null
  wait "$builder" 2>/dev/null
  now=$(cksum <"$work/out/file")
  [ "$now" = "$sum" ] || [ "$now" = "$new" ] || fail "kill -9 after $moment s left neither the old nor the new file"
  cp "$work/old" "$work/out/file"
  i=$((i + 1))
done
build >"$work/log" 2>&1 || fail "the build after the kills: $(cat "$work/log")"
[ "$(cksum <"$work/out/file")" = "$new" ] || fail "the build after the kills gave another file"
only "$work/out" file
echo "old file intact, no litter: vanished input, unwritable folder, signals, full disk, $kills kills"
