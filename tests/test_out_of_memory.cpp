// SPDX-License-Identifier: Apache-2.0
// Memory runs out at every allocation of every call of the C interface, each time in a process that has not used the
// library before: the call says CREDENCE_NO_MEMORY, or does its work; and once there is memory again, it and all calls
// that follow give what they give where memory never ran out.
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <new>
#include <string>
#include <string_view>
#include <vector>

#include "catch.hpp"
#include "credence/build.hpp"
#include "credence/credence.h"
#include "failing_malloc.hpp"
#include "temporary_folder.hpp"

#if defined(__SANITIZE_THREAD__)

TEST_CASE("running out of memory") { WARN("SKIPPED: ThreadSanitizer's allocator can't be stood before"); }

#else

using namespace credence;
using test::Failing;

namespace {

/// The data files, made in a process of their own: this one must not use the library.
struct Files {
  char sha1[512];
  char ntlm[512];
  char dictionary[512];
};

/// What a child tells; in memory that it shares with its parent. Nothing here is allocated.
struct Told {
  bool failed_once = false;  // an allocation was made to fail
  bool crashed = false;
  bool done = false;           // all steps have run
  const char* step = "";       // the last that began
  credence_status status = 0;  // what it gave
  credence_status after = 0;   // and, where that was CREDENCE_NO_MEMORY, when there was memory again
  char problem[512] = "";      // the message of that
  std::size_t size = 0;
  char text[65536];  // what all steps gave

