"""Make the reference data in `data/acuan` from their sources: regions, regulations and the SKOS form of the word lists.

    python data/build_acuan.py SOURCE_DIR [OUT_DIR]

SOURCE_DIR holds `provinces.csv`, `regencies.csv`, `districts.csv` and their licence `LICENSE-regions-ODbL.md` (see data/acuan/README.md for
where they come from) and `regulations.json`, the registry as its editors keep it. The word lists `istilah.csv`, `sinonim.csv`, `bulan.csv`
and `jenis-peraturan.csv` are edited in OUT_DIR itself. Same sources, same bytes.
"""

import csv
import io
import json
import re
import sys
from pathlib import Path
from typing import Any

from iki_graph.reference.keys import regulation_key

HERE = Path(__file__).parent / "acuan"
ISTILAH = "https://w3id.org/iki-graph/kode/istilah"
SINONIM = "https://w3id.org/iki-graph/kode/sinonim"
SMALL = {"dan"}
ABBREVIATIONS = {"dki": "DKI"}

FIELDS = {  # the editors' field: ours
    "ln": "ln",
    "tln": "tln",
    "bn": "bn",
    "mengubah": "amends",
    "mencabut": "repeals",
    "diubah_oleh": "amended_by",
    "dicabut_oleh": "repealed_by",
    "dicabut_sejak": "repealed_since",
    "berlaku_sejak": "in_force_since",
}
ALL_BUT_IDENTITY = "semua selain jenis/nomor/tahun/tentang"


def title_case(name: str) -> str:
    """`KABUPATEN TUBAN` -> `Kabupaten Tuban`."""
    return " ".join(ABBREVIATIONS.get(w) or (w if w in SMALL else w.capitalize()) for w in name.lower().split())


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def regions(source: Path) -> str:
    """regions.csv: every province, regency, city and district, in the order of the codes."""
    found = [(r["code"], "provinsi", title_case(r["name"]), "") for r in rows(source / "provinces.csv")]
    for r in rows(source / "regencies.csv"):
        found.append((r["code"], r["name"].split()[0].lower(), title_case(r["name"]), r["province_code"]))
    found += [(r["code"], "kecamatan", r["name"], r["regency_code"]) for r in rows(source / "districts.csv")]
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(["code", "kind", "name", "parent"])
    table.writerows(sorted(found))
    return out.getvalue()


def gazette(text: str | None) -> dict[str, Any] | None:
    """`LN 2014/244` -> the parts of a place in a gazette."""
    if text is None:
        return None
    jenis, year, nomor = re.fullmatch(r"([A-Z]+) (\d{4})/(\S+)", text).groups()  # type: ignore[union-attr]
    return {"jenis": jenis, "tahun": int(year), "nomor": nomor}


def key_of(identifier: str | None) -> str | None:
    """Key of the editors' identifier: `UU 23/2014`, `Permenpan PER/9/M.PAN/5/2007`."""
    if identifier is None:
        return None
    jenis, nomor, year = re.fullmatch(r"((?:Kep |SE )?\w+) (\S+)/(\d{4})", identifier).groups()  # type: ignore[union-attr]
    coded = re.search(r"[A-Za-z]", nomor)  # such numbers end in the year: PER/9/M.PAN/5/2007
    return regulation_key(jenis, f"{nomor}/{year}" if coded else nomor, int(year))


