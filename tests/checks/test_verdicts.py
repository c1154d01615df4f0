"""Reviewers' verdicts: they survive a new run, follow an unchanged text, and are never moved to another."""

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from iki_graph.checks import check
from iki_graph.checks.catalogue import catalogue
from iki_graph.checks.temuan import Putusan, Temuan
from iki_graph.checks.verdicts import Attached, Decree, Store, Tersimpan, attach, dump, identity, load, merged, store_of
from iki_graph.errors import InputError
from iki_graph.record import Rekaman
from tests.checks.support import complete

CODES = frozenset(catalogue())
SOURCE = Path("sk.txt")
REJECTED = Putusan(putusan="tolak", catatan="sudah benar", penelaah="Tim", tanggal="2025-03-01")


def faulty() -> Rekaman:
    """The complete decree with faults of the document, of lists and of rows, two rows alike among them."""
    rekaman = complete()
    rekaman.dokumen.nomor = "188/   /415.70/2024"
    del rekaman.mengingat[2]
    for number, text in ((0, "Jelas"), (1, "Cukup jelas")):
        rekaman.jabatan[1].iki[number].formulasi, rekaman.jabatan[1].iki[number].formula = text, None
    rekaman.jabatan[2].iki += [rekaman.jabatan[2].iki[0].model_copy(deep=True)]
    for row in (rekaman.jabatan[2].iki[0], rekaman.jabatan[2].iki[-1]):
        row.sumber_data = None
    return rekaman


def version(rekaman: Rekaman, sha256: str = "f") -> Rekaman:
    """The same record read from other bytes."""
    rekaman.sumber.sha256 = sha256 * 64
    return rekaman


def stored(verdicts: Sequence[Tersimpan]) -> str:
    """The text of a store of these verdicts."""
    return dump(SOURCE, Store(berkas="", putusan=list(verdicts)))


def decrees(rekaman: Rekaman) -> list[Decree]:
    return [Decree(rekaman, check(rekaman))]


@cache
def reviewed() -> tuple[Decree, tuple[Tersimpan, ...]]:
    """The faulty decree, and a verdict on each finding."""
    (decree,) = decrees(faulty())
    return decree, tuple(merged([decree], [], CODES, {item.sidik: REJECTED for item in decree.temuan}))


def attached_to(rekaman: Rekaman) -> tuple[list[Temuan], Attached]:
    (decree,) = decrees(rekaman)
    return list(decree.temuan), attach([decree], reviewed()[1], CODES)


def texts(rekaman: Rekaman, item: Temuan) -> list[Any]:
    """What the record says in the fields that the finding's check rests on."""
    found = []
    for field in catalogue()[item.kode].bidang:
        if field.startswith("/") == (item.unsur == ""):
            value: Any = rekaman.model_dump(mode="json")
            for step in f"{item.unsur}/{field.lstrip('/')}".strip("/").split("/"):
                value = None if value is None else value[int(step)] if isinstance(value, list) else value.get(step)
            found.append(value)
    return found


def test_the_faulty_decree_has_what_the_tests_speak_of() -> None:
    decree, kept = reviewed()
    assert {"DOK-02", "HKM-17", "FRM-02", "SBR-01"} <= {item.kode for item in decree.temuan}
    assert (
        len(kept) == len(decree.temuan) == len({item.sidik for item in decree.temuan}) == len({item.sidik_teks for item in decree.temuan})
    )


def test_a_new_run_finds_all() -> None:
    found, result = attached_to(faulty())
    assert result.orphans == []
    assert all(item.rejected and item.putusan == REJECTED for item in result.mark(found))


def test_other_bytes_of_the_same_decree_find_all() -> None:
    found, result = attached_to(version(faulty()))
    assert {item.sidik for item in found}.isdisjoint(item.sidik for item in reviewed()[1])
    assert result.orphans == [] and all(item.rejected for item in result.mark(found))


def test_another_place_of_the_same_text_finds_it() -> None:
    rekaman = version(faulty())
    rekaman.jabatan[1].iki.reverse()
    found, result = attached_to(rekaman)
    for item in result.mark(found):
        if item.kode == "FRM-02":
            assert item.rejected
    kept = {item.sidik: item for item in reviewed()[0].temuan}
    for sidik, verdict in result.verdicts.items():
        (now,) = (item for item in found if item.sidik == sidik)
        assert now.pesan == kept[verdict.sidik].pesan


@pytest.mark.parametrize("part", ["tahun", "instansi", "kabupaten", "tentang"])
def test_another_decree_finds_none_even_with_the_same_texts(part: str) -> None:
    rekaman = version(faulty())
    setattr(rekaman.dokumen, part, "2031" if part == "tahun" else "Kecamatan Lain")
    _, result = attached_to(rekaman)
    assert result.verdicts == {}
    assert len(result.orphans) == len(reviewed()[1])


