"""Filling an embedded store that is not there yet: decrees are spooled to files, then loaded in lots into a new folder, which takes its place.

So the store is there as a whole or not at all, memory is bounded by a lot, and a load that was ended goes on with what has been spooled.
"""

import re
import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox

from iki_graph.errors import UsageError, cause
from iki_graph.graph.store import DecreeStore

LOT = 64 * 1024 * 1024
"""Bytes of N-Quads that are loaded at once."""
_LAST = 64 * 1024
"""In so many bytes at the end of a file is its mark, which names up to some thousand annexes."""
_NAME = re.compile(r"[\w.-]+")
_MARK = re.compile(rb'<(\S+)> <\S+> "([^"]*)" <\1/muatan> \.\n\Z')
"""What `store.marked` writes, as the last line of a file."""


class Spool:
    """The decrees of a store to be made at `path`, each in a file until `finish`; `put_nquads`, `remove` and `marks` as in a store.

    Raises UsageError where files cannot be written beside `path`.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._folder = path.with_name(f".{path.name}.muat")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as fault:
            raise _unwritable(path, fault) from None

    def put_nquads(self, decree: str, nquads: bytes, instead: Iterable[str] = ()) -> None:
        """Keep the graphs of a decree; an earlier version goes, and so do the decrees `instead` of which it comes."""
        target = self._file(decree)
        try:
            target.with_suffix(".tmp").write_bytes(nquads)
            target.with_suffix(".tmp").replace(target)
            for one in instead:
                self.remove(one)
        except OSError as fault:
            raise _unwritable(self._path, fault) from None

    def remove(self, decree: str) -> None:
        """Forget a decree."""
        self._file(decree).unlink(missing_ok=True)

    def marks(self) -> dict[str, str]:
        """What has been noted of each decree, by graph."""
        lines = (_MARK.search(_end(file)) for file in self._files())
        return {line[1].decode(): line[2].decode() for line in lines if line}

    def finish(self, complete: Callable[[DecreeStore], None]) -> None:
        """Make the store at `path` of all that is kept; `complete` adds what goes beside the decrees."""
        fresh = self._folder / "store"
        try:
            shutil.rmtree(fresh, ignore_errors=True)
            with DecreeStore(fresh) as store:
                for lot in self._lots():
                    store.oxigraph.bulk_load(lot, ox.RdfFormat.N_QUADS)
                # Each lot became files of its own, in all of which every later question and change would have to look.
                store.oxigraph.optimize()
                complete(store)
            del store  # lets go of the folder, which Windows would not rename otherwise
            if self._path.is_dir():
                self._path.rmdir()
            fresh.rename(self._path)
            shutil.rmtree(self._folder)
        except OSError as fault:
            raise _unwritable(self._path, fault) from None

    def _file(self, decree: str) -> Path:
        name = decree.rpartition("/")[2]
        assert _NAME.fullmatch(name), name
        return self._folder / f"{name}.nq"

    def _files(self) -> list[Path]:
        return sorted(self._folder.glob("*.nq"))

    def _lots(self) -> Iterator[bytes]:
        """The spooled files in order, joined to pieces of about `LOT` bytes."""
        lot, size = [], 0
        for file in self._files():
            lot.append(file.read_bytes())
            size += len(lot[-1])
            if size >= LOT:
                yield b"".join(lot)
                lot, size = [], 0
        if lot:
            yield b"".join(lot)


def is_empty(path: Path) -> bool:
    """Whether no store is at a path yet, so that one can be made there: there is nothing, or an empty folder."""
    return not path.exists() or (path.is_dir() and not any(path.iterdir()))


def _end(file: Path) -> bytes:
    """The last lines of a file."""
    with file.open("rb") as opened:
        opened.seek(max(0, file.stat().st_size - _LAST))
        return opened.read()


def _unwritable(path: Path, fault: OSError) -> UsageError:
    return UsageError(f"{path}: penyimpanan tidak dapat dibuat di sini ({cause(fault)}); periksa ruang dan izin disknya.")
