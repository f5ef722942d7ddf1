#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# scripts/lint must fail on a planted fault of each kind. A small tree with the project's own scripts, presets and settings
# stands in for the whole one, so that each check takes a second. Usage: lint_selftest.sh SOURCE_DIR WORK_DIR
set -uo pipefail
source_dir=$1
tree=$2/tree
for tool in clang-format clang-tidy ninja python3; do
  command -v $tool >/dev/null || { echo "skipped: no $tool"; exit 77; }
done
unset GIT_DIR GIT_WORK_TREE
failures=0

# A tree without a fault, in a repository of its own.
fresh_tree() {
  rm -rf "$tree"
  mkdir -p "$tree"/{src/platform,src/text,src/breach,src/breach/writing,include/credence,docs,scripts}
  cp "$source_dir"/scripts/{lint,check_layers.py,check_data.py,tidy_units.py} "$tree/scripts"
  cp "$source_dir"/{.clang-format,.clang-tidy,CMakePresets.json} "$tree"
  cp "$source_dir/docs/architecture.md" "$tree/docs"
  printf '#!/bin/sh\n' >"$tree/scripts/packages" # the tools are here
  chmod +x "$tree/scripts/packages"
  cd "$tree" || exit 1
  cat >CMakeLists.txt <<'END'
cmake_minimum_required(VERSION 3.23)
project(tree LANGUAGES C CXX)
add_library(credence SHARED src/platform/a.cpp src/text/b.cpp)
target_compile_features(credence PRIVATE cxx_std_20)
target_include_directories(credence PRIVATE include src)
END
  printf '#ifndef A_HPP_\n#define A_HPP_\n\nnamespace credence::platform {\n\nint half(int number);\n\n}  // namespace credence::platform\n\n#endif  // A_HPP_\n' >src/platform/a.hpp
  printf '#include "platform/a.hpp"\n\nnamespace credence::platform {\n\nint half(int number) { return number / 2; }\n\n}  // namespace credence::platform\n' >src/platform/a.cpp
  printf '#include "platform/a.hpp"\n\nnamespace credence::text {\n\nint quarter(int number);\nint quarter(int number) { return platform::half(platform::half(number)); }\n\n}  // namespace credence::text\n' >src/text/b.cpp
  mkdir -p data/words data/share-alike
  printf 'house\n' >data/words/en-words.txt
  printf 'maison\n' >data/share-alike/fr-common.txt
  printf 'MIT, Apache, ODC-BY, SCOWL, Unicode, CC BY-SA 4.0\n' >data/NOTICES.txt
  cat >data/README.md <<'END'
| `README.md`, `NOTICES.txt` |

## Licences

| hand | MIT | ours |
| Wikipedia | CC BY-SA 4.0 | theirs |

## Lists

| words/en-words.txt | 1 | hand | MIT |
| share-alike/fr-common.txt | 1 | Wikipedia | CC BY-SA 4.0 |
END
  printf '/build/\n' >.gitignore
  git init -q -b main . && git add -A && git -c user.name=t -c user.email=t@example.org commit -qm "One file"
}

# The check must fail and say what is wrong.
expect_red() { # expect_red CHECK TEXT
  if output=$(scripts/lint "$1" 2>&1); then
    echo "FAILED: $1 let through: $2"
    failures=$((failures + 1))
  elif ! grep -q -- "$2" <<<"$output"; then
    echo "FAILED: $1 doesn't name it: $2"
    echo "$output"
    failures=$((failures + 1))
  else
    echo "ok: $1: $2"
  fi
}
append() { # append FILE TEXT: puts the text before the last line, which closes the namespace
  sed -i "\$i $2" "$1"
}

fresh_tree
if output=$(scripts/lint 2>&1); then
  echo "ok: the tree without a fault is green"
else
  echo "FAILED: the tree without a fault is red"
  echo "$output"
  failures=1
fi

fresh_tree
append src/text/b.cpp 'int  unformatted( ){return 1;}'
expect_red format 'b.cpp'

fresh_tree
sed -i '1i #include "text/c.hpp"' src/platform/a.cpp
expect_red layers 'a.cpp:1: layer: includes text/c.hpp'

fresh_tree
sed -i 's/namespace credence::text/namespace credence::platform/' src/text/b.cpp
expect_red layers 'b.cpp:3: namespace: opens credence::platform'

fresh_tree
mkdir src/odds && cp src/text/b.cpp src/odds
expect_red layers 'src/odds is not in the order'

fresh_tree
yes '// a line' | head -n 401 >src/text/long.cpp
expect_red layers 'long.cpp:1: size: 401 lines'

fresh_tree
for number in $(seq 31); do printf '// one of many\n' >"src/text/file$number.cpp"; done
expect_red layers 'src/text:0: size: 3[0-9] files'

fresh_tree
printf 'namespace credence::text {\n\nint half(const char* text);\n\n}  // namespace credence::text\n' >src/text/b.hpp
expect_red layers 'b.hpp:3: name: function half'

fresh_tree
append src/platform/a.cpp 'struct Thing { int size; };'
append src/text/b.cpp 'enum class Thing { kOne };'
expect_red layers 'b.cpp:[0-9]*: name: type Thing'

fresh_tree
sed -i '0,/| `src\/text\/`/{/| `src\/text\/`/d}' docs/architecture.md
expect_red layers 'docs/architecture.md:1: docs:'

fresh_tree
printf 'garden\n' >data/words/en-garden.txt
expect_red data 'data/words/en-garden.txt: README.md has no row'

fresh_tree
mv data/share-alike/fr-common.txt data/words && sed -i 's|share-alike/fr|words/fr|' data/README.md
expect_red data "data/words/fr-common.txt: CC BY-SA 4.0, so it doesn't belong"

fresh_tree
sed -i 's/| Wikipedia | CC BY-SA 4.0 |$/| Wikipedia | MIT |/' data/README.md
expect_red data "made of 'Wikipedia', which is CC BY-SA 4.0, but"

fresh_tree
for file in platform/a text/b; do
  member=$([ $file = text/b ] && echo 'long' || echo 'int')
  # shellcheck disable=SC1003
  sed -i "\$a namespace credence {\nstruct Shared {\n  $member value;\n  virtual ~Shared() = default;\n};\nint use_${file#*/}(Shared\& shared);\nint use_${file#*/}(Shared\& shared) { return static_cast<int>(shared.value); }\n}" "src/$file.cpp"
done
expect_red odr 'odr'

fresh_tree
append src/text/b.cpp 'const char* nothing();\nconst char* nothing() { return 0; }'
expect_red tidy 'modernize-use-nullptr'

exit $((failures > 0))
