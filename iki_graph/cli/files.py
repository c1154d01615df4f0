"""Files of the commands: which are meant by the paths given, and how results are written so that none is ever half there."""

import errno
import os
import re
import stat
import sys
import tempfile
from collections.abc import Container, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, NamedTuple

from iki_graph.checks.verdicts import SUFFIX as VERDICTS
from iki_graph.errors import IkiError, InputError, UsageError, cause
from iki_graph.reading import SUFFIXES, is_own
from iki_graph.work.sources import in_series


def given(paths: list[Path] | None) -> list[Path]:
    """The paths of a command that needs some. Raises UsageError if there are none."""
    if not paths:
        raise UsageError("Berikan paling sedikit satu berkas atau folder; `iki COMMAND --help` menunjukkan caranya.")
    return paths


class Inputs(NamedTuple):
    """What paths mean: the documents, the other files in folders, each with why it is not read, and the paths that mean nothing."""

    documents: list[Path]
    others: list[tuple[Path, str]]
    errors: list[tuple[Path, IkiError]]


def inputs(paths: Iterable[Path], results: Path | None = None) -> Inputs:
    """The files that `paths` mean.

    A folder stands for the documents in it and in its subfolders, sorted by name; READMEs, loose pictures and reports by this program are not
    documents, but pictures with running numbers or times are. Hidden files, and the folder for `results` where it lies inside, are passed over. A
    file given twice counts once.
    """
    found: dict[Path, Path] = {}
    others: dict[Path, tuple[Path, str]] = {}
    errors: list[tuple[Path, IkiError]] = []
    for path in paths:
        try:
            is_folder = existing(path)
        except UsageError as error:
            errors.append((path, error))
            continue
        if not is_folder:
            found.setdefault(_real(path), path)
            continue
        shown, locked = _within(path, results)
        errors += locked
        scanned = in_series(shown)
        inside = [(file, "" if file in scanned else _no_document(file)) for file in shown]
        if not locked and all(why for _, why in inside):
            wanted = ", ".join(SUFFIXES)
            errors.append((path, InputError(f"{path}: folder ini tidak berisi dokumen ({wanted}); periksa nama foldernya.")))
        for file, why in inside:
            if why:
                others.setdefault(_real(file), (file, why))
            else:
                found.setdefault(_real(file), file)
    for key, file in list(found.items()):
        if misnamed := _misnamed(file):
            errors.append((_shown(found.pop(key)), misnamed))
    return Inputs(list(found.values()), [(_shown(file), why) for key, (file, why) in others.items() if key not in found], errors)


def _shown(path: Path) -> Path:
    """A path as it can be written down: letters of its name that are none are question marks."""
    return Path(str(path).encode(errors="replace").decode())


def _misnamed(path: Path) -> InputError | None:
    """The error of a file whose name has bytes that are no letters, as archives from other systems leave them: it fits in no result."""
    shown = _shown(path)
    return InputError(f"{shown}: nama berkas memuat huruf yang rusak; ganti nama berkasnya.") if shown != path else None


def documents(paths: Iterable[Path]) -> tuple[list[Path], list[tuple[Path, IkiError]]]:
    """The documents among the `inputs`, and the paths that mean none, each with its error."""
    found = inputs(paths)
    return found.documents, found.errors


def existing(path: Path) -> bool:
    """Whether the path is a folder. Raises UsageError, the same for every command, if there is nothing or it cannot be reached."""
    try:
        return stat.S_ISDIR(path.stat().st_mode)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        why = cause(error) if isinstance(error, OSError) else "tidak ditemukan"
        raise UsageError(f"{path}: berkas atau folder tidak dapat dibuka ({why}); periksa nama dan letaknya.") from None


def one_file(path: Path) -> Path:
    """The path of a command that takes one file. Raises UsageError if there is no such file, InputError if its name is damaged."""
    if existing(path):
        raise UsageError(f"{path}: ini folder, bukan berkas; berikan satu berkas di dalamnya.")
    if error := _misnamed(path):
        raise error
    return path


