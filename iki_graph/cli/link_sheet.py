"""Sheets of links for a reviewer to fill in, and what a filled one says. Forms and cells are those of sheets of findings."""

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from rdflib import OWL, RDFS

from iki_graph.alignment import Keselarasan
from iki_graph.alignment.reasons import alasan
from iki_graph.alignment.stated import stated
from iki_graph.alignment.verdicts import End, Ends, TautanTersimpan
from iki_graph.cli import sheet
from iki_graph.errors import InputError
from iki_graph.graph import index, sssom
from iki_graph.record import Rekaman
from iki_graph.reference.keys import squash
from iki_graph.reports.labels import HEAD, labels
from iki_graph.vocab import DCTERMS, SEMAPV, SSSOM

COLUMNS = (
    "sidik",
    "iki",
    "jabatan",
    "teks",
    "ke",
    "teks_ke",
    "skor",
    "jenis",
    "alasan",
    "putusan",
    "ke_lain",
    "catatan",
    "penelaah",
    "tanggal",
)

OTHER = "ganti"
"""In the column `putusan`: it serves what `ke_lain` names."""
NOTHING = "-"
"""In the column `ke_lain`: it serves nothing. Spreadsheets and people write it otherwise too."""
_NOTHING = (NOTHING, "–", "—", "tidak ada")
SSSOM_ENDING = ".tsv"
"""How the name of an SSSOM/TSV ends, which is read beside sheets."""
REJECTED, ORPHAN = "ditolak", "tanpa pasangan"
"""Kinds of rows beside those of links: a rejected link, and a verdict of which an end is no longer found."""

Answers = dict[str, TautanTersimpan | None]
"""By fingerprint of the link; None takes the verdict back."""


def written(
    path: Path, decrees: Sequence[Sequence[Keselarasan]], ends: Ends, kept: Sequence[TautanTersimpan], lang: str = "id"
) -> str | bytes:
    """A sheet over the links of a file's decrees, then the rejected ones and the verdicts that have lost an end.

    Raises UsageError for another form than XLSX, CSV or JSON.
    """
    verdicts = {verdict.sidik: verdict for verdict in kept}
    rows = []
    for at, links in enumerate(decrees):
        for link in links:
            pair = (ends.by_node[at, link.iki], ends.by_node[at, link.ke] if link.ke else None)
            sidik = ends.sidik(at, link)
            rows.append(_row(sidik, pair, verdicts.pop(sidik, None), link, lang))
    for sidik, verdict in verdicts.items():
        found = ends.pair(verdict)
        if found is None or verdict.putusan == "tolak":
            rows.append(_row(sidik, found, verdict, None, lang))
    if path.suffix.lower() == ".xlsx":
        rows = [row | {"jenis": labels(lang)(f"tautan-{row['jenis']}")} for row in rows]
    return sheet.in_form(path, COLUMNS, rows, ("terima", "tolak", OTHER, sheet.WITHDRAWN), lang)


def _row(
    sidik: str, pair: tuple[End, End | None] | None, verdict: TautanTersimpan | None, link: Keselarasan | None, lang: str
) -> dict[str, Any]:
    row: dict[str, Any] = dict.fromkeys(COLUMNS, "") | {"sidik": sidik}
    if pair:
        child, parent = pair
        row |= {"iki": child.node, "jabatan": child.post, "teks": child.text}
        row |= {"ke": parent.node, "teks_ke": parent.text} if parent else {}
    elif verdict:
        row |= {"teks": verdict.teks, "teks_ke": verdict.teks_ke}
    if link:
        row |= {"skor": link.skor, "jenis": link.jenis, "alasan": link.alasan_en if lang == "en" else link.alasan}
    else:
        row["jenis"] = REJECTED if pair else ORPHAN
    if verdict:
        row |= {key: getattr(verdict, key) for key in ("putusan", "catatan", "penelaah", "tanggal")}
    return row


def read(path: Path, ends: Ends, kept: Sequence[TautanTersimpan], records: Sequence[Rekaman]) -> tuple[Answers, list[str]]:
    """The verdicts on a filled sheet, and the fingerprints of rows that fit no link of the file. Rows without a verdict say nothing.

    Raises InputError for a sheet that cannot be read or has a row that cannot be understood, UsageError for another form than XLSX, CSV or JSON.
    """
    if path.suffix.lower() not in sheet.SAVED:
        sheet.form_of(path, SSSOM_ENDING)
    pairs = ends.pairs()
    known = {verdict.sidik for verdict in kept}
    names = _names(records)
    answers: Answers = {}
    strange: list[str] = []
    column, wanted = _head(path, "ke_lain"), _wanted(path)
    for number, sidik, said, row in sheet.filled(path, "ke_lain"):
        other = str(row.get("ke_lain") or "").strip()
        if sidik in answers:
            raise InputError(f"{path}: baris {number}: tautan {sidik} mendapat dua putusan; hapus salah satunya.")
        if said == sheet.WITHDRAWN and sidik in {*pairs, *known}:
            answers[sidik] = None
        elif sidik in pairs:
            child, parent = pairs[sidik]
            if (said or OTHER) == OTHER or (said == "tolak" and other):
                said, parent = "terima", _other(path, number, other, child, ends, names)
            elif other and (said != "terima" or _other(path, number, other, child, ends, names) != parent):
                raise InputError(f"{path}: baris {number}: putusan {said!r} dengan {column} {other!r} bertentangan; isi dengan {wanted}.")
            elif said == "tolak" and parent is None:
                raise InputError(f"{path}: baris {number}: tidak ada tautan yang ditolak; isi putusan {OTHER} dan {column}.")
            verdict = sheet.verdict(path, number, said, row, wanted)
            answers[sidik] = ends.kept(child, parent, **verdict.model_dump())
        elif sidik not in known:
            strange.append(sidik)
    decided = [answer.dari for answer in answers.values() if answer and answer.putusan == "terima"]
    for answer in answers.values():
        if answer and decided.count(answer.dari) > 1:
            raise InputError(f"{path}: {answer.teks!r} mendapat dua putusan tentang apa yang dilayaninya; hapus salah satunya.")
    return answers, strange


