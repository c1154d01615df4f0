"""Rows of IKU and IKI tables as the record has them: one per indicator, merged cells on every row that they span."""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from itertools import zip_longest

from iki_graph.parsing.columns import MEASURE, is_number
from iki_graph.parsing.formulas import is_whole_fraction, take_apart, written_out
from iki_graph.parsing.several import apart
from iki_graph.parsing.tables import STATEMENT, Row, Table, joined
from iki_graph.parsing.value import AT, SURE_GUESS, SURE_MERGED, Value
from iki_graph.parsing.words import letters
from iki_graph.reference.scope import MEMORY

Fields = dict[str, Value | None]

_SUBLABEL = re.compile(
    r"(?:(?<=^)|(?<=[\s;.]))\W?(?P<label>definisi\s+operasional|definisi|makna(?:\s+indikator)?|deskripsi|alasan(?:\s+pemilihan)?(?:\s+indikator)?|"
    r"rumus(?:\s+p[e|e]r?\w*hitungan)?|cara\s+(?:peng|per|meng)hitung(?:an)?|formula(?:si)?(?:\s+(?:pengukuran|p\w+hitungan))?|tipe\s+p\w+hitungan|"
    r"sumber\s+data|(?:skpd\s+|unit\s+|opd\s+)?penanggung\s?jawab|satuan|frekuensi(?:\s+\w+)?)\s*:\s*",
    re.IGNORECASE,
)
_SUBLABEL_FIELD = (
    ("definisi", r"^(definisi|makna|deskripsi)"),
    ("alasan", r"^alasan"),
    ("tipe", r"^tipe"),
    ("sumber", r"^sumber"),
    ("penanggung_jawab", r"penanggungjawab$"),
    ("satuan", r"^satuan"),
    ("frekuensi", r"^frekuensi"),
    ("formulasi", r"^(rumus|cara|formula)"),
)
_LEVEL_CODE = re.compile(r"^\d{1,2}(?:\.\d{1,4}){1,6}\.?$")
_PROGRAM_CODE = re.compile(r"^\d\.\d{2}\.\d{2}(?:\.|$)")
"""Code of a program, kegiatan or sub kegiatan (Permendagri 90/2019)."""
_LEADING_DASH = re.compile(r"^(?:[-–—•▪·]\s+)*(?:[-–—•▪·]\s*(?=[^\W\d_]))?")
_BULLET_INSIDE = re.compile(r"(?:(?<=\s)|(?<=:)|(?<=\)))[•▪·]\s*|(?<=:)\s+-\s+")
_MERGED_COLUMNS = ("misi", "tujuan", "sumber", "penanggung_jawab", "satuan", "frekuensi")


def label_field(text: str) -> str | None:
    """The field that a sub-label names (`Definisi Operasional`, `Sumber Data`), None if it is none."""
    key = letters(text)
    return next((name for name, pattern in _SUBLABEL_FIELD if re.search(pattern, key)), None) if len(key) < 40 else None


def table_rows(table: Table, sources_merged: bool) -> list[Fields]:
    """One mapping per indicator with the keys of the column roles, cells joined over breaks and merged cells repeated.

    `sources_merged`: this document leaves a source or unit in charge empty where the cell above goes on.
    """
    rows = _continued(table)
    rows = _without_heading_rows(rows, "kinerja" in table.roles)
    # Where the source itself tells what is merged, nothing is to be guessed.
    merging = {role for printed in table.rows for role, rest in zip(table.roles, printed.rest, strict=False) if role is not None and rest}
    if "kinerja" not in merging:
        _spread_kinerja(rows)
    if not merging:
        _spread_merged(rows, sources_merged)
    return [row for row in rows if row.get("indikator") is not None or row.get("kinerja") is not None]


