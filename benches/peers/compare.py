"""Runs linters on files with known defects and on many files, and prints a table.

usage: compare.py CASES WORK NAME=PROGRAM...

A case is a document of CASES/*.yml, called by the comment behind its `---`. `# <- slug` marks a defect, which may
show on several lines; it is found when something is reported on one of them, or on its file when it is the only one
there and the tool knows no lines. `~word` after a slug asks for a report that says the word, where tools report many things on one line. `# ok: why`
marks a line that is right; a report there is a false alarm. The tools see neither marks nor comments on them.
"""

import hashlib, json, os, pathlib, re, statistics, subprocess, sys, tempfile, time

SET = {"POSTGRES_PASSWORD": "x", "PATH": os.environ["PATH"], "HOME": os.environ["HOME"]}
RUNS = 5


def invented(text):
    """`%a36%` as 36 characters that look random and are the same in each run."""
    alphabets = {"a": "abcdefghkmnpqrstuvwxyzABCDEFGHKMNPQRSTUVWXYZ23456789", "A": "ABCDEFGHJKMNPQRSTUVWXYZ234567", "h": "0123456789abcdef", "d": "0123456789"}

    def made(match):
        seed = hashlib.shake_256(f"{match[0]}{match.start()}".encode()).digest(int(match[2]))
        return "".join(alphabets[match[1]][byte % len(alphabets[match[1]])] for byte in seed)

    return re.sub(r"%([aAhd])(\d+)%", made, text)


def cases(folder, out):
    """Writes each case to a folder of its own; gives the marks as {family: {file: ({line: marks}, {lines that are right})}}."""
    families = {}
    for path in sorted(folder.glob("*.yml")):
        for case in re.split(r"^--- # ", path.read_text(), flags=re.M)[1:]:
            name, text = case.split("\n", 1)
            file = pathlib.Path(path.stem, name if "/" in name else f"{name}/docker-compose.yml")
            defects, right, lines = {}, set(), []
            for number, line in enumerate(invented(text).splitlines(), 1):
                written, _, marks = line.partition(" # <- ")
                found = re.findall(r"([\w-]+)(?: ~(\S+))?", marks)
                written, ok, _ = written.partition(" # ok: ")
                if found:
                    defects[number] = found
                if ok:
                    right.add(number)
                lines.append(written.rstrip())
            (out / file).parent.mkdir(parents=True, exist_ok=True)
            (out / file).write_text("\n".join(lines) + "\n")
            families.setdefault(path.stem, {})[str(file)] = (defects, right)
    return families


def many(out, count):
    """A folder of stacks like those people write, eight to a folder."""
    for number in range(count):
        text = f"""services:
  app:
    image: example/app:1.{number}.2
    restart: unless-stopped
    depends_on: [db]
    ports: ["127.0.0.1:{10000 + number}:8080"]
    environment:
      DATABASE_URL: postgres://app:${{DB_PASSWORD:?set it}}@db:5432/app
      LOG_LEVEL: ${{LOG_LEVEL:-info}}
    volumes: ["uploads:/srv/uploads"]
    labels:
      - traefik.enable=true
      - traefik.http.routers.app{number}.rule=Host(`app{number}.example.org`)
      - traefik.http.routers.app{number}.entrypoints=websecure
      - traefik.http.routers.app{number}.tls.certresolver=letsencrypt
    healthcheck:
      test: ["CMD-SHELL", "curl -f http://127.0.0.1:8080/health || exit 1"]
      interval: 30s
  worker:
    image: example/app:1.{number}.2
    command: ["sh", "-c", "exec worker --queue default --name $$HOSTNAME"]
    restart: unless-stopped
    environment: {{ DATABASE_URL: "postgres://app:${{DB_PASSWORD:?set it}}@db:5432/app", TOKEN: "tulip-{number}-garden" }}
  db:
    image: postgres:16
    restart: unless-stopped
    environment:
      POSTGRES_USER: app
      POSTGRES_PASSWORD: ${{DB_PASSWORD:?set it}}
    volumes: ["data:/var/lib/postgresql/data"]
    healthcheck:
      test: ["CMD-SHELL", "pg_isready -U app"]
      interval: 10s
      retries: 5
volumes:
  data: {{}}
  uploads: {{}}
"""
        folder = out / f"{number // 8:03}" / str(number % 8)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "docker-compose.yml").write_text(text)


