// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <string_view>
#include <vector>

#include "catch.hpp"
#include "credence/error.hpp"
#include "credence/history.hpp"
#include "history/phc_string.hpp"

using namespace credence;
using namespace std::string_literals;

namespace {

ErrorCode error_of(std::string_view hash, const HashLimits& limits = {}) {
  try {
    (void)verify_password_hash("password", hash, limits);
  } catch (const Error& error) {
    CHECK(std::string_view(error.what()).find(hash) == std::string_view::npos);
    return error.code();
  }
  return ErrorCode{};
}

std::vector<std::uint8_t> bytes(std::string_view text) { return {text.begin(), text.end()}; }

}  // namespace

TEST_CASE("published vectors") {
  struct Row {
    const char* source;
    std::string password;
    const char* hash;
  };
  const Row rows[] = {
      {"RFC 6070, 1 iteration", "password", "$pbkdf2-sha1$i=1,l=20$c2FsdA$DGDID5YfDnHzqbUkr2ASBi/gN6Y"},
      {"RFC 6070, 4,096 iterations", "password", "$pbkdf2$4096$c2FsdA$SwB5AbdlSJq+rUnZJvch0GWkKcE"},
      {"RFC 6070, 25 bytes", "passwordPASSWORDpassword",
       "$pbkdf2-sha1$i=4096$c2FsdFNBTFRzYWx0U0FMVHNhbHRTQUxUc2FsdFNBTFRzYWx0$PS7sT+QchJuAyNg2YsDkSospGpZM8vBwOA"},
      {"RFC 6070, NUL bytes", "pass\0word"s, "$pbkdf2-sha1$i=4096$c2EAbHQ$Vvpqp1VICZ3MN9fwNCXgww=="},
      {"RFC 7914 section 11, PBKDF2 with SHA-256", "passwd",
       "$pbkdf2-sha256$i=1$c2FsdA$"
       "VawEblbjCJ/sFpHCJUS2BflBhSFt3gRl5oudV8INrLxJypzM8Xm2RZkWZLOdd+8xfHG4RbHjC9UJESBB06GXgw"},
      {"passlib's documentation", "password",
       "$pbkdf2-sha256$6400$0ZrzXitFSGltTQnBWOsdAw$Y11AchqV4b0sUisdZd0Xr97KWoymNE0LNNrnEgY4H9M"},
      {"passlib's documentation, 8,000 rounds", "password",
       "$pbkdf2-sha256$8000$XAuBMIYQQogxRg$tRRlz8hYn63B9LYiCd6PRo6FMiunY9ozmMMI3srxeRE"},
      {"RFC 7914 section 12, N 16", "",
       "$scrypt$ln=4,r=1,p=1$$"
       "d9ZXYjhleyA7GcpCwYoEl/FrSETjB0ro39/6P+3iFEL80Aad7QlI+DJqdToPyB8X6NPg+y4NNijPNeIMONGJBg"},
      {"RFC 7914 section 12, N 1024", "password",
       "$scrypt$ln=10,r=8,p=16$TmFDbA$"
       "/bq+HJ00cgB4VucZDQHp/nxq18vII3gw53N2Y0s3MWIurzDZLiKjiG/xCSedmDDaxyevuUqD7m2DYMvfoswGQA"},
      {"RFC 7914 section 12, N 16384", "pleaseletmein",
       "$scrypt$ln=14,r=8,p=1$U29kaXVtQ2hsb3JpZGU$"
       "cCO9yzr9c0hGHAbNgf046/2o+7qQT44+qbVD9lRdofLVQylVYT8Pz2LUlwUkKpr55h6F3A1lHkDfzwF7RVdYhw"},
      {"passlib's documentation", "password",
       "$scrypt$ln=8,r=8,p=1$WKs1xljLudd6z9kbY0wpJQ$yCR4iDZYDKv+iEJj6yHY0lv/epnfB6f/w1EbXrsJOuQ"},
#ifdef CREDENCE_HAS_ARGON2
      // The reference implementation's own test (phc-winner-argon2, src/test.c).
      {"Argon2i, version 16", "password",
       "$argon2i$m=65536,t=2,p=1$c29tZXNhbHQ$9sTbSlTio3Biev89thdrlKKiCaYsjjYVJxGAL3swxpQ"},
      {"Argon2i", "password", "$argon2i$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$wWKIMhR9lyDFvRz9YTZweHKfbftvj+qf+YFY4NeBbtA"},
      {"Argon2id", "password",
       "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"},
      {"Argon2id, 256 KiB", "password",
       "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4"},
      {"Argon2id, two lanes", "password",
       "$argon2id$v=19$m=256,t=2,p=2$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc"},
#endif
#ifdef CREDENCE_HAS_CRYPT
      // Openwall's crypt_blowfish (wrapper.c).
      {"bcrypt", "U*U", "$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW"},
      {"bcrypt, bits in the salt that mean nothing", "U*U",
       "$2a$05$CCCCCCCCCCCCCCCCCCCCC/E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW"},
      {"bcrypt", "U*U*", "$2a$05$CCCCCCCCCCCCCCCCCCCCC.VGOzA784oUp/Z0DY336zx7pLYAy0lwK"},
      {"bcrypt", "U*U*U", "$2a$05$XXXXXXXXXXXXXXXXXXXXXOAcXxm9kjPGEMsLznoKqmqw7tc8WCx4a"},
      {"bcrypt 2y", "\xFF\xFF\xA3", "$2y$05$/OK.fbVrR/bpIqNJ5ianF.CE5elHaaO4EbggVDjb8P19RukzXSM3e"},
      {"bcrypt 2b", "\xA3", "$2b$05$/OK.fbVrR/bpIqNJ5ianF.Sa7shbm4.OzKpvFnX1pQLmQW96oUlCq"},
#endif
  };
  for (const Row& row : rows) {
    CAPTURE(row.source);
    CHECK(verify_password_hash(row.password, row.hash));
    CHECK_FALSE(verify_password_hash(row.password + "x", row.hash));
    CHECK_FALSE(verify_password_hash(row.password.empty() ? "x" : row.password.substr(1), row.hash));
  }
}

