// SPDX-License-Identifier: Apache-2.0
#include "real_data.hpp"

#include <cstdio>
#include <cstdlib>
#include <memory>
#include <stdexcept>

namespace credence::test {
namespace {

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
struct ClosePipe {
  void operator()(std::FILE* file) const { pclose(file); }
};

void each_line(std::FILE* file, const std::function<void(std::string_view)>& line) {
  char* text = nullptr;
  std::size_t capacity = 0;
  ssize_t length = 0;
  while ((length = getline(&text, &capacity, file)) >= 0) {
    std::string_view view(text, static_cast<std::size_t>(length));
    if (view.ends_with('\n')) view.remove_suffix(1);
    line(view);
  }
  std::free(text);
}

}  // namespace

std::filesystem::path real_data_folder() {
  std::filesystem::path folder = CREDENCE_SOURCE_DIR "/../shared/data";
  if (const char* named = std::getenv("CREDENCE_REAL_DATA")) folder = named;
  return std::filesystem::is_directory(folder) ? folder : std::filesystem::path();
}

bool for_each_real_line(std::string_view file, const std::function<void(std::string_view)>& line) {
  const std::filesystem::path folder = real_data_folder();
  const std::filesystem::path path = folder / file;
  if (folder.empty() || !std::filesystem::exists(path)) {
    std::fprintf(stderr, "SKIPPED: no real data file %.*s\n", static_cast<int>(file.size()), file.data());
    return false;
  }
  if (path.extension() == ".zst") {
    const std::string command = "zstd -dcq '" + path.string() + "'";
    const std::unique_ptr<std::FILE, ClosePipe> pipe(popen(command.c_str(), "r"));
    if (!pipe) throw std::runtime_error("zstd could not be started");
    each_line(pipe.get(), line);
    return true;
  }
  const std::unique_ptr<std::FILE, CloseFile> plain(std::fopen(path.c_str(), "rb"));
  if (!plain) throw std::runtime_error("cannot open " + path.string());
  each_line(plain.get(), line);
  return true;
}

}  // namespace credence::test
