# SPDX-License-Identifier: Apache-2.0
"""Cleaning, ordering, spelling and romanising words for tools/make_data.py."""
import collections
import math
import re
import subprocess
import unicodedata

# The script that a language's words must be in: the lists hold stray foreign words.
SCRIPTS = {
    "ar": "ARABIC", "bg": "CYRILLIC", "bn": "BENGALI", "el": "GREEK", "fa": "ARABIC", "he": "HEBREW",
    "hi": "DEVANAGARI", "ja": "JAPANESE", "kk": "CYRILLIC", "ko": "HANGUL", "mk": "CYRILLIC", "ru": "CYRILLIC",
    "th": "THAI", "uk": "CYRILLIC", "zh": "CJK",
}

# How a letter is written where the keyboard lacks it.
SPELLINGS = {
    "de": {"ä": "ae", "ö": "oe", "ü": "ue"}, "sv": {"ä": "ae", "ö": "oe", "å": "aa"},
    "da": {"ø": "oe", "å": "aa"}, "no": {"ø": "oe", "å": "aa"}, "fi": {"ä": "ae", "ö": "oe"},
    "hu": {"ö": "oe", "ü": "ue"}, "is": {"ö": "oe", "ð": "dh"}, "et": {"ä": "ae", "ö": "oe", "ü": "ue", "õ": "oe"},
    "tr": {"ö": "oe", "ü": "ue"}, "nl": {"ij": "y"}, "eo": {"ĉ": "cx", "ĝ": "gx", "ŝ": "sx", "ŭ": "ux", "ĵ": "jx"},
}

# ICU's transliterators by which a language is romanised: each gives a spelling, the first the usual one.
ROMANISED = {
    "ar": ["Any-Latin"],
    "bg": ["Bulgarian-Latin/BGN"],
    "bn": ["Bengali-Latin"],
    "el": ["Greek-Latin/UNGEGN", "Greek-Latin"],
    "fa": ["Any-Latin"],
    "he": ["Any-Latin"],
    "hi": ["Devanagari-Latin"],
    "ja": ["Hiragana-Latin ; :: Katakana-Latin"],
    "kk": ["Kazakh-Latin/BGN"],
    "ko": ["Hangul-Latin"],
    "mk": ["Macedonian-Latin/BGN"],
    "ru": ["Russian-Latin/BGN"],
    "th": ["Thai-Latin"],
    "uk": ["Ukrainian-Latin/BGN", "Russian-Latin/BGN ; :: Any-Latin"],
    "zh": ["Han-Latin"],
}


def script(code):
    return SCRIPTS.get(code, "LATIN")


def folded(word):
    """About what the matching form makes of a Latin word: only for counting letters and comparing lists."""
    word = unicodedata.normalize("NFKD", word.lower().replace("ß", "ss").replace("ł", "l").replace("ø", "o"))
    return "".join(c for c in word if not unicodedata.combining(c))


def script_of(word):
    """The script of all letters of a word, or None. CJK stands for Han, JAPANESE for kana with or without Han. The
    marks of an abugida belong to the letter before them."""
    scripts = set()
    for c in word:
        if unicodedata.category(c)[0] == "M" or c in "\u30fc\u200c\u200d":
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
        if not word.isascii() and script_of(word) != "LATIN":
            yield word
        elif letters >= 3 and rank <= limit.get(letters, 10**9):
            yield word


def by_commonness(lines, scripts):
    """The words of a list without order, the commonest first as far as the list itself tells: a common word was found
    in small letters, with a capital and in capitals; it is the beginning of many others; and it is short."""
    cases = collections.defaultdict(set)
    for line in lines:
        if len(line) > 1 and script_of(line) in scripts:
            cases[line.lower()].add("capitals" if line.isupper() else "capital" if line[0].isupper() else "small")
    beginnings = collections.Counter(word[:length] for word in cases for length in range(1, len(word) + 1))

    def commonness(word):
        family = beginnings[word[:max(min(4, len(word)), len(word) - 2)]]
        return 2 * len(cases[word]) - 0.2 * len(word) + 0.4 * math.log(max(family, 1))

    return sorted(cases, key=lambda word: (-commonness(word), word))


def spelled(code, words, most=30000):
    """Each word, and behind it how it is written without the letters that a keyboard may lack."""
    table = SPELLINGS.get(code, {})
    for rank, word in enumerate(words):
        yield word
        if rank >= most:
            continue
        other = word
        for letter, letters in table.items():
            other = other.replace(letter, letters)
        if other != word:
            yield other


# What people write otherwise than ICU: Russian ye as e, and no a at the end of a Hindi or Bengali word that has none
# in speech.
SHORTENED = {"ru": (r"ye", "e"), "uk": (r"ye", "e"), "hi": (r"(?<=[^aeiou])a$", ""), "bn": (r"(?<=[^aeiou])a$", "")}


def romanised(code, words):
    """The words in Latin letters, in order, in each spelling that ICU has for the language."""
    words = list(words)
    spellings = []
    for transliterator in ROMANISED[code]:
        rules = f":: {transliterator} ; :: NFD ; :: [:M:] Remove ; :: Latin-ASCII ; :: Lower ;"
        result = subprocess.run(["uconv", "-f", "utf-8", "-t", "utf-8", "-x", rules], input="\n".join(words),
                                capture_output=True, text=True, check=True)
        spellings.append([re.sub(r"[^a-z]", "", spelling) for spelling in result.stdout.split("\n")])
    if code in SHORTENED:
        spellings.append([re.sub(*SHORTENED[code], spelling) for spelling in spellings[0]])
    return list(dict.fromkeys(form for forms in zip(*spellings) for form in forms if form))
