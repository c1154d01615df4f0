"""What a run leaves over all its files: the index, and `manifest.csv`, which tells of every file what became of it and why."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from iki_graph.cli.output import comma_separated
from iki_graph.cli.runs import Entry
from iki_graph.reports import html
from iki_graph.reports.labels import labels
from iki_graph.work import total

FILE = "manifest.csv"
COLUMNS = ("berkas", "keadaan", "sebab", "hasil", "sha256")


def manifest(entries: Sequence[Entry], others: Iterable[tuple[Path, str]], errors: Iterable[tuple[str, str]]) -> str:
    """The sheet over all files: those worked on, other files in the folders with why they were not read, and paths that mean nothing."""
    alike = _alike(entries)
    rows: list[tuple[str, ...]] = [_row(entry, alike) for entry in entries]
    rows += [(path, "gagal", reason.removeprefix(f"{path}: "), "", "") for path, reason in errors]
    rows += [(str(file), "bukan dokumen", why, "", "") for file, why in others]
    return comma_separated(COLUMNS, rows)


def index(entries: Sequence[Entry], failures: Sequence[tuple[str, str]], lang: str) -> tuple[str, list[html.Row]]:
    """The page over all decrees, and its rows."""
    label = labels(lang)
    alike = _alike(entries)
    rows = []
    decrees = [one for entry in entries if entry.done for one in entry.done.decrees]
    copied: dict[Path, list[Path]] = {}
    for entry in entries:
        if entry.copy is not None:
            copied.setdefault(entry.copy, []).append(entry.file)
    for entry in entries:
        copies = [label("salinan", berkas=file) for file in copied.get(entry.file, ())]
        for one in entry.done.decrees if entry.done else ():
            others = [label("keputusan-sama", berkas=file) for file in alike.get(one.identity, ()) if file != entry.file]
            rows.append(replace(one.row, notes=(*others, *copies)))
    notes = dict.fromkeys(sentence for some in zip(*(one.basis for one in decrees), strict=True) for sentence in some)
    return html.index(rows, failures, total(decrees), lang=lang, basis=list(notes)), rows


def _row(entry: Entry, alike: Mapping[str, Sequence[Path]]) -> tuple[str, ...]:
    file, hash_ = str(entry.file), entry.sha256
    if entry.copy is not None:
        return file, "salinan", f"salinan dari {entry.copy}", "", hash_
    if entry.part is not None:
        return file, "bagian", entry.reason, "", hash_
    if entry.done is None:
        return file, "gagal", entry.failure.removeprefix(f"{file}: "), "", hash_
    same = dict.fromkeys(other for one in entry.done.decrees for other in alike.get(one.identity, ()) if other != entry.file)
    told = "agaknya keputusan yang sama dengan " + ", ".join(map(str, same)) if same else ""
    reason = "; ".join(filter(None, (entry.reason, told)))
    return file, "selesai", reason, ", ".join(one.row.page for one in entry.done.decrees), hash_


def _alike(entries: Iterable[Entry]) -> dict[str, list[Path]]:
    """The files that hold a decree of one office, region, number and year, where they are several."""
    found: dict[str, dict[Path, None]] = {}
    for entry in entries:
        for one in entry.done.decrees if entry.done else ():
            if one.identity:
                found.setdefault(one.identity, {})[entry.file] = None
    return {key: list(files) for key, files in found.items() if len(files) > 1}
