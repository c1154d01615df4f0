"""Reviewers' verdicts on links: they find both their texts again wherever these stand, and never others."""

import random

import pytest

from iki_graph.alignment import Putusan, align, cascade, measures
from iki_graph.alignment.verdicts import Ends, TautanTersimpan, attach, merged
from iki_graph.record import Rekaman


def decree(*posts: list[str], year: str = "2024") -> Rekaman:
    """A decree of a head and his subordinates with these IKI each."""
    return Rekaman.model_validate(
        {
            "berkas": "contoh.txt",
            "dokumen": {"instansi": "Kecamatan Contoh", "kabupaten": "Contoh", "tahun": year},
            "iku": [{"indikator": "Nilai IKM", "sasaran": "Melayani"}, {"indikator": "Nilai SAKIP", "sasaran": "Melayani"}],
            "jabatan": [
                {"urut": n + 1, "nama": f"Jabatan {n}", "atasan_urut": 1 if n else None, "iki": [{"indikator": text} for text in texts]}
                for n, texts in enumerate(posts)
            ],
        }
    )


POSTS = (["Persentase surat", "Jumlah desa"], ["Surat masuk", "Jumlah desa dibina", "Lain sama", "Lain sama"], ["Surat masuk"])
RECORD = decree(*POSTS)


def verdict(node: str, target: str | None, said: str = "terima", of: Rekaman = RECORD) -> TautanTersimpan:
    ends = Ends([of])
    return ends.kept(ends.by_node[0, node], ends.by_node[0, target] if target else None, putusan=said, penelaah="Tim")


def said_of(rekaman: Rekaman, *kept: TautanTersimpan) -> dict[str, str | None]:
    """What reviewers decided, as alignment tells it."""
    attached = attach([rekaman], kept)
    return {link.iki: link.ke for link in align(rekaman, attached.verdicts[0]) if link.jenis == "ditinjau"}


def test_a_verdict_wins_and_is_told_apart() -> None:
    kept = [verdict("jabatan:1/iki:0", "iku:1"), verdict("jabatan:1/iki:1", None), verdict("iku:0", "sasaran:0")]
    assert said_of(RECORD, *kept) == {"jabatan:1/iki:0": "iku:1", "jabatan:1/iki:1": None, "iku:0": "sasaran:0"}
    graph = cascade(RECORD, align(RECORD, attach([RECORD], kept).verdicts[0]))
    assert graph["jabatan:1/iki:0"]["iku:1"]["kind"] == "ditinjau" and not graph.out_degree("jabatan:1/iki:1")
    (link,) = (link for link in align(RECORD, attach([RECORD], kept).verdicts[0]) if link.iki == "iku:0")
    assert (link.penelaah, link.skor) == ("Tim", 1.0)


def test_inferred_links_give_way_to_a_verdict_that_they_would_close_a_ring_with() -> None:
    below, above = "jabatan:1/iki:0", "jabatan:0/iki:0"
    record = decree(["Jumlah surat masuk", "Jumlah surat"], ["Jumlah surat masuk"])
    assert {link.iki: link.ke for link in align(record)}[below] == above
    kept = {above: Putusan(below)}
    links = {link.iki: link for link in align(record, kept)}
    assert (links[above].ke, links[above].jenis, links[below].ke) == (below, "ditinjau", "jabatan:0/iki:1")  # to its next candidate
    assert measures(cascade(record, links.values())).cycles == []
    alone = decree(["Jumlah surat masuk"], ["Jumlah surat masuk"]).model_copy(update={"iku": []})
    links = {link.iki: link for link in align(alone, kept)}
    assert links[below].ke is None and "berputar" in links[below].alasan  # or to none


@pytest.mark.parametrize("seed", range(5))
def test_no_verdicts_make_a_ring_of_inferred_links(seed: int) -> None:
    """Whatever reviewers decided on texts of long ago, as long as their verdicts are no ring themselves."""
    dice = random.Random(seed)
    texts = ["Jumlah surat masuk", "Jumlah surat", "Jumlah desa dibina", "Nilai IKM"]
    record = decree(*(dice.sample(texts, 3) for _ in range(4)))
    rows = [link.iki for link in align(record) if "/" in link.iki]
    for _ in range(20):
        order = dice.sample(rows, len(rows))
        kept = {node: Putusan(dice.choice(order[at + 1 :])) for at, node in enumerate(order[:-1]) if dice.random() < 0.4}
        assert measures(cascade(record, align(record, kept))).cycles == []


def test_a_changed_text_makes_no_ring_with_a_verdict() -> None:
    """What the row below served is not there any more; its next candidate is the one that a reviewer had serve it."""
    before, after = (decree(["Jumlah surat", text], ["Jumlah surat masuk"]) for text in ("Jumlah surat masuk", "Luas taman"))
    kept = [verdict("jabatan:0/iki:0", "jabatan:1/iki:0", of=before)]
    assert {link.iki: link.ke for link in align(after)}["jabatan:1/iki:0"] == "jabatan:0/iki:0"
    for record in (before, after):
        assert said_of(record, *kept) == {"jabatan:0/iki:0": "jabatan:1/iki:0"}
        assert measures(cascade(record, align(record, attach([record], kept).verdicts[0]))).cycles == []


