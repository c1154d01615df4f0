"""The decrees in files, read in this process one by one and joined as `iki review` joins them, for commands that need no others."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from iki_graph.errors import IkiError, InputError, UsageError
from iki_graph.judging import Read, Say, complain
from iki_graph.pipeline import load, parsed, scans
from iki_graph.reading import Document
from iki_graph.work import Source
from iki_graph.work.joining import Part, part_of
from iki_graph.work.sources import joined, sources, told

Guard = Callable[[Path], AbstractContextManager[object]]
"""Gives the context in which a file is read; where that keeps what is raised in it, the next file has its turn."""


def gathered(files: Sequence[Path], guard: Guard, say: Say = complain) -> Iterator[tuple[Source, Read]]:
    """Sources with what the machine reads in them; files that may be parts of a decree come last, when all are known.

    Says what was joined, and what was not though it may belong together.
    """
    found, said = sources(files)
    beside = Counter(source.file.parent for source in found)
    held: dict[Source, tuple[Document, Part]] = {}
    for source in found:
        for one, read in _read(source, guard):
            said = told(one) | said
            alone = one == source and beside[source.file.parent] == 1
            if read[0] is not None and not alone and (part := part_of(read[1])):
                held[one] = read[0], part
                continue
            _tell([one], said, say)
            yield one, read
    whole, why = joined({source: part for source, (_, part) in held.items()})
    documents = {source.files: document for source, (document, _) in held.items()}
    _tell(whole, said | why, say)
    for source in whole:
        with guard(source.file):
            read = parsed([documents[one] for one in source.documents])
            yield source, read


def one_decree(files: Sequence[Path]) -> tuple[Source, Read]:
    """The decree, or the decrees of one file, that all of these files are together; pages of a scan that cannot be read are told. Raises
    UsageError where they are not, and InputError where one cannot be read.
    """
    said: list[str] = []
    errors: list[IkiError] = []

    @contextmanager
    def kept(_: Path) -> Iterator[None]:
        try:
            yield
        except IkiError as error:
            errors.append(error)

    found = list(gathered(files, kept, said.append))
    if len(found) == 1 and {*files} <= {*found[0][0].files}:
        for error in errors:
            complain(str(error))
        return found[0]
    if errors:
        raise errors[0]
    names, why = ", ".join(map(str, files)), "; ".join(said)
    raise UsageError(
        f"{names}: bukan naskah satu keputusan dan lampirannya{f' ({why})' if why else ''}; periksa nomor, tanggal, dan foldernya, "
        "atau berikan satu berkas saja."
    )


def _read(source: Source, guard: Guard) -> Iterator[tuple[Source, Read]]:
    """What is read in a source; of a scan, in each decree of it. A page that cannot be read is told by the guard, and left out."""
    found: list[tuple[tuple[Path, ...], Document]] = []
    if not source.pages:
        with guard(source.file):
            yield source, load(source.file)
        return
    with guard(source.file):
        found = scans(source.files)
    for files, document in found:
        for name, why in document.unread:
            with guard(source.file.with_name(name)):
                raise InputError(f"{source.file.with_name(name)}: {why}.")
        with guard(files[0]):
            yield Source(files[0], files[1:], whole=False), parsed([document])


def _tell(found: Sequence[Source], said: dict[Path, str], say: Say) -> None:
    for file in (source.file for source in found if source.file in said):
        say(f"{file}: {said[file]}")
