"""One source through all the steps as a single call, whose argument and result are plain data: any process, on any machine, can do it.

What is needed for every decree (shapes, registries, templates) is loaded at a process's first source and kept.
"""

import traceback
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from iki_graph.checks.verdicts import Tersimpan
from iki_graph.errors import ExitCode, IkiError, InputError, as_usage
from iki_graph.graph import serialise
from iki_graph.graph.iri import decree_number_slug, document_names
from iki_graph.judging import Judging, judged
from iki_graph.pipeline import Scan, Telaah, load, parsed, scans
from iki_graph.record import Rekaman
from iki_graph.reference.keys import digest, squash
from iki_graph.reference.overlay import Overlay, using
from iki_graph.reports import html
from iki_graph.reports.digest import Counts, basis, counted, standing
from iki_graph.work.joining import Part, part_of

__all__ = ["Decree", "Outcome", "Settings", "Source", "Summary", "work"]

Writer = Callable[[Telaah, Path, Sequence[Tersimpan], "Settings"], Iterable[tuple[str, str | bytes]]]
"""Makes the files on a decree, from its review, its source and the verdicts without a finding: (suffix, content)."""


@dataclass(frozen=True)
class Settings:
    """How the sources of a run are worked on. `write` None: no files are wanted; else a function of a module, which can be sent."""

    judging: Judging = field(default_factory=Judging)
    overlay: Overlay = field(default_factory=Overlay)
    lang: str = "id"
    without_rejected: bool = False
    write: Writer | None = None


@dataclass(frozen=True)
class Source:
    """One file that holds a decree or several; or a picture with the further `pages` of its scan; with the `annexes` of its decree, each
    another file or scan.

    `whole`: it is taken for what it is; else what may be part of a decree is only told as that.
    """

    file: Path
    pages: tuple[Path, ...] = ()
    annexes: tuple[Scan, ...] = ()
    whole: bool = True

    @property
    def files(self) -> tuple[Path, ...]:
        """All its files in their order."""
        return tuple(file for files in self.documents for file in files)

    @property
    def documents(self) -> tuple[Scan, ...]:
        """The files of each document: of its text or scan, and of the annexes."""
        return ((self.file, *self.pages), *self.annexes)

    def __str__(self) -> str:
        return str(self.file)


@dataclass(frozen=True)
class Summary:
    """What a run keeps of a decree once its results are written.

    `graph` is the IRI of its graph, `row` its line in the index (without a page), `counts` its standing findings by check and level, `basis` the sentences on
    what it was checked by, `identity` the same in every file that holds this decree ('' where that cannot be told).
    """

    graph: str
    row: html.Row
    counts: tuple[tuple[str, str, int], ...]
    basis: tuple[str, ...]
    identity: str


@dataclass(frozen=True)
class Decree:
    """All results on one decree: its files (suffix, content), and its graphs as N-Quads (with people only if asked for)."""

    summary: Summary
    results: tuple[tuple[str, bytes], ...]
    nquads: bytes


@dataclass(frozen=True)
class Outcome:
    """What became of a source: its decrees, or in one sentence why there are none, and the exit code that this means.

    `part` is what a file says of the decree that it may be part of, `starts` the number of the pages (from 0, which is not among them) on
    which further decrees begin in a scan: then nothing more was done. `unread` are pages that could not be read, by name, each with why.
    `notes` are sentences for the user that stop nothing; `trace` is the traceback of a bug of ours, which may quote the document.
    """

    decrees: tuple[Decree, ...] = ()
    notes: tuple[str, ...] = ()
    failure: str = ""
    code: ExitCode = ExitCode.OK
    trace: str = ""
    part: Part | None = None
    starts: tuple[int, ...] = ()
    unread: tuple[tuple[str, str], ...] = ()


def work(source: Source, settings: Settings) -> Outcome:
    """Review the decrees of a source. Never raises an Exception: whatever goes wrong is in the outcome."""
    notes: list[str] = []
    try:
        with using(settings.overlay):
            found = scans(source.files) if source.pages and not source.annexes else []
            if len(found) > 1:
                return Outcome(starts=tuple(source.files.index(files[0]) for files, _ in found[1:]))
            read = parsed([found[0][1]]) if found else load(*source.documents)
            unread = read[0].unread if read[0] else ()
            if not source.whole and read[0] is not None and (part := part_of(read[1])):
                return Outcome(part=part)
            result = judged(source.file, settings.judging, read, notes.append)
            decrees = tuple(
                _decree(telaah, source.file, result.orphans, ordinal, settings) for ordinal, telaah in enumerate(result.reviews, 1)
            )
    except Exception as error:  # noqa: BLE001  whatever is no fault of the input is a bug, and told as one
        return failed(error, source.file, notes)
    return Outcome(decrees, tuple(notes), unread=unread)


def failed(error: Exception, path: Path | None = None, notes: Sequence[str] = ()) -> Outcome:
    """The outcome where something was raised, about the file at `path` if there is one."""
    error = as_usage(error)
    if isinstance(error, MemoryError):
        error = InputError(f"{path}: memori tidak cukup untuk berkas ini; tutup program lain, atau coba lagi dengan --jobs 1.")
    if path is not None and isinstance(error, InputError) and not str(error).startswith(f"{path}: "):
        # A layer that knows only the record names its file, without the folder.
        error = InputError(f"{path}: {str(error).removeprefix(f'{path.name}: ')}")
    if isinstance(error, IkiError):
        return Outcome((), tuple(notes), str(error), error.exit_code)
    # The message of an exception may quote the document, and so a person: only its kind is told.
    trace = "".join(traceback.format_exception(error))
    return Outcome((), tuple(notes), f"kesalahan program: {type(error).__name__}", ExitCode.BUG, trace)


def _decree(telaah: Telaah, file: Path, orphans: Sequence[Tersimpan], ordinal: int, settings: Settings) -> Decree:
    if settings.without_rejected:
        telaah = replace(telaah, temuan=standing(telaah.temuan))
    base, lang = settings.judging.base, settings.lang
    summary = Summary(
        graph=str(document_names(telaah.rekaman, base, ordinal).graph()),
        row=html.row("", telaah.rekaman, telaah.temuan, lang),
        counts=tuple((code, level, number) for (code, level), number in sorted(counted(telaah.temuan).items())),
        basis=tuple(basis(telaah.profil, lang)),
        identity=_identity(telaah.rekaman),
    )
    files = settings.write(telaah, file, orphans, settings) if settings.write else ()
    results = tuple((suffix, content.encode("utf-8") if isinstance(content, str) else content) for suffix, content in files)
    return Decree(summary, results, serialise(telaah.graphs, "nq", base))


def _identity(rekaman: Rekaman) -> str:
    """Office, region, number and year of a decree in one key; '' where one of them is missing or the number has an open slot."""
    dokumen = rekaman.dokumen
    parts = (dokumen.instansi, dokumen.kabupaten, decree_number_slug(dokumen.nomor), dokumen.tahun)
    return digest(*map(squash, filter(None, parts))) if all(parts) else ""


def total(summaries: Iterable[Summary]) -> Counts:
    """The findings on several decrees, counted."""
    found = Counter[tuple[str, str]]()
    for one in summaries:
        found.update({(code, level): number for code, level, number in one.counts})
    return found
