"""Tables of other systems (e-SAKIP exports as CSV, XLSX, JSON) as records, by a mapping file that names their columns."""

import csv
import io
import json
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from openpyxl.utils import get_column_letter
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from iki_graph.entry.filled import Filled
from iki_graph.entry.hand import record_of
from iki_graph.entry.sheets import LEMBAR, SINGLE, tidy
from iki_graph.errors import InputError, UsageError, cause
from iki_graph.reading import ods, xlsx
from iki_graph.reading.convert import as_xlsx
from iki_graph.reading.text import decode
from iki_graph.record import Rekaman
from iki_graph.reference.keys import squash

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_MEDIA = {".csv": "text/csv", ".json": "application/json", ".xlsx": xlsx.MEDIA, ".ods": ods.MEDIA, ".xls": "application/vnd.ms-excel"}
_DELIMITERS = (",", ";", "\t", "|")
_IDENTITY = {pointer.removeprefix("/dokumen/").replace("/", "."): bagian for bagian, pointer in SINGLE.items()} | {"visi": "Visi"}
"""Names of single values in a mapping: `instansi`, `penandatangan.jabatan`."""

Cells = Mapping[str, str]


class Tabel(BaseModel):
    """How the rows of one table become rows of a sheet."""

    model_config = ConfigDict(extra="forbid")

    lembar: str = Field(description="Which of our sheets: iku, iki, jabatan, ...")
    dari: str = Field("", description="Sheet of the workbook, or path to the list in the JSON (data.items); '': the only one")
    kolom: dict[str, str] = Field(description="Our column -> heading (CSV, XLSX) or key (JSON) of theirs")
    tetap: dict[str, str] = Field({}, description="Our column -> the same value in all rows")
    ulang: list[str] = Field([], description="Our columns whose empty cells repeat the cell above")


class Peta(BaseModel):
    """A mapping file."""

    model_config = ConfigDict(extra="forbid")

    dokumen: dict[str, str] = Field({}, description="What the tables do not say: instansi, tahun, ...")
    instansi: str = Field("", description="Their column with the name of the office: one record for each office")
    tabel: list[Tabel] = Field(min_length=1)


def mapping(path: Path) -> Peta:
    """A mapping file. Raises UsageError, with the place in it, if it cannot be read or understood."""
    try:
        data = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise UsageError(f"{path}: pemetaan tidak dapat dibuka ({cause(error)}); periksa nama dan letaknya.") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: bukan TOML yang utuh ({error}).") from None
    try:
        peta = Peta.model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        why = {"missing": "harus ada", "extra_forbidden": "tidak dikenal"}.get(first["type"], "nilainya tidak sesuai")
        raise UsageError(f"{path}: {place} {why}; lihat contoh pemetaan pada dokumentasi `iki convert`.") from None
    if strange := next((name for name in peta.dokumen if name not in _IDENTITY), None):
        raise UsageError(f"{path}: dokumen.{strange} tidak dikenal; pilih {', '.join(_IDENTITY)}.")
    for number, table in enumerate(peta.tabel):
        if table.lembar not in LEMBAR:
            raise UsageError(f"{path}: tabel.{number}.lembar {table.lembar!r} tidak dikenal; pilih {', '.join(LEMBAR)}.")
        ours = [kolom.kunci for kolom in LEMBAR[table.lembar].kolom]
        if strange := next((name for name in (*table.kolom, *table.tetap, *table.ulang) if name not in ours), None):
            raise UsageError(f"{path}: tabel.{number}: kolom {strange!r} tidak dikenal untuk {table.lembar}; pilih {', '.join(ours)}.")
    return peta


def records(path: Path, peta: Peta) -> list[Rekaman]:
    """The records in a file of tables: one, or one for each office.

    Raises InputError for a file that cannot be read, and UsageError for a mapping that names what it does not have.
    """
    form = path.suffix.lower()
    if form not in _MEDIA:
        raise UsageError(f"{path}: tabel dengan pemetaan berupa {', '.join(_MEDIA)}.")
    offices: dict[str, list[Filled]] = {}
    for table in peta.tabel:
        above: dict[str, str] = {}
        office = ""
        for number, cells, places in _table(path, form, table, peta):
            office = cells.get(peta.instansi, "") or office if peta.instansi else ""
            values = {ours: cells[theirs] for ours, theirs in table.kolom.items()}
            if not any(values.values()):
                continue
            for name in table.ulang:
                above[name] = values[name] = values.get(name) or above.get(name, "")
            where = {ours: places[theirs] for ours, theirs in table.kolom.items() if theirs in places}
            offices.setdefault(office, []).append(Filled(table.lembar, number, table.tetap | values, sel=where))
    if not offices:
        raise InputError(f"{path}: tabel-tabelnya tidak berisi satu baris pun.")
    return [_record(path, form, peta, office, rows) for office, rows in offices.items()]