def regulation(entry: dict[str, Any]) -> dict[str, Any]:
    """One regulation in the record's terms, its relations by key."""
    nomor = re.sub(rf"^([\d.-]+)/{entry['tahun']}$", r"\1", entry["nomor"])
    numbers = [v for v in entry["varian"] if re.search(r"\d", v)]
    mistakes = [[f, v] for pair in entry["salah_umum"] for f, v in pair.items() if f != "catatan"]
    notes = [entry["catatan"], *(pair["catatan"] for pair in entry["salah_umum"] if "catatan" in pair)]
    unchecked = list(FIELDS) if ALL_BUT_IDENTITY in entry["belum_diperiksa"] else entry["belum_diperiksa"]
    return {
        "key": regulation_key(entry["jenis"], nomor, entry["tahun"]),
        "jenis": entry["jenis"],
        "nomor": nomor,
        "tahun": entry["tahun"],
        "tentang": entry["tentang"],
        "ln": gazette(entry["ln"]),
        "tln": entry["tln"],
        "bn": gazette(entry["bn"]),
        "amends": [key_of(i) for i in entry["mengubah"]],
        "repeals": [key_of(i) for i in entry["mencabut"]],
        "amended_by": [key_of(i) for i in entry["diubah_oleh"]],
        "repealed_by": key_of(entry["dicabut_oleh"]),
        "repealed_since": entry["dicabut_sejak"],
        "in_force_since": entry["berlaku_sejak"],
        "certainty": entry["keyakinan"],
        "unchecked": [FIELDS[f] for f in unchecked],
        "nomor_variants": numbers,
        "tentang_variants": [v for v in entry["varian"] if v not in numbers],
        "mistakes": mistakes,
        "source": entry["sumber"],
        "note": "; ".join(n for n in notes if n) or None,
    }


def regulations(source: Path) -> str:
    """peraturan.json: the registry, one regulation a line, sorted by key."""
    entries = json.loads((source / "regulations.json").read_text(encoding="utf-8"))
    found = sorted((regulation(e) for e in entries), key=lambda r: r["key"])
    lines = (json.dumps(r, ensure_ascii=False) for r in found)
    return "[\n" + ",\n".join(lines) + "\n]\n"


def concept(row: dict[str, str]) -> str:
    """One SKOS concept: proper variants are altLabel, mistakes and outdated forms hiddenLabel."""
    labels = [("prefLabel", row["name"])]
    labels += [("altLabel", v) for v in row["variants"].split("|") if v]
    labels += [("hiddenLabel", v) for v in row["mistakes"].split("|") if v]
    lines = [f"<{ISTILAH}/{row['code']}> a skos:Concept ;", f"    skos:inScheme <{ISTILAH}> ;", f'    skos:notation "{row["code"]}" ;']
    lines += [f"    skos:{p} {json.dumps(v, ensure_ascii=False)}@id ;" for p, v in labels]
    return "\n".join(lines)[:-2] + " .\n"


def terms(folder: Path) -> str:
    """istilah.ttl: the terms as SKOS."""
    head = (
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n",
        f'<{ISTILAH}> a skos:ConceptScheme ;\n    skos:prefLabel "Istilah dan singkatan"@id, "Terms and abbreviations"@en .\n',
    )
    return "\n".join((*head, *(concept(r) for r in rows(folder / "istilah.csv"))))


def synonyms(folder: Path) -> str:
    """sinonim.ttl: words that count as one when texts are compared, as SKOS; the word that stands for them is the prefLabel."""
    head = (
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n",
        f'<{SINONIM}> a skos:ConceptScheme ;\n    skos:prefLabel "Sinonim dan ejaan"@id, "Synonyms and spellings"@en .\n',
    )
    return "\n".join((*head, *(synonym(r) for r in rows(folder / "sinonim.csv"))))


def synonym(row: dict[str, str]) -> str:
    """One SKOS concept with the words that it stands for."""
    node = f"<{SINONIM}/{row['name'].replace(' ', '-')}>"
    labels = [("prefLabel", row["name"]), *(("altLabel", form) for form in row["forms"].split("|"))]
    lines = [f"{node} a skos:Concept ;", f"    skos:inScheme <{SINONIM}> ;"]
    lines += [f"    skos:{p} {json.dumps(v, ensure_ascii=False)}@id ;" for p, v in labels]
    return "\n".join(lines)[:-2] + " .\n"


def main(argv: list[str]) -> int:
    """Write the made files; 2 if called wrongly."""
    if len(argv) not in (1, 2) or not Path(argv[0]).is_dir():
        print(__doc__, file=sys.stderr)
        return 2
    source, out = Path(argv[0]), Path(argv[1]) if len(argv) == 2 else HERE
    made = {
        "regions.csv": regions(source),
        "peraturan.json": regulations(source),
        "istilah.ttl": terms(out),
        "sinonim.ttl": synonyms(out),
        "LICENSE-ODbL.md": (source / "LICENSE-regions-ODbL.md").read_text(encoding="utf-8"),
    }
    for name, text in made.items():
        (out / name).write_text(text, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
