"""Score the findings on one decree against the gold ones.

    score_findings.py GOLD.json FINDINGS.json [--misses]

FINDINGS.json: a list of {"kategori", "jenis": "pasti" | "telaah", "baris": [first, last], "baris_lain": [[first, last], ...], ...} (what
`iki validate FILE --format json` prints; an object with the list under "temuan" will do). A finding points at lines: `baris` is the place
to mend, `baris_lain` further places of the same fault. Each place can answer for one gold finding of its category that it touches, if it
is no more than 3 lines longer than that one; so neither one huge range nor a finding without lines earns anything (without `baris` it can
only meet a gold finding that has none).

Recall counts the gold findings that are certain ("yakin": "pasti"), in all, without typing errors, and typing errors alone. Precision
counts findings of which a place meets any gold finding, the "mungkin" ones too, for `pasti` and `telaah` apart; findings of categories
that the gold does not know (say "lain") are not counted. The gold is not complete: a finding that meets none may still be right; read it
before believing the figure. `gold/categories.json` says which finer names count as one category.
"""

import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from score_record import load

SAME = load(Path(__file__).parent.parent / "gold" / "categories.json")
KNOWN = (
    set(SAME)
    | set(SAME.values())
    | {
        "tidak-ada-sk",
        "nomor-sk-tidak-konsisten",
        "tanggal-tidak-konsisten",
        "periode-salah",
        "nip-tidak-valid",
        "nip-tidak-konsisten",
        "instansi-salah",
        "salah-ketik",
        "dasar-hukum-ganda",
        "dasar-hukum-tidak-relevan",
        "dasar-hukum-salah-urut",
        "jabatan-tanpa-tugas",
        "jabatan-tanpa-fungsi",
        "jabatan-ganda",
        "jabatan-tidak-ada-iki",
        "indikator-bukan-ukuran",
        "indikator-ganda",
        "indikator-gabungan",
        "kinerja-kosong",
        "nomor-urut-lompat",
        "satuan-kosong",
        "sumber-data-kosong",
        "penanggung-jawab-salah",
        "kaskade-tidak-lengkap",
        "kaskade-tidak-konsisten",
        "iku-tidak-diturunkan",
        "iki-tidak-selaras",
        "iku-iki-tertukar",
    }
)


def category(name):
    return SAME.get(name, name)


def places(finding):
    rs = [finding.get("baris")] + list(finding.get("baris_lain") or [])
    return [(r[0], r[-1]) for r in rs if r]


def meets(place, gold):
    if place is None:
        return not places(gold)
    return any(place[0] <= b + 1 and a <= place[1] + 1 and place[1] - place[0] <= b - a + 3 for a, b in places(gold))


def pair(claims, golds):
    """One-to-one matching of claims (finding, place) to gold findings of the same category; gives the matched gold indices."""
    graph = {
        i: [k for k, (f, p) in enumerate(claims) if category(f["kategori"]) == category(g["kategori"]) and meets(p, g)]
        for i, g in enumerate(golds)
    }
    owner = {}

    def place(i, seen):
        for k in graph[i]:
            if k in seen:
                continue
            seen.add(k)
            if k not in owner or place(owner[k], seen):
                owner[k] = i
                return True
        return False

    return {i for i in graph if place(i, set())}


def main(argv):
    paths = [a for a in argv if not a.startswith("--")]
    gold = load(paths[0])["temuan"]
    got = load(paths[1])
    got = [f for f in (got if isinstance(got, list) else got["temuan"]) if category(f["kategori"]) in {category(k) for k in KNOWN}]
    claims = [(f, p) for f in got for p in (places(f) or [None])]
    certain = [g for g in gold if g["yakin"] == "pasti"]
    found = pair(claims, certain)
    right = [
        f
        for f in got
        if any(category(g["kategori"]) == category(f["kategori"]) and any(meets(p, g) for p in (places(f) or [None])) for g in gold)
    ]
    ids = {id(f) for f in right}
    per = Counter(category(g["kategori"]) for g in certain)
    hit = Counter(category(certain[i]["kategori"]) for i in found)
    cats, ok = Counter(category(f["kategori"]) for f in got), Counter(category(f["kategori"]) for f in right)
    for c in sorted(set(per) | set(cats)):
        print(f"{c:34} found {hit[c]:3} of {per[c]:3}   right {ok[c]:3} of {cats[c]:3} reported")
    if "--misses" in argv:
        for i, g in enumerate(certain):
            if i not in found:
                print(f"- missed {g['kategori']} {g.get('baris')}: {g['penjelasan']}")
        for f in got:
            if id(f) not in ids:
                print(f"- unmet  {f['kategori']} {f.get('jenis')} {f.get('baris')}: {f.get('pesan')}")

    def recall(keep):
        n = sum(v for k, v in per.items() if keep(k))
        return sum(v for k, v in hit.items() if keep(k)) / n if n else 1.0

    def precision(kind):
        fs = [f for f in got if (f.get("jenis") or "pasti") == kind]
        return sum(id(f) in ids for f in fs) / len(fs) if fs else 1.0

    typo = lambda k: k == "salah-ketik"
    print(
        f"recall {recall(lambda k: True):.4f} without-typing-errors {recall(lambda k: not typo(k)):.4f} typing-errors {recall(typo):.4f} "
        f"precision {len(right) / max(len(got), 1):.4f} "
        f"pasti {precision('pasti'):.4f} telaah {precision('telaah'):.4f} certain {len(certain)} reported {len(got)}"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
