"""One file through all the steps; the same for every command, and the same per file however many there are."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from pydantic import ValidationError

from iki_graph.alignment import Keselarasan, Verdicts, align, cascade, keselarasan_graph
from iki_graph.alignment.measures import measures
from iki_graph.checks import check
from iki_graph.checks.profile import Profil, stack
from iki_graph.checks.rdf import recount, ringkasan_graph, temuan_graph
from iki_graph.checks.temuan import Temuan
from iki_graph.entry import filled, hand
from iki_graph.errors import InputError, cause
from iki_graph.graph import build_with_index, totals
from iki_graph.graph.iri import document_names
from iki_graph.graph.query import PEOPLE, run
from iki_graph.graph.reference import reference_graph
from iki_graph.graph.stores import Store
from iki_graph.graph.triples import Triples
from iki_graph.parsing import parse
from iki_graph.parsing.beginnings import beginnings
from iki_graph.reading import Document, Picture, picture, read, scan
from iki_graph.reading import joined as joined_documents
from iki_graph.record import Rekaman
from iki_graph.reports.privacy import without_people
from iki_graph.vocab import BASE

Scan = tuple[Path, ...]
"""Pictures that are the pages of one document, in their order."""

_FAULTS = {"missing": "bagian ini harus ada", "extra_forbidden": "bagian ini tidak dikenal", "model_type": "ini bukan objek"}
"""Faults of a record by pydantic's name for them."""


@dataclass(frozen=True)
class Telaah:
    """All that is known of one decree after its review."""

    rekaman: Rekaman
    document: Document | None
    graphs: list[Triples]
    keselarasan: list[Keselarasan]
    temuan: list[Temuan]
    profil: tuple[Profil, ...]
    """The profiles that the decree was checked by, its regime first."""


def load(first: Path | Scan, *more: Path | Scan) -> tuple[Document | None, list[Rekaman]]:
    """The records of a file as the machine reads them: parsed from a document, or as they stand in a record's JSON or in a workbook in
    which a decree was entered by hand (then there is no document). `more` are further documents that are one decree with it; a `Scan` is
    one of several pictures.

    Raises InputError if a file cannot be read or nothing of this is in it.
    """
    path = first if isinstance(first, Path) else first[0]
    if path.suffix.lower() == ".json":
        return None, _records(path)
    if filled.is_ours(path):
        return None, [hand.read(path)]
    scans = [(one,) if isinstance(one, Path) else one for one in (first, *more)]
    return parsed([scan(files[0], _pictures(files)) if len(files) > 1 else read(files[0]) for files in scans])


def parsed(documents: Sequence[Document]) -> tuple[Document, list[Rekaman]]:
    """The document that these are together, and its records. Raises InputError if there are none in it."""
    document = joined_documents(documents) if len(documents) > 1 else documents[0]
    return document, parse(document)


def scans(files: Scan) -> list[tuple[Scan, Document]]:
    """The documents in pictures that follow one another, each with its files: as many as decrees begin on them.

    Files that cannot be read are told in the document (`unread`). Raises InputError if none can be.
    """
    pictures = _pictures(files)
    starts = beginnings([picture.content for picture in pictures])
    return [(files[a:b], scan(files[a], pictures[a:b])) for a, b in pairwise([*starts, len(files)])]


def _pictures(files: Sequence[Path]) -> list[Picture]:
    """Pictures as read, one that cannot be as broken. Raises InputError if all are."""
    found: list[Picture] = []
    errors: list[InputError] = []
    for file in files:
        try:
            found.append(picture(file))
        except InputError as error:
            errors.append(error)
            found.append(Picture(file.name, "", "", (), str(error).removeprefix(f"{file}: ").rstrip(".")))
    if len(errors) == len(files):
        raise errors[0]
    return found


