"""How well the sample decrees are read, checked and aligned, against answers made by hand: `python tests/quality/measure.py`.

`gold/` holds the answers of a reviewer (record, superiors, alignment, findings) for two decrees; `own/` records of the other three that
this project made by hand, by reading, without the parser.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from iki_graph.pipeline import load, review

HERE = Path(__file__).parent
SAMPLES = HERE.parent.parent / "data" / "sk"


def answers() -> list[Path]:
    """The hand-made answers, the reviewer's first."""
    return [p for folder in ("gold", "own") for p in sorted((HERE / folder).glob("*.json")) if p.name != "categories.json"]


def score(scorer: str, gold: Path, *got: Path) -> str:
    """The last line that a scorer prints."""
    run = [sys.executable, str(HERE / "scoring" / f"score_{scorer}.py"), str(gold), *map(str, got)]
    return subprocess.run(run, capture_output=True, text=True, encoding="utf-8", check=True).stdout.strip().split("\n")[-1]


def main() -> None:
    """Print the scores of every decree that has an answer."""
    for gold in answers():
        source = SAMPLES / json.loads(gold.read_text(encoding="utf-8"))["berkas"]
        document, (rekaman,) = load(source)
        telaah = review(rekaman, document, people=True)
        print(source.name)
        with tempfile.TemporaryDirectory() as folder:
            record, findings, links = (Path(folder) / f"{name}.json" for name in ("record", "findings", "links"))
            record.write_text(rekaman.model_dump_json(), encoding="utf-8")
            findings.write_text(json.dumps([t.model_dump() for t in telaah.temuan]), encoding="utf-8")
            links.write_text(json.dumps([k.model_dump() for k in telaah.keselarasan]), encoding="utf-8")
            print("  record    ", score("record", gold, record))
            if gold.parent.name == "gold":
                print("  findings  ", score("findings", gold, findings))
                print("  alignment ", score("alignment", gold, links, record))


if __name__ == "__main__":
    main()
