#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# scripts/abi must tell a break of the interface from a change that is none, with a small library in the place of credence.
# Usage: abi_selftest.sh SOURCE_DIR WORK_DIR
set -uo pipefail
source_dir=$1
work=$2
for tool in abidw abidiff cc readelf; do
  command -v $tool >/dev/null || { echo "skipped: no $tool"; exit 77; }
done
rm -rf "$work" && mkdir -p "$work/include" && cd "$work" || exit 1
failures=0

cat >include/x.h <<'END'
#include <stddef.h>
#define API __attribute__((visibility("default")))
typedef enum credence_status { CREDENCE_OK, CREDENCE_BAD } credence_status;
typedef struct credence_subject {
  size_t struct_size;
  int age;
} credence_subject;
typedef struct credence_slice {
  const char* data;
  size_t size;
} credence_slice;
typedef struct credence_policy credence_policy;
API credence_status credence_check(const credence_subject* subject, credence_policy* policy);
API int credence_count(credence_slice slice);
END
cat >include/x_unstable.h <<'END'
#include "x.h"
API int credence_guess(int number);
END
cat >x.c <<'END'
#include "x_unstable.h"
int credence_guess(int number) { return number; }
struct credence_policy { int inside; };
int internal(int number) { return number; }
credence_status credence_check(const credence_subject* subject, credence_policy* policy) {
  return subject->age && internal(policy->inside) ? CREDENCE_OK : CREDENCE_BAD;
}
int credence_count(credence_slice slice) { return (int)slice.size; }
END
cp x.c x.c.first
cp include/x.h x.h.first
cp include/x_unstable.h x_unstable.h.first

build() { cc -g -shared -fPIC -fvisibility=hidden -Iinclude x.c -Wl,-soname,"libx.so.$1" -o lib.so || exit 1; }
abi() { "$source_dir/scripts/abi" --library "$work/lib.so" --headers "$work/include" --dump "$work/x.abi" "$@" >log 2>&1; }
# One change, by sed, of header and source; it must have this result. The change is undone.
expect() { # expect STATUS VERSION WHAT SED-EXPRESSION
  cp x.c.first x.c
  cp x.h.first include/x.h
  cp x_unstable.h.first include/x_unstable.h
  sed -i "$4" x.c include/x.h include/x_unstable.h
  build "$2"
  local status=0
  abi || status=$?
  if [ $status -eq "$1" ]; then
    echo "ok: $3: $status"
  else
    echo "FAILED: $3: $status, not $1"
    cat log
    failures=$((failures + 1))
  fi
}

build 0.1
abi --update || { cat log; exit 1; }
expect 0 0.1 "no change" ''
expect 0 0.1 "a new function" '$a __attribute__((visibility("default"))) int credence_new(void);'
expect 0 0.1 "a status at the end" 's/CREDENCE_BAD }/CREDENCE_BAD, CREDENCE_WORSE }/'
expect 0 0.1 "a member at the end of a struct that says its size" 's/int age;/int age; long more;/'
expect 0 0.1 "what a handle holds" 's/int inside;/int inside; long more;/'
expect 0 0.1 "a function that may still change" 's/int credence_guess(int number)/long credence_guess(long number)/'
expect 1 0.1 "a parameter of another type" 's/credence_count(credence_slice slice)/credence_count(const credence_slice* slice)/; s/slice\.size/slice->size/'
expect 1 0.1 "a member in the middle" 's/int age;/long more; int age;/'
expect 1 0.1 "a member at the end of a struct that doesn't" 's/^  size_t size;/  size_t size; long more;/'
expect 1 0.1 "a function less" 's/credence_count(credence_slice/credence_number(credence_slice/'
expect 0 0.2 "the same with another version" 's/credence_count(credence_slice/credence_number(credence_slice/'
exit $((failures > 0))
