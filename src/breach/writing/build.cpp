// SPDX-License-Identifier: Apache-2.0
// Builds breach files: input, sorting and writing put together.
#include <algorithm>
#include <optional>

#include "breach/breach_file.hpp"
#include "breach/writing/entry_sorter.hpp"
#include "breach/writing/entry_stream.hpp"
#include "breach/writing/entry_writer.hpp"
#include "breach/writing/filter_writer.hpp"
#include "breach/writing/list_reader.hpp"
#include "breach/writing/sorted_file.hpp"
#include "breach/writing/summary.hpp"
#include "credence/build.hpp"
#include "credence/error.hpp"
#include "workshop/build_monitor.hpp"
#include "workshop/input_reader.hpp"
#include "workshop/inputs.hpp"

namespace credence {
namespace breach::writing {
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

void check_options(const std::vector<Input>& inputs, const BreachBuildOptions& options) {
  const char* problem = nullptr;
  if (inputs.empty()) problem = "there is no input; name one";
  const auto is_stream = [](const Input& input) { return input.source != nullptr; };
  if (options.from == BreachInput::kExact && std::any_of(inputs.begin(), inputs.end(), is_stream)) {
    problem = "a breach file cannot be read from a stream; name files";
  }
  if (options.filter_bits != 0 && options.filter_bits != 8 && options.filter_bits != 16) {
    problem = "a filter has 8 or 16 bits";
  }
  if (options.filter_bits != 0 && options.exact) problem = "a filter cannot be exact; choose one of the two";
  if (options.counts && options.from != BreachInput::kPasswords) problem = "only lists of passwords have tab and count";
  if (options.lines_are_counts && (options.counts || options.from == BreachInput::kHibp)) {
    problem = "lines are counts only where a list has no counts of its own";
  }
  if (problem != nullptr) throw Error(ErrorCode::kInvalidArgument, problem);
}

// Everything a build puts together, and the facts that go with it. There are two ways through it:
//
//   build_directly()      one sorted list, straight into pages
//   read_lists(), write() any lists: spooled in order (EntrySorter), together with exact files that are taken over,
//   then
//                         read once to count them where that isn't known, and once to write them
//
// The first needs to know the number of pages before it has counted the entries, so it estimates it from the list, and
// its result is used only if the estimate was right. Both give the same bytes.
class Build {
 public:
  Build(const std::filesystem::path& output, const BreachBuildOptions& options)
      : output_(output), options_(options), monitor_(options.progress, output.string()) {
    header_.kind = options.kind;
    header_.exact = options.exact;
    header_.filter_bits = options.filter_bits;
    if (options.source_date) header_.source_date = options.source_date->time_since_epoch().count();
  }

  // One large sorted file needs no spool: how many pages it fills can be told from a look at it. Returns false, with
  // nothing done, where it turns out otherwise at the end.
  bool build_directly(const Input& input) {
    const auto sorted = look_at_sorted_file(input, options_.kind);
    if (!sorted) return false;
    const PageShape shape = page_shape(header_.kind, header_.exact);
    const std::uint64_t pages = data_pages(shape, sorted->lines);
    monitor_.start(BuildProgress::Phase::kReading, sorted->size);
    EntryWriter writer(output_, header_, sorted->first, sorted->last, pages);
    Summary summary(options_.min_count);
    Entry pending;  // until the next one is another digest
    bool fits = true;
    const auto add_pending = [&] {
      if (pending.count == 0) return;
      fits = fits && sorted->first <= pending.hash && pending.hash <= sorted->last;
      if (!fits) return;
      summary.add(pending);
      writer.add(pending);
    };
    ListReader(options_, monitor_, result_).read({input}, [&](const Entry& entry) {
      if (entry.hash == pending.hash && pending.count != 0) {
        pending.count = combine_counts(options_.duplicates, pending.count, entry.count);
        ++result_.duplicates;
        return;
      }
      add_pending();
      pending = entry;
    });
    add_pending();
    if (!fits || summary.entries == 0 || summary.first != sorted->first || summary.last != sorted->last ||
        data_pages(shape, summary.entries) != pages) {
      result_ = {};
      return false;
    }
    add_list_source();
    result_.file_size = writer.finish(summary, sources_);
    take_over(summary);
    return true;
  }

