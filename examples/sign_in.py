# SPDX-License-Identifier: Apache-2.0
"""Assesses two sign-ins from Python: one in time, one six months after the last."""
from datetime import datetime, timezone

from credence import Checker


def utc(text):
    return int(datetime.fromisoformat(text).replace(tzinfo=timezone.utc).timestamp())


checker = Checker("citrix-cloud")
last = utc("2025-08-31T23:30:00")
for now in ("2026-02-28T23:29:59", "2026-02-28T23:30:00"):
    report = checker.assess(b"gR7#vq2Lx9Wz", last, utc(now))
    print(now, report["verdict"], *(violation["code"] for violation in report["violations"]))
