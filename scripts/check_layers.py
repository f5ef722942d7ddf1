#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Checks the structure of the tree; prints each fault as file:line and ends with status 1 if there is one.

  check_layers.py [ROOT]   checks the tree at ROOT (default: this checkout)
  check_layers.py --order  prints the folders of src/, a line each

It checks that
  layer      a file of src/ includes only its own folder and those above it in ORDER, and a public header only public ones;
  namespace  a file of src/<folder>/ opens credence::<folder>, or credence where it defines what is public;
  size       no source of src/ or tools/ has more than 400 lines (generated tables excepted), no folder of src/ more than 30 files;
  name       no type is defined twice in src/ and include/, and no function is declared in the headers of two namespaces;
  docs       docs/architecture.md lists the folders in this order.

It reads text, it does not compile: a name is what follows struct, class or enum, or precedes a parenthesis, at namespace
level after comments and strings are removed. A type inside a class is not compared, nor a function of one .cpp file. That
two definitions of one qualified name agree is checked by the compiler (-Wodr, in scripts/lint).
"""
import re
import sys
from pathlib import Path

# A folder includes only what is above it here. The same list is in docs/architecture.md.
ORDER = ["platform", "text", "workshop", "breach", "breach/writing", "dictionary", "dictionary/writing", "patterns", "strength",
         "strength/writing", "history", "rules/words", "rules", "policy", "checker", "messages", "c_api", "unpacking", "charts", "cli",
         "cli/breach"]
MOST_LINES = 400
MOST_FILES = 30
SOURCES = {".cpp", ".hpp", ".c", ".h", ".inc"}
GENERATED = re.compile(r"_table\.(cpp|inc)$")

INCLUDE = re.compile(r'^\s*#\s*include\s*"([^"]+)"')
NAMESPACE = re.compile(r"^\s*(?:inline\s+)?namespace\s+([A-Za-z_][\w:]*)\s*\{")
COMMENTS_AND_STRINGS = re.compile(
    r'//[^\n]*|/\*.*?\*/|R"(?P<d>[^()\s\\]*)\(.*?\)(?P=d)"|"(?:\\.|[^"\\\n])*"|(?<![0-9A-Fa-f])\'(?:\\.|[^\'\\\n])+\'', re.S)
TYPE = re.compile(r"\b(?:struct|class|enum(?:\s+(?:class|struct))?|union)\s+(?:CREDENCE_API\s+|alignas\([^)]*\)\s+|\[\[[^]]*\]\]\s+)*"
                  r"([A-Za-z_]\w*)(?:\s+final)?\s*(?::[^:;{][^;{]*)?$")
FUNCTION = re.compile(r"\b([a-z]\w*)\s*\(")


def folder_of(path, root):
    return path.parent.relative_to(root / "src").as_posix()


def blanked(text):
    """The text without comments, strings and preprocessor lines; every line keeps its number."""
    keep_lines = lambda match: "".join(c if c == "\n" else " " for c in match.group(0))
    text = COMMENTS_AND_STRINGS.sub(keep_lines, text)
    return re.sub(r"^[ \t]*#(?:[^\n\\]|\\.|\\\n)*", keep_lines, text, flags=re.M)


def statements(text):
    """Yields (line, namespace, head, ends_in_body) of each declaration at namespace level; `head` precedes its ; or {."""
    depth, head, line, start = 0, "", 1, 1
    stack = []  # for each open brace: the name of its namespace, or None
    for character in blanked(text):
        if character == "\n":
            line += 1
        if character == "{":
            match = re.search(r"(?:\bnamespace\b([^;]*)|\bextern\s*)$", head.strip()) if depth == 0 else None
            if depth == 0 and not match:
                yield start, "::".join(filter(None, stack)), head.strip(), True
            stack.append((match.group(1) or "").strip() if match else None)
            depth += 0 if match else 1
            head = ""
        elif character == "}":
            if stack and stack.pop() is None:
                depth -= 1
            head = ""
        elif depth == 0:
            if character == ";":
                yield start, "::".join(filter(None, stack)), head.strip(), False
                head = ""
            else:
                if not head.strip():
                    start = line
                head += character


def check_includes(path, folder, lines, root):
    allowed = ORDER[:ORDER.index(folder) + 1]
    for number, line in enumerate(lines, 1):
        match = INCLUDE.match(line)
        if not match:
            continue
        included = match.group(1)
        target = included.rsplit("/", 1)[0] if "/" in included else folder
        if target == "credence" and (root / "include" / included).exists():
            continue
        if target not in allowed:
            why = f"{target} comes after {folder}" if target in ORDER else f"{target} is not a folder of src/"
            yield number, f"layer: includes {included}, but {why} in the order of folders"


def check_namespaces(folder, lines):
    own = "credence::" + folder.replace("/", "::")
    for number, line in enumerate(lines, 1):
        match = NAMESPACE.match(line)
        if not match or match.group(1) in ("credence", own) or "}" in line:  # a line that also closes declares, it defines nothing
            continue
        if match.group(1).startswith("credence"):
            yield number, f"namespace: opens {match.group(1)}, but a file of src/{folder} opens {own}"


def check_file(path, root):
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines()
    is_public = path.is_relative_to(root / "include")
    if len(lines) > MOST_LINES and not is_public and not GENERATED.search(path.name):
        yield 1, f"size: {len(lines)} lines, more than {MOST_LINES}"
    if path.is_relative_to(root / "src"):
        folder = folder_of(path, root)
        if folder not in ORDER:
            yield 1, f"layer: src/{folder} is not in the order of folders (scripts/check_layers.py, docs/architecture.md)"
            return
        yield from check_includes(path, folder, lines, root)
        yield from check_namespaces(folder, lines)
    elif is_public:
        for number, line in enumerate(lines, 1):
            match = INCLUDE.match(line)
            if match and not (root / "include" / match.group(1)).exists() and not (path.parent / match.group(1)).exists():
                yield number, f"layer: a public header includes {match.group(1)}, which is not public"


def check_names(paths, root):
    """Yields (path, line, fault) for each name that two places define."""
    types, functions = {}, {}
    for path in paths:
        for line, namespace, head, has_body in statements(path.read_text(encoding="utf-8")):
            match = TYPE.search(head) if has_body else None
            if match and "(" not in head.split(match.group(1))[0].replace("alignas(", ""):
                first = types.setdefault(match.group(1), (path, line))
                if first != (path, line):
                    yield path, line, f"name: type {match.group(1)} is defined in {first[0].relative_to(root)}:{first[1]} too"
                continue
            if path.suffix not in (".hpp", ".h") or re.search(r"\b(using|typedef|static_assert|operator|friend)\b|^\s*$", head):
                continue
            match = FUNCTION.search(head)
            before = head[:match.start()] if match else ""
            if not match or "=" in before or before.rstrip().endswith("::") or not before.strip() or "CREDENCE_API" == match.group(1):
                continue
            name = match.group(1)
            first = functions.setdefault(name, (namespace, path, line))
            if first[0] != namespace:
                yield path, line, f"name: function {name} is declared in {first[1].relative_to(root)}:{first[2]} too"


def check_docs(root):
    page = root / "docs/architecture.md"
    if not page.exists():
        yield page, 1, "docs: missing"
        return
    listed = re.findall(r"^\| `src/([a-z_/]+)/` \|", page.read_text(encoding="utf-8"), re.M)
    if listed != ORDER:
        yield page, 1, f"docs: its table of folders has {listed}, the order here is {ORDER}"


def faults(root):
    everywhere = [path for top in ("include", "src", "tools") for path in sorted((root / top).rglob("*"))
                  if path.suffix in SOURCES and path.is_file()]
    for path in everywhere:
        for line, fault in check_file(path, root):
            yield path, line, fault
    for folder in sorted(path for path in (root / "src").rglob("*") if path.is_dir()):
        count = sum(1 for path in folder.iterdir() if path.is_file())
        if count > MOST_FILES:
            yield folder, 0, f"size: {count} files, more than {MOST_FILES}"
    library = [path for path in everywhere if not path.is_relative_to(root / "tools")]
    yield from check_names(library, root)
    yield from check_docs(root)


def main(arguments):
    if arguments == ["--order"]:
        print("\n".join(ORDER))
        return 0
    root = Path(arguments[0] if arguments else Path(__file__).parent.parent).resolve()
    count = 0
    for path, line, fault in faults(root):
        print(f"{path.relative_to(root)}:{line}: {fault}")
        count += 1
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
