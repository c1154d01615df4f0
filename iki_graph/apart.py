"""Calls of libraries that a file can break, in a child process: one that dies, or finds no end, costs the file and not the program. Files are
read there, and their pages drawn.

The child is started at the first call and serves all that follow. It is a plain program and not a `multiprocessing` one, which would run the
caller's main module once more.
"""

import atexit
import os
import pickle
import signal
import subprocess
import sys
import threading
import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import IO, Any, TypeVar

from iki_graph.errors import IkiError, InputError
from iki_graph.memory import collect_seldom

LONGEST = 30 * 60
"""Seconds that a file may take: a scan of some hundred pages takes a few minutes."""
SHORTEST = 3 * 60
"""Seconds that every file has: a page of a scan takes some seconds, and a few bytes can be many pages of text."""
_BYTES_A_SECOND = 2_000
"""A scanned page has 20,000 bytes and more, so ten seconds and more."""
MOST_MEMORY = 4 * 2**30
"""Bytes of data of the child: the worst files that are still read take less than 1.5 GB."""

_PATIENCE = 3
"""Seconds in which a process that broke down has ended."""
_PROGRAM = "import sys; sys.path[:] = sys.argv[1:]; from iki_graph import apart; apart.serve()"
_ADVICE = "buka di penampil, cetak ulang sebagai PDF, lalu coba lagi"


class BrokenError(InputError):
    """A file ended the process that worked on it, or was not done in time: no use to try again with it."""


Result = TypeVar("Result")
Reader = Callable[[bytes, Path], Result]


def seconds_for(size: int) -> float:
    """The seconds that a file of so many bytes may take."""
    return min(LONGEST, SHORTEST + size / _BYTES_A_SECOND)


class Child:
    """A child process that reads files one by one; started anew where it has died."""

    def __init__(self, patience: Callable[[int], float] = seconds_for) -> None:
        """`patience` gives the seconds that a file of so many bytes may take."""
        self._patience = patience
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int | None:
        """The number of the process; None if there is none now."""
        return self._process.pid if self._process else None

    def read(self, reader: Reader[Result], data: bytes, path: Path) -> Result:
        """What `reader`, a function of a module, gives for these arguments, or raises. Raises BrokenError if it ends the child or takes too long."""
        if self._process and self._process.poll() is not None:  # which is not this file's fault
            self.end()
        process = self._process = self._process or _started()
        assert process.stdin and process.stdout
        seconds = self._patience(len(data))
        late = threading.Event()

        def give_up() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(seconds, give_up)
        timer.start()
        try:
            pickle.dump((reader, data, path), process.stdin)
            process.stdin.flush()
            well, answer = pickle.load(process.stdout)
        except (OSError, EOFError, pickle.UnpicklingError):
            with suppress(subprocess.TimeoutExpired):  # what it answers with may close before it has ended
                process.wait(_PATIENCE)
            self.end()
            raise BrokenError(f"{path}: {_why(late.is_set(), seconds, process.returncode)}; {_ADVICE}.") from None
        except BaseException:  # Ctrl-C: the child is in the midst of the file
            self.end()
            raise
        finally:
            timer.cancel()
        if not well:
            raise answer
        return answer  # type: ignore[no-any-return]

    def end(self) -> None:
        """End the process, whatever it does."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe:
                with suppress(OSError):  # what it did not take is lost with it
                    pipe.close()


_child: Child | None = None
"""The child of this process; None where files are read in it: in a library, and in a process that may die itself."""


def begin(child: Child | None = None) -> None:
    """From now on files that can break a library are read by a child of this process; nothing is started yet."""
    global _child
    leave()
    _child = child or Child()
    atexit.register(_child.end)


def leave() -> None:
    """Read in this process again."""
    global _child
    if _child:
        _child.end()
        atexit.unregister(_child.end)
    _child = None


def read(reader: Reader[Result], data: bytes, path: Path) -> Result:
    """What `reader` gives for these arguments: by the child after `begin`, else in this process. Raises what it raises, and as `Child.read`."""
    return _child.read(reader, data, path) if _child else reader(data, path)


def serve() -> None:
    """The life of the child: a reader and its arguments in, what it gives or raises out, until the input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the terminal sends Ctrl-C to both; the parent ends this one
    requests, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    _bound()
    collect_seldom()
    with suppress(EOFError, OSError):
        while True:
            reader, data, path = pickle.load(requests)
            _alarm(LONGEST + _PATIENCE)
            _answer(reader, data, path, answers)
            _alarm(0)


def _alarm(seconds: int) -> None:
    """Have the system end this process after so many seconds, for a parent that is gone ends nothing; 0: no more."""
    if sys.platform != "win32":
        signal.alarm(seconds)


def _answer(reader: Reader[object], data: bytes, path: Path, answers: IO[bytes]) -> None:
    answer: tuple[bool, Any]
    try:
        answer = True, reader(data, path)
    except (IkiError, MemoryError) as error:
        answer = False, error
    except Exception as error:  # noqa: BLE001  a bug, told as one by the parent
        error.add_note("".join(traceback.format_exception(error)))
        answer = False, error if _travels(error) else RuntimeError(type(error).__name__)
    pickle.dump(answer, answers)
    answers.flush()


def _travels(error: Exception) -> bool:
    """Whether an exception can be sent to another process."""
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:  # noqa: BLE001  whatever its class raises
        return False
    return True


def _bound() -> None:
    """Keep the memory of this process within `MOST_MEMORY`, where the system can."""
    if sys.platform != "win32":
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_DATA)
        most = MOST_MEMORY if hard == resource.RLIM_INFINITY else min(MOST_MEMORY, hard)
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_DATA, (most, hard))


def _started() -> "subprocess.Popen[bytes]":
    return subprocess.Popen([sys.executable, "-c", _PROGRAM, *sys.path], stdin=subprocess.PIPE, stdout=subprocess.PIPE)


def _why(late: bool, seconds: float, code: int | None) -> str:
    if late:
        return f"pembacaannya tidak selesai dalam {seconds / 60:.0f} menit lalu dihentikan"
    if code is not None and -code == getattr(signal, "SIGKILL", None):
        return "proses yang membacanya dihentikan, biasanya karena kehabisan memori"
    return "isinya membuat program pembacanya berhenti mendadak"
