"""What findings of one check have in common is said once; nothing of what differs gets lost."""

import json
import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from iki_graph.checks.catalogue import Aturan, catalogue
from iki_graph.checks.temuan import Temuan
from iki_graph.reports.slots import common, filled, headline
from iki_graph.resources import resource

SLOT = re.compile(r"\{(\w+)\}")


def findings(rule: Aturan, rows: Sequence[dict[str, str]], prefix: str = "") -> list[Temuan]:
    """Findings of a check with its slots filled in, on as many positions."""

    def filled(template: str, row: dict[str, str]) -> str:
        return SLOT.sub(lambda slot: row[slot[1]], template)

    return [
        Temuan(
            kode=rule.kode,
            kategori=rule.kategori,
            jenis="pasti",
            tingkat="peringatan",
            pesan=prefix + filled(rule.pesan, row),
            pesan_en=prefix + filled(rule.pesan_en, row),
            dasar=rule.dasar,
            saran=filled(rule.saran, row),
            saran_en=filled(rule.saran_en, row),
            sidik="0123456789abcdef",
            bagian=f"Jabatan {row['jabatan']}, IKI {at}",
            unsur=f"/jabatan/{at}/iki/{at}",
        )
        for at, row in enumerate(rows)
    ]


def rows(rule: Aturan, number: int) -> list[dict[str, str]]:
    """Values for the slots of a check, each row with its own; positions have brackets in their names, as some do."""
    names = {*SLOT.findall(rule.pesan), *SLOT.findall(rule.pesan_en), *SLOT.findall(rule.saran), *SLOT.findall(rule.saran_en), "jabatan"}
    return [
        {name: f"Kepala Seksi (Bagian {at})" if name == "jabatan" else f"nilai {name} butir {at}" for name in names} for at in range(number)
    ]


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("code", sorted(catalogue()))
def test_every_value_of_every_check_is_a_cell(code: str, lang: str) -> None:
    rule = catalogue()[code]
    values = rows(rule, 3)
    shared = common(findings(rule, values), lang)
    template, advice = (rule.pesan_en, rule.saran_en) if lang == "en" else (rule.pesan, rule.saran)
    told = {*SLOT.findall(template), *SLOT.findall(advice)} - {"jabatan"}
    joined = dict(re.findall(r"\{(\w+)\} \{((?!jabatan)\w+)\}", template))
    assert set(shared.columns) == told - set(joined.values())
    assert shared.cells == [
        [" ".join([row[name], *([row[joined[name]]] if name in joined else [])]) for name in shared.columns] for row in values
    ]
    assert shared.remarks == ["", "", ""]
    assert "{" not in shared.sentence + shared.advice


def test_what_is_the_same_stays_in_the_sentence() -> None:
    rule = catalogue()["SBR-03"]
    values = [row | {"nilai": "Kecamatan"} for row in rows(rule, 2)]
    shared = common(findings(rule, values))
    assert "'Kecamatan'" in shared.sentence
    assert shared.columns == ["indikator"]


def test_what_stands_before_the_sentence_is_a_remark() -> None:
    rule = catalogue()["FRM-05"]
    values = rows(rule, 2)
    plain, doubtful = findings(rule, values)[0], findings(rule, values, "Bacaan kami meragukan (sel bergeser). ")[1]
    shared = common([plain, doubtful])
    assert shared.remarks == ["", "Bacaan kami meragukan (sel bergeser)."]
    assert shared.cells[1] == [values[1][name] for name in shared.columns]


def test_a_sentence_in_other_words_is_kept_whole() -> None:
    rule = catalogue()["FRM-05"]
    found = findings(rule, rows(rule, 2))
    found[1] = found[1].model_copy(update={"pesan": "Kalimat lain sama sekali."})
    assert common(found).remarks == ["", "Kalimat lain sama sekali."]


def test_headlines_are_sentences() -> None:
    assert headline("Indikator '…' belum memiliki pembilang dan penyebut; formulasinya hanya '…'.") == (
        "Indikator belum memiliki pembilang dan penyebut."
    )
    assert headline("Sumber data '…' belum spesifik: … (indikator '…').") == "Sumber data belum spesifik."
    assert headline("Formulasi indikator '…' hanya berisi '…'.") == "Formulasi indikator hanya berisi '…'."
    assert headline("… dikutip dengan Lembaran Daerah.") == ""


def test_every_slot_has_a_heading() -> None:
    labels = json.loads((Path(resource("reports/templates")) / "labels.json").read_text(encoding="utf-8"))
    names = {
        name
        for rule in catalogue().values()
        for text in (rule.pesan, rule.pesan_en, rule.saran, rule.saran_en)
        for name in SLOT.findall(text)
    }
    assert {name for name in names if not all(labels.get(f"isian-{name}", {}).get(lang) for lang in ("id", "en"))} == set()
    assert {key for key in labels if key.startswith("isian-")} == {f"isian-{name}" for name in names}


@pytest.mark.parametrize(
    ("code", "many", "expected"),
    [
        ("HKM-18", 2, "Dasar hukum belum memuat {0[nilai]}; {1[nilai]}."),
        ("HKM-18", 4, ""),
        ("FRM-05", 2, ""),
    ],
)
def test_the_few_things_that_differ_are_told(code: str, many: int, expected: str) -> None:
    """Only where one thing differs: of a table with several columns no sentence can tell it."""
    rule = catalogue()[code]
    values = rows(rule, many)
    assert filled(common(findings(rule, values))) == expected.format(*values)
