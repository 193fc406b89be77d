"""How many of the labelled lines this linter and other scanners of secrets find, and how often each is wrong.

usage: python3 benches/secrets.py SMARTEROS [TOOL=PATH …]    tools: detect-secrets, gitleaks, kingfisher

Every line of src/lint/rules/secret/labelled.txt goes into a folder of its own, in a file of its kind. A tool finds a line when it
reports anything in its folder. Left out are `live` lines: only this linter knows that such a file is not in git. Placeholders (`~`) count
for nobody: whether they are worth a report is a matter of taste.
"""

import json
import pathlib
import random
import re
import string
import subprocess
import sys
import tempfile

LINES = pathlib.Path(__file__).parent.parent / "src/lint/rules/secret/labelled.txt"
LETTERS = {
    "": string.ascii_letters + string.digits,
    "h": "0123456789abcdef",
    "u": string.ascii_uppercase + string.digits,
    "d": string.digits,
    "b": string.ascii_letters + string.digits + "+/",
}
SERVICE = {
    "env": "environment:\n      {}",
    "cmd": "command: {}",
    "label": 'labels:\n      - "{}"',
    "comment": "# {}",
    "probe": "healthcheck:\n      test: {}",
}
NAMES = {"example": ".env.example", "git": ".env"}


def drawn(line):
    """The line with drawn characters in the place of `@40`; the same line always alike."""
    chance = random.Random(line)
    draw = lambda it: "".join(chance.choices(LETTERS[it[1]], k=int(it[2])))
    return re.sub(r"@([hudb]?)(\d+)", draw, line)


def write(folder, kind, line):
    folder.mkdir()
    service = "services:\n  a:\n    image: app:1\n    {}\n"
    if kind in SERVICE:
        (folder / "compose.yml").write_text(service.format(SERVICE[kind].format(line)))
        return
    name = NAMES.get(kind, f"app.{kind}")
    (folder / name).write_text(line + "\n")
    if kind not in NAMES:
        mount = f"volumes: ['./{name}:/{name}:ro']"
        (folder / "compose.yml").write_text(service.format(mount))


def run(*command, cwd):
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False).stdout


def smarteros(program, root):
    found = set()
    for mode in ["."], ["--history"]:
        report = json.loads(run(program, "lint", "--format", "json", *mode, cwd=root))
        for it in report["findings"]:
            # The history forgives nothing that is in git; what is on the disk only is for `lint` to judge.
            if it["rule"] in SECRET and (mode == ["."]) != (it["file"].endswith("/.env")):
                found.add(it["file"].split("/")[0])
    return found


def detect_secrets(program, root):
    report = json.loads(run(program, "scan", "--all-files", ".", cwd=root))
    return {path.split("/")[0] for path in report["results"]}


def gitleaks(program, root):
    report = root.parent / "gitleaks.json"
    run(program, "dir", ".", "--no-banner", "-f", "json", "-r", str(report), cwd=root)
    return {it["File"].split("/")[0] for it in json.loads(report.read_text())}


def kingfisher(program, root):
    text = run(program, "scan", ".", "--format", "jsonl", "--no-validate", "--no-update-check", "--confidence", "low", "--no-dedup", cwd=root)
    return set(re.findall(r'"path"\s*:\s*"(?:\./)?(?:[^"]*/)?(\d{4})/', text))


SECRET = set()
TOOLS = {"smarteros": smarteros, "detect-secrets": detect_secrets, "gitleaks": gitleaks, "kingfisher": kingfisher}


def main():
    programs = {"smarteros": sys.argv[1]} | dict(it.split("=", 1) for it in sys.argv[2:])
    programs = {name: str(pathlib.Path(it).resolve()) for name, it in programs.items()}
    rules = json.loads(run(programs["smarteros"], "rules", "--format", "json", cwd="."))
    SECRET.update(it["id"] for it in rules if it["family"] == "secret")
    lines = [it for it in LINES.read_text().splitlines() if it[0] in "+-" and it.split(" ")[1] != "live"]
    with tempfile.TemporaryDirectory() as work:
        root = pathlib.Path(work) / "lines"
        root.mkdir()
        for at, line in enumerate(lines):
            _, kind, text = line.split(" ", 2)
            write(root / f"{at:04}", kind, drawn(text))
        (root / ".gitignore").write_text(".env\n")
        git = ["git", "-c", "user.name=a", "-c", "user.email=a@example.org"]
        for command in (["init", "-q"], ["add", "-A", "-f"], ["commit", "-qm", "lines"]):
            run(*git, *command, cwd=root)
        secret = {f"{at:04}" for at, line in enumerate(lines) if line[0] == "+"}
        print(f"{len(lines)} lines, {len(secret)} with a secret\n")
        print("| tool | found | missed | wrong | precision | recall |\n|---|---|---|---|---|---|")
        for name, program in programs.items():
            found = TOOLS[name](program, root)
            right, wrong = len(found & secret), len(found - secret)
            precision, recall = right / max(1, right + wrong), right / len(secret)
            print(f"| {name} | {right} | {len(secret) - right} | {wrong} | {precision:.3f} | {recall:.3f} |")


if __name__ == "__main__":
    main()