def _within(folder: Path, results: Path | None) -> tuple[list[Path], list[tuple[Path, IkiError]]]:
    """The files in a folder and its subfolders, and links there, sorted by name, but for hidden ones and `results`; and the subfolders that
    cannot be opened."""
    files: list[Path] = []
    locked: list[tuple[Path, IkiError]] = []

    def tell(error: OSError) -> None:
        place = Path(error.filename)
        locked.append((place, InputError(f"{place}: folder tidak dapat dibuka ({cause(error)}); periksa izin bacanya.")))

    for place, inner, names in os.walk(folder, onerror=tell):
        here = Path(place)
        if not os.access(here, os.X_OK):  # it lists its files and lets nobody at them
            tell(PermissionError(errno.EACCES, "", place))
            inner.clear()
            continue
        inner[:] = [name for name in inner if not name.startswith(".") and not _is_in(here / name, results)]
        linked = [name for name in inner if (here / name).is_symlink()]
        files += [file for name in (*names, *linked) if not name.startswith(".") and not _is_in(file := here / name, results)]
    return sorted(files), sorted(locked, key=lambda one: one[0])


def _is_in(path: Path, results: Path | None) -> bool:
    return results is not None and _real(path).is_relative_to(_real(results))


def _real(path: Path) -> Path:
    """Where a path leads; also one whose links lead round in a ring."""
    return Path(os.path.realpath(path))


def _no_document(file: Path) -> str:
    """Why a file in a folder is not read as a document; '' if it is."""
    suffix = file.suffix.lower()
    if not file.is_file():
        return "tautan ke folder lain; sebutkan foldernya sendiri" if file.is_dir() else "tautan putus atau bukan berkas biasa"
    if file.name.startswith("~$"):
        return "berkas kunci program perkantoran"
    if file.name.lower().endswith(VERDICTS):
        return "putusan penelaah"
    if suffix in (".png", ".jpg", ".jpeg"):
        return "gambar lepas tanpa nomor atau waktu berurutan; sebutkan berkasnya sendiri jika ini halaman keputusan"
    if suffix == ".json":
        return "data; sebutkan berkasnya sendiri jika ini rekaman"
    if suffix in (".zip", ".rar", ".7z"):
        return f"arsip {suffix}; ekstrak dahulu"
    if suffix not in SUFFIXES:
        return f"format {suffix or 'tanpa akhiran'} bukan dokumen"
    if file.stem.upper() == "README":
        return "penjelasan folder"
    return "laporan iki-graph" if is_own(file) else ""


_LONGEST = 180
"""Bytes of a name to which endings are added; file systems take 255."""


class Names:
    """Gives each result a name of its own, after its source: a second `sk.txt` of another folder becomes `sk-2`. Names so long that no ending
    could follow are cut."""

    def __init__(self, *taken: str) -> None:
        self._taken = {name.casefold() for name in taken}

    def take(self, stem: str) -> str:
        """A name that no earlier result has, not even on a file system that ignores case."""
        stem = stem.encode()[:_LONGEST].decode(errors="ignore").rstrip()
        name, number = stem, 1
        while name.casefold() in self._taken:
            number += 1
            name = f"{stem}-{number}"
        self._taken.add(name.casefold())
        return name


def names_of(files: Sequence[Path], *taken: str) -> list[str]:
    """A name for the results of each file: its own, with dashes for dots. Files that are called alike get as many of their folders'
    names before it as tell them apart, so that a new file changes few names; in one folder they are numbered.
    """
    alike: dict[str, list[Path]] = {}
    for file in files:
        alike.setdefault(file.stem.casefold(), []).append(file)
    names = Names(*taken)
    depth = {stem: _depth(group) for stem, group in alike.items()}
    return [names.take(_name(file, depth[file.stem.casefold()])) for file in files]


