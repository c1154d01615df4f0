"""Score a converted decree against its gold record.

    score_record.py GOLD.json CONVERTED.json [--misses]

Both files hold one record (iki_graph/record.py). Every value is one fact; the score is
recall = facts of the gold found / facts of the gold, precision = facts found / facts converted,
per group and overall. Values are compared by their letters and digits only (case, white space,
punctuation, Markdown and LaTeX marks do not count). Positions and rows are aligned in order, by
the likeness of their texts, so one missed row costs that row and not all that follow.
Exit status 0 always; the last line is `F1 0.9876 recall 0.99 precision 0.98 facts 1234`.
"""

import json
import re
import sys
import unicodedata
from collections import defaultdict
from difflib import SequenceMatcher
from pathlib import Path


def load(path):
    """A JSON file's content."""
    return json.loads(Path(path).read_text(encoding="utf-8"))


LATEX = re.compile(r"\\(?:frac|text|times|sum|begin|end|left|right|mathrm|quad|,|;|%)\b|\\")


def key(value):
    """Letters and digits of a value, casefolded."""
    if value is None:
        return ""
    text = unicodedata.normalize("NFKC", str(value)).casefold()
    text = LATEX.sub(" ", text.replace("<br>", " "))
    text = re.sub(r"[×∙•*]", "x", text)
    return re.sub(r"[^0-9a-z%]+", "", text)


def likeness(a, b):
    if not a and not b:
        return 0.0
    if a == b:
        return 1.0
    return SequenceMatcher(None, a, b, autojunk=False).quick_ratio() and SequenceMatcher(None, a, b, autojunk=False).ratio()


def align(left, right, text, floor=0.5):
    """Order-preserving best pairing of two lists by likeness of text(item)."""
    lt, rt = [text(x) for x in left], [text(x) for x in right]
    n, m = len(lt), len(rt)
    score = [[0.0] * (m + 1) for _ in range(n + 1)]
    like = {}
    for i in range(n):
        for j in range(m):
            s = likeness(lt[i], rt[j])
            like[i, j] = s if s >= floor else 0.0
            score[i + 1][j + 1] = max(score[i][j + 1], score[i + 1][j], score[i][j] + like[i, j])
    pairs, i, j = {}, n, m
    while i and j:
        if like[i - 1, j - 1] and abs(score[i][j] - score[i - 1][j - 1] - like[i - 1, j - 1]) < 1e-9:
            pairs[i - 1] = j - 1
            i, j = i - 1, j - 1
        elif score[i][j] == score[i - 1][j]:
            i -= 1
        else:
            j -= 1
    return pairs


class Tally:
    def __init__(self):
        self.gold, self.got, self.hit = defaultdict(int), defaultdict(int), defaultdict(int)
        self.misses = []

    def value(self, group, where, gold, got):
        g, c = key(gold), key(got)
        self.gold[group] += bool(g)
        self.got[group] += bool(c)
        if g and g == c:
            self.hit[group] += 1
        elif g or c:
            self.misses.append((group, where, gold, got))

    def items(self, group, where, gold, got):
        gold, got = [x for x in gold or [] if key(x)], [x for x in got or [] if key(x)]
        pairs = align(gold, got, key, 0.4)
        taken = set(pairs.values())
        for i, g in enumerate(gold):
            self.value(group, f"{where}[{i}]", g, got[pairs[i]] if i in pairs else None)
        for j, c in enumerate(got):
            if j not in taken:
                self.value(group, f"{where}[+{j}]", None, c)


ROW = ("kinerja", "indikator", "formulasi", "sumber_data", "penanggung_jawab")
IKU = ("kode", "sasaran", "indikator", "formulasi", "definisi", "sumber_data", "penanggung_jawab", "tingkat")


def rows(t, group, where, gold, got, fields):
    text = lambda r: key(r.get("indikator")) + key(r.get("formulasi")) + key(r.get("kinerja") or r.get("sasaran"))
    pairs = align(gold, got, text, 0.45)
    taken = set(pairs.values())
    for i, g in enumerate(gold):
        c = got[pairs[i]] if i in pairs else {}
        for f in fields:
            t.value(f"{group}.{f}", f"{where}[{i}].{f}", g.get(f), c.get(f))
    for j, c in enumerate(got):
        if j not in taken:
            for f in fields:
                t.value(f"{group}.{f}", f"{where}[+{j}].{f}", None, c.get(f))


def superior(gold, got):
    """Gold and converted superior; an accepted alternative counts as the gold one."""
    a, b = gold.get("atasan"), got.get("atasan")
    if b and key(b) in {key(x) for x in gold.get("atasan_lain") or []}:
        return b, b
    short = lambda v: re.sub(r"(kantor)?kecamatan[a-z]*$", "", key(v)) if v else v
    return (b, b) if a and b and short(a) == short(b) else (a, b)


