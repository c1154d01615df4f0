"""Files of the commands: which are meant by the paths given, and how results are written so that none is ever half there."""

import os
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from iki_graph.errors import IkiError, InputError, UsageError
from iki_graph.reading import TEXT_SUFFIXES


def given(paths: list[Path] | None) -> list[Path]:
    """The paths of a command that needs some. Raises UsageError if there are none."""
    if not paths:
        raise UsageError("Berikan paling sedikit satu berkas atau folder; `iki COMMAND --help` menunjukkan caranya.")
    return paths


def documents(paths: Iterable[Path]) -> tuple[list[Path], list[tuple[Path, IkiError]]]:
    """The files that `paths` mean, and the paths that mean none, each with its error.

    A folder stands for the documents in it and in its subfolders, sorted by name; hidden files and READMEs are not documents.
    A file given twice counts once.
    """
    found: dict[Path, Path] = {}
    errors: list[tuple[Path, IkiError]] = []
    for path in paths:
        if path.is_dir():
            inside = [file for file in sorted(path.rglob("*")) if _is_document(file, path)]
            if not inside:
                wanted = ", ".join(TEXT_SUFFIXES)
                errors.append((path, InputError(f"{path}: folder ini tidak berisi dokumen ({wanted}); periksa nama foldernya.")))
            for file in inside:
                found.setdefault(file.resolve(), file)
        elif path.exists():
            found.setdefault(path.resolve(), path)
        else:
            errors.append((path, UsageError(f"{path}: berkas atau folder tidak ditemukan; periksa nama dan letaknya.")))
    return list(found.values()), errors


def _is_document(file: Path, folder: Path) -> bool:
    hidden = any(part.startswith(".") for part in file.relative_to(folder).parts)
    return file.is_file() and not hidden and file.suffix.lower() in TEXT_SUFFIXES and file.stem.upper() != "README"


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
        raise UsageError(f"{path}: tidak dapat menulis ke folder ini ({error.strerror}); pilih folder lain dengan --out.") from None
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
        raise UsageError(f"{path}: tidak dapat ditulis ({error.strerror}); pilih tempat lain dengan --out.") from None
    finally:
        temporary.unlink(missing_ok=True)


def emit(content: str | bytes, out: Path | None) -> None:
    """Write a result to `out`, or to standard output (always UTF-8) if there is none."""
    if out is not None:
        write(out, content)
        return
    text = content.decode("utf-8") if isinstance(content, bytes) else content
    try:
        sys.stdout.write(text if text.endswith("\n") or not text else text + "\n")
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader (`| head`) has seen enough; Python would complain once more when it closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