def test_a_decree_that_cannot_be_told_goes_by_its_bytes() -> None:
    rekaman = faulty()
    rekaman.dokumen.instansi = None
    assert identity(rekaman) == ""
    (decree,) = decrees(rekaman)
    kept = merged([decree], [], CODES, {item.sidik: REJECTED for item in decree.temuan})
    assert attach(decrees(rekaman), kept, CODES).orphans == []
    assert attach(decrees(version(rekaman)), kept, CODES).verdicts == {}


def test_two_alike_are_told_apart_and_one_left_is_neither() -> None:
    alike = [item for item in reviewed()[0].temuan if item.kode == "SBR-01"]
    assert len(alike) == 2
    rekaman = version(faulty())
    rekaman.jabatan[2].iki[-1].sumber_data = "Laporan bulanan seksi"
    found, result = attached_to(rekaman)
    (left,) = (item for item in found if item.kode == "SBR-01")
    assert left.sidik not in result.verdicts
    assert {item.sidik for item in alike} <= {item.sidik for item in result.orphans}


def test_the_same_decree_twice_in_a_file_is_not_guessed_at() -> None:
    first = version(faulty())
    second = first.model_copy(deep=True)
    both = [Decree(first, check(first)), Decree(second, check(second, ordinal=2))]
    assert attach(both, reviewed()[1], CODES).verdicts == {}


def test_a_check_that_did_not_run_leaves_its_verdicts_waiting() -> None:
    (decree,) = decrees(faulty())
    shown = [item for item in decree.temuan if item.kode != "FRM-02"]
    result = attach([Decree(decree.rekaman, shown)], reviewed()[1], CODES - {"FRM-02"})
    assert result.orphans == []
    kept = merged([Decree(decree.rekaman, shown)], reviewed()[1], CODES - {"FRM-02"}, {})
    assert sorted(kept, key=str) == sorted(reviewed()[1], key=str)
    gone = [item.model_copy(update={"kode": "ZZZ-99", "sidik": "0" * 16}) for item in reviewed()[1][:1]]
    assert attach([decree], gone, CODES).orphans == gone


TEXT = st.text("Jelas cukup 1%'=+\n", max_size=12)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_a_verdict_stays_with_its_text_whatever_changes(data: st.DataObject) -> None:
    """Change texts, delete and move rows: a verdict that finds its finding finds the same check on the same text; the rest are orphans."""
    rekaman = version(faulty())
    for _ in range(data.draw(st.integers(1, 3))):
        rows = [row for jabatan in rekaman.jabatan for row in jabatan.iki]
        row = data.draw(st.sampled_from(rows))
        field = data.draw(st.sampled_from(["indikator", "formulasi", "sumber_data", "kinerja", "mengingat", None]))
        if field == "mengingat":
            data.draw(st.sampled_from(rekaman.mengingat)).teks = data.draw(TEXT)
        elif field is not None:
            setattr(row, field, data.draw(TEXT) or None)
            row.formula = None
        else:
            owner = next(jabatan for jabatan in rekaman.jabatan if row in jabatan.iki)
            owner.iki.remove(row)
            if data.draw(st.booleans()):
                rekaman.jabatan[0].iki.append(row)
    rekaman.asal = {}
    found, result = attached_to(rekaman)
    before = {item.sidik: item for item in reviewed()[0].temuan}
    now = {item.sidik: item for item in found}
    for sidik, verdict in result.verdicts.items():
        old, new = before[verdict.sidik], now[sidik]
        assert (old.kode, old.sidik_teks) == (new.kode, new.sidik_teks)
        assert texts(faulty(), old) == texts(rekaman, new)
    assert len(result.verdicts) + len(result.orphans) == len(reviewed()[1])
    again = merged([Decree(rekaman, found)], reviewed()[1], CODES, {})
    assert len(again) == len(reviewed()[1])
    assert attach([Decree(rekaman, found)], again, CODES).verdicts.keys() == result.verdicts.keys()


@pytest.mark.parametrize("field", ["indikator", "formulasi"])
def test_a_changed_text_makes_an_orphan_of_its_verdict_and_of_no_other(field: str) -> None:
    rekaman = version(faulty())
    setattr(rekaman.jabatan[1].iki[0], field, "Sesuai" if field == "formulasi" else "Persentase laporan kinerja tepat waktu")
    found, result = attached_to(rekaman)
    assert any(item.kode == "FRM-02" and item.unsur == "/jabatan/1/iki/0" and item.sidik not in result.verdicts for item in found)
    row = {item.sidik for item in reviewed()[0].temuan if item.unsur == "/jabatan/1/iki/0" and item.kode == "FRM-02"}
    assert row <= {item.sidik for item in result.orphans}
    elsewhere = {item.sidik for item in reviewed()[0].temuan if item.unsur in ("", "/jabatan/1/iki/1")}
    assert elsewhere.isdisjoint(item.sidik for item in result.orphans)