#ifdef CREDENCE_HAS_CRYPT
TEST_CASE("SHA-crypt and yescrypt") {
  struct Row {
    const char* source;
    const char* password;
    const char* hash;
  };
  const Row rows[] = {
      {"Drepper's specification, SHA-512", "Hello world!",
       "$6$saltstring$svn8UoSVapNtMuq1ukKS4tPQd8iKwSMHWjl/O817G3uBnIFNjnQJuesI68u4OTLiBFdcbYEdFCoEOfaS35inz1"},
      {"Drepper's specification, SHA-256", "Hello world!", "$5$saltstring$5B8vYYiY.CVt1RlTTf8KbXBH3hsxY/GNooZaBBGWEc5"},
      {"Drepper's specification, rounds", "Hello world!",
       "$6$rounds=10000$saltstringsaltst$OW1/O6BYHV6BcXZu8QVeXbDWra3Oeqh0sbHbbMCVNSnCM/UrjmM0Dp8vOuZeHBy/"
       "YTBmSK6H9qs/y3RnOaw5v."},
      {"libxcrypt, Debian's default", "password",
       "$y$j9T$abcdefghijklmnopqrstu.$HVfVmMMY7RAnAkeXQamvZ4ljXGsNvkHySO1yktkGQc8"},
      {"libxcrypt, r 8", "password", "$y$j75$saltsaltsalt$EJVmvLaWqQibNwAKXpgavjVqkjgw4EyKMKuwMa4X504"},
      {"libxcrypt, p 4", "password", "$y$j8T.0$saltsaltsalt$94d2TudpxWHto4X4.nXtkAYpASNy2TR9BfdkaIGtWj5"},
      {"OpenLDAP's name for all of them", "Hello world!",
       "{CRYPT}$5$saltstring$5B8vYYiY.CVt1RlTTf8KbXBH3hsxY/GNooZaBBGWEc5"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.source);
    CHECK(verify_password_hash(row.password, row.hash));
    CHECK_FALSE(verify_password_hash(std::string(row.password) + "x", row.hash));
    CHECK_FALSE(verify_password_hash("", row.hash));
    CHECK_FALSE(verify_password_hash(std::string(row.password) + '\0', row.hash));
    CHECK_FALSE(verify_password_hash(std::string(511, 'x'), row.hash));
    CHECK_FALSE(verify_password_hash(std::string(512, 'x'), row.hash));  // libcrypt takes none so long
    CHECK_FALSE(verify_password_hash(std::string(60000, 'x'), row.hash));
  }
}

TEST_CASE("what bcrypt does not see") {
  const std::string letters = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  const char* const hash = "$2a$05$abcdefghijklmnopqrstuu5s2v8.iXieOjg/.AySBTTZIIVFJeBui";
  REQUIRE(letters.size() == 72);
  CHECK(verify_password_hash(letters, hash));
  CHECK(verify_password_hash(letters + "chars after 72 are ignored", hash));
  CHECK(verify_password_hash(letters + std::string(600, 'x'), hash));  // more than libcrypt takes
  CHECK_FALSE(verify_password_hash(letters.substr(1), hash));
  CHECK_FALSE(verify_password_hash("U*U\0x"s, "$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW"));
}
#endif