def run(command, folder):
    # Files, not pipes: some programs end before they have filled a pipe.
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as err:
        code = subprocess.run(command, cwd=folder, env=SET, stdin=subprocess.DEVNULL, stdout=out, stderr=err).returncode
        out.seek(0), err.seek(0)
        return code, out.read(), err.read()


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
    _, _, said = run(["/usr/bin/time", "-f", "%M", *command], folder)
    return statistics.median(seconds), int(said.split()[-1])


def shown_file(path, folder):
    path = pathlib.Path(path)
    return str(path.relative_to(folder) if path.is_absolute() else path)


class Tool:
    """How a program is called on a folder or a file, and what it says: (file, line or 0, words).

    `EACH` in a call stands for the files of a folder; one that takes a single file is run for each.
    """

    def __init__(self, version, call, read, single=False):
        self.version, self.call, self.read, self.single = version, call, read, single

    def command(self, program, target, folder):
        files = [str(it.relative_to(folder)) for it in sorted(folder.rglob("*.yml"))] if target == "." else [target]
        return [*program, *(part for it in self.call(target) for part in (files if it == "EACH" else [it]))]

    def findings(self, program, folder, files):
        for target in files if self.single else ["."]:
            said = run(self.command(program, target, folder), folder)
            yield from ((target, *it) for it in self.read(*said)) if self.single else self.read(*said, folder)


def smarteros(code, out, err, folder):
    for it in json.loads(out)["findings"]:
        yield it["file"], it["line"], it["rule"] + " " + it["message"]


def complaint(code, out, err):
    """One error, or warnings; a line only where the text says one."""
    for line in err.splitlines():
        if code or "level=warning" in line:
            number = re.search(r"\bline:? (\d+)", line)
            yield int(number[1]) if number else 0, line


def dclint(code, out, err, folder):
    """Without its rules on the order of keys and on quotes around volumes, which are a matter of taste."""
    for file in json.loads(out[out.index("[") :]):
        for it in file["messages"]:
            whole = it["rule"] in ("invalid-schema", "invalid-yaml")
            if it["rule"].endswith("-order") or it["rule"] == "no-quotes-in-volumes":
                continue
            yield shown_file(file["filePath"], folder), 0 if whole else it["line"], it["rule"] + " " + it["message"]


def jsonschema(code, out, err, folder):
    said = json.loads(out)
    for it in said.get("errors", []) + said.get("parse_errors", []):
        yield shown_file(it["filename"], folder), 0, it.get("message", "") + " does not parse"


def parsable(code, out, err, folder):
    for line in out.splitlines():
        file, number, _, words = line.split(":", 3)
        yield shown_file(file.removeprefix("./"), folder), int(number), words


def checkov(code, out, err, folder):
    said = json.loads(out)
    for part in said if isinstance(said, list) else [said]:
        for it in part.get("results", {}).get("failed_checks", []):
            first, last = it["file_line_range"]
            for number in range(first, last + 1):
                yield it["file_path"].lstrip("/"), number, it["check_id"] + " " + it["check_name"]


def detect_secrets(code, out, err, folder):
    for file, all in json.loads(out)["results"].items():
        for it in all:
            yield file, it["line_number"], it["type"]


def gitleaks(code, out, err, folder):
    for it in json.loads(out):
        yield shown_file(it["File"].removeprefix("./"), folder), it["StartLine"], it["RuleID"]


def kingfisher(code, out, err, folder):
    for it in json.loads(out)["findings"]:
        at = it["finding"]
        yield shown_file(at["path"].removeprefix("./"), folder), int(at["line"]), it["rule"]["name"]


def kics(code, out, err, folder):
    for query in json.loads((folder.parent / "kics/results.json").read_text())["queries"]:
        for it in query["files"]:
            yield os.path.normpath(it["file_name"]), it["line"], query["query_name"]


