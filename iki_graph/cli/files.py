"""Files of the commands: which are meant by the paths given, and how results are written so that none is ever half there."""

import errno
import os
import stat
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from iki_graph.errors import IkiError, InputError, UsageError, cause
from iki_graph.reading import SUFFIXES, is_own


def given(paths: list[Path] | None) -> list[Path]:
    """The paths of a command that needs some. Raises UsageError if there are none."""
    if not paths:
        raise UsageError("Berikan paling sedikit satu berkas atau folder; `iki COMMAND --help` menunjukkan caranya.")
    return paths


def documents(paths: Iterable[Path]) -> tuple[list[Path], list[tuple[Path, IkiError]]]:
    """The files that `paths` mean, and the paths that mean none, each with its error.

    A folder stands for the documents in it and in its subfolders, sorted by name; hidden files, READMEs
    and reports by this program are not documents.
    A file given twice counts once.
    """
    found: dict[Path, Path] = {}
    errors: list[tuple[Path, IkiError]] = []
    for path in paths:
        try:
            is_folder = existing(path)
        except UsageError as error:
            errors.append((path, error))
            continue
        if is_folder:
            inside = [file for file in sorted(path.rglob("*")) if _is_document(file, path)]
            if not inside:
                wanted = ", ".join(SUFFIXES)
                errors.append((path, InputError(f"{path}: folder ini tidak berisi dokumen ({wanted}); periksa nama foldernya.")))
            for file in inside:
                found.setdefault(file.resolve(), file)
        else:
            found.setdefault(path.resolve(), path)
    return list(found.values()), errors


def existing(path: Path) -> bool:
    """Whether the path is a folder. Raises UsageError, the same for every command, if there is nothing or it cannot be reached."""
    try:
        return stat.S_ISDIR(path.stat().st_mode)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        why = cause(error) if isinstance(error, OSError) else "tidak ditemukan"
        raise UsageError(f"{path}: berkas atau folder tidak dapat dibuka ({why}); periksa nama dan letaknya.") from None


def one_file(path: Path) -> Path:
    """The path of a command that takes one file. Raises UsageError if there is no such file."""
    if existing(path):
        raise UsageError(f"{path}: ini folder, bukan berkas; berikan satu berkas di dalamnya.")
    return path


def _is_document(file: Path, folder: Path) -> bool:
    hidden = any(part.startswith(".") for part in file.relative_to(folder).parts)
    return file.is_file() and not hidden and file.suffix.lower() in SUFFIXES and not _is_none(file)


def _is_none(file: Path) -> bool:
    """Whether a file with the suffix of a document is none: a README, a lock file of Word (~$sk.docx), a report of ours."""
    return file.stem.upper() == "README" or file.name.startswith("~$") or is_own(file)


class Names:
    """Gives each result a name of its own, after its source: a second `sk.txt` of another folder becomes `sk-2`."""

    def __init__(self, *taken: str) -> None:
        self._taken = {name.casefold() for name in taken}

    def take(self, stem: str) -> str:
        """A name that no earlier result has, not even on a file system that ignores case."""
        name, number = stem, 1
        while name.casefold() in self._taken:
            number += 1
            name = f"{stem}-{number}"
        self._taken.add(name.casefold())
        return name


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
    """Write a whole file or none: into a new file beside it, which then takes its place.

    Raises UsageError if the place cannot be written to.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        temporary.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
        temporary.replace(path)
    except OSError as error:
        raise UsageError(f"{path}: tidak dapat ditulis ({cause(error)}); pilih tempat lain dengan --out.") from None
    finally:
        temporary.unlink(missing_ok=True)


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
