// SPDX-License-Identifier: Apache-2.0
#include "messages/catalogue.hpp"

#include <algorithm>
#include <boost/locale/gnu_gettext.hpp>
#include <boost/locale/message.hpp>
#include <climits>
#include <locale>

#include "platform/embedded_file.hpp"
#include "platform/immortal.hpp"

namespace credence::messages {
namespace {

constexpr std::string_view kEnglish = "en";

struct Catalogue {
  std::string_view language;
  std::locale locale;
};

Catalogue make_catalogue(const platform::EmbeddedFile& file) {
  boost::locale::gnu_gettext::messages_info info;
  info.language = std::string(file.name);
  info.encoding = "UTF-8";
  info.domains.emplace_back("credence");
  info.paths.emplace_back("embedded");
  info.callback = [bytes = file.bytes](const std::string&, const std::string&) {
    return std::vector<char>(bytes.begin(), bytes.end());
  };
  return {file.name,
          std::locale(std::locale::classic(), boost::locale::gnu_gettext::create_messages_facet<char>(info))};
}

const std::vector<Catalogue>& catalogues() {
  static const auto& all = platform::immortal([] {
    std::vector<Catalogue> list{{kEnglish, std::locale::classic()}};  // English texts are the keys
    for (const platform::EmbeddedFile& file : platform::embedded_catalogues()) list.push_back(make_catalogue(file));
    return list;
  }());
  return all;
}

// "de-AT" and "de_AT.UTF-8@euro" are "de_at".
std::string normalise(std::string_view language) {
  std::string name(language.substr(0, language.find_first_of(".@")));
  std::ranges::transform(name, name.begin(), [](char c) {
    if (c == '-') return '_';
    return 'A' <= c && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return name;
}

// Null for a language without a catalogue.
const Catalogue* find_catalogue(std::string_view language) {
  std::string name = normalise(language);
  while (true) {
    const auto found = std::ranges::find(catalogues(), name, &Catalogue::language);
    if (found != catalogues().end()) return &*found;
    const std::size_t subtag = name.rfind('_');
    if (subtag == std::string::npos) return nullptr;
    name.resize(subtag);
  }
}

const Catalogue& catalogue_of(std::string_view language) {
  const Catalogue* const found = find_catalogue(language);
  return found == nullptr ? catalogues().front() : *found;
}

}  // namespace

std::string translate(const Text& text, std::int64_t limit, std::string_view language) {
  const std::locale& locale = catalogue_of(language).locale;
  if (!text.has_plural()) return boost::locale::gettext(text.one, locale);
  const int count = static_cast<int>(std::clamp<std::int64_t>(limit, 0, INT_MAX));
  return boost::locale::ngettext(text.one, text.many, count, locale);
}

std::string_view catalogue_language(std::string_view language) { return catalogue_of(language).language; }

bool has_catalogue(std::string_view language) { return find_catalogue(language) != nullptr; }

std::vector<std::string_view> catalogue_languages() {
  std::vector<std::string_view> languages;
  for (const Catalogue& catalogue : catalogues()) languages.push_back(catalogue.language);
  return languages;
}

}  // namespace credence::messages