def tools(work, queries):
    yamllint = "{extends: relaxed, rules: {line-length: disable}}"
    report = ["--report-formats", "json", "-o", str(work / "kics"), "--no-progress", "--silent", "--disable-full-descriptions", "--ignore-on-exit", "all"]
    return {
        "smarteros": Tool(["--version"], lambda it: ["lint", "--format", "json", "--fail-on", "never", it], smarteros),
        "docker compose config": Tool(["version", "--short"], lambda it: ["-f", it, "config", "-q"], complaint, single=True),
        "podman-compose config": Tool(["--version"], lambda it: ["-f", it, "config", "-q"], complaint, single=True),
        "dclint": Tool(["--version"], lambda it: ["-f", "json", "-r", it], dclint),
        "check-jsonschema": Tool(["--version"], lambda it: ["--builtin-schema", "vendor.compose-spec", "-o", "json", "EACH"], jsonschema),
        "yamllint": Tool(["--version"], lambda it: ["-f", "parsable", "-d", yamllint, it], parsable),
        "KICS": Tool(["version"], lambda it: ["scan", "-p", it, "-q", str(queries), *report], kics),
        "checkov": Tool(["--version"], lambda it: ["-d" if it == "." else "-f", it, "--framework", "secrets", "yaml", "-o", "json", "--compact", "--skip-download"], checkov),
        "detect-secrets": Tool(["--version"], lambda it: ["scan", "--all-files", it], detect_secrets),
        "gitleaks": Tool(["version"], lambda it: ["dir", it, "--no-banner", "-l", "error", "-f", "json", "-r", "-"], gitleaks),
        "kingfisher": Tool(["--version"], lambda it: ["scan", it, "--format", "json", "--no-validate", "--no-update-check", "--quiet"], kingfisher),
    }


def score(findings, families):
    """Of each family: which defects were found; and how many lines that are right were reported."""
    by_file = {}
    for file, line, words in findings:
        by_file.setdefault(file, []).append((line, words))
    found, alarms = {}, 0
    for family, files in families.items():
        of_family = found.setdefault(family, {})
        for file, (defects, right) in files.items():
            said = by_file.get(file, [])
            marks = [(number, *mark) for number, all in defects.items() for mark in all]
            whole = len({slug for _, slug, _ in marks}) == 1 and any(line == 0 for line, _ in said)
            for number, slug, word in marks:
                here = any(line == number and re.search(word, words, re.I) for line, words in said)
                case = pathlib.Path(file).parts[1], slug
                of_family[case] = of_family.get(case, False) or whole or here
            reported = {line for line, _ in said}
            alarms += len(right & reported) if defects or 0 not in reported else 1
    return found, alarms


def human(seconds, kib):
    took = f"{seconds * 1000:.0f} ms" if seconds < 1 else f"{seconds:.1f} s"
    return f"{took} · {kib / 1024:.0f} MB"


def main(folder, work, *programs):
    folder, work = pathlib.Path(folder).resolve(), pathlib.Path(work).resolve()
    programs = dict(it.split("=", 1) for it in programs)
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
    for name, tool in tools(work, programs.pop("queries", "")).items():
        if name not in programs:
            continue
        program = programs[name].split()
        versions = re.findall(r"\d+\.\d+(?:\.\d+)?", "".join(run([*program, *tool.version], work)[1:]))
        found, alarms = score(tool.findings(program, work / "cases", files), families)
        if verbose:
            missed = [slug for family in found.values() for (_, slug), is_found in family.items() if not is_found]
            print(f"{name} misses: {' '.join(missed)}", file=sys.stderr)
        counts = " | ".join(str(sum(found[family].values())) for family in totals)
        single = human(*measured(tool.command(program, "docker-compose.yml", one), one))
        whole = "one file a run" if tool.single else human(*measured(tool.command(program, ".", few), few, 3))
        print(f"| {name} {versions[-1] if versions else ''} | {counts} | {alarms} | {single} | {whole} |", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
