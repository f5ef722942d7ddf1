# SPDX-License-Identifier: Apache-2.0
"""Checks two passwords from Python and prints why one of them may not be set."""
from credence import Checker

checker = Checker("citrix-cloud")
for password in (b"Passw0rd!", b"gR7#vq2Lx9Wz"):
    report = checker.check(password, user="erin")
    print(report["verdict"])
    for violation in report["violations"]:
        print(f"  {violation['code']} bytes {violation['begin']} to {violation['end']}: {violation['message']}")
