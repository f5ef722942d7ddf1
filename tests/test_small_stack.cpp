// SPDX-License-Identifier: Apache-2.0
// Every call of the C interface, first uses included, on a thread with a stack of 64 KiB: what servers with many
// threads give theirs. A stack that is too small is a signal, so each call is made in a process of its own.
#include <pthread.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstring>
#include <string>
#include <string_view>

#include "catch.hpp"
#include "credence/build.hpp"
#include "credence/credence.h"
#include "temporary_folder.hpp"

using namespace credence;

namespace {

// Sanitizers put room around each variable and none of them shares its place with another.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr std::size_t kStack = std::size_t{512} << 10U;
#else
constexpr std::size_t kStack = std::size_t{64} << 10U;
#endif

struct Files {
  std::string sha1, ntlm, dictionary, policy;
};

struct Job {
  const Files& files;
  bool (*run)(const Files&);
  bool done = false;
};

bool ok(credence_status status) { return status == CREDENCE_OK; }

// The longest password that there is, of every script, with words, dates and walks in it.
std::string long_password() {
  std::string password;
  constexpr std::string_view kPart =
      "Correct-horse-e\xCC\x81lise-2024-\xD0\xBF\xD0\xB0\xD1\x80\xD0\xBE\xD0\xBB\xD1\x8C-qwertyuiop-aaaa-p4$$w0rd-"
      "\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB-\xEF\xB7\xBA-a\xCC\xB5\xCC\xA3\xCC\x81\xCC\x96-31.12.1999-dr0wssap";
  while (password.size() + kPart.size() <= 65536) password += kPart;
  return password;
}

bool judge(const credence_checker* checker, std::string_view password) {
  static char text[std::size_t{1} << 24U];
  const credence_slice words[] = {{"zyxgrubble", 10}, {"example", 7}};
  credence_subject subject = CREDENCE_SUBJECT_INIT;
  subject.user = {"elise", 5};
  subject.email = {"elise.horse@example.com", 23};
  subject.display_name = {"Elise Horse", 11};
  subject.confirmation = {"another", 7};
  subject.previous_password = {password.data(), password.size()};
  subject.words = words;
  subject.num_words = 2;
  subject.num_old = 1;
  subject.is_old = [](void*, std::size_t, const char*, std::size_t) { return std::int32_t{0}; };
  credence_sign_in sign_in = CREDENCE_SIGN_IN_INIT;
  sign_in.password = password.data();
  sign_in.password_len = password.size();
  sign_in.subject = &subject;
  sign_in.now = 1772236800;
  credence_report* report = nullptr;
  bool fine = ok(credence_check(&report, checker, password.data(), password.size(), &subject, nullptr));
  fine = fine && ok(credence_report_json(text, sizeof text, nullptr, report, "de"));
  fine = fine && ok(credence_report_message(text, sizeof text, nullptr, report, 0, "de"));
  credence_report_free(report);
  fine = fine && ok(credence_assess(&report, checker, &sign_in, nullptr));
  fine = fine && ok(credence_report_json(text, sizeof text, nullptr, report, "en"));
  credence_report_free(report);
  return fine;
}

bool judging_with(const char* preset, const Files& files) {
  credence_policy* policy = nullptr;
  credence_breach* breaches[2] = {};
  credence_dictionary* dictionary = nullptr;
  credence_checker* checker = nullptr;
  credence_live* live = nullptr;
  credence_checker* current = nullptr;
  static char text[65536];
  bool fine = ok(credence_policy_preset(&policy, preset, nullptr)) &&
              ok(credence_policy_set(policy, "length.byte_cap", "65536", nullptr)) &&
              ok(credence_policy_set(policy, "history.depth", "1", nullptr)) &&
              ok(credence_policy_set(policy, "history.min_edits", "5", nullptr)) &&
              ok(credence_policy_set(policy, "date.dates", "true", nullptr)) &&
              ok(credence_breach_open(&breaches[0], files.sha1.c_str(), nullptr, nullptr)) &&
              ok(credence_breach_open(&breaches[1], files.ntlm.c_str(), nullptr, nullptr)) &&
              ok(credence_dictionary_open(&dictionary, files.dictionary.c_str(), nullptr, nullptr));
  credence_resources resources = CREDENCE_RESOURCES_INIT;
  resources.breaches = breaches;
  resources.num_breaches = 2;
  resources.dictionaries = &dictionary;
  resources.num_dictionaries = 1;
  fine = fine && ok(credence_checker_create(&checker, policy, &resources, nullptr)) &&
         ok(credence_checker_provenance(text, sizeof text, nullptr, checker)) &&
         ok(credence_live_create(&live, checker, nullptr)) && ok(credence_live_current(&current, live)) &&
         ok(credence_live_replace(live, current));
  const std::string password = long_password();
  fine = fine && judge(current, "p4$$w0rd") && judge(current, "\xED\x95\x9C\xEA\xB5\xAD") &&
         judge(current, "bad\xFF") && judge(current, password) && judge(current, std::string(65536, 'a')) &&
         judge(current, std::string(99999, 'a'));
  credence_checker_free(current);
  credence_live_free(live);
  credence_checker_free(checker);
  credence_dictionary_free(dictionary);
  for (credence_breach* breach : breaches) credence_breach_free(breach);
  credence_policy_free(policy);
  return fine;
}
bool judging(const Files& files) { return judging_with("credence", files); }
bool judging_by_another(const Files& files) { return judging_with("citrix-cloud", files); }

bool policies(const Files& files) {
  credence_policy* policy = nullptr;
  credence_policy* parsed = nullptr;
  static char text[65536];
  std::size_t size = 0;
  std::int64_t time = 0;
  const bool fine = credence_preset_count() > 0 && credence_language_count() > 0 &&
                    ok(credence_policy_load(&policy, files.policy.c_str(), nullptr)) &&
                    ok(credence_policy_text(text, sizeof text, &size, policy)) &&
                    ok(credence_policy_parse(&parsed, text, size - 1, nullptr)) &&
                    credence_policy_parse(&parsed, "a=[", 3, nullptr) == CREDENCE_BAD_POLICY &&
                    ok(credence_time_parse(&time, "2026-02-28", nullptr)) &&
                    ok(credence_time_add_months(&time, time, 6));
  credence_policy_free(policy);
  return fine;
}

bool files(const Files& files) {
  bool fine = true;
  for (const std::string& name : {files.sha1, files.ntlm}) {
    for (const std::int32_t backend : {CREDENCE_BACKEND_MAP, CREDENCE_BACKEND_PREAD}) {
      static const std::uint8_t digests[20 * 600] = {};
      static std::uint64_t counts[600];
      credence_breach_options options = CREDENCE_BREACH_OPTIONS_INIT;
      options.backend = backend;
      credence_breach* breach = nullptr;
      std::uint64_t count = 0;
      const std::string password = long_password();
      fine = fine && ok(credence_breach_open(&breach, name.c_str(), &options, nullptr)) &&
             ok(credence_breach_verify(breach, nullptr)) &&
             ok(credence_breach_count(&count, breach, password.data(), password.size(), nullptr)) &&
             ok(credence_breach_count_batch(counts, breach, digests, 600, nullptr));
      credence_breach_free(breach);
    }
  }
  const std::string bytes = test::file_content(files.dictionary);
  credence_dictionary_options options = CREDENCE_DICTIONARY_OPTIONS_INIT;
  options.check = 1;
  credence_dictionary* dictionary = nullptr;
  fine = fine && ok(credence_dictionary_open_memory(&dictionary, bytes.data(), bytes.size(), &options, nullptr));
  credence_dictionary_free(dictionary);
  return fine;
}

template <const char* kHash>
bool stored_hash(const Files&) {
  std::int32_t same = -1;
  const credence_status status =
      credence_password_hash_verify(&same, "U*U", 3, kHash, std::strlen(kHash), nullptr, nullptr);
  return ok(status) || status == CREDENCE_UNSUPPORTED;
}
constexpr char kPbkdf2[] = "$pbkdf2-sha1$i=1,l=20$c2FsdA$DGDID5YfDnHzqbUkr2ASBi/gN6Y";
constexpr char kScrypt[] = "$scrypt$ln=4,r=1,p=1$c2FsdHNhbHQ$yCR4iDZYDKv+iEJj6yHY0lv/epnfB6f/w1EbXrsJOuQ";
constexpr char kArgon2[] = "$argon2id$v=19$m=64,t=1,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";
constexpr char kBcrypt[] = "$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW";

void* run_job(void* argument) {
  auto& job = *static_cast<Job*>(argument);
  job.done = job.run(job.files);
  return nullptr;
}

[[noreturn]] void run_on_small_stack(const Files& files, bool (*run)(const Files&)) {
  std::signal(SIGSEGV, SIG_DFL);
  Job job{files, run};
  pthread_attr_t attributes;
  pthread_t thread{};
  if (pthread_attr_init(&attributes) != 0 || pthread_attr_setstacksize(&attributes, kStack) != 0 ||
      pthread_create(&thread, &attributes, run_job, &job) != 0 || pthread_join(thread, nullptr) != 0) {
    _exit(2);
  }
  _exit(job.done ? 0 : 1);
}

bool uses_much_stack(const Files&) {
  volatile char much[2 * kStack];
  for (std::size_t i = 0; i < sizeof much; i += 1024) much[i] = 1;
  return much[0] != 0;
}

/// The status that waitpid() gives of a child that runs this.
int status_of(const Files& files, bool (*run)(const Files&)) {
  const pid_t child = fork();
  REQUIRE(child >= 0);
  if (child == 0) run_on_small_stack(files, run);
  int status = -1;
  REQUIRE(waitpid(child, &status, 0) == child);
  return status;
}

}  // namespace