def read_sssom(path: Path, ends: Ends, records: Sequence[Rekaman], base: str) -> tuple[Answers, list[str]]:
    """The verdicts in an SSSOM/TSV: mappings that a person curated or reviewed. With the identities of those that are on other texts.

    The IRIs of a decree hold the hash of its source, so that a mapping never meets a text that it was not made for. Raises InputError for
    a file that cannot be read.
    """
    nodes: dict[str, tuple[int, str]] = {}
    for at, rekaman in enumerate(records):
        iris = index(rekaman, base, at + 1)
        nodes |= {str(iris[p]): (at, n) for n, p in stated(rekaman).nodes(data="pointer") if p in iris}
    graph = sssom.load(sheet.text_of(path), str(path)).graph
    answers: Answers = {}
    strange: list[str] = []
    for mapping in sorted(sssom.mappings_of(graph), key=str):
        reviewer = graph.value(mapping, SSSOM.reviewer_label)
        if reviewer is None and graph.value(mapping, SSSOM.mapping_justification) != SEMAPV.ManualMappingCuration:
            continue
        child, parent = (nodes.get(str(graph.value(mapping, end))) for end in (OWL.annotatedSource, OWL.annotatedTarget))
        nothing = graph.value(mapping, OWL.annotatedTarget) == SSSOM.NoTermFound
        if child is None or (not nothing and (parent is None or child[0] != parent[0])):
            strange.append(str(graph.value(mapping, OWL.annotatedSource)))
            continue
        cells = {"catatan": RDFS.comment, "penelaah": SSSOM.reviewer_label, "tanggal": DCTERMS.created}
        said = "tolak" if graph.objects(mapping, SSSOM.predicate_modifier) else "terima"
        row = {key: str(graph.value(mapping, term) or "") for key, term in cells.items()}
        if said == "terima":
            begun = alasan("decided-nothing" if nothing else "decided").id
            row["catatan"] = row["catatan"].removeprefix(begun).removeprefix(": ").removeprefix(".")
        verdict = sheet.verdict(path, len(answers) + len(strange) + 1, said, row, _wanted(path))
        kept = ends.kept(ends.by_node[child], ends.by_node[parent] if parent else None, **verdict.model_dump())
        answers[kept.sidik] = kept
    return answers, strange


def _wanted(path: Path) -> str:
    return f"terima, tolak, {OTHER} (dengan {_head(path, 'ke_lain')}), atau {sheet.WITHDRAWN}"


def _head(path: Path, column: str) -> str:
    """What a column is called on a sheet of this form."""
    return labels("id")(f"{HEAD}{column}") if path.suffix.lower() in (".xlsx", *sheet.SAVED) else column


def _other(path: Path, number: int, name: str, child: End, ends: Ends, names: Mapping[tuple[int, str], str | None]) -> End | None:
    """The end that a row names instead of what was proposed: by its node, or as reasons and the decree call it."""
    if name.lower() in _NOTHING:
        return None
    node = "".join(name.lower().split()) if ":" in name else names.get((child.decree, squash(name)))
    found = ends.by_node.get((child.decree, node)) if node else None
    if found is None or found.node == child.node or not _may_serve(child.node, found.node):
        raise InputError(
            f"{path}: baris {number}: {_head(path, 'ke_lain')} {name!r} tidak dapat dilayani {child.node}; isi dengan nama dari kolom "
            f"{_head(path, 'iki')}, seperti iku:0 atau "
            f"jabatan:0/iki:4, dengan bunyinya, atau {NOTHING!r} bila tidak melayani apa pun."
        )
    return found


def _may_serve(child: str, parent: str) -> bool:
    """Whether what stands at `parent` is of a level that `child` can serve: statements serve statements alone, an office's indicator no IKI."""
    if "/" not in parent and parent.startswith(("jabatan:", "kinerja:")):
        return False
    below, above = (2 if "/" in node else 1 if node.startswith(("iku:", "indikator:")) else 0 for node in (child, parent))
    return above <= below


def _names(records: Sequence[Rekaman]) -> dict[tuple[int, str], str | None]:
    """What people call rows and statements, by decree and in letters alone: as reasons do ("IKU 2", counted from 1), and by what they say.

    None where several are called so: such a name says nothing.
    """
    names: dict[tuple[int, str], str | None] = {}
    for at, rekaman in enumerate(records):
        graph = stated(rekaman)
        seen = Counter[str]()
        for node, data in graph.nodes(data=True):
            level = data["level"]
            seen[level] += 1
            number = f"{level} {seen[level]}"
            called = {number, f"indikator {number}"} if level == "program" else {number}
            if level == "iki":
                called = {f"IKI {int(node.rpartition(':')[2]) + 1} {graph.nodes[data['jabatan']]['text'] or ''}"}
            for name in {squash(text) for text in (*called, data["text"] or "")} - {""}:
                names[at, name] = node if names.get((at, name), node) == node else None
    return names
