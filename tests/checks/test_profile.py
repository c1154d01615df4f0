"""Profiles: which one a decree is judged by, and what it makes of the checks."""

from pathlib import Path

import pytest

from iki_graph.checks import check
from iki_graph.checks.catalogue import catalogue
from iki_graph.checks.profile import builtin, profile, regime, rules, stack
from iki_graph.errors import UsageError
from iki_graph.record import Dokumen
from tests.checks.support import complete, damaged


def own(folder: Path, text: str) -> str:
    path = folder / "kebijakan.toml"
    path.write_text(text, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(
    ("tanggal", "tahun", "name"),
    [
        ("2021-04-22", "2022", "sakip-2015"),
        ("2021-12-30", None, "sakip-2015"),
        ("2021-12-31", None, "sakip-2021"),
        ("2024-01-10", "2016-2021", "sakip-2021"),
        ("2021-04", None, "sakip-2015"),
        ("2009-01-05", None, "sakip-2015"),
        (None, "2016-2021", "sakip-2015"),
        (None, "2022", "sakip-2021"),
        (None, None, "sakip-2021"),
        ("2021-13-45", None, "sakip-2021"),
        ("tanggal", "20211", "sakip-2021"),
    ],
)
def test_the_regime_is_that_of_the_date(tanggal: str | None, tahun: str | None, name: str) -> None:
    assert regime(Dokumen(tanggal=tanggal, tahun=tahun)).nama == name


def test_every_day_has_one_regime() -> None:
    spans = sorted((one.berlaku.sejak or 0, one.berlaku.sampai) for one in builtin().values() if one.berlaku and one.berlaku.sejak)
    first = [one for one in builtin().values() if one.berlaku and one.berlaku.sejak is None]
    assert len(first) == 1
    end = first[0].berlaku.sampai
    for begin, until in spans:
        assert (begin - end).days == 1
        end = until
    assert end is None


def test_the_new_regime_is_the_catalogue() -> None:
    assert rules((builtin()["sakip-2021"],)) == catalogue()


def test_the_old_regime_cites_no_later_law() -> None:
    for rule in rules((builtin()["sakip-2015"],)).values():
        assert rule.dasar.strip(" ;")
        assert "88/2021" not in rule.dasar and "89/2021" not in rule.dasar


def test_a_finding_cites_the_law_of_its_time() -> None:
    def source(tanggal: str) -> str:
        rekaman = damaged("/jabatan/1/iki/0/sumber_data", None)
        rekaman.dokumen.tanggal = tanggal
        return next(item.dasar for item in check(rekaman) if item.kode == "SBR-01")

    assert "88/2021" in source("2024-01-10")
    assert "12/2015" in source("2020-01-10") and "88/2021" not in source("2020-01-10")


def test_a_draft_is_told_what_to_fill_in() -> None:
    rekaman = complete()
    rekaman.dokumen.nomor, rekaman.dokumen.tanggal = "188/   /415.70/2024", None
    rekaman.dokumen.penandatangan.nip = None
    before = {item.kode: item for item in check(rekaman)}
    after = {item.kode: item for item in check(rekaman, profile=profile("draf"))}
    blanks = {"DOK-02", "DOK-04", "DOK-11"}
    assert blanks <= before.keys() == after.keys()
    for code, item in after.items():
        if code in blanks:
            assert item.tingkat == "info"
            assert item.pesan.startswith("Masih perlu diisi: ")
            assert item.pesan_en.startswith("Still to be filled in: ")
            assert item.saran.startswith("Agar ")
            assert "{" not in item.pesan + item.pesan_en
            assert item.sidik == before[code].sidik
        else:
            assert item == before[code]
    assert after["DOK-11"].pesan == "Masih perlu diisi: NIP pejabat penanda tangan."


def test_own_policy_switches_checks_levels_and_kinds(tmp_path: Path) -> None:
    rekaman = damaged("/jabatan/1/iki/0/sumber_data", None)
    rekaman.dokumen.nomor = None
    rekaman.jabatan[1].fungsi = []
    codes = {item.kode for item in check(rekaman)}
    assert {"DOK-02", "SBR-01"} < codes
    text = 'judul = "Kebijakan"\nmati = ["DOK", "XX"]\n[tingkat]\nSBR = "pelanggaran"\nSBR-01 = "info"\n[jenis]\nSBR-01 = "telaah"\n'
    with pytest.raises(UsageError, match="XX"):
        profile(own(tmp_path, text))
    found = check(rekaman, profile=profile(own(tmp_path, text.replace(', "XX"', ""))))
    assert {item.kode for item in found} == {code for code in codes if not code.startswith("DOK")}
    (source,) = (item for item in found if item.kode == "SBR-01")
    assert (source.tingkat, source.jenis) == ("info", "telaah")


def test_own_policy_stands_on_a_regime(tmp_path: Path) -> None:
    old, new = Dokumen(tanggal="2020-01-10"), Dokumen(tanggal="2024-01-10")
    free = profile(own(tmp_path, 'mati = ["DOK-06"]'))
    assert [one.nama for one in stack(free, old)] == ["sakip-2015", "kebijakan"]
    assert [one.nama for one in stack(free, new)] == ["sakip-2021", "kebijakan"]
    fixed = profile(own(tmp_path, 'regim = "sakip-2015"'))
    assert [one.nama for one in stack(fixed, new)] == ["sakip-2015", "kebijakan"]
    regime_of_its_own = profile(own(tmp_path, 'nama = "besok"\n[berlaku]\nsejak = 2027-01-01'))
    assert [one.nama for one in stack(regime_of_its_own, old)] == ["besok"]
    assert [one.nama for one in stack(builtin()["sakip-2021"], old)] == ["sakip-2021"]


def test_the_slots_of_a_blank_are_filled(tmp_path: Path) -> None:
    text = '[perlu_diisi]\nDOK-02 = { id = "nomor, kini {nomor}", en = "number, now {nomor}" }'
    found = check(damaged("/dokumen/nomor", None), profile=profile(own(tmp_path, text)))
    assert [item.pesan for item in found if item.kode == "DOK-02"] == ["Masih perlu diisi: nomor, kini tidak ada."]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("mati = [", "bukan TOML"),
        ('mati = ["DOK-99"]', "DOK-99"),
        ('[tingkat]\nDOK-02 = "berat"', r"tingkat\.DOK-02"),
        ('[jenis]\nZZZ = "pasti"', "ZZZ"),
        ('regim = "sakip-1999"', "sakip-1999"),
        ('regim = "draf"', "draf"),
        ('nyala = ["DOK-02"]', "nyala"),
        ('[perlu_diisi]\nDOK-02 = "nomor"', r"perlu_diisi\.DOK-02"),
        ('[perlu_diisi]\nDOK-02 = { id = "{entah}", en = "x" }', "entah"),
        ('[[ganti_dasar]]\npola = "("', r"ganti_dasar\.0\.pola"),
    ],
)
def test_what_makes_no_sense_is_told(text: str, told: str, tmp_path: Path) -> None:
    path = own(tmp_path, text)
    with pytest.raises(UsageError, match=told) as error:
        profile(path)
    assert path in str(error.value)


def test_unknown_profile() -> None:
    with pytest.raises(UsageError, match="draf, sakip-2015, sakip-2021"):
        profile("sakip-2030")
    with pytest.raises(UsageError, match=r"tidak-ada\.toml"):
        profile("tidak-ada.toml")
    assert profile(" DRAF ") is builtin()["draf"]
