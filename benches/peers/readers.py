"""What each program says, as (file, line, words): line 0 is the file as a whole, SOMEWHERE that it never knows."""

import json, os, pathlib, re

from cases import SOMEWHERE


def shown_file(path, folder):
    path = pathlib.Path(path)
    return os.path.normpath(path.relative_to(folder) if path.is_absolute() else path)


def smarteros(said, folder):
    for it in json.loads(said.out)["findings"]:
        yield it["file"], it["line"], it["rule"] + " " + it["message"]


def complaint(said, file):
    """One error, or warnings; a line only where the text says one."""
    for line in said.err.splitlines():
        if said.code or "level=warning" in line:
            number = re.search(r"\bline:? (\d+)", line)
            yield file, int(number[1]) if number else 0, line


def dclint(said, folder):
    """Without its rules on the order of keys and on quotes around volumes, which are a matter of taste."""
    for file in json.loads(said.out[said.out.index("[") :]):
        for it in file["messages"]:
            whole = it["rule"] in ("invalid-schema", "invalid-yaml")
            if it["rule"].endswith("-order") or it["rule"] == "no-quotes-in-volumes":
                continue
            # What it says of ports is on the line before them.
            line = it["line"] + (it["rule"] in ("no-unbound-port-interfaces", "no-duplicate-exported-ports"))
            yield shown_file(file["filePath"], folder), 0 if whole else line, it["rule"] + " " + it["message"]


def compose_lint(said, folder):
    whole = json.loads(said.out)
    for it in whole["findings"]:
        yield shown_file(it["file"], folder), it["line"] or 0, it["message"]
    for text in said.err.splitlines():
        error = re.match(r"Error: (\S+): (.*)", text)
        if error:
            number = re.search(r"\bline (\d+)", text)
            yield shown_file(error[1], folder), int(number[1]) if number else 0, error[2]


def compose_auditor(said, file):
    for it in json.loads(said.out or '{"findings": []}')["findings"]:
        yield file, SOMEWHERE, it["message"]


def compose_doctor(said, file):
    for it in json.loads(said.out or '{"findings_after": []}')["findings_after"]:
        yield file, SOMEWHERE, it["message"]


def compose_harden(said, file):
    for all in json.loads(said.out or '{"services": {}}')["services"].values():
        for it in all:
            if not it["passed"]:
                yield file, SOMEWHERE, it["check"] + " " + it["message"]


def yaml_doctor(said, folder):
    """Without the dashes it wants before a document, which are a matter of taste."""
    for file in json.loads(said.report)["files"]:
        for it in file["findings"]:
            if "document start marker" not in it["message"]:
                yield shown_file(file["file"], folder), it["line"] or SOMEWHERE, it["message"]


def dockerdna(said, file):
    found = json.loads(said.report)["findings"]
    for it in found["compose"]:
        yield file, it["line_hint"] or SOMEWHERE, it["check"] + " " + it["detail"]
    for it in found["secrets"]:
        yield file, it["line"], it["type"]


def jsonschema(said, folder):
    whole = json.loads(said.out)
    for it in whole.get("errors", []) + whole.get("parse_errors", []):
        yield shown_file(it["filename"], folder), 0, it.get("message", "") + " does not parse"


def parsable(said, folder):
    for line in said.out.splitlines():
        file, number, _, words = line.split(":", 3)
        yield shown_file(file, folder), int(number), words


def grep(said, folder):
    for line in said.out.splitlines():
        file, number, _ = line.split(":", 2)
        yield shown_file(file, folder), int(number), "secret"


def checkov(said, folder):
    whole = json.loads(said.out)
    for part in whole if isinstance(whole, list) else [whole]:
        for it in part.get("results", {}).get("failed_checks", []):
            first, last = it["file_line_range"]
            for number in range(first, last + 1):
                yield it["file_path"].lstrip("/"), number, it["check_id"] + " " + it["check_name"]


def kics(said, folder):
    for query in json.loads(said.report)["queries"]:
        for it in query["files"]:
            yield os.path.normpath(it["file_name"]), it["line"], query["query_name"]


def trivy(said, folder):
    for file in json.loads(said.out).get("Results", []):
        for it in file.get("Secrets", []):
            yield shown_file(file["Target"], folder), it["StartLine"], it["Title"]
        for it in file.get("Misconfigurations", []):
            yield shown_file(file["Target"], folder), it["CauseMetadata"].get("StartLine", 0), it["Title"]


def detect_secrets(said, folder):
    for file, all in json.loads(said.out)["results"].items():
        for it in all:
            yield file, it["line_number"], it["type"]


def gitleaks(said, folder):
    for it in json.loads(said.out):
        yield shown_file(it["File"], folder), it["StartLine"], it["RuleID"]


def betterleaks(said, folder):
    for it in json.loads(said.report)["findings"]:
        yield shown_file(it["location"]["path"], folder), it["location"]["start_line"], it["description"]


def kingfisher(said, folder):
    for it in json.loads(said.out)["findings"]:
        at = it["finding"]
        yield shown_file(at["path"], folder), int(at["line"]), it["rule"]["name"]


def whispers(said, folder):
    for it in json.loads(said.report):
        yield shown_file(it["file"], folder), it["line"], it["message"]


def trufflehog3(said, folder):
    for it in json.loads(said.out):
        yield it["path"], int(it["line"]), it["rule"]["message"]


def secretlint(said, folder):
    for file in json.loads(said.out or "[]"):
        for it in file["messages"]:
            yield shown_file(file["filePath"], folder), it["loc"]["start"]["line"], it["message"]


def sarif(said, folder):
    for it in json.loads(said.report)["runs"][0]["results"]:
        at = it["locations"][0]["physicalLocation"]
        yield shown_file(at["artifactLocation"]["uri"], folder), at["region"]["startLine"], it["message"]["text"]
