# SPDX-License-Identifier: Apache-2.0
"""credence from Python, through ctypes; nothing to install besides the library.

    with Checker("credence", breaches=["breach.crb"]) as checker:
        report = checker.check(password, user="erin", email="erin@example.org")
        if report["verdict"] != "accept": ...

The library is the file that the environment variable CREDENCE_LIBRARY names, else the one on the loader's path.

A password is bytes, bytearray, memoryview or str (in UTF-8). Only a bytearray, or a memoryview of one, can be wiped
afterwards, which is the caller's business: bytes and str stay in memory until Python happens to use it again.
"""
from __future__ import annotations

import ctypes as c
import json
import os
from contextlib import ExitStack
from datetime import datetime
from os import PathLike
from typing import Any, Iterable, Optional, Union

Text = Union[bytes, bytearray, memoryview, str]
Time = Union[int, datetime, None]

# The versions of the C interface that these declarations fit: CREDENCE_VERSION_MAJOR and _MINOR of credence/version.h.
# Before 1.0 a minor version may change the interface, so that both are part of the library's name.
VERSION = (0, 1)
SONAME = "libcredence.so." + (f"0.{VERSION[1]}" if VERSION[0] == 0 else str(VERSION[0]))
TIME_NONE = -(2**63)
ACCOUNTS = {"local": 0, "federated": 1}


class CredenceError(ValueError):
    """A call that could not be carried out. There is no answer then: permit nothing."""

    def __init__(self, message: str, status: int) -> None:
        super().__init__(message)
        self.status = status


class _Error(c.Structure):
    _fields_ = [("status", c.c_int32), ("system_error", c.c_int32), ("line", c.c_int32), ("column", c.c_int32),
                ("message", c.c_char * 512)]


class _Slice(c.Structure):
    _fields_ = [("data", c.c_void_p), ("len", c.c_size_t)]


class _Subject(c.Structure):
    _fields_ = [("struct_size", c.c_size_t)] + [
        (name, _Slice) for name in ("user", "email", "display_name", "organisation", "service", "confirmation",
                                    "previous_password")
    ] + [("words", c.POINTER(_Slice)), ("num_words", c.c_size_t), ("is_old", c.c_void_p), ("is_old_ctx", c.c_void_p),
         ("num_old", c.c_size_t)]


class _SignIn(c.Structure):
    _fields_ = [("struct_size", c.c_size_t), ("password", c.c_void_p), ("password_len", c.c_size_t),
                ("subject", c.POINTER(_Subject)), ("last_sign_in", c.c_int64), ("created", c.c_int64),
                ("password_set", c.c_int64), ("now", c.c_int64), ("account", c.c_int32), ("reserved", c.c_int32)]


class _Resources(c.Structure):
    _fields_ = [("struct_size", c.c_size_t), ("breaches", c.POINTER(c.c_void_p)), ("num_breaches", c.c_size_t),
                ("dictionaries", c.POINTER(c.c_void_p)), ("num_dictionaries", c.c_size_t),
                ("built_in_breach", c.c_int32), ("built_in_dictionary", c.c_int32)]


def _load() -> c.CDLL:
    name = os.environ.get("CREDENCE_LIBRARY") or SONAME
    try:
        lib = c.CDLL(name)
    except OSError as reason:
        raise ImportError(f"{reason}; install credence and run ldconfig, or set CREDENCE_LIBRARY to the path of "
                          f"{SONAME}") from reason
    pointer, out, error = c.c_void_p, c.POINTER(c.c_void_p), c.POINTER(_Error)
    for function, arguments in (
            ("policy_preset", [out, c.c_char_p, error]), ("policy_load", [out, c.c_char_p, error]),
            ("breach_open", [out, c.c_char_p, pointer, error]), ("dictionary_open", [out, c.c_char_p, pointer, error]),
            ("checker_create", [out, pointer, c.POINTER(_Resources), error]),
            ("check", [out, pointer, pointer, c.c_size_t, c.POINTER(_Subject), error]),
            ("assess", [out, pointer, c.POINTER(_SignIn), error]),
            ("report_json", [c.c_char_p, c.c_size_t, c.POINTER(c.c_size_t), pointer, c.c_char_p])):
        getattr(lib, "credence_" + function).argtypes = arguments
    for what in ("policy", "breach", "dictionary", "checker", "report"):
        free = getattr(lib, f"credence_{what}_free")
        free.argtypes, free.restype = [pointer], None
    return lib


_lib = _load()


class _Borrowed:
    """The bytes of some texts for the time of a call; copies that had to be made are wiped."""

    def __init__(self) -> None:
        self._kept: list[Any] = []
        self._copies: list[Any] = []

    def __enter__(self) -> _Borrowed:
        return self

    def __exit__(self, *unused: object) -> None:
        for copy in self._copies:
            c.memset(copy, 0, len(copy))
        self._kept.clear()

    def of(self, text: Optional[Text]) -> _Slice:
        if text is None:
            return _Slice(None, 0)
        if isinstance(text, str):
            text = text.encode()
        if isinstance(text, bytes):
            self._kept.append(text)
            return _Slice(c.cast(c.c_char_p(text), c.c_void_p), len(text))
        if not isinstance(text, (bytearray, memoryview)):
            raise TypeError(f"a text is bytes, bytearray, memoryview or str, not {type(text).__name__}")
        view = memoryview(text)
        if view.c_contiguous and not view.readonly and view.nbytes:
            buffer = (c.c_char * view.nbytes).from_buffer(view.cast("B"))
        else:
            buffer = c.create_string_buffer(view.tobytes(), view.nbytes + 1)
            self._copies.append(buffer)
        self._kept.append(buffer)
        return _Slice(c.addressof(buffer), view.nbytes)


