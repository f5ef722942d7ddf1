// SPDX-License-Identifier: Apache-2.0
// Access to the folder of real breach lists and dictionaries that stands beside the repository
// (../shared/data, or the folder named by CREDENCE_REAL_DATA). A test that needs it skips where it is absent, and
// says so.
#ifndef CREDENCE_TESTS_REAL_DATA_HPP_
#define CREDENCE_TESTS_REAL_DATA_HPP_

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

namespace credence::test {

/// The folder, or an empty path.
std::filesystem::path real_data_folder();
/// Calls `line` with each line of a file below the folder, without its line end; ".zst" is unpacked with the
/// zstd program. Returns false, after a note on standard error, if the folder or the file is absent.
bool for_each_real_line(std::string_view file, const std::function<void(std::string_view)>& line);

}  // namespace credence::test

/// Leaves the test case, saying so, where the real data is absent.
#define CREDENCE_NEEDS_REAL_DATA()                                                      \
  do {                                                                                  \
    if (credence::test::real_data_folder().empty()) {                                   \
      WARN("SKIPPED: no folder of real data (../shared/data); set CREDENCE_REAL_DATA"); \
      return;                                                                           \
    }                                                                                   \
  } while (false)

#endif  // CREDENCE_TESTS_REAL_DATA_HPP_
