"""Sheets of findings for a reviewer to fill in, as JSON or CSV, and what a filled one says."""

import csv
import io
import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from iki_graph.checks.temuan import Putusan, Temuan
from iki_graph.cli.output import as_json, comma_separated
from iki_graph.errors import InputError, UsageError, cause

COLUMNS = ("sidik", "kode", "tingkat", "baris", "bagian", "pesan", "putusan", "catatan", "penelaah", "tanggal")

WITHDRAWN = "hapus"
"""In the column `putusan`: take the verdict back."""

_ESCAPED = re.compile(r"'+(?:[=+\-@]|\d+(?:e\d+)?$)")
_TAKEN_FOR_NUMBER = re.compile(r"\d+(?:e\d+)?$")

Answers = dict[str, Putusan | None]
"""By fingerprint of the finding; None takes the verdict back."""


def written(found: Iterable[Temuan], path: Path, lang: str = "id") -> str:
    """A sheet over these findings in the form that the file's name asks for; verdicts that there are stand in it already.

    Raises UsageError for another form than JSON or CSV.
    """
    rows = [_row(item, lang) for item in found]
    if _form(path) == ".json":
        return as_json(rows)
    return comma_separated(COLUMNS, [[escaped(row[column]) for column in COLUMNS] for row in rows])


def verdict_cells(item: Temuan) -> tuple[str, str, str, str]:
    """Verdict, note, reviewer and day of a finding, '' where there are none."""
    verdict = item.putusan
    return (verdict.putusan, verdict.catatan, verdict.penelaah, verdict.tanggal) if verdict else ("", "", "", "")


def read(path: Path) -> Answers:
    """The verdicts on a filled sheet. Rows without a verdict say nothing.

    A CSV may come back from a spreadsheet: with semicolons or tabs, another encoding, days as 31/01/2025. Raises InputError for a sheet
    that cannot be read or has a row that cannot be understood, UsageError for another form than JSON or CSV.
    """
    rows = _json_rows(path) if _form(path) == ".json" else _csv_rows(path)
    answers: Answers = {}
    for number, row in rows:
        cells = {key: row.get(key) or "" for key in COLUMNS}
        verdict = str(cells["putusan"]).strip().lower()
        if not verdict:
            continue
        sidik = str(cells["sidik"]).strip()
        if not re.fullmatch(r"[0-9a-f]{16}", sidik):
            raise InputError(f"{path}: baris {number}: sidik {sidik!r} bukan 16 angka heksadesimal; jangan mengubah kolom itu.")
        if sidik in answers:
            raise InputError(f"{path}: baris {number}: temuan {sidik} mendapat dua putusan; hapus salah satunya.")
        try:
            fields = {key: cells[key] for key in ("catatan", "penelaah", "tanggal")}
            answers[sidik] = None if verdict == WITHDRAWN else Putusan.model_validate({"putusan": verdict, **fields})
        except ValidationError as error:
            field = str(error.errors()[0]["loc"][0])
            wanted = f"terima, tolak, atau {WITHDRAWN}" if field == "putusan" else "tahun-bulan-hari" if field == "tanggal" else "teks"
            raise InputError(f"{path}: baris {number}: {field} {cells[field]!r} tidak dikenal; isi dengan {wanted}.") from None
    return answers


def _row(item: Temuan, lang: str) -> dict[str, Any]:
    head = (item.sidik, item.kode, item.tingkat, item.baris, item.bagian, item.pesan_en if lang == "en" else item.pesan)
    return dict(zip(COLUMNS, (*head, *verdict_cells(item)), strict=True))


def _form(path: Path) -> str:
    form = path.suffix.lower()
    if form not in (".json", ".csv"):
        raise UsageError(f"{path}: lembar koreksi berupa .json atau .csv.")
    return form


def escaped(value: Any) -> Any:
    """A cell of which a spreadsheet keeps every letter; `read` undoes this, and what `comma_separated` adds."""
    if isinstance(value, tuple):
        return "–".join(map(str, value)) if value[0] != value[1] else str(value[0])
    return "'" + value if isinstance(value, str) and (_ESCAPED.match(value) or _TAKEN_FOR_NUMBER.match(value)) else value


def _unescaped(text: str) -> str:
    return text[1:] if _ESCAPED.match(text) else text


def _json_rows(path: Path) -> list[tuple[int, Mapping[str, Any]]]:
    try:
        rows = json.loads(_text(path))
    except ValueError:
        raise InputError(f"{path}: bukan JSON yang utuh; lembar dibuat dengan `iki correct … --write`.") from None
    if not isinstance(rows, list) or not all(isinstance(row, dict) and {"sidik", "putusan"} <= set(row) for row in rows):
        raise InputError(f"{path}: bukan lembar koreksi; setiap temuan memerlukan sidik dan putusan.")
    return list(enumerate(rows, 1))


def _csv_rows(path: Path) -> list[tuple[int, Mapping[str, Any]]]:
    text = _text(path)
    for delimiter in (",", ";", "\t"):
        rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
        if {"sidik", "putusan"} <= set(rows.fieldnames or ()):
            return [(number, {key: _unescaped(value or "") for key, value in row.items() if key}) for number, row in enumerate(rows, 2)]
    raise InputError(f"{path}: bukan lembar koreksi; baris pertamanya memerlukan kolom sidik dan putusan.")


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: lembar tidak dapat dibuka ({cause(error)}); periksa nama dan letaknya.") from None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")
