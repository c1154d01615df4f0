"""Sheets of findings for a reviewer to fill in, as CSV or JSON, and what a filled one says, which may be a workbook too."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from iki_graph.checks.temuan import Putusan, Temuan
from iki_graph.cli.output import as_json, comma_separated
from iki_graph.cli.schemas import TemuanBerkas
from iki_graph.errors import InputError, UsageError, cause
from iki_graph.reports.labels import keys

COLUMNS = ("sidik", "kode", "tingkat", "berkas", "halaman", "sel", "baris", "bagian", "pesan", "putusan", "catatan", "penelaah", "tanggal")

SAVED = (".ods", ".xls")
"""Other forms in which LibreOffice or an old Excel may have saved a workbook."""
WITHDRAWN = "hapus"
"""In the column `putusan`: take the verdict back."""

_ESCAPED = re.compile(r"'+(?:[=+\-@]|\d+(?:e\d+)?$)")
_TAKEN_FOR_NUMBER = re.compile(r"\d+(?:e\d+)?$")

Answers = dict[str, Putusan | None]
"""By fingerprint of the finding; None takes the verdict back."""


def written(found: Sequence[TemuanBerkas], path: Path, lang: str = "id") -> str | bytes:
    """A sheet over these findings, CSV or JSON by the file's name, each with its file; verdicts that there are stand in it already.

    Raises UsageError for another form.
    """
    return in_form(path, COLUMNS, [_row(item, lang) for item in found])


def in_form(
    path: Path, columns: Sequence[str], rows: Sequence[Mapping[str, Any]], answers: Sequence[str] = (), lang: str = "id"
) -> str | bytes:
    """Rows of a sheet in the form that the file's name asks for; in a workbook, of links, the column `putusan` offers the `answers`.

    Raises UsageError for another form than XLSX, CSV or JSON, and for a note that no cell can hold.
    """
    form = form_of(path)
    if form == ".json":
        return as_json(list(rows))
    if form == ".xlsx":
        from iki_graph.reports import xlsx  # loads a library for workbooks

        _fits(path, [str(row["catatan"]) for row in rows])
        return xlsx.of_links(columns, [[row[column] for column in columns] for row in rows], answers, lang)
    return comma_separated(columns, [[escaped(row[column]) for column in columns] for row in rows])


def verdict_cells(item: Temuan) -> tuple[str, str, str, str]:
    """Verdict, note, reviewer and day of a finding, '' where there are none."""
    verdict = item.putusan
    return (verdict.putusan, verdict.catatan, verdict.penelaah, verdict.tanggal) if verdict else ("", "", "", "")


def read(path: Path) -> Answers:
    """The verdicts on a filled sheet. Rows without a verdict say nothing.

    A CSV may come back from a spreadsheet: with semicolons or tabs, another encoding, days as 31/01/2025. Raises InputError for a sheet
    that cannot be read or has a row that cannot be understood, UsageError for another form than XLSX, CSV or JSON.
    """
    answers: Answers = {}
    for number, sidik, said, row in filled(path):
        if sidik in answers:
            raise InputError(f"{path}: baris {number}: temuan {sidik} mendapat dua putusan; hapus salah satunya.")
        answers[sidik] = None if said == WITHDRAWN else verdict(path, number, said, row, f"terima, tolak, atau {WITHDRAWN}")
    return answers


def filled(path: Path, *also: str) -> list[tuple[int, str, str, Mapping[str, Any]]]:
    """The rows of a sheet that have a verdict, or something in one of the columns `also`: number, fingerprint, verdict, cells.

    Raises InputError for a sheet that cannot be read or a fingerprint that is none, UsageError for another form than XLSX, CSV or JSON.
    """
    rows = []
    for number, row in (_xlsx_rows if path.suffix.lower() in SAVED else _ROWS[form_of(path, *SAVED)])(path):
        said = str(row.get("putusan") or "").strip().lower()
        if not said and not any(str(row.get(column) or "").strip() for column in also):
            continue
        sidik = str(row.get("sidik") or "").strip()
        if not re.fullmatch(r"[0-9a-f]{16}", sidik):
            raise InputError(f"{path}: baris {number}: sidik {sidik!r} bukan 16 angka heksadesimal; jangan mengubah kolom itu.")
        rows.append((number, sidik, said, row))
    return rows


def notes_alone(path: Path) -> str | None:
    """A sentence on the rows that have a note and no verdict, so that nothing of them is kept; None if there are none. Raises as `filled`."""
    told = [
        str(number)
        for number, _, said, row in filled(path, "catatan")
        if not said and str(row.get("catatan") or "").strip() and not str(row.get("ke_lain") or "").strip()
    ]
    return f"{path}: baris {', '.join(told)}: catatan tanpa putusan tidak disimpan; isi juga kolom putusan." if told else None


def verdict(path: Path, number: int, said: str, row: Mapping[str, Any], wanted: str) -> Putusan:
    """The verdict in a row of a sheet. Raises InputError, which tells what is `wanted`, for one that cannot be understood."""
    cells = {"putusan": said, **{key: row.get(key) or "" for key in ("catatan", "penelaah", "tanggal")}}
    try:
        return Putusan.model_validate(cells)
    except ValidationError as error:
        field = str(error.errors()[0]["loc"][0])
        fill = wanted if field == "putusan" else "tahun-bulan-hari" if field == "tanggal" else "teks"
        raise InputError(f"{path}: baris {number}: {field} {row.get(field)!r} tidak dikenal; isi dengan {fill}.") from None


def _row(item: TemuanBerkas, lang: str) -> dict[str, Any]:
    place = (item.berkas, item.halaman, item.sel, item.baris, item.bagian)
    message = item.pesan_en if lang == "en" else item.pesan
    return dict(zip(COLUMNS, (item.sidik, item.kode, item.tingkat, *place, message, *verdict_cells(item)), strict=True))


def form_of(path: Path, *also: str) -> str:
    """The form of a sheet by its name. Raises UsageError for one that is none, which names those that may be read, and `also` others."""
    form = path.suffix.lower()
    if form not in _ROWS:
        raise UsageError(f"{path}: lembar koreksi berupa {', '.join((*_ROWS, *also))}.")
    return form


def _fits(path: Path, notes: Iterable[str]) -> None:
    from iki_graph.reports.xlsx import LONGEST

    if any(len(note) > LONGEST for note in notes):
        raise UsageError(f"{path}: ada catatan yang lebih panjang daripada sel XLSX; tulis lembarnya sebagai .json.")


def escaped(value: Any) -> Any:
    """A cell of which a spreadsheet keeps every letter; `read` undoes this, and what `comma_separated` adds."""
    if isinstance(value, tuple):
        return "–".join(map(str, value)) if value[0] != value[1] else str(value[0])
    return "'" + value if isinstance(value, str) and (_ESCAPED.match(value) or _TAKEN_FOR_NUMBER.match(value)) else value


def _unescaped(text: str) -> str:
    return text[1:] if _ESCAPED.match(text) else text


def _json_rows(path: Path) -> list[tuple[int, Mapping[str, Any]]]:
    try:
        rows = json.loads(text_of(path))
    except (ValueError, RecursionError):
        raise InputError(f"{path}: bukan JSON yang utuh; lembar dibuat dengan --write.") from None
    if not isinstance(rows, list) or not all(isinstance(row, dict) and {"sidik", "putusan"} <= set(row) for row in rows):
        raise InputError(f"{path}: bukan lembar koreksi; setiap baris memerlukan sidik dan putusan.")
    return list(enumerate(rows, 1))


def _csv_rows(path: Path) -> list[tuple[int, Mapping[str, Any]]]:
    text = text_of(path)
    try:
        for delimiter in (",", ";", "\t"):
            rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
            names = [name.strip().casefold() for name in rows.fieldnames or ()]  # a workbook's heads are words
            rows.fieldnames = [keys().get(name, name) for name in names]
            if {"sidik", "putusan"} <= set(rows.fieldnames):
                return [(number, {key: _unescaped(value or "") for key, value in row.items() if key}) for number, row in enumerate(rows, 2)]
    except csv.Error:
        raise InputError(f"{path}: bukan CSV yang utuh (ada sel tanpa tanda petik penutup); simpan ulang dari aplikasinya.") from None
    raise InputError(f"{path}: bukan lembar koreksi; baris pertamanya memerlukan kolom sidik dan putusan.")


def text_of(path: Path) -> str:
    """The text of a sheet, which a spreadsheet may have saved in another encoding. Raises InputError if it cannot be opened."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: lembar tidak dapat dibuka ({cause(error)}); periksa nama dan letaknya.") from None
    try:
        return data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _xlsx_rows(path: Path) -> list[tuple[int, Mapping[str, Any]]]:
    from iki_graph.reports import xlsx

    return xlsx.filled_in(path)


_ROWS: Mapping[str, Callable[[Path], list[tuple[int, Mapping[str, Any]]]]] = {
    ".xlsx": _xlsx_rows,
    ".csv": _csv_rows,
    ".json": _json_rows,
}
"""How the rows of a sheet are read, by the form that its name tells."""