VERDICTS = st.builds(
    Putusan,
    putusan=st.sampled_from(["terima", "tolak"]),
    catatan=st.text(max_size=40),
    penelaah=st.text(max_size=10),
    tanggal=st.dates().map(str) | st.just(""),
)


@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_the_store_loses_nothing(data: st.DataObject, tmp_path_factory: pytest.TempPathFactory) -> None:
    decree, _ = reviewed()
    answers = data.draw(st.dictionaries(st.sampled_from([item.sidik for item in decree.temuan]), VERDICTS))
    path = tmp_path_factory.mktemp("simpanan") / "sk.txt.putusan.json"
    path.write_text(stored(merged([decree], [], CODES, answers)), encoding="utf-8")
    result = attach([decree], load(path).putusan, CODES)
    assert {sidik: item.verdict for sidik, item in result.verdicts.items()} == answers
    assert dump(SOURCE, load(path)) == path.read_text(encoding="utf-8") == stored(merged([decree], load(path).putusan, CODES, {}))


def test_a_finding_on_a_list_goes_with_the_list() -> None:
    rekaman = version(faulty())
    rekaman.mengingat[0].teks += " sebagaimana diubah"
    found, result = attached_to(rekaman)
    (missing,) = (item for item in found if item.kode == "HKM-17")
    assert missing.sidik not in result.verdicts
    assert "HKM-17" in {item.kode for item in result.orphans}


def test_answers_change_and_take_back() -> None:
    (decree,) = decrees(faulty())
    first, second, *_ = (item.sidik for item in decree.temuan)
    accepted = Putusan(putusan="terima")
    kept = merged([decree], reviewed()[1], CODES, {first: accepted, second: None})
    result = attach([decree], kept, CODES)
    assert result.verdicts[first].verdict == accepted
    assert second not in result.verdicts and len(kept) == len(reviewed()[1]) - 1


def test_an_answer_on_an_orphan_changes_it() -> None:
    rekaman = version(faulty())
    rekaman.dokumen.tahun = "2031"
    (decree,) = decrees(rekaman)
    old = reviewed()[1][0]
    kept = merged([decree], reviewed()[1], CODES, {old.sidik: Putusan(putusan="terima")})
    assert next(item for item in kept if item.sidik == old.sidik).putusan == "terima"
    assert len(merged([decree], reviewed()[1], CODES, {old.sidik: None})) == len(reviewed()[1]) - 1


def test_where_the_store_is(tmp_path: Path) -> None:
    source = tmp_path / "sk.2024.txt"
    assert store_of(source) == tmp_path / "sk.2024.txt.putusan.json"
    assert store_of(source, Path("lain/p.json")) == Path("lain/p.json")
    assert store_of(source, Path("lain")) == Path("lain/sk.2024.txt.putusan.json")
    assert load(store_of(source)) == Store(berkas="", putusan=[])


@pytest.mark.parametrize("text", ["", "[]", '{"berkas": "x"}', '{"berkas": "x", "putusan": [{"kode": "A"}]}', "\udc80"])
def test_a_broken_store_is_told(text: str, tmp_path: Path) -> None:
    path = tmp_path / "sk.txt.putusan.json"
    path.write_bytes(text.encode("utf-8", errors="surrogateescape"))
    with pytest.raises(InputError, match="simpanan putusan"):
        load(path)


def test_two_verdicts_on_one_finding_are_told(tmp_path: Path) -> None:
    path = tmp_path / "sk.txt.putusan.json"
    data = json.loads(stored(reviewed()[1][:1]))
    data["putusan"] *= 2
    path.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(InputError, match="dua putusan"):
        load(path)


@pytest.mark.parametrize(
    ("given", "day"),
    [("", ""), ("2025-01-31", "2025-01-31"), ("31/01/2025", "2025-01-31"), ("45688", "2025-01-31"), (" 1-2-2025 ", "2025-02-01")],
)
def test_days_as_spreadsheets_write_them(given: str, day: str) -> None:
    assert Putusan(putusan="terima", tanggal=given).tanggal == day


def test_no_day_is_refused() -> None:
    with pytest.raises(ValueError, match="tanggal"):
        Putusan(putusan="terima", tanggal="kemarin")