  void add(std::string_view more) {
    const std::size_t count = std::min(more.size(), sizeof text - size);
    std::copy_n(more.data(), count, text + size);
    size += count;
  }
  void add(std::uint64_t number) { add({reinterpret_cast<const char*>(&number), sizeof number}); }
};

/// What the calls of one process share.
struct Process {
  const Files& files;
  Told& told;
  credence_policy* policy = nullptr;
  credence_breach* breach = nullptr;
  credence_dictionary* dictionary = nullptr;
  credence_checker* checker = nullptr;
  credence_checker* current = nullptr;
  credence_report* report = nullptr;
  credence_live* live = nullptr;
  credence_error err{};
  char text[16384]{};
};

struct Step {
  const char* name;
  credence_status (*call)(Process&);
};
struct Flow {
  const char* name;
  std::vector<Step> steps;
};

constexpr std::string_view kToml =
    "extends = \"credence\"\n[length]\nmin = 30\n[characters]\nmin_digits = 3\n[repeat]\nmax_run = 2\n"
    "[history]\ndepth = 2\nmin_edits = 4\n";
// Decomposed, so that NFC differs, and longer than the buffers inside objects.
constexpr std::string_view kPassword =
    "Correct-horse-e\xCC\x81lise-2024-\xD0\xBF\xD0\xB0\xD1\x80\xD0\xBE\xD0\xBB\xD1\x8C-zyxgrubble-qwertyuiop-aaaa-"
    "0123456789-Correct-horse-e\xCC\x81lise-2024-\xD0\xBF\xD0\xB0\xD1\x80\xD0\xBE\xD0\xBB\xD1\x8C-zyxgrubble";

credence_status add_text(Process& p, credence_status status) {
  if (status == CREDENCE_OK) p.told.add(p.text);
  return status;
}

credence_status parse(Process& p) { return credence_policy_parse(&p.policy, kToml.data(), kToml.size(), &p.err); }
credence_status parse_wrong(Process& p) {
  constexpr std::string_view kWrong = "[length]\nmin = \"a\"\n";
  credence_policy* none = nullptr;
  const credence_status status = credence_policy_parse(&none, kWrong.data(), kWrong.size(), &p.err);
  if (status != CREDENCE_BAD_POLICY) return status;
  p.told.add(p.err.message);
  return CREDENCE_OK;
}
credence_status preset(Process& p) { return credence_policy_preset(&p.policy, "citrix-cloud", &p.err); }
credence_status set(Process& p) { return credence_policy_set(p.policy, "length.min", "18", &p.err); }
credence_status set_list(Process& p) {
  return credence_policy_set(p.policy, "keyboard.layouts", "[\"qwerty\"]", &p.err);
}
credence_status text(Process& p) { return add_text(p, credence_policy_text(p.text, sizeof p.text, nullptr, p.policy)); }
credence_status names(Process& p) {
  const std::size_t presets = credence_preset_count();
  const std::size_t languages = credence_language_count();
  if (presets == 0 || languages == 0) return CREDENCE_NO_MEMORY;
  p.told.add(credence_preset_name(0));
  p.told.add(credence_language_tag(1));
  return CREDENCE_OK;
}
credence_status time(Process& p) {
  std::int64_t seconds = 0;
  const credence_status status = credence_time_parse(&seconds, "2026-02-28T23:30:00Z", &p.err);
  if (status == CREDENCE_OK) p.told.add(static_cast<std::uint64_t>(seconds));
  return status;
}

credence_status open_sha1(Process& p) {
  credence_breach_free(p.breach);
  return credence_breach_open(&p.breach, p.files.sha1, nullptr, &p.err);
}
credence_status open_pread(Process& p) {
  credence_breach_free(p.breach);
  credence_breach_options options = CREDENCE_BREACH_OPTIONS_INIT;
  options.backend = CREDENCE_BACKEND_PREAD;
  return credence_breach_open(&p.breach, p.files.sha1, &options, &p.err);
}
credence_status open_ntlm(Process& p) {
  credence_breach_free(p.breach);
  return credence_breach_open(&p.breach, p.files.ntlm, nullptr, &p.err);
}
credence_status open_missing(Process& p) {
  credence_breach* none = nullptr;
  const credence_status status = credence_breach_open(&none, "/nonexistent/of/credence", nullptr, &p.err);
  if (status != CREDENCE_IO) return status;
  p.told.add(p.err.message);
  return CREDENCE_OK;
}
credence_status count_of(Process& p, std::string_view password) {
  std::uint64_t count = 0;
  const credence_status status = credence_breach_count(&count, p.breach, password.data(), password.size(), &p.err);
  if (status == CREDENCE_OK) p.told.add(count);
  return status == CREDENCE_OK || count == CREDENCE_COUNT_UNKNOWN ? status : CREDENCE_INTERNAL;
}
credence_status count(Process& p) { return count_of(p, "password"); }
credence_status count_long(Process& p) { return count_of(p, kPassword); }
credence_status batch(Process& p) {
  constexpr std::uint8_t kDigests[40] = {0x5B, 0xAA, 0x61, 0xE4, 0xC9, 0xB9, 0x3F, 0x3F, 0x06, 0x82,
                                         0x25, 0x0B, 0x6C, 0xF8, 0x33, 0x1B, 0x7E, 0xE6, 0x8F, 0xD8};
  std::uint64_t counts[2] = {};
  const credence_status status = credence_breach_count_batch(counts, p.breach, kDigests, 2, &p.err);
  if (status == CREDENCE_OK) p.told.add({reinterpret_cast<const char*>(counts), sizeof counts});
  return status;
}
credence_status info(Process& p) {
  credence_breach_facts facts = CREDENCE_BREACH_FACTS_INIT;
  const credence_status status = credence_breach_info(&facts, p.breach);
  if (status == CREDENCE_OK) p.told.add(facts.entries);
  return status;
}
credence_status verify(Process& p) { return credence_breach_verify(p.breach, &p.err); }
credence_status open_dictionary(Process& p) {
  credence_dictionary_options options = CREDENCE_DICTIONARY_OPTIONS_INIT;
  options.check = 1;
  return credence_dictionary_open(&p.dictionary, p.files.dictionary, &options, &p.err);
}

credence_status create(Process& p) {
  credence_resources resources = CREDENCE_RESOURCES_INIT;
  resources.breaches = &p.breach;
  resources.num_breaches = p.breach != nullptr ? 1 : 0;
  resources.dictionaries = &p.dictionary;
  resources.num_dictionaries = p.dictionary != nullptr ? 1 : 0;
  return credence_checker_create(&p.checker, p.policy, &resources, &p.err);
}
credence_status provenance(Process& p) {
  return add_text(p, credence_checker_provenance(p.text, sizeof p.text, nullptr, p.checker));
}
credence_status warning(Process& p) {
  return add_text(p, credence_checker_warning_message(p.text, sizeof p.text, nullptr, p.checker, 0, "de"));
}

std::int32_t is_old(void*, std::size_t, const char*, std::size_t) { return 0; }

constexpr credence_slice slice(std::string_view text) { return {text.data(), text.size()}; }

credence_subject subject() {
  static constexpr credence_slice kWords[] = {slice("zyxgrubble"), slice("\xD0\xBF\xD0\xB0\xD1\x80\xD0\xBE\xD0\xBB")};
  credence_subject subject = CREDENCE_SUBJECT_INIT;
  subject.user = slice("elise");
  subject.email = slice("elise.horse@example.com");
  subject.display_name = slice("Elise Horse");
  subject.confirmation = slice("another");
  subject.previous_password = slice("Correct-horse-elise-2023");
  subject.words = kWords;
  subject.num_words = 2;
  subject.is_old = is_old;
  subject.num_old = 2;
  return subject;
}
credence_status check_with(Process& p, const credence_checker* checker) {
  credence_report_free(p.report);
  const credence_subject about = subject();
  return credence_check(&p.report, checker, kPassword.data(), kPassword.size(), &about, &p.err);
}
credence_status check(Process& p) { return check_with(p, p.checker); }
credence_status assess(Process& p) {
  credence_report_free(p.report);
  const credence_subject about = subject();
  credence_sign_in sign_in = CREDENCE_SIGN_IN_INIT;
  sign_in.password = kPassword.data();
  sign_in.password_len = kPassword.size();
  sign_in.subject = &about;
  sign_in.now = 1772236800;
  return credence_assess(&p.report, p.checker, &sign_in, &p.err);
}
credence_status json(Process& p) {
  return add_text(p, credence_report_json(p.text, sizeof p.text, nullptr, p.report, "de"));
}
credence_status message(Process& p) {
  return add_text(p, credence_report_message(p.text, sizeof p.text, nullptr, p.report, 0, "de-AT"));
}
// "language" or "word_kind" of the first word of a dictionary.
credence_status parameter(Process& p) {
  credence_violation violation = CREDENCE_VIOLATION_INIT;
  for (std::size_t i = 0; i < credence_report_count(p.report); ++i) {
    if (credence_report_violation(&violation, p.report, i) != CREDENCE_OK) return CREDENCE_INTERNAL;
    if (violation.code != CREDENCE_CODE_DICTIONARY_WORD) continue;
    return add_text(p, credence_report_parameter(p.text, sizeof p.text, nullptr, p.report, i, "language", "de"));
  }
  return CREDENCE_OK;
}

credence_status live(Process& p) { return credence_live_create(&p.live, p.checker, &p.err); }
credence_status current(Process& p) { return credence_live_current(&p.current, p.live); }
credence_status replace(Process& p) { return credence_live_replace(p.live, p.current); }
credence_status check_current(Process& p) { return check_with(p, p.current); }

template <const char* kHash>
credence_status stored(Process& p) {
  std::int32_t same = -1;
  const credence_status status =
      credence_password_hash_verify(&same, "U*U", 3, kHash, std::strlen(kHash), nullptr, &p.err);
  if (status == CREDENCE_UNSUPPORTED) return CREDENCE_OK;  // was not built in; said by test_stored_hash
  if (status == CREDENCE_OK) p.told.add(static_cast<std::uint64_t>(same));
  return status == CREDENCE_OK || same == -1 ? status : CREDENCE_INTERNAL;
}
constexpr char kPbkdf2[] = "$pbkdf2-sha1$i=1,l=20$c2FsdA$DGDID5YfDnHzqbUkr2ASBi/gN6Y";
constexpr char kScrypt[] = "$scrypt$ln=4,r=1,p=1$c2FsdHNhbHQ$yCR4iDZYDKv+iEJj6yHY0lv/epnfB6f/w1EbXrsJOuQ";
constexpr char kArgon2[] = "$argon2id$v=19$m=64,t=1,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";
constexpr char kBcrypt[] = "$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW";

// The first use of each part is in another call.
const std::vector<Flow>& flows() {
  static const std::vector<Flow> all = {
      {"check",
       {{"parse", parse},
        {"create", create},
        {"check", check},
        {"json", json},
        {"message", message},
        {"parameter", parameter},
        {"warning", warning},
        {"provenance", provenance},
        {"check", check}}},
      {"assess", {{"preset", preset}, {"create", create}, {"assess", assess}, {"message", message}, {"json", json}}},
      {"policy",
       {{"parse_wrong", parse_wrong},
        {"names", names},
        {"time", time},
        {"preset", preset},
        {"set", set},
        {"set_list", set_list},
        {"text", text}}},
      {"files",
       {{"open_missing", open_missing},
        {"open", open_sha1},
        {"info", info},
        {"batch", batch},
        {"verify", verify},
        {"count", count},
        {"open_pread", open_pread},
        {"count_long", count_long},
        {"dictionary", open_dictionary},
        {"preset", preset},
        {"create", create},
        {"live", live},
        {"current", current},
        {"replace", replace},
        {"check", check_current},
        {"json", json}}},
      {"ntlm",
       {{"open", open_ntlm},
        {"count", count},
        {"count_long", count_long},
        {"open", open_ntlm},
        {"preset", preset},
        {"create", create},
        {"check", check},
        {"json", json}}},
      {"pbkdf2", {{"verify", stored<kPbkdf2>}}},
      {"scrypt", {{"verify", stored<kScrypt>}}},
      {"argon2", {{"verify", stored<kArgon2>}}},
      {"bcrypt", {{"verify", stored<kBcrypt>}}},
  };
  return all;
}

void make_files(const std::filesystem::path& folder, Files& files) {
  const auto give = [&](const char* name, char(&out)[512]) {
    const std::string path = (folder / name).string();
    std::copy_n(path.c_str(), path.size() + 1, out);
  };
  give("list.crb", files.sha1);
  give("ntlm.crb", files.ntlm);
  give("words.crd", files.dictionary);
  test::write_file(folder / "list.txt", "password\t3\nxkvgq#R7-zqwvkj9\t1\n");
  test::write_file(folder / "words.txt", "zyxgrubble\n");
  const pid_t child = fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    BreachBuildOptions options;
    options.from = BreachInput::kPasswords;
    options.counts = true;
    build_breach_file({folder / "list.txt"}, files.sha1, options);
    options.kind = HashKind::kNtlm;
    build_breach_file({folder / "list.txt"}, files.ntlm, options);
    build_dictionary_file({{folder / "words.txt", {"test", "", WordKind::kWord, 0}}}, files.dictionary);
    _exit(0);
  }
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  REQUIRE(status == 0);
}

