// SPDX-License-Identifier: Apache-2.0
// Builds breach files: input, sorting and writing put together.
#include <optional>

#include "breach/breach_file.hpp"
#include "breach/build_monitor.hpp"
#include "breach/entry_sorter.hpp"
#include "breach/entry_stream.hpp"
#include "breach/file_writer.hpp"
#include "breach/filter.hpp"
#include "breach/list_reader.hpp"
#include "breach/summary.hpp"
#include "credence/build.hpp"
#include "credence/error.hpp"

namespace credence {
namespace internal {
namespace {

std::string_view name_of(BreachInput input) {
  switch (input) {
    case BreachInput::kHibp:
      return "hibp";
    case BreachInput::kDigests:
      return "digests";
    case BreachInput::kPasswords:
      return "passwords";
    case BreachInput::kExact:
      break;
  }
  return "exact";
}

void check_options(const std::vector<std::filesystem::path>& inputs, const BreachBuildOptions& options) {
  const char* problem = nullptr;
  if (inputs.empty()) problem = "no input is named; name files, or - for standard input";
  if (options.filter_bits != 0 && options.filter_bits != 8 && options.filter_bits != 16) {
    problem = "a filter has 8 or 16 bits";
  }
  if (options.filter_bits != 0 && options.exact) problem = "a filter cannot be exact; choose one of the two";
  if (options.counts && options.from != BreachInput::kPasswords) problem = "only lists of passwords have tab and count";
  if (problem != nullptr) throw Error(ErrorCode::kInvalidArgument, problem);
}

// Everything a build puts together, and the facts that go with it.
class Build {
 public:
  Build(const std::filesystem::path& output, const BreachBuildOptions& options)
      : output_(output), options_(options), monitor_(options.progress, output.string()) {
    header_.kind = options.kind;
    header_.exact = options.exact;
    header_.filter_bits = options.filter_bits;
    if (options.source_date) header_.source_date = options.source_date->time_since_epoch().count();
  }

  void read_lists(const std::vector<std::filesystem::path>& inputs) {
    monitor_.start(BuildProgress::Phase::kReading, total_size(inputs));
    sorter_.emplace(output_, options_.kind, options_.duplicates, options_.min_count, options_.memory);
    ListReader(options_, monitor_, result_).read(inputs, [this](const Entry& entry) { sorter_->add(entry); });
    sorter_->finish();
    result_.duplicates = sorter_->combined();
    const std::string name = options_.source_name.empty() ? std::string(name_of(options_.from)) : options_.source_name;
    sources_.push_back({name, result_.lines, options_.source_date});
  }

  void add_exact_file(const std::filesystem::path& path) {
    const auto& file = exact_files_.emplace_back(open_exact(path));
    const Header& header = file->header();
    if (!kind_known_) header_.kind = header.kind;
    kind_known_ = true;
    if (header.kind != header_.kind) {
      throw Error(ErrorCode::kInvalidArgument, "holds the other kind of digest; files of one kind are needed",
                  {path.string()});
    }
    if (options_.from == BreachInput::kExact) result_.lines += header.entries;
    for (BreachSource& source : file->sources()) sources_.push_back(std::move(source));
    if (header.source_date > header_.source_date && !options_.source_date) header_.source_date = header.source_date;
  }
  /// After this, exact files must be of the build's kind.
  void fix_kind() noexcept { kind_known_ = true; }

  BreachBuildResult write(DuplicateCounts between_files) {
    const std::unique_ptr<Summary> counted = summarise(between_files);
    const Summary& summary = counted ? *counted : *sorter_->summary();
    if (summary.entries == 0) {
      throw Error(ErrorCode::kBadFile, "was not built: the input has no entries (or none with enough count)",
                  {output_.string()});
    }
    const auto stream = open(between_files);
    const auto write_file = header_.filter_bits != 0 ? write_filter : write_entries;
    result_.file_size = write_file(output_, *stream, summary, header_, sources_, monitor_);
    result_.entries = summary.entries;
    result_.below_min_count += summary.below_min_count;
    result_.prefixes_present = summary.prefixes.count();
    return result_;
  }

 private:
  [[nodiscard]] std::unique_ptr<EntryStream> open(DuplicateCounts between_files) const {
    std::vector<std::unique_ptr<EntryStream>> streams;
    if (sorter_) streams.push_back(sorter_->open());
    for (const auto& file : exact_files_) streams.push_back(std::make_unique<ExactFileStream>(*file));
    if (streams.size() == 1) return std::move(streams.front());
    return std::make_unique<MergedStream>(std::move(streams), between_files);
  }

  // Reads all entries once to count them; null if the sorter has done so already.
  std::unique_ptr<Summary> summarise(DuplicateCounts between_files) {
    if (exact_files_.empty() && sorter_->summary() != nullptr) return nullptr;
    auto summary = std::make_unique<Summary>(options_.min_count);
    const auto stream = open(between_files);
    for (Entry entry; stream->next(entry);) summary->add(entry);
    result_.duplicates += stream->combined();
    for (const auto& file : exact_files_) summary->prefixes.add(file->section_bytes(Section::kPrefixes));
    return summary;
  }

  const std::filesystem::path& output_;
  const BreachBuildOptions& options_;
  BuildMonitor monitor_;
  Header header_;
  std::vector<BreachSource> sources_;
  std::optional<EntrySorter> sorter_;
  std::vector<std::unique_ptr<BreachFile>> exact_files_;
  bool kind_known_ = false;
  BreachBuildResult result_;
};

}  // namespace
}  // namespace internal

BreachBuildResult build_breach_file(const std::vector<std::filesystem::path>& inputs,
                                    const std::filesystem::path& output, const BreachBuildOptions& options) {
  internal::check_options(inputs, options);
  internal::Build build(output, options);
  if (options.from == BreachInput::kExact) {
    for (const std::filesystem::path& input : inputs) build.add_exact_file(input);
    if (options.update) build.add_exact_file(*options.update);
    return build.write(options.duplicates);
  }
  build.fix_kind();
  if (options.update) build.add_exact_file(*options.update);
  build.read_lists(inputs);
  return build.write(DuplicateCounts::kMax);
}

}  // namespace credence