def _depth(files: Sequence[Path]) -> int:
    """How many folders' names tell files of one name apart; files in one folder are not told apart by any."""
    folders = {file.resolve().parent for file in files}
    most = max(len(folder.parts) for folder in folders)
    return next((n for n in range(most) if len({folder.parts[len(folder.parts) - n :] for folder in folders}) == len(folders)), most)


def _name(file: Path, folders: int) -> str:
    above = file.resolve().parent.parts
    return "-".join([*above[max(len(above) - folders, 1) :], file.stem]).replace(".", "-")


def name_of(name: str, ordinal: int, names: Container[str]) -> str:
    """The name for the results on a decree, the `ordinal`-th (from 1) of the file called `name`; `names`: those of all files, casefolded."""
    own = name if ordinal == 1 else f"{name}-{ordinal}"
    while ordinal > 1 and own.casefold() in names:
        own += "_"
    return own


def folder(path: Path) -> Path:
    """The folder for results, made if need be. Raises UsageError if nothing can be written there."""
    try:
        path.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=path):
            pass
    except OSError as error:
        raise UsageError(f"{path}: tidak dapat menulis ke folder ini ({cause(error)}); pilih folder lain dengan --out.") from None
    return path


def write(path: Path, content: str | bytes) -> None:
    """Write a whole file or none. Raises UsageError if the place cannot be written to."""
    stream([content.encode("utf-8") if isinstance(content, str) else content], path)


def write_changed(path: Path, content: str | bytes) -> None:
    """As `write`, where the file does not hold this already. Raises UsageError if the place cannot be written to."""
    data = content.encode("utf-8") if isinstance(content, str) else content
    if not path.is_file() or path.read_bytes() != data:
        write(path, data)


def stream(pieces: Iterable[bytes], out: Path | None) -> None:
    """As `emit`, piece by piece, for what memory should not hold at once; a file is written whole or not at all."""
    if out is None:
        for piece in pieces:
            emit(piece, None)
        return
    try:
        with _whole(out) as file:
            for piece in pieces:
                file.write(piece)
    except OSError as error:
        raise UsageError(f"{out}: tidak dapat ditulis ({cause(error)}); pilih tempat lain dengan --out.") from None


@contextmanager
def _whole(path: Path) -> Iterator[BinaryIO]:
    """A new file beside that of the path, whose place it takes at the end; a device or pipe itself, for nothing may take its place."""
    if path.exists() and not path.is_file() and not path.is_dir():
        with path.open("wb") as device:
            yield device
        return
    path = Path(os.path.realpath(path))  # a link stays, and what it leads to is written
    temporary = path.with_name(f".{path.name[:40]}.{os.getpid()}.tmp")  # fits wherever the name of the path does
    try:
        with temporary.open("wb") as file:
            yield file
        temporary.replace(path)
    finally:
        with suppress(OSError):  # where nothing can be written there is nothing to remove
            temporary.unlink(missing_ok=True)


_LEFT = re.compile(r"\..+\.\d+\.tmp")
"""Names of the files that a write is made in (`_whole`)."""


def sweep(folder: Path) -> None:
    """Remove what a write that was killed left in a folder. Only for a folder that nobody else writes to at the time."""
    for file in folder.glob(".*.tmp"):
        if _LEFT.fullmatch(file.name):
            with suppress(OSError):
                file.unlink()


def emit(content: str | bytes, out: Path | None) -> None:
    """Write a result to `out`, or to standard output (always UTF-8) if there is none. Raises UsageError if it cannot be written."""
    if out is not None:
        write(out, content)
        return
    text = content.decode("utf-8") if isinstance(content, bytes) else content
    try:
        sys.stdout.write(text if text.endswith("\n") or not text else text + "\n")
        sys.stdout.flush()
    except OSError as error:
        # Python would try to write the rest, and complain, once more when it closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if error.errno != errno.EPIPE:  # else the reader (`| head`) has seen enough
            raise UsageError(f"Keluaran standar tidak dapat ditulis ({cause(error)}); tulis ke berkas dengan --out.") from None
