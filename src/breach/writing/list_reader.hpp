// SPDX-License-Identifier: Apache-2.0
// Reads the lists a breach file is built from, line by line, and hands their entries to the sorter.
#ifndef CREDENCE_BREACH_WRITING_LIST_READER_HPP_
#define CREDENCE_BREACH_WRITING_LIST_READER_HPP_

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "breach/entry.hpp"
#include "breach/writing/hash_line.hpp"
#include "credence/build.hpp"
#include "credence/input.hpp"
#include "text/line_reader.hpp"
#include "text/secure_buffer.hpp"
#include "workshop/build_monitor.hpp"
#include "workshop/inputs.hpp"
#include "workshop/line_census.hpp"

namespace credence::breach::writing {

class ListReader {
 public:
  using Sink = std::function<void(const Entry&)>;

  /// Counts lines, padding and malformed lines in `result`, and notes there what the lists are like.
  ListReader(const BreachBuildOptions& options, workshop::BuildMonitor& monitor, BreachBuildResult& result)
      : options_(options),
        monitor_(monitor),
        result_(result),
        parser_(options.kind, options.from == BreachInput::kHibp) {}

  /// Reads all inputs. Throws Error(kBadFile) with file and line at the first malformed line, unless these are to be
  /// skipped. `add` is called for each entry; it is a template parameter because it is called a billion times.
  template <typename Add>
  void read(const std::vector<Input>& inputs, const Add& add) {
    const bool passwords = options_.from == BreachInput::kPasswords;
    workshop::for_each_text(inputs, options_.from == BreachInput::kHibp, monitor_,
                            [&](const std::string& name, const std::string& file_name, ByteSource& bytes) {
                              begin_text(name, file_name, bytes);
                              if (passwords) {
                                read_passwords(add);
                              } else {
                                read_hashes(add);
                              }
                              end_text();
                            });
    result_.look = census_.look();
  }

 private:
  void begin_text(const std::string& name, const std::string& file_name, ByteSource& bytes);
  void end_text();

  template <typename Add>
  void read_hashes(const Add& add) {
    const bool sorted = options_.from == BreachInput::kHibp;
    Entry entry;
    Hash previous;
    while (next_hash(entry)) {
      if (sorted && entry.hash < previous) {
        // A padding row has a digest of its own making and may be anywhere.
        if (entry.count != 0)
          malformed("is out of order; the list is damaged, or unsorted: sort it or give it as unsorted digests");
        if (entry.count == 0) ++result_.padding;
        continue;
      }
      if (entry.count == 0) {
        ++result_.padding;
        continue;
      }
      previous = entry.hash;
      add(entry);
    }
  }

  template <typename Add>
  void read_passwords(const Add& add) {
    Entry entry;
    while (next_password(entry)) add(entry);
  }

  bool next_hash(Entry& out) {
    // A window of whole lines saves asking the reader for each.
    if (const std::size_t used = parser_.parse_usual(window_.substr(window_used_), out)) {
      window_used_ += used;
      ++line_;
      return true;
    }
    return next_unusual_hash(out);
  }
  bool next_unusual_hash(Entry& out);
  bool next_password(Entry& out);
  [[nodiscard]] const char* parse_password(std::string_view line, Entry& out);
  void malformed(const char* problem);

  const BreachBuildOptions& options_;
  workshop::BuildMonitor& monitor_;
  BreachBuildResult& result_;
  HashLineParser parser_;
  text::LineReader lines_;
  std::string name_;
  std::uint64_t line_ = 0;
  std::string_view window_;
  std::size_t window_used_ = 0;
  text::SecureBytes decoded_;
  workshop::LineCensus census_;
};

}  // namespace credence::breach::writing

#endif  // CREDENCE_BREACH_WRITING_LIST_READER_HPP_
