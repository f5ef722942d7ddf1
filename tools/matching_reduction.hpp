// SPDX-License-Identifier: Apache-2.0
// How the matching form is defined, in terms of ICU. The library itself reads a table made from this once
// (tools/make_matching_table.cpp); the test asks this again for every code point. Not for passwords: ICU keeps
// copies of what it is given.
#ifndef CREDENCE_TOOLS_MATCHING_REDUCTION_HPP_
#define CREDENCE_TOOLS_MATCHING_REDUCTION_HPP_

#include <string>

namespace credence::tools {

/// The matching form of a whole text:
///  1. default-ignorable code points go;
///  2. NFKC(fold(NFKC(x))), then NFKD, so that letters and marks are apart;
///  3. marks that are accents go: those of no script of their own and of Latin, Greek, Cyrillic, Hebrew and
///     Arabic. Kana voicing marks stay, as do the marks that spell Indic and other scripts;
///  4. decimal digits of every script become ASCII digits, katakana becomes hiragana;
///  5. Latin letters that Unicode does not decompose become the ASCII letter their name tells
///     (LATIN SMALL LETTER O WITH STROKE), ae, oe, thorn and eth what they are usually written as;
///  6. other letters of which UTS #39 takes the small or else the capital form for one ASCII letter become that
///     letter. Both forms count because folding makes them one; no letter becomes a digit, so words stay words.
/// Steps 1 to 6 are repeated until nothing changes. ASCII is only lower-cased. A code point that stands for a whole
/// phrase (U+FDFA, 18 letters) stays as it is: nobody types the phrase's words so, and three bytes of a password may
/// not cost as much as eighteen. Throws std::runtime_error if ICU fails.
std::u32string matching_reduction(const std::u32string& text);

/// Whether a code point is dropped by step 1.
bool is_default_ignorable(char32_t code_point);

}  // namespace credence::tools

#endif  // CREDENCE_TOOLS_MATCHING_REDUCTION_HPP_
