"""How well decrees are read, checked and aligned, against answers made by hand: `python -m tests.quality.measure`.

`gold/` holds the answers of a reviewer (record, superiors, alignment, findings) for two decrees; `own/` those that this project made by hand
for the other three, by reading, without the program. `readers/` holds the links of one of them as others read it. The links of planted decrees (`tests/alignment/planted_*.json`) and the faults of those
in `planted/` were made up.
"""

import copy
import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path

from iki_graph.alignment import align
from iki_graph.checks import check
from iki_graph.pipeline import load, review
from iki_graph.record import Rekaman
from iki_graph.reference.keys import squash
from tests.quality.calibrate import by_others, points, reliability
from tests.quality.known import Known, known

DRAWS = 2000
"""How often positions are drawn for an interval."""

HERE = Path(__file__).parent
SAMPLES = HERE.parent.parent / "data" / "sk"


def answers() -> list[Path]:
    """The hand-made answers, the reviewer's first."""
    return [p for folder in ("gold", "own") for p in sorted((HERE / folder).glob("*.json")) if p.name != "categories.json"]


def planted() -> list[Path]:
    """Lists of the faults planted in invented decrees; the decree lies beside its list."""
    return sorted((HERE / "planted").glob("*.json"))


def score_of_findings(answer: Path, source: Path, folder: Path) -> str:
    """The last line of the scorer for what the checks find in a decree."""
    document, (rekaman,) = load(source)
    found = folder / "findings.json"
    found.write_text(json.dumps([t.model_dump() for t in check(rekaman, document)]), encoding="utf-8")
    return score("findings", answer, found)


def score(scorer: str, gold: Path, *got: Path) -> str:
    """The last line that a scorer prints."""
    run = [sys.executable, str(HERE / "scoring" / f"score_{scorer}.py"), str(gold), *map(str, got)]
    return subprocess.run(run, capture_output=True, text=True, encoding="utf-8", check=True).stdout.strip().split("\n")[-1]


def interval(decree: Known) -> tuple[float, float]:
    """Bounds that hold the direct F1 of a decree in 95 of 100 draws of as many of its positions, with repeats."""
    found = {link.iki: link.ke for link in align(decree.rekaman) if "/iki:" in link.iki}
    counts: dict[str, list[int]] = {}
    for node, target in found.items():
        accepted = decree.accepted(node)
        right, wrong = target in accepted, target is not None and target not in accepted
        counts.setdefault(node.partition("/")[0], []).extend(
            [2 * right, 2 * right + wrong + (not right and not decree.serves_nothing(node))]
        )
    posts = [(sum(flags[::2]), sum(flags[1::2])) for flags in counts.values()]
    draw = random.Random(DRAWS)
    scores = []
    for _ in range(DRAWS):
        chosen = draw.choices(posts, k=len(posts))
        whole = sum(of for _, of in chosen)
        scores.append(sum(good for good, _ in chosen) / whole if whole else 1.0)
    scores.sort()
    return scores[round(0.025 * DRAWS)], scores[round(0.975 * DRAWS) - 1]


def chains(decree: Known) -> str:
    """How many IKI lead step by step, by links that the answer accepts, to an IKU or to where the answer too sees no further link."""
    found = {link.iki: link.ke for link in align(decree.rekaman) if "/iki:" in link.iki}

    def right(node: str) -> bool:
        if node not in found:  # an IKU
            return True
        target = found[node]
        return decree.serves_nothing(node) if target is None else target in decree.accepted(node) and right(target)

    return f"{sum(map(right, found))} of {len(found)}"


