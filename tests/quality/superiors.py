"""How often the superior of a position is inferred where nobody says it: `python -m tests.quality.superiors`.

Over the planted decrees, from the names, tasks and IKI of the positions alone; as they are printed, and sorted by rank (all heads of bidang, then all
heads of seksi), as many decrees list them.
"""

from collections.abc import Iterator

from iki_graph.parsing.superiors import Post, infer, kind_of
from iki_graph.parsing.value import Value
from tests.quality.known import known

RANKS = ("kepala", "wakil", "sekretaris", "bagian", "bidang", "lurah", "subbagian", "seksi", "staf")


def judged(by_rank: bool) -> Iterator[tuple[str, str, bool]]:
    """Each position with the file of its decree, and whether its superior is the right one."""
    for decree in known("planted"):
        posts = list(decree.rekaman.jabatan)
        if by_rank:
            posts.sort(key=lambda post: RANKS.index(kind_of(post.nama or "")))
        given = [
            Post(
                post.nama or "",
                tuple(Value(text, 0, 0) for text in post.tugas),
                tuple(text for row in post.iki for text in (row.kinerja, row.indikator) if text),
            )
            for post in posts
        ]
        for post, found in zip(posts, infer(given, None), strict=True):
            urut = None if found.index is None else posts[found.index].urut
            yield decree.path.stem, post.nama or "", urut == post.atasan_urut


def main() -> None:
    """Print how many superiors are right, and whose are not."""
    for name, by_rank in (("as printed", False), ("by rank", True)):
        found = list(judged(by_rank))
        print(f"{name}: {sum(right for *_, right in found)} of {len(found)}")
        print("".join(f"  {file}: {post}\n" for file, post, right in found if not right), end="")


if __name__ == "__main__":
    main()