def _call(function: str, *arguments: Any) -> c.c_void_p:
    """Calls a function that makes a handle, and returns the handle."""
    error, handle = _Error(), c.c_void_p()
    if getattr(_lib, "credence_" + function)(handle, *arguments, error):
        raise CredenceError(error.message.decode(), error.status)
    return handle


def _seconds(time: Time) -> int:
    if time is None:
        return TIME_NONE
    if isinstance(time, datetime):
        if time.tzinfo is None:
            raise ValueError("a datetime without a time zone names no instant; use datetime.now(timezone.utc)")
        return int(time.timestamp() // 1)
    return time


def _array(kind: Any, items: list[Any]) -> Any:
    return (kind * len(items))(*items) if items else None


class Checker:
    """A policy with data. Threads may share one. Close it, use it in a with statement, or leave it to Python."""

    def __init__(self, policy: str = "citrix-cloud", *, policy_file: Union[str, PathLike[str], None] = None,
                 breaches: Iterable[Union[str, PathLike[str]]] = (),
                 dictionaries: Iterable[Union[str, PathLike[str]]] = (), built_in_breach: bool = True,
                 built_in_dictionary: bool = True) -> None:
        """`policy` is the name of a preset; `policy_file`, a TOML file, goes before it. Files of leaked passwords and
        dictionaries are used besides the built-in ones."""
        self._handle: Optional[c.c_void_p] = None
        with ExitStack() as stack:

            def made(what: str, function: str, *arguments: Any) -> c.c_void_p:
                handle = _call(function, *arguments)
                stack.callback(getattr(_lib, f"credence_{what}_free"), handle)
                return handle

            if policy_file is not None:
                chosen = made("policy", "policy_load", os.fsencode(policy_file))
            else:
                chosen = made("policy", "policy_preset", policy.encode())
            opened = [made("breach", "breach_open", os.fsencode(file), None) for file in breaches]
            words = [made("dictionary", "dictionary_open", os.fsencode(file), None) for file in dictionaries]
            resources = _Resources(c.sizeof(_Resources), _array(c.c_void_p, opened), len(opened),
                                   _array(c.c_void_p, words), len(words), built_in_breach, built_in_dictionary)
            self._handle = _call("checker_create", chosen, resources)  # keeps what it needs of the others

    def close(self) -> None:
        if getattr(self, "_handle", None) is not None:
            _lib.credence_checker_free(self._handle)
            self._handle = None

    def __enter__(self) -> Checker:
        return self

    def __exit__(self, *unused: object) -> None:
        self.close()

    def __del__(self) -> None:
        self.close()

    def check(self, password: Text, user: Optional[Text] = None, *, language: str = "en",
              **subject: Any) -> dict[str, Any]:
        """May this be set as a password? Returns the report. `subject` is whose password it is: email, display_name,
        organisation, service, confirmation, previous_password, and words, a list."""
        if password is None:
            raise TypeError("a password is bytes, bytearray, memoryview or str, not None")
        with _Borrowed() as borrowed:
            text = borrowed.of(password)
            return self._report(language, "check", text.data, text.len, self._subject(borrowed, user, subject))

    def assess(self, password: Optional[Text], last_sign_in: Time, now: Time, *, created: Time = None,
               password_set: Time = None, account: str = "local", user: Optional[Text] = None, language: str = "en",
               **subject: Any) -> dict[str, Any]:
        """Must this sign-in end in a reset? Times are seconds since 1970, or datetimes with a zone; None is not known.
        Without a password time and account are judged."""
        if account not in ACCOUNTS:
            raise ValueError(f"an account is one of {', '.join(ACCOUNTS)}, not {account!r}")
        with _Borrowed() as borrowed:
            text = borrowed.of(password)
            sign_in = _SignIn(struct_size=c.sizeof(_SignIn), password=text.data, password_len=text.len,
                              subject=c.pointer(self._subject(borrowed, user, subject)),
                              last_sign_in=_seconds(last_sign_in), created=_seconds(created),
                              password_set=_seconds(password_set), now=_seconds(now), account=ACCOUNTS[account])
            return self._report(language, "assess", sign_in)

    @staticmethod
    def _subject(borrowed: _Borrowed, user: Optional[Text], facts: dict[str, Any]) -> _Subject:
        words = [borrowed.of(word) for word in facts.pop("words", None) or ()]
        known = ("email", "display_name", "organisation", "service", "confirmation", "previous_password")
        for name in facts:
            if name not in known:
                raise TypeError(f"unknown argument {name}; known are user, {', '.join(known)} and words")
        return _Subject(struct_size=c.sizeof(_Subject), user=borrowed.of(user), words=_array(_Slice, words),
                        num_words=len(words), **{name: borrowed.of(fact) for name, fact in facts.items()})

    def _report(self, language: str, function: str, *arguments: Any) -> dict[str, Any]:
        if self._handle is None:
            raise ValueError("this checker is closed")
        report = _call(function, self._handle, *arguments)
        try:
            needed = c.c_size_t()
            _lib.credence_report_json(None, 0, needed, report, language.encode())
            text = c.create_string_buffer(needed.value)
            if _lib.credence_report_json(text, needed, None, report, language.encode()):
                raise MemoryError("no room for the report")
            return json.loads(text.value)
        finally:
            _lib.credence_report_free(report)
