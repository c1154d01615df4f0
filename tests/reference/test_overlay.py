"""An office's own reference data: merged for one run, gone after it."""

import threading
from datetime import date
from pathlib import Path

import pytest
from rdflib import XSD, Literal, URIRef

from iki_graph import legal
from iki_graph.checks import check
from iki_graph.checks.engines import _regulations
from iki_graph.errors import UsageError
from iki_graph.graph import build, reference_graph
from iki_graph.record import Sitasi
from iki_graph.reference.overlay import current, read, using
from iki_graph.reference.regulations import by_key, regulations, state
from iki_graph.reference.scope import Overlay, cached
from iki_graph.reference.terms import find_terms
from iki_graph.vocab import BASE, ELI, IKI
from tests.checks.support import complete

OLD, NEW = "perbup/35.25/2016/61", "perbup/35.25/2021/50"

OWN = """
[[peraturan]]
jenis = "Peraturan Bupati"
nomor = "61"
tahun = 2016
wilayah = "35.25"
tentang = "Kedudukan dan Susunan Organisasi Kecamatan"
in_force_since = 2016-12-01

[[peraturan]]
jenis = "Perbup"
nomor = "50"
tahun = 2021
wilayah = "35.25"
tentang = "Tata Kerja Kecamatan"
in_force_since = 2021-12-30
repeals = ["perbup/35.25/2016/61"]
bn = { jenis = "BD", tahun = 2021, nomor = "50" }

[[peraturan]]
key = "permendagri/2025/10"
in_force_since = "2025-06-01"

[[jabatan]]
name = "Camat"
variants = ["Kepala Kecamatan"]

[[jabatan]]
name = "Penata Layanan Wilayah"
variants = ["PLW"]
"""


@pytest.fixture
def own(tmp_path: Path) -> Overlay:
    return read(written(tmp_path, OWN))