def read_by(decree: Known, folder: Path, found: Path, record: Path) -> str:
    """The scores of links for both ways to read an answer that lets an IKI which others serve serve nothing or something: as either.

    Chains end at such an IKI, and the scorer takes only the something for right, though either is accepted.
    """
    told = []
    for reading in ("nothing", "something"):
        answer = copy.deepcopy(decree.answer)
        links = {
            f"jabatan:{j}/iki:{i}": row.get("selaras") or {} for j, p in enumerate(answer["jabatan"]) for i, row in enumerate(p["iki"])
        }
        served = {node for link in links.values() for node in (link.get("ke"), *(link.get("ke_lain") or []))}
        free = [link for node, link in links.items() if node in served and link.get("ke_lain") and not link["ke"]]
        if not free:
            return ""
        for link in free:
            link["ke"] = link["ke_lain"][0] if reading == "something" else None
            link["ke_lain"] = None
        path = folder / "answer.json"
        path.write_text(json.dumps(answer), encoding="utf-8")
        told.append(f"{len(free)} free read as {reading}: {score('alignment', path, found, record)}")
    return "\n             ".join(["", *told])


def by_readers(answer: Path, folder: Path, found: Path, record: Path) -> list[str]:
    """The scores of links by each reader who judged them besides."""
    told = []
    for path in sorted((HERE / "readers").glob(f"{answer.stem}-*.json")):
        links, decree = json.loads(path.read_text(encoding="utf-8"))["selaras"], json.loads(answer.read_text(encoding="utf-8"))
        for j, post in enumerate(decree["jabatan"]):
            for i, row in enumerate(post["iki"]):
                row["selaras"] = links[f"jabatan:{j}/iki:{i}"]
        changed = folder / "reader.json"
        changed.write_text(json.dumps(decree), encoding="utf-8")
        nothing = sum(not link["ke"] for link in links.values())
        told.append(f"  reader {path.stem[-1]}, {nothing} nothing: {score('alignment', changed, found, record)}")
    return told


def superiors(gold: Path, rekaman: Rekaman) -> str:
    """How many positions have the superior that the answer names."""
    wanted = [post.get("atasan") for post in json.loads(gold.read_text(encoding="utf-8"))["jabatan"]]
    pairs = list(zip(wanted, (post.atasan for post in rekaman.jabatan), strict=False))
    return f"{sum(squash(one or '') == squash(other or '') for one, other in pairs)} of {len(wanted)}"


def main() -> None:
    """Print the scores of every decree that has an answer, and how far the scores of links can be trusted."""
    links = {decree.path: decree for decree in known()}
    for gold in [*answers(), *(path for path, decree in links.items() if decree.kind == "planted")]:
        content = json.loads(gold.read_text(encoding="utf-8"))
        print(content["berkas"])
        with tempfile.TemporaryDirectory() as folder:
            record, findings, found = (Path(folder) / f"{name}.json" for name in ("record", "findings", "links"))
            if gold in links and links[gold].kind == "planted":
                rekaman, answer = links[gold].rekaman, align(links[gold].rekaman)
            else:
                document, (rekaman,) = load(SAMPLES / content["berkas"])
                telaah = review(rekaman, document, people=True)
                answer = telaah.keselarasan
                findings.write_text(json.dumps([t.model_dump() for t in telaah.temuan]), encoding="utf-8")
            record.write_text(rekaman.model_dump_json(), encoding="utf-8")
            found.write_text(json.dumps([k.model_dump() for k in answer]), encoding="utf-8")
            if findings.exists():
                print("  record    ", score("record", gold, record))
                print("  superiors ", superiors(gold, rekaman))
                if "temuan" in content:
                    print("  findings  ", score("findings", gold, findings))
            if gold in links:
                print(
                    "  alignment ",
                    score("alignment", gold, found, record),
                    " direct F1 in 95 of 100 draws {:.2f}-{:.2f}".format(*interval(links[gold])),
                    " chains right",
                    chains(links[gold]),
                    read_by(links[gold], Path(folder), found, record),
                )
            print("".join(f"{line}\n" for line in by_readers(gold, Path(folder), found, record)), end="")
    with tempfile.TemporaryDirectory() as name:
        for path in planted():
            print(path.stem)
            print("  findings  ", score_of_findings(path, path.with_suffix(".txt"), Path(name)))
    print("scores of links, each by the curve fitted on the other decrees:")
    for low, high, n, mean, right in reliability(by_others(points())):
        print(f"  {low:.1f}-{high:.1f}  n {n:3}  mean {mean:.2f}  right {right:.2f}")


if __name__ == "__main__":
    main()