TEST_CASE("every call on a stack of 64 KiB") {
  struct Row {
    const char* name;
    bool (*run)(const Files&);
  };
  const Row rows[] = {{"files", files},
                      {"policies", policies},
                      {"judging", judging},
                      {"judging by another policy", judging_by_another},
                      {"PBKDF2", stored_hash<kPbkdf2>},
                      {"scrypt", stored_hash<kScrypt>},
                      {"Argon2", stored_hash<kArgon2>},
                      {"bcrypt", stored_hash<kBcrypt>}};
  const test::TemporaryFolder folder;
  const Files made{folder.path() / "sha1.crb", folder.path() / "ntlm.crb", folder.path() / "words.crd",
                   folder.path() / "policy.toml"};
  test::write_file(folder.path() / "list.txt", "password\t3\nxkvgq#R7-zqwvkj9\t1\n");
  test::write_file(folder.path() / "words.txt", "zyxgrubble\n");
  test::write_file(made.policy, "extends = \"credence\"\n[length]\nmin = 30\n");
  const pid_t builder = fork();  // so that the first uses are on the small stack
  REQUIRE(builder >= 0);
  if (builder == 0) {
    BreachBuildOptions options;
    options.from = BreachInput::kPasswords;
    options.counts = true;
    build_breach_file({folder.path() / "list.txt"}, made.sha1, options);
    options.kind = HashKind::kNtlm;
    build_breach_file({folder.path() / "list.txt"}, made.ntlm, options);
    build_dictionary_file({{folder.path() / "words.txt", {"test", "", WordKind::kWord, 0}}}, made.dictionary);
    _exit(0);
  }
  int built = -1;
  REQUIRE(waitpid(builder, &built, 0) == builder);
  REQUIRE(built == 0);
  CHECK(status_of(made, uses_much_stack) != 0);
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(status_of(made, row.run) == 0);
  }
}
