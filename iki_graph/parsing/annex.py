"""The annex: the office's block and tables, then sheet by sheet the positions with their duties and IKI tables."""

import re
from collections.abc import Sequence

from iki_graph.parsing.columns import is_rule
from iki_graph.parsing.flow import bare, list_items
from iki_graph.parsing.labelled import Labelled
from iki_graph.parsing.labels import ANNEX_HEAD, DUTIES_OF, ECHELON, IDENTITY, POSITION_NAME, SHEET, STATEMENTS
from iki_graph.parsing.sheets import (
    Annex,
    Sheet,
    holder_in,
    number_in,
    numbers_count_positions,
    position_in,
    same_position,
    tell_of_position,
)
from iki_graph.parsing.signed import dated_above, end_of_annex, signed_below
from iki_graph.parsing.superiors import kind_of
from iki_graph.parsing.tables import Table, is_furniture, read_table
from iki_graph.parsing.value import Value
from iki_graph.parsing.words import date_in, letters
from iki_graph.reading import Line
from iki_graph.reading.headings import header_roles


class AnnexReader:
    """Goes through the annex line by line and says whose each thing is; `read` gives what the annex holds."""

    def __init__(self, lines: Sequence[Line], start: int) -> None:
        self.lines = lines
        self.here = Labelled(lines, start, self._lacks)
        self.annex = Annex()
        self.sheet: Sheet | None = None
        self.context = ""
        self.caption: Value | None = None
        self.last_table: Table | None = None
        self.unnamed: list[Sheet] = []
        """Sheets of positions that a signature below may name."""

    def read(self) -> Annex:
        """All of the annex."""
        while self.here.at < len(self.lines):
            line = self.lines[self.here.at]
            if line.blank or is_furniture(line):
                self.here.at += 1
            elif line.cells is not None and self._table():
                continue
            else:
                self._text(line)
        self._give_to_office()
        return self.annex

    def _give_to_office(self) -> None:
        """What no signature has made a position's is the office's."""
        office = self.annex.office
        for sheet in self.unnamed:
            office.first = office.first or sheet.first
            office.last = max(office.last, sheet.last)
            office.tugas += sheet.tugas
            office.fungsi += sheet.fungsi
            self.annex.tables += [(table, "iki") for table in sheet.tables]
        self.annex.tables.sort(key=lambda entry: entry[0].first)

    # --- tables

    def _table(self) -> bool:
        line = self.lines[self.here.at]
        assert line.cells is not None
        if sum(bool(letters(c)) for c in line.cells) < 2 and not is_rule(line.cells):
            return False
        read = read_table(self.lines, self.here.at)
        if read is None:
            if is_rule(line.cells):
                self.here.at += 1
                return True
            return False
        table, self.here.at = read
        if (
            {"misi", "tujuan"} & set(table.roles)
            and len({"misi", "tujuan", "kinerja", "indikator"} & set(table.roles)) > 2
            and not {"formulasi", "satuan", "target", "sumber"} & set(table.roles)
        ):
            self.annex.tables.append((table, "tautan"))
            return True
        if table.column("jabatan") is not None:
            self._by_position(table)
        elif self.sheet is not None and not self.sheet.heading_only:
            self.sheet.tables.append(table)
            self.sheet.last = table.last
        elif self.context == "iki" and self.caption is not None:
            self.sheet = self._captioned(self.caption)
            self.sheet.tables.append(table)
            self.sheet.last = table.last
        else:
            self.annex.tables.append((table, self.context or "iku"))
        self.caption = None
        self.last_table = table
        return True

    def _by_position(self, table: Table) -> None:
        """A table of many positions, each named in a column of its own: a sheet for each, or more of one that there is."""
        column = table.column("jabatan")
        assert column is not None
        self._leave()
        lists_only = table.column("indikator") is None and table.column("kinerja") is None
        known = list(self.annex.sheets)
        before = list(known)
        merged = any(row.rest[column] for row in table.rows if column < len(row.rest))
        of_positions = numbers_count_positions(table)
        last = 0
        for row in table.rows:
            name = row.cells[column]
            number = number_in(table, row)
            if name is not None and not (row.after_break and self.sheet is not None and name.text[:1].islower()):
                counts_on = number == 0 or (number == last if of_positions else number >= last)
                goes_on = not merged and counts_on and not (lists_only and "no" in table.roles)
                self._turn_to(name, holder_in(table, row), goes_on, before)
                assert self.sheet is not None
                if not lists_only and (not self.sheet.tables or self.sheet.tables[-1].heading is not table.heading):
                    self.sheet.tables.append(Table(table.heading, table.roles, row.first, row.last))
            if self.sheet is not None:
                tell_of_position(table, row, self.sheet, name is None)
                if not lists_only:
                    self.sheet.tables[-1].rows.append(row)
                    self.sheet.tables[-1].last = row.last
                self.sheet.last = row.last
            last = number or last
        if not lists_only or len(self.annex.sheets) != len(known) + 1:
            self._leave()  # else the table of the one position told of may follow

    def _turn_to(self, name: Value, holder: str | None, goes_on: bool, before: list[Sheet]) -> None:
        """The sheet of a position that a row names: the one at hand if it `goes_on` there, one from `before` that another list has told of
        (each once), or a new one."""
        if goes_on and self.sheet is not None and same_position(self.sheet, name, holder):
            return
        known = next((s for s in before if same_position(s, name, holder)), None)
        if known is not None:
            before.remove(known)
        self.sheet = known or self._captioned(position_in(name)[0])

    # --- text

    def _text(self, line: Line) -> None:
        text = bare(line)
        if label := self.here.label(self.here.at, text):
            name, rest, number = label
            self._labelled(name, rest, number)
            return
        if (signed := self._signed()) is not None:
            self.annex.sheets.append(signed[0])
            self._leave()
            self.here.at = signed[1]
            return
        if (own := self._own_signature()) is not None:
            self.here.at = own
            return
        if (end := end_of_annex(self.lines, self.here.at)) is not None:
            self._leave()
            self.here.at = end
            return
        self.here.at += 1
        if ANNEX_HEAD.match(text):
            self._leave()
        elif duties := DUTIES_OF.match(text):
            self.sheet = self._new_sheet(line.no)
            self.sheet.jabatan = Value(duties.group("nama").strip(), line.no, line.no)
            self.sheet.heading_only = True
            self.sheet.tugas = self.here.items(None)
        elif heading := self.here.position_heading(self.here.at - 1) or self._named_alone(self.here.at - 1):
            self.sheet = self._captioned(heading)
        elif (sheet := SHEET.match(text)) and len(text) < 160:
            self._sheet_heading(text, sheet, line)
        elif IDENTITY.match(text) or text.upper() == text and len(text) < 200 or line.text.startswith("#"):
            self.annex.headings.append(Value(text, line.no, line.no))
            if self.context == "iki" and self.sheet is None and POSITION_NAME.match(text) and not re.search(r"\d{4}", text):
                self.caption = Value(text.strip(" :"), line.no, line.no)
            if self.sheet is not None and self.sheet.heading_only:
                self._leave()
        elif letters(text) and not date_in(text):
            self.annex.stray.append(Value(text, line.no, line.no))

    def _named_alone(self, at: int) -> Value | None:
        """The position that a line names among sheets of positions, where none waits for its duties: in words that are no position's elsewhere,
        or right above a table."""
        if self.context != "iki" or self.sheet is not None and not self.sheet.tables:
            return None
        return self.here.unknown_position(at) or self.here.above_table(at)

    def _signed(self) -> tuple[Sheet, int] | None:
        """The sheet of the position that signs below a table that is nobody's so far, and the index behind the signature."""
        dated = dated_above(self.lines, self.here.at)
        if self.sheet is not None and self.sheet in self.unnamed:
            found = signed_below(self.lines, self.here.at, True, dated)
            if found is not None:
                self.unnamed.remove(self.sheet)
                self.sheet.jabatan, self.sheet.nama, self.sheet.nip = found[0].jabatan, found[0].nama, found[0].nip
                self.sheet.last = found[0].last
                return self.sheet, found[1]
            return None
        if self.sheet is not None or not self.annex.tables or self.annex.tables[-1][0] is not self.last_table:
            return None
        own = self.context == "iki"
        found = signed_below(self.lines, self.here.at, own, own and dated)
        if found is not None:
            table, _ = self.annex.tables.pop()
            found[0].tables.append(table)
            found[0].first = table.first
        return found

    def _own_signature(self) -> int | None:
        """The index behind the signature at hand, if it is that of the position whose table stands above: its name and NIP are the holder's."""
        sheet = self.sheet
        if sheet is None or sheet.jabatan is None or not sheet.tables or sheet.nama is not None or sheet.nip is not None:
            return None
        found = signed_below(self.lines, self.here.at, own=True)
        if found is None or found[0].jabatan is None or letters(found[0].jabatan.text) != letters(sheet.jabatan.text):
            return None
        sheet.nama, sheet.nip = found[0].nama, found[0].nip
        sheet.last = found[0].last
        return found[1]

    def _sheet_heading(self, text: str, match: re.Match[str], line: Line) -> None:
        kind = (match.group("kind") or match.group("low") or match.group("short") or "").lower()
        # A title can say IKU over the sheet of a position: those below the head of an office are of echelon III and IV.
        context = "iki" if kind.startswith(("individu", "iki")) or ECHELON.search(match.group("rest")) else "iku"
        if context == "iku" and kind in ("program", "kegiatan"):
            context = "program"
        self.last_table = None  # what is signed below this is not the table above
        numbered = bool(re.match(r"^\W*(?:\d{1,2}|[A-Za-z]|[IVX]{1,4})[.)]", text))
        self.annex.headings.append(Value(text, line.no, line.no))
        waiting = (
            self.sheet is not None
            and not self.sheet.tables
            and not self.sheet.heading_only
            and (self.sheet.tugas or self.sheet.fungsi or self.sheet.jabatan)
        )
        rest = ECHELON.sub("", match.group("rest")).strip(" :()")
        rest = re.sub(r"^\(?(?:iki|iku)\)?\s*", "", rest, flags=re.IGNORECASE).strip(" :()-–")
        elsewhere = self._of_office(kind, match.group("rest")) or self._of_another(rest)
        if waiting and not elsewhere and (numbered or context == "iki" or text.rstrip().endswith(":")):
            return
        self._leave()
        self.context = context
        if context == "iki" and POSITION_NAME.match(rest):
            self.caption = Value(re.split(r"\s+tahun\s+\d{4}", rest, flags=re.IGNORECASE)[0], line.no, line.no)

    def _of_office(self, kind: str, rest: str) -> bool:
        """Whether a title `IKU` in the sheet of the office's head stands over those of the office: it has none so far."""
        sheet = self.sheet
        if kind not in ("utama", "iku") or letters(rest) or self.annex.tables or any(s.tables for s in self.annex.sheets):
            return False
        return sheet is not None and sheet.jabatan is not None and kind_of(sheet.jabatan.text) == "kepala"

    def _of_another(self, named: str) -> bool:
        """Whether a title names a position other than that of the sheet at hand, which a title has named too."""
        sheet = self.sheet
        if sheet is None or sheet.jabatan is None or not sheet.by_heading or not POSITION_NAME.match(named):
            return False
        one, other = letters(sheet.jabatan.text), letters(named)
        return kind_of(sheet.jabatan.text) != kind_of(named) or one not in other and other not in one

    def _leave(self) -> None:
        self.sheet = None
        self.caption = None

    def _lacks(self, name: str) -> bool:
        """Whether the sheet at hand still waits for a list of its position."""
        sheet = self.sheet
        return sheet is not None and not sheet.heading_only and not sheet.tables and not getattr(sheet, name)

    def _labelled(self, name: str, rest: str, printed: str) -> None:
        line = self.lines[self.here.at]
        if not letters(rest) and (stacked := self.here.stacked()):
            for label, value in stacked:
                self._give(label, value, line.no, "")
            return
        self.here.at += 1
        self._give(name, Value(rest, line.no, line.no) if letters(rest) else None, line.no, printed)

    def _give(self, name: str, lead: Value | None, line_no: int, printed: str) -> None:
        if name in STATEMENTS:
            self._statement(name, lead, printed)
        elif name == "instansi":
            value = lead or self.here.value_below()
            if value is not None and self.annex.instansi is None:
                self.annex.instansi = value
            if self.sheet is not None and (self.sheet.tables or self.sheet.heading_only):
                self._leave()
        elif name == "atasan":
            value = lead or self.here.value_below()
            if self.sheet is not None and self.sheet.atasan is None:
                self.sheet.atasan = value
        elif name == "lain":
            pass
        elif name in ("nama", "nip", "pangkat"):
            self._person(name, lead or self.here.value_below())
        elif name == "jabatan":
            self._position(lead or self.here.value_below(), line_no)
        else:
            target = self._owner(line_no)
            if lead is not None and "\n" in lead.text:
                items = list_items([Line(lead.first + i, t) for i, t in enumerate(lead.text.split("\n"))])
            else:
                items = self.here.items(lead)
            getattr(target, name).extend(items)
            target.last = max([target.last, line_no, *(v.last for v in items)])

    def _statement(self, name: str, lead: Value | None, printed: str) -> None:
        if self.sheet is not None and (self.sheet.tables or self.sheet.heading_only):
            self._leave()
        if name == "visi" or lead is not None and re.search(r"\d", printed):
            value = self.here.sentence(lead)
            values = [value] if value is not None else []
        else:
            values = self.here.items(lead, labels_end=True)
        self.annex.statements += [(name, v) for v in values]

    def _person(self, name: str, value: Value | None) -> None:
        if value is None:
            return
        if name == "nama" and (self.sheet is None or self.sheet.nama is not None or self.sheet.tables or self.sheet.heading_only):
            named = self.caption is not None and self.context == "iki" and self.sheet is None
            self.sheet = self._captioned(self.caption) if named and self.caption is not None else self._new_sheet(value.first)
        if self.sheet is None:
            return
        if name == "nama":
            self.sheet.nama = value
        elif name == "nip":
            self.sheet.nip = value
        self.sheet.last = max(self.sheet.last, value.last)

    def _position(self, value: Value | None, line_no: int) -> None:
        sheet = self.sheet
        if sheet is None or sheet.jabatan is not None and not sheet.by_heading or sheet.tables or sheet.tugas or sheet.heading_only:
            sheet = self._described(value) or self._new_sheet(line_no)
        self.sheet, sheet.by_heading = sheet, False
        if value is None and sheet.jabatan is not None:
            return
        self.sheet.jabatan = value
        self.sheet.last = max(self.sheet.last, line_no)
        if value is not None:
            self.sheet.jabatan = self.here.name(value)

    def _described(self, name: Value | None) -> Sheet | None:
        """The sheet of a position that is named again right above a table, its duties told before without one."""
        below = next((line for line in self.lines[self.here.at : self.here.at + 3] if not line.blank), None)
        if name is None or below is None or below.cells is None or header_roles(below.cells) is None:
            return None
        return next((s for s in self.annex.sheets if not s.tables and (s.tugas or s.fungsi) and same_position(s, name, None)), None)

    def _owner(self, line_no: int) -> Sheet:
        """Whom tugas and fungsi belong to: the sheet at hand, else the office."""
        if self.sheet is not None and not self.sheet.heading_only and not self.sheet.tables:
            return self.sheet
        if self.sheet is not None:
            self._leave()
        if self.context == "iki" and self.caption is not None:
            self.sheet = self._captioned(self.caption)
            return self.sheet
        if self.context == "iki":
            self.sheet = Sheet(first=line_no, last=line_no)
            self.unnamed.append(self.sheet)
            return self.sheet
        office = self.annex.office
        office.first = office.first or line_no
        return office

    def _captioned(self, name: Value) -> Sheet:
        """A new sheet of the position that a heading names."""
        sheet = self._new_sheet(name.first)
        sheet.jabatan, sheet.by_heading = name, True
        return sheet

    def _new_sheet(self, line_no: int) -> Sheet:
        sheet = Sheet(first=line_no, last=line_no)
        self.annex.sheets.append(sheet)
        self.caption = None
        return sheet


def read_annex(lines: Sequence[Line], start: int) -> Annex:
    """What stands from index `start` on."""
    return AnnexReader(lines, start).read()
