import csv
import json

import build_acuan
import pytest
import rdflib
from rdflib.namespace import SKOS

ENTRY = {
    "id": "UU 1/2001",
    "jenis": "UU",
    "nomor": "1",
    "tahun": 2001,
    "tentang": "Contoh",
    "ln": "LN 2001/7",
    "tln": "4000",
    "bn": None,
    "mengubah": ["Permenpan PER/9/M.PAN/5/2007"],
    "mencabut": ["Kepmendagri 050-3708/2020"],
    "diubah_oleh": [],
    "dicabut_oleh": "UU 2/2010",
    "dicabut_sejak": "2010-02-03",
    "berlaku_sejak": None,
    "keyakinan": "pasti",
    "sumber": "naskah",
    "varian": ["01 Tahun 2001", "Contoh Lama"],
    "salah_umum": [{"ln": "LN 2001/8"}, {"catatan": "sering salah"}],
    "belum_diperiksa": ["dicabut_oleh"],
    "catatan": None,
}


@pytest.fixture
def source(tmp_path, root):
    """A source folder: the regions as their editors keep them, taken from regions.csv, and an invented registry."""
    with (root / "data/acuan/regions.csv").open(encoding="utf-8", newline="") as file:
        regions = list(csv.DictReader(file))
    kinds = {"provinces": ("provinsi",), "regencies": ("kabupaten", "kota"), "districts": ("kecamatan",)}
    for (name, wanted), parent in zip(kinds.items(), ("", "province_code", "regency_code"), strict=True):
        with (tmp_path / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            table = csv.writer(file)
            table.writerow(["code", parent, "name"] if parent else ["code", "name"])
            for r in reversed([r for r in regions if r["kind"] in wanted]):
                label = r["name"] if name == "districts" else r["name"].upper()
                table.writerow([r["code"], r["parent"], label] if parent else [r["code"], label])
    later = {**ENTRY, "id": "SE Mendagri 050/7/B.1", "jenis": "SE Mendagri", "nomor": "050/7/B.1", "ln": None, "dicabut_oleh": None}
    later["belum_diperiksa"] = [build_acuan.ALL_BUT_IDENTITY]
    (tmp_path / "regulations.json").write_text(json.dumps([ENTRY, later]), encoding="utf-8")
    (tmp_path / "LICENSE-regions-ODbL.md").write_text("licence\n", encoding="utf-8")
    return tmp_path


@pytest.fixture
def made(source, root, tmp_path):
    """A folder of made reference data."""
    out = tmp_path / "out"
    out.mkdir()
    for name in ("istilah.csv", "sinonim.csv"):
        (out / name).write_bytes((root / "data/acuan" / name).read_bytes())
    assert build_acuan.main([str(source), str(out)]) == 0
    return out


@pytest.mark.parametrize("name", ["regions.csv", "istilah.ttl", "sinonim.ttl"])
def test_made_again_from_the_same_sources_it_is_the_same(made, root, name):
    assert (made / name).read_bytes() == (root / "data/acuan" / name).read_bytes()


def test_second_run_gives_the_same_bytes(made, source):
    first = {p.name: p.read_bytes() for p in made.iterdir()}
    build_acuan.main([str(source), str(made)])
    assert {p.name: p.read_bytes() for p in made.iterdir()} == first


def test_regulations_are_told_in_the_terms_of_records(made):
    other, law = json.loads((made / "peraturan.json").read_text(encoding="utf-8"))
    assert law["key"] == "uu/2001/1"
    assert law["ln"] == {"jenis": "LN", "tahun": 2001, "nomor": "7"}
    assert law["amends"] == ["permenpan/2007/per-9-m.pan-5-2007"]
    assert law["repeals"] == ["kepmendagri/2020/050-3708"]
    assert (law["repealed_by"], law["repealed_since"], law["in_force_since"]) == ("uu/2010/2", "2010-02-03", None)
    assert law["unchecked"] == ["repealed_by"]
    assert (law["nomor_variants"], law["tentang_variants"]) == (["01 Tahun 2001"], ["Contoh Lama"])
    assert (law["mistakes"], law["note"]) == ([["ln", "LN 2001/8"]], "sering salah")
    assert other["key"] == "se-mendagri/2001/050-7-b.1"
    assert set(other["unchecked"]) == set(build_acuan.FIELDS.values())


@pytest.mark.parametrize("name", ["istilah.ttl", "sinonim.ttl"])
def test_terms_are_sound_skos(root, name):
    graph = rdflib.Graph().parse(root / "data/acuan" / name)
    scheme = graph.value(predicate=rdflib.RDF.type, object=SKOS.ConceptScheme, any=False)
    for concept in graph.subjects(rdflib.RDF.type, SKOS.Concept):
        assert len(list(graph.objects(concept, SKOS.prefLabel))) == 1
        assert graph.value(concept, SKOS.inScheme) == scheme
        labels = [set(graph.objects(concept, p)) for p in (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)]
        assert sum(map(len, labels)) == len(set.union(*labels)), concept


def test_licence_of_the_regions_lies_beside_them(root):
    assert (root / "data/acuan/LICENSE-ODbL.md").read_text(encoding="utf-8").startswith("# Open Database License")
    assert "Open Database License" in (root / "data/acuan/README.md").read_text(encoding="utf-8")


def test_wrong_call_tells_how(capsys):
    assert build_acuan.main([]) == 2
    assert "SOURCE_DIR" in capsys.readouterr().err
