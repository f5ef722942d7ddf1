# SPDX-License-Identifier: Apache-2.0
"""examples/credence.py: what it takes and what it says. Arguments: the folder of the examples, version.h, the program."""
import os
import re
import subprocess
import sys
import tempfile
import unittest
from datetime import datetime, timedelta, timezone

EXAMPLES, VERSION_H, PROGRAM = sys.argv[1:4]
sys.path.insert(0, EXAMPLES)
import credence  # noqa: E402
from credence import Checker, CredenceError  # noqa: E402

GOOD = "xKv#q7zwR!t2mPf9"


def codes(report, of="violations"):
    return [violation["code"] for violation in report[of]]


class Texts(unittest.TestCase):
    def test_every_kind_of_text_is_judged_alike(self):
        checker = Checker()
        for text in (GOOD, "Passw0rd!", "", "a\u00e9\U0001F600", "abc\0def"):
            data = text.encode()
            expected = checker.check(data)
            for other in (text, bytearray(data), memoryview(data), memoryview(bytearray(data)),
                          memoryview((b"" + data + data)[: len(data)]), memoryview(bytes(data[::-1]))[::-1]):
                self.assertEqual(checker.check(other), expected, repr(other))

    def test_other_things_are_refused(self):
        checker = Checker()
        for thing in (None, 7, ["a"], object()):
            self.assertRaises(TypeError, checker.check, thing)
        self.assertRaises(TypeError, checker.check, GOOD, user=7)
        self.assertRaises(TypeError, checker.check, GOOD, usr="x")

    def test_a_bytearray_is_still_the_callers(self):
        password = bytearray(GOOD.encode())
        Checker().check(password)
        password.extend(b"x")  # a view that was kept would forbid this
        self.assertEqual(password.decode(), GOOD + "x")


class Subjects(unittest.TestCase):
    def test_whose_password_it_is(self):
        with Checker("credence") as checker:
            for facts, password, code in (({"user": "qwexrtz"}, "81qwexrtz#47", "context.user_name"),
                                          ({"user": b"qwexrtz"}, "81qwexrtz#47", "context.user_name"),
                                          ({"email": "jo@vbnxmkl.example"}, "81vbnxmkl#47", "context.email"),
                                          ({"words": ["wsxzedc"]}, "81wsxzedc#47", "context.word"),
                                          ({"confirmation": "other"}, "81wsxzedc#47", "confirmation.mismatch")):
                self.assertEqual(codes(checker.check(password, **facts)), [code])
                self.assertEqual(codes(checker.check(password, **{name: None for name in facts})), [])
            # "" is there and empty, None is not there.
            self.assertEqual(codes(checker.check("81wsxzedc#47", confirmation="")), ["confirmation.mismatch"])

    def test_language(self):
        violation = Checker().check("xKv#q7z", language="de")["violations"][0]
        self.assertIn("Mindestens 8 Zeichen", violation["message"])


class SignIns(unittest.TestCase):
    def test_times(self):
        checker = Checker()
        last = datetime(2025, 8, 31, 23, 30, tzinfo=timezone.utc)
        due = datetime(2026, 2, 28, 23, 30, tzinfo=timezone.utc)
        for now, verdict in ((due - timedelta(seconds=1), "accept"), (due, "reset_required"),
                             (int(due.timestamp()), "reset_required"),
                             (due.astimezone(timezone(timedelta(hours=5))), "reset_required")):
            self.assertEqual(checker.assess(GOOD, last, now)["verdict"], verdict)
            self.assertEqual(checker.assess(None, last, now)["verdict"], verdict)
        self.assertRaises(ValueError, checker.assess, GOOD, last, datetime(2026, 1, 1))
        self.assertEqual(codes(checker.assess(None, None, due)), ["sign_in.never"])
        federated = checker.assess(None, last, due, account="federated")
        self.assertEqual((federated["verdict"], codes(federated, "warnings")), ("accept", ["sign_in.stale"]))
        self.assertRaises(ValueError, checker.assess, GOOD, last, due, account="other")


class Files(unittest.TestCase):
    def test_policies_breaches_dictionaries(self):
        with tempfile.TemporaryDirectory() as folder:
            policy, breach, words, own = (os.path.join(folder, name) for name in ("p.toml", "b.crb", "words", "w.crd"))
            with open(policy, "w") as file:
                file.write("[length]\nmin = 20\n[breach]\nenabled = true\n")
            with open(words, "w") as file:
                file.write("zqwvkx\n")
            build = [PROGRAM, "breach", "build", "--from", "passwords", "-", "-o", breach]
            subprocess.run(build, input=GOOD.encode(), check=True, stdout=subprocess.DEVNULL)
            subprocess.run([PROGRAM, "dictionary", "build", words, "-o", own], check=True, stdout=subprocess.DEVNULL)
            with Checker(policy_file=policy, breaches=[breach]) as checker:
                self.assertEqual(codes(checker.check(GOOD)), ["length.too_short", "breach.found"])
            checker = Checker(dictionaries=[own], built_in_dictionary=False, built_in_breach=False)
            self.assertEqual(codes(checker.check("Zqwvkx1#")), ["dictionary.word"])
            self.assertEqual(codes(checker.check("Elephant1#")), [])
            for arguments in ({"policy_file": "/nonexistent"}, {"breaches": [breach, "/nonexistent"]},
                              {"dictionaries": [words]}, {"policy": "citrix"}):
                with self.assertRaises(CredenceError) as caught:
                    Checker(**arguments)
                self.assertNotEqual(caught.exception.status, 0)

    def test_a_closed_checker_says_so(self):
        with Checker() as checker:
            pass
        self.assertRaises(ValueError, checker.check, GOOD)
        checker.close()


class Library(unittest.TestCase):
    def test_its_name_has_the_version_of_the_headers(self):
        with open(VERSION_H) as file:
            numbers = dict(re.findall(r"#define CREDENCE_VERSION_(MAJOR|MINOR) (\d+)", file.read()))
        self.assertEqual(credence.VERSION, (int(numbers["MAJOR"]), int(numbers["MINOR"])))
        made = subprocess.run(["readelf", "-d", os.environ["CREDENCE_LIBRARY"]], capture_output=True, text=True)
        if made.returncode == 0:
            self.assertIn(f"[{credence.SONAME}]", made.stdout)

    def test_a_missing_one_is_asked_for(self):
        environment = {**os.environ, "CREDENCE_LIBRARY": "/nonexistent/libcredence.so"}
        run = subprocess.run([sys.executable, "-B", "-c", "import credence"], cwd=EXAMPLES, env=environment,
                             capture_output=True, text=True)
        self.assertNotEqual(run.returncode, 0)
        self.assertIn("CREDENCE_LIBRARY", run.stderr.splitlines()[-1])


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
