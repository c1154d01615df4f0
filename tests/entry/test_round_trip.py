"""Whatever is typed into a workbook comes back, all of it and nothing else."""

import tempfile
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from iki_graph.entry.filled import ACTION
from iki_graph.entry.sheets import LEMBAR, path_of, rows, tidy
from iki_graph.record import IKI, IKU, Diktum, Jabatan, Kaskade, Rekaman, Sitasi
from iki_graph.reports.archive import clean

from .support import Desk, add, put

DANGEROUS = ["=1+1", "+62", "-5", "@SUM(A1)", "{=1}", "#N/A", "_x0041_", "2024-01-01", "1e5", "TRUE", "01", "'a", "1-2", '=HYPERLINK("x")']
TEXT = st.sampled_from(DANGEROUS) | st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20)
SHEETS = ("naskah", "butir", "iku", "tugas", "iki")
"""Sheets whose values stand for themselves; what follows from others is tested on its own."""


def plain(text: str) -> str:
    """A text as a record has it after it was typed."""
    return tidy(clean(text))


VALUE = TEXT.filter(plain)
ROW = st.fixed_dictionaries({"indikator": VALUE, "formulasi": VALUE | st.none(), "target": VALUE | st.none()})


@st.composite
def records(draw: st.DrawFn) -> Rekaman:
    """A record of any texts."""
    posts = draw(st.lists(st.lists(ROW, max_size=2), min_size=1, max_size=2))
    return Rekaman(
        berkas="sk.txt",
        menimbang=draw(st.lists(VALUE, max_size=2)),
        mengingat=[Sitasi(no=1, teks="Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah")],
        diktum=[Diktum(ke="KESATU", butir=draw(st.lists(VALUE, max_size=2)))],
        kaskade=Kaskade(misi=draw(st.lists(VALUE, max_size=2))),
        iku=[IKU(**row) for row in draw(st.lists(ROW, max_size=2))],
        jabatan=[
            Jabatan(urut=n, nama=f"Jabatan {n}", tugas=draw(st.lists(VALUE, max_size=2)), iki=[IKI(**row) for row in post])
            for n, post in enumerate(posts, 1)
        ],
    )


def told(rekaman: Rekaman) -> list[tuple[str, dict[str, str]]]:
    """The rows of a record."""
    return [(row.lembar, dict(row.nilai)) for row in rows(rekaman)]


RELAXED = [HealthCheck.too_slow, HealthCheck.data_too_large]


@settings(max_examples=6, deadline=None, phases=[Phase.generate], suppress_health_check=RELAXED)
@given(data=st.data(), rekaman=records())
def test_edits_come_back(data: st.DataObject, rekaman: Rekaman) -> None:
    edits_come_back(data, rekaman)


@pytest.mark.slow
@settings(max_examples=60, deadline=None, phases=[Phase.generate], suppress_health_check=RELAXED)
@given(data=st.data(), rekaman=records())
def test_edits_come_back_often(data: st.DataObject, rekaman: Rekaman) -> None:
    edits_come_back(data, rekaman)


def edits_come_back(data: st.DataObject, rekaman: Rekaman) -> None:
    """Edit, mark, add rows by chance; read the workbook back, and once more."""
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder), rekaman)
        book = desk.opened(people=True)
        expected: list[tuple[str, dict[str, str]]] = []
        number = 1
        before = None
        for row in rows(rekaman):
            number = number + 1 if row.lembar == before else 2
            before = row.lembar
            values = dict(row.nilai)
            act = data.draw(st.sampled_from(["", "", "", "edit", "edit", "hapus", "benar"])) if row.lembar in SHEETS else ""
            single = row.lembar == "naskah" and not row.penunjuk.rpartition("/")[2].isdecimal()
            if act == "edit" and values.get("bagian") != "Tanggal penetapan":
                choices = [k.kunci for k in LEMBAR[row.lembar].kolom if not k.letak and k.kunci not in ("tingkat", "sasaran", "kinerja")]
                kolom = data.draw(st.sampled_from(choices))
                may_be_empty = single or path_of(row.lembar, kolom) != ""
                text = data.draw(VALUE | st.just("") if may_be_empty else VALUE)
                put(book, row.lembar, number, kolom, clean(text))
                values[kolom] = plain(text)
            elif act and act != "edit" and not (single and act == "hapus"):
                put(book, row.lembar, number, ACTION, act)
                if act == "hapus":
                    continue
            expected.append((row.lembar, values))
        added = {}
        for lembar, place in (("iki", {"jabatan": "Jabatan 1"}), ("iku", {}), ("naskah", {"bagian": "Misi"})):
            if data.draw(st.booleans()):
                name = LEMBAR[lembar].nama
                new = place | {name: clean(data.draw(VALUE))}
                add(book, lembar, **new)
                added[lembar] = new | {name: plain(new[name])}
        assert desk.read(book) == []
        found = told(desk.record)
        for lembar, new in added.items():
            fits = [i for i, (sheet, values) in enumerate(found) if sheet == lembar and all(values[k] == v for k, v in new.items())]
            assert fits
            del found[fits[-1]]
        assert found == expected
        again = desk.kept
        desk.read(book)
        assert desk.kept == again
        desk.read(desk.opened(people=True))
        assert desk.kept == again


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(rekaman=records())
def test_no_cell_is_a_formula_and_the_bytes_are_the_same(rekaman: Rekaman) -> None:
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder), rekaman)
        made = desk.workbook()
        assert desk.workbook() == made
        for sheet in load_workbook(BytesIO(made)):
            for cells in sheet.iter_rows():
                for cell in cells:
                    assert cell.data_type != "f"
                    if isinstance(cell.value, str):
                        assert cell.data_type == "s"
                        assert not cell.value.startswith(("=", "+", "-", "@")) or cell.quotePrefix
        desk.read(load_workbook(BytesIO(made)))
        assert desk.kept == []
        assert desk.record is rekaman