TEST_CASE("hashes of LDAP directories") {
  const char* const rows[] = {
      "{SHA}W6ph5Mm5Pz8GgiULbPgzG37mj9g=",
      "{sha}W6ph5Mm5Pz8GgiULbPgzG37mj9g",
      "{SSHA}rXVtWiPAY6/w8MuTLKIjpBjj2mtzYWx0MTIzNA==",
      "{SHA256}XohImNooBHFR0OVvjcYpJ3NgPQ1qq73WKhHvch0VQtg=",
      "{SSHA256}ZqbcWj6+KqD5BBm617QPtrpLWEgXUSAWm8MErrSqRq5zYWx0MTIzNA==",
      "{SHA384}qLZLq9CsqRpZvbt3YbQh1PK7OCgNOnW6DyHyvrxFWD1EbFmGYMlM5oDEfRnDB4On",
      "{SSHA384}3Y1IvNFN18oUZ08nY7CrV4+elJFLHNxcbZcpYiQpP4YayTpfWiWDCAxrlzG6a37uc2FsdDEyMzQ=",
      "{SHA512}sQnzu7wkTrgkQZF+0G1hi5AI3Qmzvv0bXgc5THBqi7mAsdd4Xll27ASbRt9fEyavWi6m0QP9B8lThf+rDKy8hg==",
      "{SSHA512}nOkBUt6l7zlKAfjtk1EfB0TmckXfDiA4FPLcpywOLORZ1PWQK4+PZVEiT4+9rFjqR3xnaruZBiRjDGcDpxxTinNhbHQxMjM0",
  };
  for (const char* hash : rows) {
    CAPTURE(hash);
    CHECK(verify_password_hash("password", hash));
    CHECK_FALSE(verify_password_hash("Password", hash));
    CHECK_FALSE(verify_password_hash("", hash));
  }
  const auto ask = old_password_verifier({rows[2], rows[3]});
  CHECK(ask(0, "password") == OldPasswordAnswer::kSame);
  CHECK(ask(1, "other") == OldPasswordAnswer::kDifferent);
}

