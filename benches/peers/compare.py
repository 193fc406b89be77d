"""Runs linters on files with known defects and on many files, and prints a table.

usage: compare.py CASES WORK NAME=PROGRAM...
"""

import os, pathlib, re, statistics, subprocess, sys, time

from cases import cases, many, score
from programs import SET, programs, run

RUNS = 5


def measured(command, folder, runs=RUNS):
    """Median of the seconds, and KiB. GNU time counts those: a child of Python begins with Python's memory."""
    seconds = []
    for turn in range(runs + 1):
        start = time.monotonic()
        subprocess.run(command, cwd=folder, env=SET, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        took = time.monotonic() - start
        # The first turn warms the caches up.
        if turn or took > 5:
            seconds.append(took)
        if took > 5:
            break
    said = run(["/usr/bin/time", "-f", "%M", *command], folder)
    return statistics.median(seconds), int(said.err.split()[-1])


def human(seconds, kib):
    took = f"{seconds * 1000:.0f} ms" if seconds < 1 else f"{seconds:.1f} s"
    return f"{took} · {kib / 1024:.0f} MB"


def version(program, tool, work):
    """What it says of itself, or what its package says."""
    said = run([*program, *tool.version], work) if tool.version else None
    found = re.findall(r"\d+\.\d+(?:\.\d+)?", said.out + said.err) if said else []
    # One that was built by `go install` does not know its own, one in a folder of Python packages has it in a name.
    found = found or re.findall(r"mod\t.*\tv(\S+)", run(["go", "version", "-m", program[0]], work).out)
    packages = pathlib.Path(program[0]).parent.parent.glob(f"lib/*/site-packages/{pathlib.Path(program[0]).name}-*.dist-info")
    found = found or [it.name.split("-")[1].removesuffix(".dist") for it in packages]
    return found[-1] if found else ""


def main(folder, work, *given):
    folder, work = pathlib.Path(folder).resolve(), pathlib.Path(work).resolve()
    given = dict(it.split("=", 1) for it in given)
    families = cases(folder, work / "cases")
    one, few = work / "one", work / "many"
    one.mkdir(exist_ok=True)
    (one / "docker-compose.yml").write_bytes((folder.parent.parent / "docker-compose.yml").read_bytes())
    count = 2000
    many(few, count)
    files = [file for family in families.values() for file in family]
    totals = {family: len(found) for family, found in score([], families)[0].items()}
    right = sum(len(right) for family in families.values() for _, right in family.values())
    size = (one / "docker-compose.yml").stat().st_size
    print("| tool | " + " | ".join(f"{family} ({total})" for family, total in totals.items()) + f" | false alarms ({right}) | one file of {size // 1000} kB | {count:,} files |")
    print("|---" * (len(totals) + 4) + "|")
    verbose = os.environ.get("VERBOSE")
    for name, tool in programs(work, given.pop("queries", "")).items():
        if name not in given:
            continue
        program = given[name].split()
        found, alarms = score(tool.findings(program, work / "cases", files), families)
        if verbose:
            split = {False: [], True: []}
            for family in found.values():
                for (_, slug), is_found in family.items():
                    split[is_found].append(slug)
            print(f"{name} finds: {' '.join(split[True])}\n{name} misses: {' '.join(split[False])}", file=sys.stderr)
        counts = " | ".join(str(sum(found[family].values())) for family in totals)
        single = human(*measured(tool.command(program, "docker-compose.yml", one), one))
        whole = "one file a run" if tool.single else human(*measured(tool.command(program, ".", few), few, 3))
        print(f"| {name} {version(program, tool, work)} | {counts} | {alarms} | {single} | {whole} |", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
