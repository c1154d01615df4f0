"""Findings as SARIF 2.1.0 (OASIS), which editors, code platforms and other programs read without knowing ours."""

import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from typing import Any
from urllib.parse import quote

from iki_graph import __version__
from iki_graph.checks.catalogue import catalogue
from iki_graph.checks.temuan import Temuan
from iki_graph.record import Baris, Rekaman
from iki_graph.vocab import HOME

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {"pelanggaran": "error", "peringatan": "warning", "info": "note"}


def log(decrees: Iterable[tuple[Rekaman, Sequence[Temuan]]], lang: str = "id") -> str:
    """A SARIF log with one run over these decrees and their findings; a finding that a reviewer rejected is there as suppressed."""
    found = list(decrees)
    codes = sorted({item.kode for _, temuan in found for item in temuan})
    places = {code: at for at, code in enumerate(codes)}
    first = accumulate((len(_artifacts(rekaman)) for rekaman, _ in found), initial=0)
    run = {
        "tool": {
            "driver": {
                "name": "iki-graph",
                "semanticVersion": __version__,
                "informationUri": HOME,
                "language": lang,
                "rules": [_rule(code, lang) for code in codes],
            }
        },
        "language": lang,
        "columnKind": "unicodeCodePoints",
        "artifacts": [artifact for rekaman, _ in found for artifact in _artifacts(rekaman)],
        "results": [
            _result(item, at, rekaman, places, lang) for at, (rekaman, temuan) in zip(first, found, strict=False) for item in temuan
        ],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1) + "\n"


def _rule(code: str, lang: str) -> dict[str, Any]:
    rule = catalogue().get(code)
    if rule is None:
        return {"id": code}
    return {
        "id": code,
        "shortDescription": {"text": rule.nama_en if lang == "en" else rule.nama},
        "fullDescription": {"text": rule.uraian or rule.nama},
        "helpUri": rule.halaman,
        "defaultConfiguration": {"level": _LEVELS[rule.tingkat]},
        "properties": {"kategori": rule.kategori, "kepastian": rule.jenis, "dasar": rule.dasar},
    }


def _artifacts(rekaman: Rekaman) -> list[dict[str, Any]]:
    """The file of a decree; of one in several files, all together and behind it each."""
    made: list[dict[str, Any]] = [{"location": {"uri": quote(rekaman.berkas)}}]
    if rekaman.sumber:
        made[0]["hashes"] = {"sha-256": rekaman.sumber.sha256}
        made += [{"location": {"uri": quote(part.berkas)}, "hashes": {"sha-256": part.sha256}} for part in rekaman.sumber.bagian]
    return made


def _result(item: Temuan, at: int, rekaman: Rekaman, places: Mapping[str, int], lang: str) -> dict[str, Any]:
    english = lang == "en"
    location: dict[str, Any] = {"physicalLocation": _place(rekaman, at, item.baris)}
    if item.baris and item.petikan:
        location["physicalLocation"]["region"]["snippet"] = {"text": item.petikan}
    location["logicalLocations"] = [{"name": item.bagian or rekaman.berkas, "fullyQualifiedName": item.unsur or "/"}]
    made: dict[str, Any] = {
        "ruleId": item.kode,
        "ruleIndex": places[item.kode],
        "level": _LEVELS[item.tingkat],
        "message": {"text": (item.pesan_en or item.pesan) if english else item.pesan},
        "locations": [location],
        "partialFingerprints": {"sidik/v1": item.sidik},
        "properties": {
            "kepastian": item.jenis,
            "kategori": item.kategori,
            "saran": (item.saran_en or item.saran) if english else item.saran,
            "dasar": item.dasar,
        },
    }
    made["properties"] |= {key: value for key in ("halaman", "kotak", "sel") if (value := getattr(item, key)) is not None}
    if item.sidik_teks:
        made["partialFingerprints"]["sidikTeks/v1"] = item.sidik_teks
    if item.baris_lain:
        made["relatedLocations"] = [{"physicalLocation": _place(rekaman, at, lines)} for lines in item.baris_lain]
    if item.putusan:
        made["properties"]["putusan"] = item.putusan.model_dump()
    if item.putusan and item.rejected:
        made["suppressions"] = [{"kind": "external", "status": "accepted", "justification": item.putusan.catatan or item.putusan.putusan}]
    return made


def _place(rekaman: Rekaman, at: int, lines: Baris | None) -> dict[str, Any]:
    """The file that lines are in and their numbers there; `at`: the number of the decree's first artifact."""
    own = rekaman.sumber.of(lines) if rekaman.sumber and lines else None
    if rekaman.sumber and own:
        at += 1 + rekaman.sumber.bagian.index(own[0])
    made: dict[str, Any] = {"artifactLocation": {"uri": quote(own[0].berkas if own else rekaman.berkas), "index": at}}
    if lines:
        first, last = own[1] if own else lines
        made["region"] = {"startLine": first, "endLine": last}
    return made
