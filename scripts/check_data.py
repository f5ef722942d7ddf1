#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Checks that data/README.md tells where every file of data/ comes from and under which licence.

Usage: scripts/check_data.py [DATA_FOLDER]

Every list has a row of its own with its number of lines, sources and licence; lists whose licence asks to pass it on
are in share-alike/, and no others are; every other file is named in the table at the top, by itself or by its folder.
"""
import re
import sys
from pathlib import Path

LIST_FOLDERS = ("words", "share-alike", "passwords", "passphrases")


def check(data):
    readme = (data / "README.md").read_text(encoding="utf-8")
    sections = dict(re.findall(r"^## (\w+)\n(.*?)(?=^## |\Z)", readme, re.S | re.M))
    lists = {cells[0].strip(): [cell.strip() for cell in cells[1:]] for cells in
             (line.strip("|").split("|") for line in sections.get("Lists", "").splitlines() if line.startswith("| "))}
    sources = {cells[0].strip(): cells[1].strip() for cells in
               (line.strip("|").split("|") for line in sections.get("Licences", "").splitlines() if line.startswith("| "))}
    top = set(re.findall(r"`([^`]+)`", "".join(line for line in readme.split("## ")[0].splitlines() if line.startswith("| "))))
    notices = (data / "NOTICES.txt").read_text(encoding="utf-8")
    for path in sorted(path for path in data.rglob("*") if path.is_file()):
        name = path.relative_to(data).as_posix()
        if path.relative_to(data).parts[0] not in LIST_FOLDERS:
            if name not in top and f"{path.relative_to(data).parts[0]}/" not in top:
                yield f"data/{name}: README.md doesn't name it"
            continue
        row = lists.pop(name, None)
        if row is None:
            yield f"data/{name}: README.md has no row for this list"
            continue
        lines, made_of, licence = row
        if int(lines) != path.read_bytes().count(b"\n"):
            yield f"data/{name}: README.md says {lines} lines"
        for source in made_of.split(", "):
            if source not in sources:
                yield f"data/{name}: README.md doesn't say what '{source}' is"
            elif sources[source] not in licence:
                yield f"data/{name}: made of '{source}', which is {sources[source]}, but README.md says {licence}"
        if ("-SA" in licence) != name.startswith("share-alike/"):
            yield f"data/{name}: {licence}, so it doesn't belong into this folder"
    for name in lists:
        if name != "list" and not name.startswith("---"):
            yield f"data/{name}: README.md has a row, but there is no such file"
    for licence in ("CC BY-SA 4.0", "ODC-BY", "Apache", "MIT", "Unicode", "SCOWL"):
        if licence not in notices and licence.lower() not in notices.lower():
            yield f"data/NOTICES.txt: nothing on {licence}"


def main():
    data = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent.parent / "data"
    faults = list(check(data))
    print("\n".join(faults) if faults else "check_data: every file is named")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
