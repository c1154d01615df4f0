"""Score the alignment of one decree's IKI against the gold one.

    score_alignment.py GOLD.json ALIGNMENT.json [CONVERTED.json] [--misses]

ALIGNMENT.json: a list of {"iki": "jabatan:3/iki:2", "ke": "iku:0" | "jabatan:0/iki:4" | null, "skor": 0.8} (what
`iki align FILE --format json` prints; an object with the list under "keselarasan" will do). Rows about anything but an IKI
(program indicators, sasaran) are allowed and not scored. Of several links of one IKI the one with the highest `skor` is its
answer for `direct`; each further link that no reviewer accepts costs as a wrong one, so linking everything to everything pays nothing.

`direct`: is the IKI linked to the target that the reviewer chose (or one he would accept, "ke_lain")? `reach`: does it reach the same
IKU, or where there is none the same top-most IKI, at the end of its chain? A wrong target counts as wrong and as missed.
CONVERTED.json, the record of the same document, lets missed or extra positions and rows be told from wrong links; without it
indices must agree with the gold's.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from score_record import align, key, load


def is_iki(node):
    return bool(node) and node.startswith("jabatan:") and "/iki:" in node


def ends(node, links):
    """The ends reached from node: IKU, or nodes without a further link."""
    seen, stack, out = {node}, [node], set()
    while stack:
        n = stack.pop()
        ups = set() if n.startswith("iku:") else (links.get(n) or set()) - {n}
        if not ups and n != node:
            out.add(n)
        for u in ups - seen:
            seen.add(u)
            stack.append(u)
    return out


def to_gold(gold, got):
    """Names of the converted record's rows in the gold's indices."""
    row = lambda r: key(r.get("indikator")) + key(r.get("formulasi")) + key(r.get("kinerja") or r.get("sasaran"))
    pos = lambda p: key(p.get("nama")) + "".join(key(r.get("indikator")) for r in p.get("iki", [])[:3])
    name = {}
    for g, c in align(gold.get("iku") or [], got.get("iku") or [], row, 0.45).items():
        name[f"iku:{c}"] = f"iku:{g}"
    for g, c in align(gold["jabatan"], got.get("jabatan") or [], pos, 0.4).items():
        for gi, ci in align(gold["jabatan"][g].get("iki") or [], got["jabatan"][c].get("iki") or [], row, 0.45).items():
            name[f"jabatan:{c}/iki:{ci}"] = f"jabatan:{g}/iki:{gi}"
    return name


def main(argv):
    paths = [a for a in argv if not a.startswith("--")]
    gold, got = (load(p) for p in paths[:2])
    got = got if isinstance(got, list) else got["keselarasan"]
    if len(paths) > 2:
        record = load(paths[2])
        name = to_gold(gold, record[0] if isinstance(record, list) else record)
        got = [{**r, "iki": name.get(r.get("iki"), r.get("iki")), "ke": name.get(r.get("ke"), r.get("ke"))} for r in got]
    want, accept = {}, {}
    for j, p in enumerate(gold["jabatan"]):
        for i, r in enumerate(p["iki"]):
            s = r.get("selaras") or {}
            node = f"jabatan:{j}/iki:{i}"
            want[node] = {s["ke"]} if s.get("ke") else set()
            accept[node] = want[node] | set(s.get("ke_lain") or [])
    have = {}
    for r in got:
        if is_iki(r.get("iki")) and r.get("ke"):
            have.setdefault(r["iki"], []).append((r.get("skor") or 0, r["ke"]))
    links = {n: {k for _, k in v} for n, v in have.items()}
    best = {n: max(v)[1] for n, v in have.items()}
    right = sum(best.get(n) in accept[n] for n in want if n in best)
    extra = sum(k not in accept.get(n, set()) for n, v in links.items() for k in v if k != best[n])
    wrong = sum(best[n] not in accept.get(n, set()) for n in best) + extra
    missed = sum(bool(want[n]) and best.get(n) not in accept[n] for n in want)
    direct = 2 * right / (2 * right + wrong + missed) if right + wrong + missed else 1.0
    good = {n: ends(n, want) | ends(n, accept) for n in want}
    reached = {n: ends(n, links) for n in links}
    rr = sum(bool(reached.get(n)) and reached[n] <= good[n] for n in want)
    half = sum(bool(reached.get(n, set()) & good[n]) and not reached[n] <= good[n] for n in want)
    rw = sum(not reached[n] & good.get(n, set()) for n in reached if reached[n]) + half
    rm = sum(bool(want[n]) and not reached.get(n, set()) & good[n] for n in want)
    reach = 2 * rr / (2 * rr + rw + rm) if rr + rw + rm else 1.0
    if "--misses" in argv:
        for n, wanted in want.items():
            if best.get(n) in accept[n] or (not wanted and n not in best):
                continue
            j, i = (int(x.split(":")[1]) for x in n.split("/"))
            print(
                f"- {n} {gold['jabatan'][j]['iki'][i]['indikator'][:90]!r}\n"
                f"    accepts {sorted(accept[n])}\n    got     {sorted(links.get(n, set()))}"
            )
    print(f"direct F1 {direct:.4f} (right {right}, wrong {wrong}, missed {missed})  reach F1 {reach:.4f}  IKI {len(want)}")


if __name__ == "__main__":
    main(sys.argv[1:])
