"""Time `iki review` over many decrees in one process and in two.

    python benchmarks/batch.py [COPIES]      (default: 20)

The decrees are copies of the samples in data/sk that differ by a line. Prints wall and CPU seconds of each run (of all its processes), how much
faster two processes are, and the most memory that the first process had, also for half of the files; then a run again with nothing to do.
Nothing is asserted: machines differ, and one with a single processor shows no gain.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from iki_graph.cli.output import table

SAMPLES = sorted((Path(__file__).parent.parent / "data" / "sk").glob("*.txt"))
_PROGRAM = """
import resource, sys
from iki_graph.cli import run
code = run(sys.argv[1:])
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)
sys.exit(code)
"""


def reviewed(source: Path, out: Path, jobs: int) -> tuple[float, float, float]:
    """Wall and CPU seconds of a review, and the most megabytes that its first process had."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    command = [sys.executable, "-c", _PROGRAM, "review", str(source), "--out", str(out), "--jobs", str(jobs)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, int(done.stderr.split()[-1]) / 1024


def main(copies: int) -> None:
    """Make the decrees, run, and print."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for part, number in (("half", copies // 2), ("all", copies)):
            (folder / part).mkdir()
            for at in range(number):
                text = SAMPLES[at % len(SAMPLES)].read_text(encoding="utf-8")
                (folder / part / f"sk-{at:04}.txt").write_text(f"{text}\nSalinan ke {at}\n", encoding="utf-8")
        rows, whole = [], {}
        for label, part, jobs in (("two processes, half", "half", 2), ("one process", "all", 1), ("two processes", "all", 2)):
            wall, cpu, memory = reviewed(folder / part, folder / f"{part}-{jobs}", jobs)
            whole[label] = wall
            rows.append((label, f"{wall:.1f}", f"{cpu:.1f}", f"{memory:.0f}"))
        wall, cpu, memory = reviewed(folder / "all", folder / "all-2", 2)
        rows.append(("again, nothing to do", f"{wall:.1f}", f"{cpu:.1f}", f"{memory:.0f}"))
        print(f"{copies} decrees on {os.cpu_count()} processors\n")
        print(table(("run", "wall seconds", "CPU seconds", "MB in the first process"), rows))
        print(f"two processes are {whole['one process'] / whole['two processes']:.2f} times as fast as one")
        same = [
            path.name
            for path in (folder / "all-1").iterdir()
            if path.is_file() and path.read_bytes() != (folder / "all-2" / path.name).read_bytes()
        ]
        print("results are the same bytes" if not same else f"results differ: {', '.join(same)}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 20)
