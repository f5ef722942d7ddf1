#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Prints the files that clang-tidy has to read for the changed ones on standard input: the sources among them that are
compiled, and for a changed header that none of these includes, one source that does.

  tidy_units.py COMPILE_COMMANDS < changed
"""
import json
import re
import sys
from pathlib import Path

INCLUDE = re.compile(r'^\s*#\s*include\s*["<]([^">]+)[">]', re.M)


def main():
    root = Path.cwd()
    commands = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    compiled = sorted({Path(entry["file"]).resolve() for entry in commands})
    compiled = [path for path in compiled if path.is_relative_to(root) and not path.is_relative_to(root / "build")
                and path.suffix in (".c", ".cpp")]
    changed = {(root / line).resolve() for line in sys.stdin.read().split("\n") if line}
    chosen = [path for path in compiled if path in changed]
    roots = [root / "src", root / "include", root / "tests", root / "tools"]

    def included(source, seen):
        """Adds to `seen` the project's headers that `source` includes, over others too."""
        for name in INCLUDE.findall(source.read_text(encoding="utf-8", errors="replace")):
            for folder in [source.parent, *roots]:
                header = (folder / name).resolve()
                if header.is_file():
                    if header not in seen:
                        seen.add(header)
                        included(header, seen)
                    break
        return seen

    missing = {path for path in changed if path.suffix in (".h", ".hpp", ".inc") and path.is_file()}
    for source in chosen:
        missing -= included(source, set())
    for source in compiled:
        if not missing:
            break
        found = missing & included(source, set())
        if found:
            chosen.append(source)
            missing -= found
    for path in chosen:
        print(path.relative_to(root))


if __name__ == "__main__":
    main()