def _continued(table: Table) -> list[Fields]:
    """Rows with the pieces of split rows joined to the row that they belong to."""
    rows: list[Fields] = []
    alone: str | None = None  # the field that a one-celled row before went on with
    for printed in table.rows:
        fields = _fields(table, printed)
        single = next(iter(fields)) if len(fields) == 1 else None
        begins = single == "indikator" and _begins_sublabel(fields["indikator"])
        goes_on = single == "indikator" and alone is not None and printed.after_break and not printed.rest
        if rows and (begins or goes_on):
            # Explanations stand in the formula's column, or across several; OCR may have lost the empty cells before them.
            fields = {"formulasi" if begins or alone is None else alone: fields["indikator"]}
            alone = next(iter(fields))
        else:
            alone = None
        merged = _merged_roles(table, printed) if rows else set()
        if rows and (_is_rest(table, printed, fields, rows[-1], merged) if printed.rest else _continues(table, printed, fields, rows[-1])):
            for name, value in fields.items():
                if name != "no":
                    rows[-1][name] = _join_cell(name, rows[-1].get(name), value)
            if rows[-1].get("no") is None:
                rows[-1]["no"] = fields.get("no")
            continue
        if not printed.rest:
            _join_cut_kinerja(fields, rows)
        rows.append({**{name: rows[-1].get(name) for name in merged}, **fields})
    for row in rows:
        _split_sublabels(row)
    rows = [each for row in rows for each in apart(row)]
    for row in rows:
        if (formula := row.get("formulasi")) is not None:
            row["formulasi"] = formula.with_text(written_out(formula.text))
    return rows


def _merged_roles(table: Table, printed: Row) -> set[str]:
    """The columns whose cell is known to be merged with the one above, or goes on with it where the table was cut."""
    return {
        role
        for role, rest in zip(table.roles, printed.rest, strict=False)
        if role is not None and (rest or rest is None and printed.after_break and role in ("no", "kinerja", *_MERGED_COLUMNS))
    }


def _is_rest(table: Table, printed: Row, fields: Fields, before: Fields, merged: set[str]) -> bool:
    """Whether a row of a source that tells of merged cells is the rest of the indicator above: its cell is merged with that one's."""
    if "indikator" in merged:
        return "kinerja" not in fields
    column = table.column("indikator")
    known = column is not None and column < len(printed.rest) and printed.rest[column] is False
    if known and "indikator" in fields:
        return False
    return _continues(table, printed, fields, before)


def _join_cut_kinerja(fields: Fields, rows: list[Fields]) -> None:
    """The rest of a kinerja that a page end cut, printed beside the next indicator: it begins small and has no number of its own."""
    rest, before = fields.get("kinerja"), next((r for r in reversed(rows) if r.get("kinerja") is not None), None)
    if rest is None or fields.get("indikator") is None or fields.get("no") is not None or before is None:
        return
    text = before["kinerja"]
    if text is not None and before.get("no") is not None and rest.text[:1].islower() and text.text[-1:] not in ".;":
        before["kinerja"] = joined(text, rest)
        del fields["kinerja"]


def _without_heading_rows(rows: list[Fields], has_column: bool) -> list[Fields]:
    """A row that holds nothing but a kinerja, above rows that have none, is their heading: its text goes to the first of them.

    Where the table has no column for it (`has_column`), to all of them.
    """
    result: list[Fields] = []
    heading: Value | None = None
    for row, below in zip_longest(rows, rows[1:], fillvalue=None):
        assert row is not None
        own = row.get("kinerja")
        only = own is not None and all(v is None for k, v in row.items() if k != "kinerja")
        if only and below is not None and below.get("kinerja") is None and below.get("indikator") is not None:
            heading = own
            continue
        if heading is not None:
            row["kinerja"], heading = heading, None if has_column else replace(heading, sure=min(heading.sure, SURE_MERGED), doubt=None)
        result.append(row)
    return result


def _begins_sublabel(value: Value | None) -> bool:
    return value is not None and (match := _SUBLABEL.match(value.text)) is not None and match.start() == 0


def _fields(table: Table, printed: Row) -> Fields:
    fields: Fields = {}
    filled = [v for v in printed.cells if v is not None]
    if len(filled) == 1 and (head := STATEMENT.match(filled[0].text)):
        return {"kinerja": filled[0].with_text(filled[0].text[head.end() :])}
    for i, (role, value) in enumerate(zip(table.roles, printed.cells, strict=True)):
        if value is None or role in (None, "lain", "jabatan", "nama", "tugas", "fungsi"):
            continue
        value = value.with_text(_tidy(value.text))
        if role == "target":
            year = table.heading[i].strip() if i < len(table.heading) else ""
            if found := re.search(r"20\d\d", year):
                value = value.with_text(f"{found.group()}: {value.text}")
            fields["target"] = joined(fields.get("target"), value, "; ")
        elif role in ("misi", "tujuan") and "kinerja" not in table.roles:
            fields["kinerja"] = joined(fields.get("kinerja"), value)
        elif role in fields:
            fields[role] = joined(fields[role], value)
        else:
            fields[role] = value
    if not fields:
        return {}
    return fields