def _record(path: Path, form: str, peta: Peta, office: str, rows: list[Filled]) -> Rekaman:
    said = dict(peta.dokumen) | ({"instansi": office} if office else {})
    head = [Filled("naskah", 0, {"bagian": _IDENTITY[name], "isi": text}) for name, text in said.items()]
    named = {squash(row.nilai.get("nama", "")) for row in rows if row.lembar == "jabatan"}
    posts = []
    for row in rows:
        name = row.nilai.get("jabatan", "")
        if row.lembar in ("iki", "tugas") and name and squash(name) not in named:
            named.add(squash(name))
            posts.append(Filled("jabatan", row.nomor, {"nama": name}, sel={"nama": row.sel["jabatan"]} if row.sel else {}))
    return record_of(path, _MEDIA[form], [*head, *posts, *rows], lambda row: f"{path}: baris {row.nomor}")


def _table(path: Path, form: str, table: Tabel, peta: Peta) -> Iterator[tuple[int, Cells, Cells]]:
    """The rows of a table: number, cells by their headings, and where these are (`IKU!B7`) in a workbook."""
    wanted = [*table.kolom.values(), *([peta.instansi] if peta.instansi else [])]
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: tabel tidak dapat dibuka ({cause(error)}); periksa nama dan letaknya.") from None
    if form == ".json":
        yield from _objects(path, data, table, wanted)
        return
    grids = _grids(path, data, form, table)
    for sheet, grid in grids:
        for number, cells in enumerate(grid, 1):
            heads = {squash(text): at for at, text in reversed(list(enumerate(cells))) if text}
            if all(squash(name) in heads for name in wanted):
                columns = {name: heads[squash(name)] for name in wanted}
                for row, values in enumerate(grid[number:], number + 1):
                    found = {name: values[at] if at < len(values) else "" for name, at in columns.items()}
                    yield row, found, {name: f"{sheet}!{get_column_letter(at + 1)}{row}" for name, at in columns.items() if sheet}
                return
    seen = {squash(text) for _, grid in grids for cells in grid for text in cells}
    missing = next((name for name in wanted if squash(name) not in seen), None)
    what = f"kolom {missing!r} tidak ada" if missing else f"kolom {', '.join(wanted)} tidak berada dalam satu baris kepala"
    raise UsageError(f"{path}: {what}; sesuaikan pemetaan {table.lembar} dengan judul kolom tabelnya.")


def _grids(path: Path, data: bytes, form: str, table: Tabel) -> list[tuple[str, list[list[str]]]]:
    """The cells of a CSV, read with each delimiter, or of the sheets of a workbook."""
    if form == ".csv":
        text = decode(data, path)
        try:
            return [
                ("", [[tidy(cell) for cell in row] for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)])
                for delimiter in _DELIMITERS
            ]
        except csv.Error:
            raise InputError(
                f"{path}: bukan CSV yang utuh (ada sel tanpa tanda petik penutup); ekspor ulang dari sistem asalnya."
            ) from None
    book, _ = xlsx.opened(as_xlsx(data, path), path)
    sheets = [sheet for sheet in book.worksheets if not table.dari or squash(sheet.title) == squash(table.dari)]
    if not sheets:
        raise UsageError(f"{path}: lembar {table.dari!r} tidak ada; yang ada {', '.join(sheet.title for sheet in book.worksheets)}.")
    return [(sheet.title, _grid(sheet)) for sheet in sheets]


def _grid(sheet: "Worksheet") -> list[list[str]]:
    """The texts of a worksheet by row and column, each row as long as its last cell."""
    grid: list[list[str]] = [[] for _ in range(sheet.max_row)]
    for number, cells in xlsx.rows_of(sheet):
        grid[number - 1] = [""] * cells[-1].column
        for cell in cells:
            if cell.value is not None:
                grid[number - 1][cell.column - 1] = tidy(xlsx.shown(cell.value, cell.number_format))
    return grid


def _objects(path: Path, data: bytes, table: Tabel, wanted: list[str]) -> Iterator[tuple[int, Cells, Cells]]:
    try:
        found: Any = json.loads(data)
    except (ValueError, RecursionError):
        raise InputError(f"{path}: bukan JSON yang utuh; ekspor ulang dari sistem asalnya.") from None
    found = _inside(found, table.dari)
    if not isinstance(found, list) or not all(isinstance(item, dict) for item in found):
        place = f"{table.dari!r}" if table.dari else "akar JSON"
        raise UsageError(f"{path}: {place} bukan daftar objek; isi `dari` pada pemetaan dengan jalan ke daftarnya, seperti data.items.")
    for name in wanted:
        if found and all(_inside(item, name) is None for item in found):
            raise UsageError(f"{path}: kunci {name!r} tidak ada; sesuaikan pemetaan {table.lembar} dengan kunci JSON-nya.")
    for number, item in enumerate(found, 1):
        yield number, {name: _plain(_inside(item, name)) for name in wanted}, {}


def _inside(value: Any, path: str) -> Any:
    """What a path of keys with dots leads to; None where there is nothing."""
    for key in path.split(".") if path else ():
        value = value.get(key) if isinstance(value, dict) else None
    return value


def _plain(value: Any) -> str:
    """A JSON value as text, numbers as Indonesians write them."""
    if isinstance(value, list | dict):
        return tidy("; ".join(map(str, value if isinstance(value, list) else value.values())))
    return "" if value is None else tidy(xlsx.shown(value, ""))