[[noreturn]] void run_steps(const Flow& flow, const Files& files, Told& told, std::size_t number, Failing failing) {
  for (const int crash : {SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL}) std::signal(crash, SIG_DFL);  // not Catch2's
  Process process{files, told};
  test::fail_allocation(number, failing);
  for (const Step& step : flow.steps) {
    told.step = step.name;
    told.after = CREDENCE_OK;
    told.status = step.call(process);
    if (test::has_failed()) {
      told.failed_once = true;
      test::stop_failing();
    }
    if (told.status == CREDENCE_NO_MEMORY && told.failed_once) told.after = step.call(process);
    std::copy_n(process.err.message, sizeof told.problem, told.problem);
    if ((told.status != CREDENCE_OK && told.status != CREDENCE_NO_MEMORY) || told.after != CREDENCE_OK) _exit(1);
  }
  told.done = true;
  _exit(0);
}

class SharedMemory {
 public:
  SharedMemory() : memory_(mmap(nullptr, sizeof(Told), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0)) {
    REQUIRE(memory_ != MAP_FAILED);
  }
  ~SharedMemory() { munmap(memory_, sizeof(Told)); }
  SharedMemory(const SharedMemory&) = delete;
  SharedMemory& operator=(const SharedMemory&) = delete;
  [[nodiscard]] Told& renew() const { return *new (memory_) Told(); }

