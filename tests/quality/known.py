"""Decrees whose links are known: by a reviewer, by hands of this project, or because they were planted."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from iki_graph.alignment.align import best_candidates
from iki_graph.alignment.likeness import Candidate
from iki_graph.pipeline import load
from iki_graph.record import Rekaman

HERE = Path(__file__).parent
ROOT = HERE.parent.parent


class Known(NamedTuple):
    """A decree with the answers on its links as they stand in the file at `path`; `kind`: gold, own or planted."""

    path: Path
    kind: str
    answer: dict[str, Any]
    rekaman: Rekaman

    def accepted(self, node: str) -> set[str]:
        """The targets that are right for an IKI; empty where it serves nothing."""
        link = self._answer(node)
        return {*([link["ke"]] if link.get("ke") else []), *(link.get("ke_lain") or [])}

    def serves_nothing(self, node: str) -> bool:
        """Whether the answer sees no target that an IKI must serve (there may be some that it may)."""
        return not self._answer(node).get("ke")

    def _answer(self, node: str) -> dict[str, Any]:
        post, row = (int(part.partition(":")[2]) for part in node.split("/"))
        return self.answer["jabatan"][post]["iki"][row].get("selaras") or {}


def known(*kinds: str) -> Iterator[Known]:
    """All decrees of these kinds (none named: all) whose links are known, in a fixed order."""
    places = {"gold": HERE / "gold", "own": HERE / "own", "planted": HERE.parent / "alignment"}
    for kind in kinds or tuple(places):
        for path in sorted(places[kind].glob("planted_*.json" if kind == "planted" else "*.json")):
            answer = json.loads(path.read_text(encoding="utf-8"))
            if isinstance(answer, dict) and any("selaras" in row for post in answer.get("jabatan", []) for row in post["iki"]):
                yield Known(path, kind, answer, record(answer))


def record(answer: dict[str, Any]) -> Rekaman:
    """The record that an answer is about: of a planted decree as it stands, else read from the sample."""
    if "planted" not in answer:
        return load(ROOT / "data" / "sk" / answer["berkas"])[1][0]
    posts = [{**p, "iki": [{k: v for k, v in row.items() if k != "selaras"} for row in p["iki"]]} for p in answer["jabatan"]]
    return Rekaman.model_validate({"berkas": answer["berkas"], "iku": answer["iku"], "jabatan": posts})


def judged(decree: Known) -> Iterator[tuple[Candidate, bool]]:
    """The best candidate of each IKI that has one, and whether it is right."""
    for node, candidate in best_candidates(decree.rekaman).items():
        yield candidate, candidate.node in decree.accepted(node)