TEST_CASE("strings that are refused") {
  const char* const rows[] = {
      "",
      "$",
      "no hash",
      "5baa61e4c9b93f3f0682250b6cf8331b7ee68fd8",
      "$1$deadbeef$0Huu6KHrKLVWfqa4WljDE0",
      "$pbkdf2-md5$i=1$c2FsdA$DGDID5YfDnHzqbUkr2ASBi/gN6Y",
      "$pbkdf2-sha1$i=0$c2FsdA$DGDID5YfDnHzqbUkr2ASBi/gN6Y",
      "$pbkdf2-sha1$c2FsdA$DGDID5YfDnHzqbUkr2ASBi/gN6Y",
      "$pbkdf2-sha1$i=1,l=19$c2FsdA$DGDID5YfDnHzqbUkr2ASBi/gN6Y",
      "$pbkdf2-sha1$i=1,x=1$c2FsdA$DGDID5YfDnHzqbUkr2ASBi/gN6Y",
      "$pbkdf2-sha1$i=1,i=1$c2FsdA$DGDID5YfDnHzqbUkr2ASBi/gN6Y",
      "$pbkdf2-sha1$i=-1$c2FsdA$DGDID5YfDnHzqbUkr2ASBi/gN6Y",
      "$pbkdf2-sha1$i=4294967296$c2FsdA$DGDID5YfDnHzqbUkr2ASBi/gN6Y",
      "$pbkdf2-sha1$i=1$c2FsdA$DGDID5YfDnHz",                  // 9 bytes
      "$pbkdf2-sha1$i=1$c2FsdA$DGDID5YfDnHzqbUkr2ASBi/gN6Y$",  // a part too many
      "$pbkdf2-sha1$i=1$c2FsdA$DGDID5YfDnHzqbUkr2ASBi/gN6Z",   // not the one form of these bytes
      "$pbkdf2-sha1$i=1$c2!sdA$DGDID5YfDnHzqbUkr2ASBi/gN6Y",
      "$scrypt$ln=4,r=1$c2FsdA$DGDID5YfDnHzqbUkr2ASBi/gN6Y",
      "$scrypt$ln=4,r=1,p=0$c2FsdA$DGDID5YfDnHzqbUkr2ASBi/gN6Y",
      "$scrypt$ln=16,r=1,p=1$c2FsdA$DGDID5YfDnHzqbUkr2ASBi/gN6Y",  // N is not below 2 to the 16 r
#ifdef CREDENCE_HAS_ARGON2
      "$argon2x$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
      "$argon2id$v=20$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
      "$argon2id$v=19$m=15,t=2,p=2$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
      "$argon2id$v=19$m=256,t=2,p=1$c2FsdA$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
#endif
      "{SHA}W6ph5Mm5Pz8GgiULbPgzG37mjw==",              // a byte too few
      "{SHA}rXVtWiPAY6/w8MuTLKIjpBjj2mtzYWx0MTIzNA==",  // with a salt
      "{SSHA}W6ph5Mm5Pz8GgiULbPgzG37mj9g=",             // without one
      "{MD5}X03MO1qnZdYdgyfeuILPmQ==",
      "{SHA256W6ph5Mm5Pz8GgiULbPgzG37mj9g=",
      "{}W6ph5Mm5Pz8GgiULbPgzG37mj9g=",
      "{CRYPT}",
      "{CRYPT}{SHA}W6ph5Mm5Pz8GgiULbPgzG37mj9g=",
#ifdef CREDENCE_HAS_CRYPT
      "$6$saltstring$svn8UoSVapNtMuq1ukKS4tPQd8iKwSMHWjl",
      "$6$saltstring",
      "$6$rounds=999$saltstring$svn8UoSVapNtMuq1ukKS4tPQd8iKwSMHWjl/O817G3uBnIFNjnQJuesI68u4OTLiBFdcbYEdFCoEOfaS35inz1",
      "$6$rounds=x$saltstring$svn8UoSVapNtMuq1ukKS4tPQd8iKwSMHWjl/O817G3uBnIFNjnQJuesI68u4OTLiBFdcbYEdFCoEOfaS35inz1",
      "$6$rounds=$saltstring$svn8UoSVapNtMuq1ukKS4tPQd8iKwSMHWjl/O817G3uBnIFNjnQJuesI68u4OTLiBFdcbYEdFCoEOfaS35inz1",
      "$6$rounds=5000",
      "$5$saltstringsaltstr$5B8vYYiY.CVt1RlTTf8KbXBH3hsxY/GNooZaBBGWEc5",  // 17 characters
      "$5$salt:string$5B8vYYiY.CVt1RlTTf8KbXBH3hsxY/GNooZaBBGWEc5",
      "$y$j9T$saltsaltsalt",
      "$y$j9T$saltsaltsalt$WJhblAc/BKcuw1LHqgcyvlsjC8J4ha9Wl82.5/aQSy",
      "$y$j9T/0$saltsaltsalt$WJhblAc/BKcuw1LHqgcyvlsjC8J4ha9Wl82.5/aQSy8",  // t
      "$y$j9$saltsaltsalt$WJhblAc/BKcuw1LHqgcyvlsjC8J4ha9Wl82.5/aQSy8",
      "$y$",
      "$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOe",
      "$2a$03$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW",
      "$2z$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW",
      "$2a$05$CCCCCCCCCCCCCCCCCCCC!.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW",
#endif
  };
  for (const char* hash : rows) {
    CAPTURE(hash);
    if (*hash == '\0') {
      CHECK_THROWS_AS(verify_password_hash("password", hash), Error);
    } else {
      CHECK(error_of(hash) == ErrorCode::kInvalidArgument);
    }
  }
}