@lru_cache(MEMORY)
def _tidy(text: str) -> str:
    return _BULLET_INSIDE.sub(" ", _LEADING_DASH.sub("", text)).strip()


def _continues(table: Table, printed: Row, fields: Fields, before: Fields) -> bool:
    """Whether the printed row is the rest of the row before it (page break, or further lines of merged cells)."""
    if not fields:
        return True
    if fields.get("no") is not None:
        return False
    indikator, kinerja = fields.get("indikator"), fields.get("kinerja")
    if indikator is None:
        if kinerja is None:
            return True
        return before.get("indikator") is not None and (printed.after_break or not _begins(kinerja.text))
    if len(fields) == 1 and "formulasi" in table.roles and not _begins(indikator.text) and not MEASURE.match(indikator.text):
        return True
    if not printed.after_break or kinerja is not None and _begins(kinerja.text):
        return False
    if MEASURE.match(indikator.text):
        return False
    others = [v for name, v in fields.items() if name not in ("indikator", "kinerja") and v is not None]
    missing = [n for n in ("formulasi", "sumber") if n in table.roles and fields.get(n) is None]
    small = not indikator.text[:1].isupper()
    formula = fields.get("formulasi")
    both = formula is not None and not _begins(formula.text)
    if small and (kinerja is not None or both or all(not v.text[:1].isupper() for v in others)):
        return True
    return "formulasi" in missing and before.get("formulasi") is not None and _cut_off(before.get("indikator"))


def _begins(text: str) -> bool:
    """Whether a text looks like the beginning of a sentence."""
    return text[:1].isupper() or text[:1].isdigit()


def _cut_off(value: Value | None) -> bool:
    return value is not None and value.text[-1:] not in ".;)"


def _join_cell(name: str, before: Value | None, after: Value | None) -> Value | None:
    if name == "formulasi" and before is not None and after is not None and is_whole_fraction(after.text):
        before, after = before.with_text(written_out(before.text)), after.with_text(written_out(after.text))
    glue = (
        ""
        if before is not None
        and before.text[-1:] == "-"
        and after is not None
        and before.text[-2:-1].isalpha()
        and after.text[:1].islower()
        else " "
    )
    return joined(before, after, glue)


def _split_sublabels(row: Fields) -> None:
    """Sub-labels inside the formula cell (`Definisi Operasional : …`) into fields of their own."""
    cell = row.get("formulasi")
    if cell is None:
        return
    marks = list(_SUBLABEL.finditer(cell.text))
    if not marks:
        return
    pieces: dict[str, list[str]] = {"formulasi": [cell.text[: marks[0].start()]]}
    for mark, following in zip(marks, [*marks[1:], None], strict=True):
        piece = cell.text[mark.end() : following.start() if following else len(cell.text)]
        field = label_field(mark.group("label"))
        if field is not None:
            pieces.setdefault(field, []).append(piece)
    for field, texts in pieces.items():
        text = " ".join(t.strip() for t in texts if letters(t)).strip()
        value = cell.with_text(text) if text else None
        if field == "formulasi":
            row["formulasi"] = value
        elif field != "tipe" and value is not None:
            row[field] = joined(row.get(field), value)