 private:
  void* memory_;
};

/// Runs the steps in a child. Returns what is wrong with how it ended, "" if nothing is.
std::string run(const Flow& flow, const Files& files, Told& told, std::size_t number, Failing failing) {
  const pid_t child = fork();
  REQUIRE(child >= 0);
  if (child == 0) run_steps(flow, files, told, number, failing);
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  told.crashed = WIFSIGNALED(status);
  const std::string where = std::string(flow.name) + ", allocation " + std::to_string(number) + ", " + told.step;
  if (WIFSIGNALED(status)) return where + ": signal " + std::to_string(WTERMSIG(status)) + "\n";
  if (told.status != CREDENCE_OK && told.status != CREDENCE_NO_MEMORY) {
    return where + ": " + credence_status_name(told.status) + ": " + told.problem + "\n";
  }
  if (told.after != CREDENCE_OK) {
    return where + ", again: " + credence_status_name(told.after) + ": " + told.problem + "\n";
  }
  if (WEXITSTATUS(status) != 0 || !told.done) return where + ": status " + std::to_string(WEXITSTATUS(status)) + "\n";
  return {};
}

// What the library can't help, where memory is there when OpenSSL or ICU is first used and gone within that:
// OpenSSL 3.0 frees what it has not made while it loads the legacy provider (one allocation); ICU keeps for ever that
// its normaliser (two) or the names of languages (some six) could not be made.
constexpr std::size_t kOthersFaults = 20;
bool is_of_others(const Told& told) {
  const std::string_view text(told.text, told.size);
  return (std::string_view(told.step) == "open" && told.crashed) ||
         std::string_view(told.problem).find("ICU does not try again") != std::string_view::npos ||
         text.find("(en)") != std::string_view::npos;  // "Englisch"
}