  void read_lists(const std::vector<Input>& inputs) {
    monitor_.start(BuildProgress::Phase::kReading, workshop::total_size(inputs));
    sorter_.emplace(output_, options_.kind, options_.duplicates, options_.min_count, options_.memory);
    ListReader(options_, monitor_, result_).read(inputs, [this](const Entry& entry) { sorter_->add(entry); });
    sorter_->finish();
    result_.duplicates = sorter_->combined();
    add_list_source();
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
    if (!header.counts_known) result_.counts_known = false;
    for (BreachSource& source : file->sources()) sources_.push_back(std::move(source));
    if (header.source_date > header_.source_date && !options_.source_date) header_.source_date = header.source_date;
  }
  /// After this, exact files must be of the build's kind.
  void fix_kind() noexcept { kind_known_ = true; }

  void write(DuplicateCounts between_files) {
    const Summary* const known = exact_files_.empty() ? sorter_->summary() : nullptr;
    const std::unique_ptr<Summary> counted = known != nullptr ? nullptr : summarise(between_files);
    const Summary& summary = known != nullptr ? *known : *counted;
    if (summary.entries == 0) {
      throw Error(ErrorCode::kBadFile, "was not built: the input has no entries (or none with enough count)",
                  {output_.string()});
    }
    if (header_.filter_bits != 0) result_.counts_known = false;
    header_.counts_known = result_.counts_known || header_.filter_bits != 0;
    const auto stream = open(between_files);
    const auto write_file = header_.filter_bits != 0 ? write_filter : write_entries;
    result_.file_size = write_file(output_, *stream, summary, header_, sources_, monitor_);
    take_over(summary);
  }

  [[nodiscard]] const BreachBuildResult& result() const noexcept { return result_; }

 private:
  void add_list_source() {
    const std::string name = options_.source_name.empty() ? std::string(name_of(options_.from)) : options_.source_name;
    sources_.push_back({name, result_.lines, options_.source_date});
  }

  void take_over(const Summary& summary) {
    result_.entries = summary.entries;
    result_.below_min_count += summary.below_min_count;
    result_.prefixes_present = summary.prefixes.count();
  }

  [[nodiscard]] std::unique_ptr<EntryStream> open(DuplicateCounts between_files) const {
    if (exact_files_.empty()) return sorter_->open();
    std::vector<StreamSource> streams;
    if (sorter_) streams.emplace_back(sorter_->open());
    for (const auto& file : exact_files_) streams.emplace_back(std::make_unique<ExactFileStream>(*file));
    return std::make_unique<MergedStream<StreamSource>>(std::move(streams), between_files);
  }

  // Reads all entries once to count them, which the sorter has done where all came in order.
  std::unique_ptr<Summary> summarise(DuplicateCounts between_files) {
    auto summary = std::make_unique<Summary>(options_.min_count);
    const auto stream = open(between_files);
    for (Entry entry; stream->next(entry);) summary->add(entry);
    result_.duplicates += stream->combined();
    for (const auto& file : exact_files_) summary->prefixes.add(file->section_bytes(SectionKind::kPrefixes));
    return summary;
  }

  const std::filesystem::path& output_;
  const BreachBuildOptions& options_;
  workshop::BuildMonitor monitor_;
  Header header_;
  std::vector<BreachSource> sources_;
  std::optional<EntrySorter> sorter_;
  std::vector<std::unique_ptr<BreachFile>> exact_files_;
  bool kind_known_ = false;
  BreachBuildResult result_;
};

}  // namespace
}  // namespace breach::writing

BreachBuildResult build_breach_file(const std::vector<Input>& inputs, const std::filesystem::path& output,
                                    const BreachBuildOptions& options) {
  breach::writing::check_options(inputs, options);
  workshop::refuse_output_among(inputs, output);
  breach::writing::Build build(output, options);
  if (options.from == BreachInput::kExact) {
    for (const Input& input : inputs) build.add_exact_file(input.path);
    if (options.update) build.add_exact_file(*options.update);
    build.write(options.duplicates);
    return build.result();
  }
  const bool may_be_direct = options.from == BreachInput::kHibp && inputs.size() == 1 && options.min_count <= 1 &&
                             !options.update && options.filter_bits == 0;
  if (may_be_direct && build.build_directly(inputs.front())) return build.result();
  build.fix_kind();
  if (options.update) build.add_exact_file(*options.update);
  build.read_lists(inputs);
  build.write(DuplicateCounts::kMax);
  return build.result();
}

}  // namespace credence
