"""Errors that are the input's or the user's, each with the exit code of the command that meets it.

Anything else that is raised is a bug of ours and ends with exit code 4.
"""

import errno
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


_CAUSES = {
    errno.ENOENT: "tidak ditemukan",
    errno.ENOTDIR: "tidak ditemukan",
    errno.EACCES: "tidak ada izin",
    errno.EPERM: "tidak ada izin",
    errno.EEXIST: "sudah ada",
    errno.EISDIR: "ini folder, bukan berkas",
    errno.ENOSPC: "disk penuh",
    errno.EDQUOT: "kuota disk habis",
    errno.EROFS: "hanya dapat dibaca",
    errno.ENAMETOOLONG: "namanya terlalu panjang",
    errno.EFBIG: "berkas terlalu besar",
    errno.EIO: "perangkat tidak menanggapi",
}


def cause(error: OSError) -> str:
    """Why the operating system refused, in Indonesian; its own words depend on the system and its language."""
    return _CAUSES.get(error.errno or 0, f"galat sistem {error.errno}" if error.errno else "galat sistem")


def as_usage(error: Exception) -> Exception:
    """The error itself, or a UsageError in its place where the disk is full: that is no bug, wherever it shows."""
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
        return UsageError(f"Hasil tidak dapat ditulis ({cause(error)}); kosongkan tempat atau pilih tempat lain.")
    return error