def written(folder: Path, text: str, name: str = "acuan.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_regulations_hold_within_the_block_only(own: Overlay) -> None:
    shipped = len(regulations())
    with using(own):
        assert len(regulations()) == shipped + 2
        assert legal.resolve("Perbup", "61", 2016, "35.25") == OLD
        assert legal.key("Perbup", "61 Tahun 2016", 2016, "35.25") == OLD
        assert legal.resolve("Perbup", "61", 2016, "35.24") is None
        assert legal.resolve("Perbup", "61", 2016) is None
        assert by_key(NEW).ln is None and str(by_key(NEW).bn) == "BD 2021/50"
    assert len(regulations()) == shipped
    assert legal.resolve("Perbup", "61", 2016, "35.25") is None
    assert by_key(OLD) is None


def test_a_repeal_reaches_the_repealed_one(own: Overlay) -> None:
    with using(own):
        assert by_key(OLD).repealed_by == NEW
        assert by_key(OLD).checked("repealed_by", "repealed_since")
        assert legal.in_force(OLD, date(2019, 1, 1)) is True
        assert legal.in_force(OLD, date(2023, 1, 1)) is False
        assert legal.in_force(NEW, date(2023, 1, 1)) is True


def test_an_amendment_reaches_the_amended_one(tmp_path: Path) -> None:
    text = OWN + '[[peraturan]]\njenis = "Perbup"\nnomor = "9"\ntahun = 2022\nwilayah = "35.25"\ntentang = "x"\namends = ["' + NEW + '"]\n'
    with using(read(written(tmp_path, text))):
        assert legal.newest_amendment(NEW, date(2024, 1, 1)) == "perbup/35.25/2022/9"


def test_a_known_regulation_gets_the_fields_given_and_keeps_the_others(own: Overlay) -> None:
    before = by_key("permendagri/2025/10")
    with using(own):
        after = by_key("permendagri/2025/10")
        assert after.in_force_since == date(2025, 6, 1)
        assert (after.tentang, after.certainty) == (before.tentang, before.certainty)
        assert "in_force_since" not in after.unchecked
    assert by_key("permendagri/2025/10") == before


def test_positions_and_words(own: Overlay) -> None:
    assert "Kepala Kecamatan" in find_terms("Camat")[0].mistakes
    with using(own):
        (camat,) = find_terms("kepala kecamatan")
        assert "Kepala Kecamatan" in camat.variants and "Kepala Kecamatan" not in camat.mistakes
        assert [term.name for term in find_terms("PLW")] == ["Penata Layanan Wilayah"]
    assert find_terms("PLW") == ()
    assert "Kepala Kecamatan" in find_terms("Camat")[0].mistakes


def test_graphs_know_them(own: Overlay) -> None:
    rekaman = complete()
    rekaman.dokumen.kabupaten = "Kabupaten Gresik"
    rekaman.mengingat.append(Sitasi(no=99, teks="Peraturan Bupati Nomor 61 Tahun 2016;", jenis="Perbup", nomor="61", tahun=2016))
    old = URIRef(f"{BASE}peraturan/{OLD}")
    with using(own):
        assert old in {o for _, _, o, _ in build(rekaman).quads((None, IKI.merujuk, None, None))}
        graph = reference_graph([])
        assert (URIRef(f"{BASE}peraturan/{NEW}"), ELI.repeals, old) in graph
        assert graph.value(old, ELI.date_no_longer_in_force) == Literal("2021-12-30", datatype=XSD.date)
        assert OLD.encode() in _regulations(BASE)
    assert OLD.encode() not in _regulations(BASE)
    assert old not in {o for _, _, o, _ in build(rekaman).quads((None, IKI.merujuk, None, None))}


def test_checks_are_the_same_after_it(own: Overlay) -> None:
    before = check(complete())
    with using(own):
        check(complete())
    assert check(complete()) == before


def test_other_threads_and_errors_see_nothing_of_it(own: Overlay) -> None:
    seen: list[str] = []
    with using(own):
        thread = threading.Thread(target=lambda: seen.append(current().name))
        thread.start()
        thread.join()
    assert seen == [""]
    with pytest.raises(ZeroDivisionError), using(own):
        raise ZeroDivisionError
    assert current().name == ""


def test_what_is_kept_is_kept_apart(own: Overlay, tmp_path: Path) -> None:
    calls: list[tuple[str, int]] = []

    @cached
    def twice(number: int) -> int:
        calls.append((current().name, number))
        return 2 * number

    for _ in range(2):
        assert (twice(1), twice(2)) == (2, 4)
        with using(own):
            twice(1)
        with using(read(written(tmp_path, OWN, "sama.toml"))):  # the same bytes are the same overlay
            twice(1)
    assert calls == [("", 1), ("", 2), ("acuan.toml", 1)]


def test_a_folder_is_all_its_files(tmp_path: Path) -> None:
    written(tmp_path, OWN, "a.toml")
    written(tmp_path, '[[istilah]]\nname = "SIMPEL"\nvariants = ["Sistem Pelayanan"]\n', "b.toml")
    with using(read(tmp_path)):
        assert by_key(NEW) is not None
        assert find_terms("simpel")[0].group == "istilah"
        assert state().added == 3


def test_how_far_the_registry_reaches() -> None:
    """If this fails, the registry has grown: say so in data/acuan/keadaan.json."""
    youngest = max((r for r in regulations().values() if r.in_force_since), key=lambda r: r.in_force_since)
    assert (state().day, state().regulation, state().added) == (youngest.in_force_since, youngest, 0)


HEAD = '[[peraturan]]\njenis = "Perbup"\nnomor = "5"\ntahun = 2020\n'


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[peraturan]\n", "bukan TOML"),
        ("[[perda]]\nnomor = 1\n", "perda"),
        ('[[peraturan]]\nkey = "uu/1999/999"\nnote = "x"\n', "belum dikenal"),
        (HEAD + 'tentang = "x"\n', "memerlukan wilayah"),
        (HEAD + 'wilayah = "99.99"\ntentang = "x"\n', "memerlukan wilayah"),
        (HEAD + 'wilayah = "35.25"\n', "lengkapi"),
        (HEAD + 'wilayah = "35.25"\ntentang = "x"\nkey = "perbup/35.25/2020/6"\n', "tidak sesuai"),
        (HEAD + 'wilayah = "35.25"\ntentang = "x"\nrepeals = ["Perbup 61/2016"]\n', "peraturan.1.repeals.1"),
        (HEAD + 'wilayah = "35.25"\ntentang = "x"\nin_force_since = "kemarin"\n', "in_force_since"),
        (2 * (HEAD + 'wilayah = "35.25"\ntentang = "x"\n'), "dua kali"),
        ('[[peraturan]]\njenis = "Surat"\nnomor = "5"\ntahun = 2020\ntentang = "x"\n', "tidak dikenal"),
        ("[[jabatan]]\nvariants = []\n", "jabatan.1.name"),
    ],
)
def test_what_cannot_be_is_told(text: str, told: str, tmp_path: Path) -> None:
    path = written(tmp_path, text)
    with pytest.raises(UsageError, match=told) as error:
        read(path)
    assert str(path) in str(error.value)


def test_no_file_and_no_folder(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"tidak-ada\.toml"):
        read(tmp_path / "tidak-ada.toml")
    with pytest.raises(UsageError, match="tidak berisi acuan"):
        read(tmp_path)
