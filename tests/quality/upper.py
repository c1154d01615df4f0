"""How well links above the IKI are inferred: what decrees state is hidden and inferred anew, `python -m tests.quality.upper`.

Of each sample, and of each decree in `planted/` with a cascade, the linkage table and the sasaran beside the indicators are taken away; the
statements themselves stay. A link counts as right if the decree stated it.
"""

from collections.abc import Iterator
from pathlib import Path

import networkx as nx

from iki_graph.alignment import align
from iki_graph.alignment.keselarasan import Keselarasan
from iki_graph.alignment.stated import STATEMENTS, stated
from iki_graph.pipeline import load
from iki_graph.record import Rekaman
from tests.quality.measure import SAMPLES, planted


def hidden(rekaman: Rekaman) -> Rekaman:
    """The record without the links that it states, its statements where they were."""
    graph = stated(rekaman)
    texts = {level: [d["text"] for _, d in graph.nodes(data=True) if d["level"] == level] for level in STATEMENTS[1:]}
    bare = rekaman.model_copy(deep=True)
    bare.kaskade = bare.kaskade.model_copy(update={**texts, "tautan": []})
    for iku in bare.iku:
        if iku.tingkat == "iku":
            iku.sasaran = None
    return bare


def inferred(rekaman: Rekaman) -> Iterator[tuple[str, Keselarasan, set[str]]]:
    """Of each node whose service the record states: its level, what is inferred without that, and the nodes stated."""
    graph: nx.DiGraph = stated(rekaman)
    upper = (*STATEMENTS, "iku")
    for link in align(hidden(rekaman)):
        if link.iki not in graph or graph.nodes[link.iki]["level"] not in upper:
            continue
        wanted = {up for _, up in graph.out_edges(link.iki) if graph.nodes[up]["level"] in upper}
        if wanted:
            yield graph.nodes[link.iki]["level"], link, wanted


def main() -> None:
    """Print the counts by decree and level, then the mean score beside the share that is right."""
    linked: list[tuple[float, bool]] = []
    for path in [*sorted(SAMPLES.glob("*.txt")), *(p.with_suffix(".txt") for p in planted())]:
        for rekaman in load(Path(path))[1]:
            rows = list(inferred(rekaman))
            for level in dict.fromkeys(level for level, _, _ in rows):
                own = [(link, wanted) for at, link, wanted in rows if at == level]
                right = sum(link.ke in wanted for link, wanted in own)
                none = sum(link.ke is None for link, _ in own)
                print(f"{path.stem:42} {level:8} stated {len(own):2}  right {right:2}  wrong {len(own) - right - none:2}  none {none:2}")
            linked += [(link.skor or 0, link.ke in wanted) for _, link, wanted in rows if link.ke]
    if linked:
        mean, right = (sum(x) / len(linked) for x in zip(*linked, strict=True))
        print(f"linked {len(linked)}: mean score {mean:.2f}, right {right:.2f}")


if __name__ == "__main__":
    main()
