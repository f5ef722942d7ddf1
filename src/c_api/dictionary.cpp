// SPDX-License-Identifier: Apache-2.0
#include "credence/dictionary.hpp"

#include "c_api/guard.hpp"
#include "c_api/handles.hpp"
#include "c_api/structs.hpp"

using namespace credence;
using namespace credence::c_api;

namespace credence::c_api {
namespace {

// Opens by `open` once the options are known to be such as we can follow, so that a file is not read in vain.
template <typename Open>
credence_dictionary open_dictionary(const credence_dictionary_options* given, Open&& open) {
  credence_dictionary_options options = CREDENCE_DICTIONARY_OPTIONS_INIT;
  if (given != nullptr) options = read_struct(*given, options);
  if (options.forbidden != 0 && options.allowed != 0) refuse_argument("forbidden and allowed are both set");
  if (options.reserved != 0) refuse_argument("reserved is not 0");
  std::shared_ptr<const Dictionary> dictionary = open();
  if (options.check != 0) dictionary->verify();
  return {std::move(dictionary), options.forbidden != 0 ? &Resources::forbidden
                                 : options.allowed != 0 ? &Resources::allowed
                                                        : &Resources::dictionaries};
}

}  // namespace
}  // namespace credence::c_api

extern "C" {

credence_status credence_dictionary_open(credence_dictionary** out, const char* path,
                                         const credence_dictionary_options* options, credence_error* err) {
  return make_handle(out, err, [&] {
    need(path, "path is NULL");
    return open_dictionary(options, [&] { return Dictionary::open(path); });
  });
}

credence_status credence_dictionary_open_memory(credence_dictionary** out, const void* data, size_t data_len,
                                                const credence_dictionary_options* options, credence_error* err) {
  return make_handle(out, err, [&] {
    return open_dictionary(options, [&] { return Dictionary::open_memory(bytes_of(data, data_len)); });
  });
}

void credence_dictionary_free(credence_dictionary* d) { delete d; }

}  // extern "C"
