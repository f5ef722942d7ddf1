# SPDX-License-Identifier: Apache-2.0
"""credence from Python, through ctypes: the few declarations that the two examples need.

The library is found by CREDENCE_LIBRARY, or else as libcredence.so on the loader's path.
"""
import ctypes as c
import json
import os

TIME_NONE = -(2**63)


class Error(c.Structure):
    _fields_ = [("status", c.c_int32), ("system_error", c.c_int32), ("line", c.c_int32), ("column", c.c_int32),
                ("message", c.c_char * 512)]


class Slice(c.Structure):
    _fields_ = [("data", c.c_char_p), ("len", c.c_size_t)]

    @classmethod
    def of(cls, text):
        data = text.encode()
        return cls(data, len(data))


class Subject(c.Structure):
    _fields_ = [("struct_size", c.c_size_t)] + [
        (name, Slice) for name in ("user", "email", "display_name", "organisation", "service", "confirmation",
                                   "previous_password")
    ] + [("words", c.POINTER(Slice)), ("num_words", c.c_size_t), ("is_old", c.c_void_p), ("is_old_ctx", c.c_void_p),
         ("num_old", c.c_size_t)]


class SignIn(c.Structure):
    _fields_ = [("struct_size", c.c_size_t), ("password", c.c_char_p), ("password_len", c.c_size_t),
                ("subject", c.POINTER(Subject)), ("last_sign_in", c.c_int64), ("created", c.c_int64),
                ("password_set", c.c_int64), ("now", c.c_int64), ("account", c.c_int32), ("reserved", c.c_int32)]


_lib = c.CDLL(os.environ.get("CREDENCE_LIBRARY", "libcredence.so"))
_lib.credence_policy_preset.argtypes = [c.POINTER(c.c_void_p), c.c_char_p, c.POINTER(Error)]
_lib.credence_policy_free.argtypes = [c.c_void_p]
_lib.credence_policy_free.restype = None
_lib.credence_checker_create.argtypes = [c.POINTER(c.c_void_p), c.c_void_p, c.c_void_p, c.POINTER(Error)]
_lib.credence_checker_free.argtypes = [c.c_void_p]
_lib.credence_checker_free.restype = None
_lib.credence_check.argtypes = [c.POINTER(c.c_void_p), c.c_void_p, c.c_char_p, c.c_size_t, c.POINTER(Subject),
                                c.POINTER(Error)]
_lib.credence_assess.argtypes = [c.POINTER(c.c_void_p), c.c_void_p, c.POINTER(SignIn), c.POINTER(Error)]
_lib.credence_report_json.argtypes = [c.c_char_p, c.c_size_t, c.POINTER(c.c_size_t), c.c_void_p, c.c_char_p]
_lib.credence_report_free.argtypes = [c.c_void_p]
_lib.credence_report_free.restype = None


class Checker:
    """A policy with the built-in data. Threads may share one."""

    def __init__(self, preset):
        error, policy = Error(), c.c_void_p()
        self._handle = c.c_void_p()
        if _lib.credence_policy_preset(policy, preset.encode(), error):
            raise ValueError(error.message.decode())
        status = _lib.credence_checker_create(self._handle, policy, None, error)
        _lib.credence_policy_free(policy)
        if status:
            raise ValueError(error.message.decode())

    def __del__(self):
        _lib.credence_checker_free(self._handle)

    def check(self, password, user=""):
        """May these bytes be set as a password? Returns the report as a dict."""
        subject = Subject(struct_size=c.sizeof(Subject), user=Slice.of(user))
        return self._report(_lib.credence_check, password, len(password), subject)

    def assess(self, password, last_sign_in, now):
        """Must this sign-in end in a reset? Times are seconds since 1970; password None judges time alone."""
        sign_in = SignIn(struct_size=c.sizeof(SignIn), password=password, password_len=len(password or b""),
                         last_sign_in=last_sign_in, created=TIME_NONE, password_set=TIME_NONE, now=now)
        return self._report(_lib.credence_assess, sign_in)

    def _report(self, judge, *arguments):
        error, report, needed = Error(), c.c_void_p(), c.c_size_t()
        if judge(report, self._handle, *arguments, error):
            raise RuntimeError(error.message.decode())
        _lib.credence_report_json(None, 0, needed, report, b"en")
        text = c.create_string_buffer(needed.value)
        _lib.credence_report_json(text, needed, None, report, b"en")
        _lib.credence_report_free(report)
        return json.loads(text.value)
