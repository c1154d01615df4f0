"""Errors that are the input's or the user's, each with the exit code of the command that meets it.

Anything else that is raised is a bug of ours and ends with exit code 4.
"""

from enum import IntEnum


class ExitCode(IntEnum):
    """Exit codes of every `iki` command; where several apply: 4 before 2 before 3 before 1."""

    OK = 0
    FINDINGS = 1
    USAGE = 2
    UNREADABLE = 3
    BUG = 4
    INTERRUPTED = 130


class IkiError(Exception):
    """One clear sentence for the user: which file, where, what to do."""

    exit_code = ExitCode.BUG


class InputError(IkiError):
    """A file cannot be read, or is no document that this program knows; the rest of a batch goes on."""

    exit_code = ExitCode.UNREADABLE


class UsageError(IkiError):
    """The command was called in a way that cannot work (missing path, unwritable output, bad query)."""

    exit_code = ExitCode.USAGE