def graphs(rekaman: Rekaman, base: str = BASE, ordinal: int = 1, putusan: Verdicts | None = None) -> list[Triples]:
    """All graphs of one record: what the decree says, its people, and its alignment. `ordinal` counts the records of its file from 1."""
    made, nodes = build_with_index(rekaman, base, ordinal)
    return [*made, keselarasan_graph(rekaman, base, ordinal, align(rekaman, putusan), nodes, putusan)]


def review(
    rekaman: Rekaman,
    document: Document | None = None,
    base: str = BASE,
    ordinal: int = 1,
    people: bool = False,
    profile: Profil | None = None,
    putusan: Verdicts | None = None,
) -> Telaah:
    """Graphs, alignment and findings of one record; people are named in findings and graphs only if asked for.

    The graphs are those of `graphs`, and the findings and their summary. `putusan`: reviewers' verdicts on links, which win over what is
    inferred.
    """
    made, nodes = build_with_index(rekaman, base, ordinal)
    links = align(rekaman, putusan)
    made.append(keselarasan_graph(rekaman, base, ordinal, links, nodes, putusan))
    ukuran = measures(cascade(rekaman, links))
    found = check(rekaman, document, base, ordinal, made, profile, nodes, keselarasan=links, ukuran=ukuran)
    hidden = without_people(found, rekaman)
    names = document_names(rekaman, base, ordinal)
    # The graph of findings is no graph of people, whoever asks.
    made += [temuan_graph(hidden, names), ringkasan_graph(rekaman, links, found, names, nodes, ukuran)]
    return Telaah(rekaman, document, joined([made], people), links, found if people else hidden, stack(profile, rekaman.dokumen))


def found_again(telaah: Telaah, temuan: list[Temuan], base: str = BASE, ordinal: int = 1) -> Telaah:
    """A review with these findings in the place of its own, also in its graphs: where a reviewer has rejected some."""
    names = document_names(telaah.rekaman, base, ordinal)
    fresh = temuan_graph(without_people(temuan, telaah.rekaman), names)
    graphs = [fresh if graph.identifier == fresh.identifier else graph for graph in telaah.graphs]
    for graph in graphs:
        if graph.identifier == names.graph("ringkasan"):
            recount(graph, temuan, names)
    return replace(telaah, temuan=temuan, graphs=graphs)


def joined(sets: Iterable[Iterable[Triples]], people: bool = False) -> list[Triples]:
    """The graphs of several records; those of people only if asked for."""
    return [graph for graphs in sets for graph in graphs if people or not str(graph.identifier).endswith(PEOPLE)]


def add_reference(store: Store, base: str = BASE) -> None:
    """Put beside the decrees of a store what is not of one decree: all regulations, the regions that these decrees are about, and the totals of
    regencies, of which only those are made whose decrees have changed."""
    regions = run("SELECT DISTINCT ?wilayah WHERE { ?kantor iki:wilayah ?wilayah }", store.data).rows
    totals.refresh(store, base=base)
    store.put_reference(reference_graph((str(iri).rpartition("/")[2] for (iri,) in regions), base))


def _records(path: Path) -> list[Rekaman]:
    try:
        data = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise InputError(f"{path}: berkas tidak dapat dibuka ({cause(error)}); periksa nama dan izin bacanya.") from None
    except (ValueError, RecursionError):
        raise InputError(f"{path}: bukan JSON yang utuh; rekaman dibuat dengan `iki convert`.") from None
    if data == []:
        raise InputError(f"{path}: tidak memuat satu rekaman pun; rekaman dibuat dengan `iki convert`.")
    try:
        return [Rekaman.model_validate(item) for item in (data if isinstance(data, list) else [data])]
    except ValidationError as error:
        first = error.errors()[0]
        place = "/".join(map(str, first["loc"]))
        why = _FAULTS.get(first["type"], "nilainya tidak sesuai")
        raise InputError(f"{path}: bukan rekaman SK, pada /{place} ({why}); bandingkan dengan `iki convert --schema`.") from None