def _spread_kinerja(rows: list[Fields]) -> None:
    """Repeat kinerja and row number on the rows that the merged cell spans.

    The text of a merged cell stands at its middle or top: rows before the first kinerja, and rows whose own number has no
    kinerja, belong to the next one, unless that has a number of its own.
    """
    current: Value | None = None
    number: Value | None = None
    waiting: list[Fields] = []
    for row in rows:
        own, no = row.get("kinerja"), row.get("no")
        if own is None:
            if current is None or no is not None:
                if no is not None and waiting:
                    _settle(waiting, current)
                    waiting = []
                waiting.append(row)
                number = no or number if current is None else no
                row["no"] = number
            elif waiting:
                waiting.append(row)
                row["no"] = number
            else:
                row["kinerja"], row["no"] = _repeated(current), number
            continue
        if waiting and no is None:
            for earlier in waiting:
                earlier["kinerja"] = own.unsure(SURE_MERGED)
            row["no"] = number
        else:
            if waiting and current is None:
                for earlier in waiting:
                    earlier["kinerja"] = own.unsure(SURE_GUESS, "kinerja tertulis di bawah indikator pertamanya; diduga sel gabungan")
            else:
                _settle(waiting, current)
            number = no
        current, waiting = own, []
    _settle(waiting, current)


def _settle(waiting: list[Fields], current: Value | None) -> None:
    for row in waiting:
        row["kinerja"] = _repeated(current)


def _repeated(value: Value | None) -> Value | None:
    """The text of a merged cell on a further row; a doubt about it is listed on its own row only."""
    return replace(value, sure=min(value.sure, SURE_MERGED), doubt=None) if value is not None else None


def _spread_merged(rows: list[Fields], sources_merged: bool) -> None:
    for name in _MERGED_COLUMNS:
        with_text = [r for r in rows if r.get(name) is not None]
        indicators = [r for r in rows if r.get("indikator") is not None]
        if not with_text or len(with_text) == len(indicators):
            continue
        if name == "sumber" and not sources_merged:
            continue
        last: Value | None = None
        for row in rows:
            value = row.get(name)
            if value is not None:
                last = value
            elif last is not None:
                row[name] = _repeated(last)


def as_iki(row: Fields) -> dict[str, object]:
    """A row as `record.IKI` has it."""
    no = row.get("no")
    return {
        "no": no.with_text(no.text.strip("(). ")) if no is not None else None,
        "kinerja": row.get("kinerja"),
        **_common(row),
    }


def as_iku(row: Fields, level: str) -> dict[str, object]:
    """A row as `record.IKU` has it."""
    kode, no = row.get("kode"), row.get("no")
    if kode is None and no is not None and _LEVEL_CODE.match(no.text):
        kode = no
        level = "program" if _PROGRAM_CODE.match(no.text) else level
    return {"kode": kode, "sasaran": row.get("kinerja"), "tingkat": level, **_common(row)}


def _common(row: Fields) -> dict[str, object]:
    formula = row.get("formulasi")
    names = {"sumber": "sumber_data"}
    keys = ("indikator", "formulasi", "definisi", "alasan", "sumber", "penanggung_jawab", "satuan", "target", "frekuensi")
    own: Iterable[Value] = [v for k in ("indikator", "formulasi", "definisi", "no", "kode") if (v := row.get(k)) is not None]
    own = own or [v for v in row.values() if v is not None]
    lines = (min(v.first for v in own), max(v.last for v in own))
    return {
        **{names.get(k, k): row.get(k) for k in keys},
        "formula": take_apart(formula.text if formula is not None else None),
        "baris": list(lines),
        AT: lines,
    }


def coded_rows(table: Table) -> list[Fields]:
    """Rows of a two-column table of codes and texts: S.1 a sasaran, I.K.S.1.1 an indicator, labels and texts below it."""
    rows: list[Fields] = []
    sasaran: Value | None = None
    field = "definisi"
    for printed in table.rows:
        code, text = printed.cells[0], printed.cells[1]
        if code is not None and text is not None and not is_number(code.text) or code is not None and text is not None:
            field = "definisi"
            if _is_statement_code(code.text):
                sasaran = text
            else:
                rows.append({"kode": code, "kinerja": sasaran, "indikator": text})
        elif text is not None and rows:
            label = label_field(text.text)
            if label is not None:
                field = label
            else:
                rows[-1][field] = joined(rows[-1].get(field), text)
    return rows


def _is_statement_code(code: str) -> bool:
    """S.1, SS 2, T.1: codes of a sasaran or tujuan, not of an indicator (I.K.S.1.1, IKU 1)."""
    return bool(re.match(r"^(SS?|ST|T|M)[\s.]*\d", code.strip(), re.IGNORECASE))