// Every one with CREDENCE_EVERY_ALLOCATION=1, which takes minutes.
std::size_t stride() {
  if (std::getenv("CREDENCE_EVERY_ALLOCATION") != nullptr) return 1;
#if defined(__SANITIZE_ADDRESS__)
  return 47;
#else
  return 11;
#endif
}

void fail_at_every_allocation(Failing failing) {
  const test::TemporaryFolder folder;
  const SharedMemory memory;
  Files files{};
  make_files(folder.path(), files);
  for (const Flow& flow : flows()) {
    const Told* told = &memory.renew();
    REQUIRE(run(flow, files, memory.renew(), 0, failing) == "");
    const std::string expected(told->text, told->size);
    CHECK_FALSE(expected.empty());
    std::string faults;
    std::size_t others = 0;
    std::size_t number = 1;
    for (bool failed = true; failed && faults.size() < 20000; number += failed ? stride() : 0) {
      Told& now = memory.renew();
      std::string fault = run(flow, files, now, number, failing);
      failed = now.failed_once || !fault.empty();
      const std::string got(now.text, now.size);
      if (fault.empty() && got != expected) {
        const auto at = static_cast<std::size_t>(
            std::mismatch(expected.begin(), expected.end(), got.begin(), got.end()).first - expected.begin());
        fault = std::string(flow.name) + ", allocation " + std::to_string(number) + ": \"" + got.substr(at, 30) +
                "\" for \"" + expected.substr(at, 30) + "\"\n";
      }
      if (!fault.empty() && is_of_others(now)) {
        ++others;
      } else {
        faults += fault;
      }
    }
    CAPTURE(flow.name, number);
    CHECK(faults == "");
    CHECK(number > 1);  // some allocation failed
    CHECK(others <= kOthersFaults);
  }
}

}  // namespace

TEST_CASE("one allocation fails") { fail_at_every_allocation(Failing::kOne); }
TEST_CASE("memory runs out until the call is over") { fail_at_every_allocation(Failing::kAllFromThen); }

#endif