def score(gold, got):
    t = Tally()
    gd, cd = gold.get("dokumen") or {}, got.get("dokumen") or {}
    for f in ("jenis", "nomor", "tentang", "tanggal", "tempat", "tahun", "instansi", "kabupaten"):
        t.value("dokumen", f"dokumen.{f}", gd.get(f), cd.get(f))
    for f in ("jabatan", "nama", "nip", "pangkat"):
        t.value("dokumen", f"dokumen.penandatangan.{f}", (gd.get("penandatangan") or {}).get(f), (cd.get("penandatangan") or {}).get(f))
    t.items("menimbang", "menimbang", gold.get("menimbang"), got.get("menimbang"))
    law = lambda m: key(m.get("jenis")) + key(m.get("nomor")) + key(m.get("tahun")) + key(m.get("tentang"))
    gm, cm = gold.get("mengingat") or [], got.get("mengingat") or []
    pairs = align(gm, cm, law, 0.5)
    taken = set(pairs.values())
    blank = {}
    for i, g in [*enumerate(gm), *[(f"+{j}", blank) for j in range(len(cm)) if j not in taken]]:
        c = cm[pairs[i]] if i in pairs else (blank if not isinstance(i, str) else cm[int(i[1:])])
        for f in ("jenis", "nomor", "tahun", "tentang", "tln"):
            t.value("mengingat", f"mengingat[{i}].{f}", g.get(f), c.get(f))
        ln = lambda m: "/".join(str((m.get("ln") or {}).get(k) or "") for k in ("jenis", "tahun", "nomor")).strip("/")
        t.value("mengingat", f"mengingat[{i}].ln", ln(g), ln(c))
        amended = lambda m: [f"{d.get('jenis')} {d.get('nomor')} {d.get('tahun')}" for d in m.get("diubah") or []]
        t.items("mengingat", f"mengingat[{i}].diubah", amended(g), amended(c))
    gk, ck = gold.get("diktum") or [], got.get("diktum") or []
    pairs = align(gk, ck, lambda d: key(d.get("ke")), 0.9)
    taken = set(pairs.values())
    for i, g in [*enumerate(gk), *[(f"+{j}", {}) for j in range(len(ck)) if j not in taken]]:
        c = ck[pairs[i]] if i in pairs else ({} if not isinstance(i, str) else ck[int(i[1:])])
        t.value("diktum", f"diktum[{i}].ke", g.get("ke"), c.get("ke"))
        t.value("diktum", f"diktum[{i}].teks", g.get("teks"), c.get("teks"))
        t.items("diktum", f"diktum[{i}].butir", g.get("butir"), c.get("butir"))
    gc, cc = gold.get("kaskade") or {}, got.get("kaskade") or {}
    t.value("kaskade", "kaskade.visi", gc.get("visi"), cc.get("visi"))
    t.items("kaskade", "kaskade.tautan", [" > ".join(x) for x in gc.get("tautan") or []], [" > ".join(x) for x in cc.get("tautan") or []])
    for f in ("misi", "tujuan", "sasaran"):
        t.items("kaskade", f"kaskade.{f}", gc.get(f), cc.get(f))
    rows(t, "iku", "iku", gold.get("iku") or [], got.get("iku") or [], IKU)
    gj, cj = gold.get("jabatan") or [], got.get("jabatan") or []
    text = lambda p: key(p.get("nama")) + "".join(key(r.get("indikator")) for r in p.get("iki", [])[:3])
    pairs = align(gj, cj, text, 0.4)
    taken = set(pairs.values())
    for i, g in [*enumerate(gj), *[(f"+{j}", {}) for j in range(len(cj)) if j not in taken]]:
        c = cj[pairs[i]] if i in pairs else ({} if not isinstance(i, str) else cj[int(i[1:])])
        t.value("jabatan.nama", f"jabatan[{i}].nama", g.get("nama"), c.get("nama"))
        t.value("jabatan.atasan", f"jabatan[{i}].atasan", *superior(g, c))
        for f in ("nama", "nip"):
            t.value("jabatan.pemegang", f"jabatan[{i}].pemegang.{f}", (g.get("pemegang") or {}).get(f), (c.get("pemegang") or {}).get(f))
        for f in ("tugas", "fungsi"):
            t.items(f"jabatan.{f}", f"jabatan[{i}].{f}", g.get(f), c.get(f))
        rows(t, "iki", f"jabatan[{i}].iki", g.get("iki") or [], c.get("iki") or [], ROW)
    return t


def main(argv):
    paths = [a for a in argv if not a.startswith("--")]
    gold, got = (load(p) for p in paths[:2])
    got = got[0] if isinstance(got, list) else got
    t = score(gold, got)
    for g in sorted(set(t.gold) | set(t.got)):
        r = t.hit[g] / t.gold[g] if t.gold[g] else 1.0
        p = t.hit[g] / t.got[g] if t.got[g] else 1.0
        print(f"{g:24} recall {r:.3f} precision {p:.3f}  gold {t.gold[g]} converted {t.got[g]}")
    if "--misses" in argv:
        for group, where, g, c in t.misses:
            print(f"- {where}\n    gold      {g!r}\n    converted {c!r}")
    gold_n, got_n, hit = sum(t.gold.values()), sum(t.got.values()), sum(t.hit.values())
    r, p = hit / max(gold_n, 1), hit / max(got_n, 1)
    print(f"F1 {2 * r * p / (r + p) if r + p else 0:.4f} recall {r:.4f} precision {p:.4f} facts {gold_n}")


if __name__ == "__main__":
    main(sys.argv[1:])
