"""Why the operating system refused, in words."""

import errno

from iki_graph.errors import UsageError, as_usage, cause


def test_causes_are_told_in_indonesian_whatever_the_system_says() -> None:
    known = {
        errno.ENOENT: "tidak ditemukan",
        errno.EACCES: "tidak ada izin",
        errno.EEXIST: "sudah ada",
        errno.ENOSPC: "disk penuh",
    }
    assert {number: cause(OSError(number, "No such words")) for number in known} == known
    assert cause(OSError(errno.ELOOP, "Too many levels")) == f"galat sistem {errno.ELOOP}"
    assert cause(OSError("no number")) == "galat sistem"


def test_a_full_disk_is_no_bug_but_other_errors_stay_what_they_are() -> None:
    assert isinstance(as_usage(OSError(errno.ENOSPC, "No space left on device")), UsageError)
    other = OSError(errno.EBADF, "Bad file descriptor")
    assert as_usage(other) is other