def test_a_rejected_link_is_not_proposed_again() -> None:
    links = {link.iki: link.ke for link in align(RECORD)}
    node = next(iki for iki, ke in links.items() if ke and "/" in iki)
    kept: list[TautanTersimpan] = []
    seen = []
    while links[node]:
        seen.append(links[node])
        kept = merged(kept, {item.sidik: item for item in [verdict(node, links[node], "tolak")]})
        links = {link.iki: link.ke for link in align(RECORD, attach([RECORD], kept).verdicts[0])}
    assert len(set(seen)) == len(seen) >= 1
    decided = merged(kept, {item.sidik: item for item in [verdict(node, seen[0])]})
    assert said_of(RECORD, *decided) == {node: seen[0]}


def test_what_says_the_same_as_a_rejected_target_is_rejected_with_it() -> None:
    """The head's IKI is the IKU word for word: whoever rejects the one is not asked about the other."""
    of = decree(["Nilai SAKIP"], ["Persentase nilai SAKIP bagian"])
    node = "jabatan:1/iki:0"
    assert {link.iki: link.ke for link in align(of)}[node] == "jabatan:0/iki:0"
    attached = attach([of], [verdict(node, "jabatan:0/iki:0", "tolak", of)])
    assert {link.iki: link.ke for link in align(of, attached.verdicts[0])}[node] is None


def test_texts_are_followed_wherever_they_stand() -> None:
    kept = [verdict("jabatan:1/iki:1", "jabatan:0/iki:1"), verdict("jabatan:2/iki:0", "iku:1")]
    moved = decree(["baru", *POSTS[0]], ["baru", *reversed(POSTS[1])], ["baru", " SURAT  masuk"])
    assert said_of(moved, *kept) == {"jabatan:1/iki:3": "jabatan:0/iki:2", "jabatan:2/iki:1": "iku:1"}


@pytest.mark.parametrize(
    "changed",
    [
        decree(POSTS[0], ["Surat keluar", *POSTS[1][1:]], POSTS[2]),
        decree(["Persentase surat selesai", POSTS[0][1]], *POSTS[1:]),
        decree(*POSTS, year="2025"),
        decree(POSTS[0], [], [*POSTS[2], *POSTS[1]]),
    ],
    ids=["text", "target", "decree", "position"],
)
def test_a_changed_text_makes_an_orphan(changed: Rekaman) -> None:
    kept = verdict("jabatan:1/iki:0", "jabatan:0/iki:0")
    attached = attach([changed], [kept])
    assert attached.orphans == [kept] and attached.verdicts == [{}]
    assert attach([RECORD], [kept]).orphans == []


def test_rows_alike_are_told_apart_by_number_while_they_are_as_many() -> None:
    second = verdict("jabatan:1/iki:3", "iku:0")
    assert said_of(RECORD, second) == {"jabatan:1/iki:3": "iku:0"}
    for posts in (POSTS[1][:3], [*POSTS[1], "Lain sama"]):
        assert attach([decree(POSTS[0], posts, POSTS[2])], [second]).orphans == [second]


def test_decrees_of_one_file_are_told_apart() -> None:
    other = decree(*POSTS, year="2025")
    kept = verdict("jabatan:1/iki:0", "iku:1", of=other)
    assert [list(one) for one in attach([RECORD, other], [kept]).verdicts] == [[], ["jabatan:1/iki:0"]]
    twins = Ends([RECORD, RECORD])
    first = twins.kept(twins.by_node[0, "iku:0"], twins.by_node[0, "sasaran:0"], putusan="terima")
    assert [list(one) for one in attach([RECORD, RECORD], [first]).verdicts] == [["iku:0"], []]
    across = twins.kept(twins.by_node[0, "iku:0"], twins.by_node[1, "sasaran:0"], putusan="terima")
    assert attach([RECORD, RECORD], [across]).orphans == [across]


def test_never_on_other_texts_however_a_decree_is_shuffled() -> None:
    kept = [verdict(f"jabatan:1/iki:{n}", target) for n, target in ((0, "iku:0"), (1, "jabatan:0/iki:1"), (2, "jabatan:0/iki:0"))]
    dice = random.Random(7)
    for _ in range(40):
        posts = [dice.sample([*texts, f"baru {dice.random()}"], k=dice.randint(1, len(texts))) for texts in POSTS]
        changed = decree(*posts)
        ends = Ends([changed])
        attached = attach([changed], kept)
        found = {(ends.by_node[0, n].text, ends.by_node[0, one.ke].text) for n, one in attached.verdicts[0].items() if one.ke}
        assert found <= {(item.teks, item.teks_ke) for item in kept}
        assert len(found) + len(attached.orphans) == len(kept)


def test_answers_replace_add_and_take_back() -> None:
    first, other, no = (
        verdict("jabatan:1/iki:0", target, said) for target, said in (("iku:0", "terima"), ("iku:1", "terima"), ("iku:1", "tolak"))
    )
    assert merged([first], {other.sidik: other}) == [other]
    assert merged([first], {no.sidik: no}) == [first, no]
    assert merged([first, no], {other.sidik: other}) == [other]
    assert merged([first, no], {first.sidik: None}) == [no]
    assert merged([first], {}) == [first]
