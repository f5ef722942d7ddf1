# SPDX-License-Identifier: Apache-2.0
"""What is typed by someone whose keyboard is set to another layout than they think: the keys of a word of theirs, read as
US English. ghbdtn is the Russian for hello, qlalfqjsgh the Korean for password."""

ROWS = ("`1234567890-=", "qwertyuiop[]\\", "asdfghjkl;'", "zxcvbnm,./")

# The same keys without shift; a blank where a key has no letter. As set up by default for the language.
LAYOUTS = {
    "ru": ("ё            ", "йцукенгшщзхъ ", "фывапролджэ", "ячсмитьбю "),
    "uk": ("             ", "йцукенгшщзхїґ", "фівапролджє", "ячсмитьбю "),
    "el": ("             ", " ςερτυθιοπ   ", "ασδφγηξκλ  ", "ζχψωβνμ   "),
    "he": ("             ", "  קראטוןםפ   ", "שדגכעיחלךף ", "זסבהנמצתץ "),
    "ar": ("ذ            ", "ضصثقفغعهخحجد ", "شسيبلاتنمكط", "ئءؤر ىةوزظ"),
    "fa": ("             ", "ضصثقفغعهخحجچ ", "شسیبلاتنمکگ", "ظطزرذدپو  "),
    "th": (" ๅ  ภถุึคตจขช", "ๆไำพะัีรนยบลฃ", "ฟหกดเ้่าสวง", "ผปแอิืทมใฝ"),
}
# Letters on a key with shift, which the matching form doesn't tell from those without; and letters of two keys.
FURTHER = {
    "ar": {"أ": "h", "إ": "y", "آ": "n"},
    "uk": {"'": "`", "\u2019": "`"},
}
# The two-set keyboard of Korean: the letters of a syllable in the order of Unicode, beginnings, vowels and ends.
KOREAN_BEGINNINGS = "r R s e E f a q Q t T d w W c z x v g".split()
KOREAN_VOWELS = "k o i O j p u P h hk ho hl y n nj np nl b m ml l".split()
KOREAN_ENDS = ["", *"r R rt s sw sg e f fr fa fq ft fx fv fg a q qt t T d w c z x v g".split()]
FIRST_SYLLABLE, LAST_SYLLABLE = 0xAC00, 0xD7A3


def korean_keys(word):
    keys = []
    for character in word:
        if not FIRST_SYLLABLE <= ord(character) <= LAST_SYLLABLE:
            return ""
        rest, end = divmod(ord(character) - FIRST_SYLLABLE, len(KOREAN_ENDS))
        beginning, vowel = divmod(rest, len(KOREAN_VOWELS))
        keys += [KOREAN_BEGINNINGS[beginning], KOREAN_VOWELS[vowel], KOREAN_ENDS[end]]
    return "".join(keys).lower()


def keys_of(code):
    """Each letter of a layout with its key."""
    letters = dict(FURTHER.get(code, {}))
    for row, keys in zip(LAYOUTS[code], ROWS):
        letters.update({letter: key for letter, key in zip(row, keys) if letter != " "})
    return letters


def mistyped(code, words):
    """The words as keys, in order; words with a letter that has no key are left out."""
    if code == "ko":
        return list(dict.fromkeys(filter(None, map(korean_keys, words))))
    keys = keys_of(code)
    plain = {"ά": "α", "έ": "ε", "ή": "η", "ί": "ι", "ό": "ο", "ύ": "υ", "ώ": "ω", "ϊ": "ι", "ΐ": "ι", "ϋ": "υ", "ΰ": "υ"}
    typed = ("".join(keys.get(plain.get(letter, letter), " ") for letter in word.lower()) for word in words)
    return list(dict.fromkeys(word for word in typed if word and " " not in word))


def typed_as(code, words):
    """Latin words typed with this layout, the other way round."""
    letters = {key: letter for letter, key in keys_of(code).items()}
    typed = ("".join(letters.get(letter, " ") for letter in word) for word in words)
    return list(dict.fromkeys(word for word in typed if word and " " not in word))


MISTYPED = {*LAYOUTS, "ko"}