TEST_CASE("costs beyond the limits are refused at once") {
  const char* const rows[] = {
#ifdef CREDENCE_HAS_CRYPT
      "$5$rounds=1000001$saltstring$5B8vYYiY.CVt1RlTTf8KbXBH3hsxY/GNooZaBBGWEc5",
      "$y$jDT$saltsaltsalt$jPVtKNcX96CC2V1pzktU/g.mMsa89dBLpR4bAk4sxzB",
      "$y$jkJT$saltsaltsalt$jPVtKNcX96CC2V1pzktU/g.mMsa89dBLpR4bAk4sxzB",  // N is 2 to the 70
      "$y$jcT$saltsaltsalt$jPVtKNcX96CC2V1pzktU/g.mMsa89dBLpR4bAk4sxzB",
#endif
      "$pbkdf2-sha1$i=2000001$c2FsdA$DGDID5YfDnHzqbUkr2ASBi/gN6Y",
      "$pbkdf2-sha1$i=4294967295$c2FsdA$DGDID5YfDnHzqbUkr2ASBi/gN6Y",
      // 1,000,001 iterations for each of two blocks
      "$pbkdf2-sha1$i=1000001$c2FsdA$PS7sT+QchJuAyNg2YsDkSospGpZM8vBwOA",
      "$scrypt$ln=20,r=8,p=1$c2FsdA$DGDID5YfDnHzqbUkr2ASBi/gN6Y",
      "$scrypt$ln=17,r=8,p=5$c2FsdA$DGDID5YfDnHzqbUkr2ASBi/gN6Y",
      "$scrypt$ln=19,r=4294967295,p=4294967295$c2FsdA$DGDID5YfDnHzqbUkr2ASBi/gN6Y",
      "$scrypt$ln=63,r=8,p=1$c2FsdA$DGDID5YfDnHzqbUkr2ASBi/gN6Y",
      "$scrypt$ln=64,r=8,p=1$c2FsdA$DGDID5YfDnHzqbUkr2ASBi/gN6Y",
#ifdef CREDENCE_HAS_ARGON2
      "$argon2id$v=19$m=262145,t=1,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
      "$argon2id$v=19$m=4294967295,t=1,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
      "$argon2id$v=19$m=65536,t=17,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
      "$argon2id$v=19$m=256,t=4294967295,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
#endif
#ifdef CREDENCE_HAS_CRYPT
      "$2a$15$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW",
#endif
  };
  for (const char* hash : rows) {
    CAPTURE(hash);
    CHECK(error_of(hash) == ErrorCode::kOutOfRange);
  }
  HashLimits limits;
  limits.pbkdf2_iterations = 4095;
  const char* const hash = "$pbkdf2$4096$c2FsdA$SwB5AbdlSJq+rUnZJvch0GWkKcE";
  CHECK(error_of(hash, limits) == ErrorCode::kOutOfRange);
  limits.pbkdf2_iterations = 4096;
  CHECK(verify_password_hash("password", hash, limits));
}

TEST_CASE("a verifier of several old passwords") {
  const std::string sha1 = "$pbkdf2-sha1$i=1$c2FsdA$DGDID5YfDnHzqbUkr2ASBi/gN6Y";  // "password"
  const std::string scrypt =
      "$scrypt$ln=4,r=1,p=1$$"
      "d9ZXYjhleyA7GcpCwYoEl/FrSETjB0ro39/6P+3iFEL80Aad7QlI+DJqdToPyB8X6NPg+y4NNijPNeIMONGJBg";  // ""
  const auto is_old = old_password_verifier({scrypt, sha1});
  CHECK(is_old(0, "") == OldPasswordAnswer::kSame);
  CHECK(is_old(0, "password") == OldPasswordAnswer::kDifferent);
  CHECK(is_old(1, "password") == OldPasswordAnswer::kSame);
  CHECK(is_old(1, "") == OldPasswordAnswer::kDifferent);
  CHECK(is_old(2, "password") == OldPasswordAnswer::kFailed);
  CHECK(is_old(1, std::string(65'537, 'x')) == OldPasswordAnswer::kDifferent);
  CHECK(old_password_verifier({})(0, "x") == OldPasswordAnswer::kFailed);

  try {
    (void)old_password_verifier({sha1, "no hash"});
    FAIL("no error");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::kInvalidArgument);
    CHECK(std::string_view(error.what()).starts_with("old password 1: "));
  }
  CHECK_THROWS_AS(old_password_verifier(std::vector<std::string>(25, sha1)), Error);
  HashLimits limits;
  limits.scrypt_work = std::uint64_t{1} << 7;  // eight times what the string asks for
  limits.total = 0.5;
  CHECK_NOTHROW(old_password_verifier(std::vector<std::string>(4, scrypt), limits));
  CHECK_THROWS_AS(old_password_verifier(std::vector<std::string>(5, scrypt), limits), Error);
}

TEST_CASE("base64") {
  using history::decode_base64;
  CHECK(history::decode_base64("") == bytes(""));
  CHECK(history::decode_base64("Zg") == bytes("f"));
  CHECK(history::decode_base64("Zg==") == bytes("f"));
  CHECK(history::decode_base64("Zm8") == bytes("fo"));
  CHECK(history::decode_base64("Zm8=") == bytes("fo"));
  CHECK(history::decode_base64("Zm9v") == bytes("foo"));
  CHECK(history::decode_base64("+/++") == history::decode_base64("./.."));
  for (const char* text : {"Z", "Zh", "Zm9", "Zg=", "Zg===", "=", "Zm9v=", "Zm 9", "Zm9v\n"}) {
    CAPTURE(text);
    CHECK_FALSE(history::decode_base64(text).has_value());
  }
}
