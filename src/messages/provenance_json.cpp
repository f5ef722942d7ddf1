// SPDX-License-Identifier: Apache-2.0
#include "credence/messages.hpp"
#include "messages/json_writer.hpp"

namespace credence {
namespace {

void write_files(messages::JsonWriter& json, std::string_view key, const std::vector<DataFile>& files) {
  json.key(key).begin_array();
  for (const DataFile& file : files) {
    json.begin_object().member("name", file.name).member("build_id", file.build_id).member("entries", file.entries);
    json.key("source_date");
    if (file.source_date) {
      json.value(file.source_date->time_since_epoch().count());
    } else {
      json.null();
    }
    json.end_object();
  }
  json.end_array();
}

}  // namespace

std::string provenance_json(const Provenance& provenance) {
  messages::JsonWriter json;
  json.begin_object();
  json.key("policy").begin_object();
  json.member("name", provenance.policy_name).member("sha256", provenance.policy_sha256).end_object();
  json.key("versions").begin_object().member("library", provenance.library_version);
  json.member("unicode", provenance.unicode_version).member("matching_form", provenance.matching_form).end_object();
  write_files(json, "breaches", provenance.breaches);
  write_files(json, "dictionaries", provenance.dictionaries);
  return json.end_object().take();
}

}  // namespace credence
