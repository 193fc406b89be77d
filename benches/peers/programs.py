"""How each program is called on a file or a folder, and who reads what it says.

In a call, `EACH` stands for the files of the folder and `REPORT` for a file it writes; a program that takes one file is
run for each.
"""

import dataclasses, json, os, pathlib, subprocess, tempfile

import readers

SET = {"POSTGRES_PASSWORD": "x", "PATH": os.environ["PATH"], "HOME": os.environ["HOME"]}


@dataclasses.dataclass
class Said:
    code: int
    out: str
    err: str
    report: str = ""


def run(command, folder):
    # Files, not pipes: some programs end before they have filled a pipe.
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as err:
        code = subprocess.run(command, cwd=folder, env=SET, stdin=subprocess.DEVNULL, stdout=out, stderr=err).returncode
        out.seek(0), err.seek(0)
        return Said(code, out.read(), err.read())


class Program:
    def __init__(self, version, call, read, single=False, report=None):
        self.version, self.call, self.read, self.single, self.report = version, call, read, single, report

    def command(self, program, target, folder):
        files = [str(it.relative_to(folder)) for it in sorted(folder.rglob("*.yml"))] if target == "." else [target]
        given = {"EACH": files, "REPORT": [str(self.report)]}
        return [*program, *(part for it in self.call(target) for part in given.get(it, [it]))]

    def findings(self, program, folder, files):
        for target in files if self.single else ["."]:
            if self.report:
                self.report.unlink(missing_ok=True)
            said = run(self.command(program, target, folder), folder)
            if self.report:
                said.report = self.report.read_text()
            yield from self.read(said, target if self.single else folder)


def programs(work, queries):
    """All of them by the name they have in the table; each has the report file to itself while it runs."""
    yamllint = "{extends: relaxed, rules: {line-length: disable}}"
    recommended = work / "secretlint.json"
    recommended.write_text(json.dumps({"rules": [{"id": "@secretlint/secretlint-rule-preset-recommend"}]}))
    for folder in ("kics", "dockerdna"):
        (work / folder).mkdir(exist_ok=True)
    report, kics, dockerdna = work / "report.json", work / "kics/results.json", work / "dockerdna/report.json"
    in_kics = ["--report-formats", "json", "-o", str(kics.parent), "--no-progress", "--silent", "--ignore-on-exit", "all"]
    return {
        "smarteros": Program(["--version"], lambda it: ["lint", "--format", "json", "--fail-on", "never", it], readers.smarteros),
        "docker compose config": Program(["version", "--short"], lambda it: ["-f", it, "config", "-q"], readers.complaint, single=True),
        "podman-compose config": Program(["--version"], lambda it: ["-f", it, "config", "-q"], readers.complaint, single=True),
        "dclint": Program(["--version"], lambda it: ["-f", "json", "-r", it], readers.dclint),
        "compose-lint": Program(["--version"], lambda it: ["check", "--format", "json", "EACH"], readers.compose_lint),
        "compose-auditor": Program(["--version"], lambda it: ["lint", "--format", "json", "--fail-on", "never", it], readers.compose_auditor, single=True),
        "compose-doctor": Program(["--version"], lambda it: ["-j", it], readers.compose_doctor, single=True),
        "compose-harden": Program(["--version"], lambda it: ["scan", "--json", "--min-score", "0", it], readers.compose_harden, single=True),
        "yaml-doctor": Program(["--version"], lambda it: ["scan", str(pathlib.Path(it).parent), "-j", "REPORT"], readers.yaml_doctor, report=report),
        "dockerdna": Program([], lambda it: ["--dir", str(pathlib.Path(it).parent), "--format", "json", "-o", str(dockerdna.parent)], readers.dockerdna, single=True, report=dockerdna),
        "check-jsonschema": Program(["--version"], lambda it: ["--builtin-schema", "vendor.compose-spec", "-o", "json", "EACH"], readers.jsonschema),
        "yamllint": Program(["--version"], lambda it: ["-f", "parsable", "-d", yamllint, it], readers.parsable),
        "KICS": Program(["version"], lambda it: ["scan", "-p", it, "-q", str(queries), *in_kics], readers.kics, report=kics),
        "checkov": Program(["--version"], lambda it: ["-d" if it == "." else "-f", it, "--framework", "secrets", "yaml", "-o", "json", "--compact", "--skip-download"], readers.checkov),
        "trivy": Program(["--version"], lambda it: ["fs", "--scanners", "secret,misconfig", "--offline-scan", "--skip-check-update", "--skip-version-check", "--format", "json", "--quiet", it], readers.trivy),
        "detect-secrets": Program(["--version"], lambda it: ["scan", "--all-files", it], readers.detect_secrets),
        "gitleaks": Program(["version"], lambda it: ["dir", it, "--no-banner", "-l", "error", "-f", "json", "-r", "-"], readers.gitleaks),
        "betterleaks": Program(["--version"], lambda it: ["--no-banner", "-s", "-o", "REPORT", it], readers.betterleaks, report=report),
        "kingfisher": Program(["--version"], lambda it: ["scan", it, "--format", "json", "--no-validate", "--no-update-check", "--quiet"], readers.kingfisher),
        "deepsecrets": Program([], lambda it: ["--target-dir", str(pathlib.Path(it).parent), "--outfile", "REPORT", "--outformat", "sarif"], readers.sarif, report=report),
        "whispers": Program(["--version"], lambda it: ["-o", "REPORT", it], readers.whispers, report=report),
        "trufflehog3": Program(["--version"], lambda it: ["-z", "--no-history", "-f", "JSON", it], readers.trufflehog3),
        "secretlint": Program(["--version"], lambda it: ["--secretlintrc", str(recommended), "--format", "json", "**/*.yml" if it == "." else it], readers.secretlint),
        "ripsecrets": Program(["--version"], lambda it: [it], readers.grep),
    }
