//! Commands that change something, and whose failure nobody hears of.

use super::scripts;
use crate::lint::{Check, Family, Findings, Level, Project, Rule};

pub(super) static RULE: Rule = Rule {
    id: "swallowed-error",
    family: Family::Command,
    level: Level::Note,
    summary: "a failure is hidden and reported as something else",
    docs: include_str!("swallowed_error.md"),
    check: Check::Project(check),
};

/// Words of commands that change something; hiding the errors of a question is fine.
const CHANGES: [&str; 14] = [
    "add", "apply", "create", "enable", "import", "init", "insert", "install", "load", "migrate",
    "put", "restore", "upload", "write",
];
/// Ways to throw the errors away.
const HIDES: [&str; 4] = ["2>/dev/null", "2> /dev/null", "&>/dev/null", "&> /dev/null"];

fn check(project: &Project, findings: &mut Findings) {
    for script in scripts::shell(project) {
        let lines: Vec<_> = script.lines().collect();
        let mut statement = String::new();
        for (at, (start, line)) in lines.iter().enumerate() {
            let code = line.trim();
            if code.starts_with('#') {
                continue;
            }
            statement.push_str(code);
            if code.ends_with('\\') {
                statement.push(' ');
                continue;
            }
            let whole = std::mem::take(&mut statement);
            let Some((range, rest)) = hidden(line) else { continue };
            let after = lines.get(at + 1..).unwrap_or_default();
            if changes(&whole) && (is_told_away(rest) || goes_on(&whole, rest, after)) {
                let message =
                    "the error is thrown away here, and every failure is taken for a harmless one";
                findings
                    .add(script.place(start + range.start..start + range.end), message)
                    .help("let the error be seen, and look for the harmless case before");
            }
        }
    }
}

/// Where the errors are thrown away, and what follows on the line.
fn hidden(line: &str) -> Option<(std::ops::Range<usize>, &str)> {
    let (at, words) = HIDES.iter().find_map(|it| line.find(it).map(|at| (at, *it)))?;
    let range = at..at + words.len();
    Some((range.clone(), line.get(range.end..)?.trim()))
}

/// `|| echo "already there"`.
fn is_told_away(rest: &str) -> bool {
    let told = rest.strip_prefix("||").map(str::trim_start);
    told.is_some_and(|it| it.starts_with("echo ") || it.starts_with("printf "))
        && !rest.contains("exit")
        && !rest.contains("return")
        && !rest.contains(">&2")
}

/// `if command; then … else` with nothing but words in that branch.
fn goes_on(statement: &str, rest: &str, after: &[(usize, &str)]) -> bool {
    if !statement.starts_with("if ") || statement.starts_with("if !") || !rest.ends_with("then") {
        return false;
    }
    let mut depth = 0;
    let mut other = None;
    for (_, line) in after.iter().take(40) {
        let code = line.trim();
        match code {
            _ if code.starts_with("if ") => depth += 1,
            "fi" if depth > 0 => depth -= 1,
            "fi" => return other == Some(true),
            _ if code.starts_with("elif ") && depth == 0 => return false,
            "else" if depth == 0 => other = Some(true),
            _ if code.is_empty() || code.starts_with('#') => {}
            _ if other.is_some() => {
                let said = code.starts_with("echo ") || code.starts_with("printf ");
                other = other.map(|it| it && said && !code.contains("exit"));
            }
            _ => {}
        }
    }
    false
}

fn changes(statement: &str) -> bool {
    let hidden = HIDES.iter().find_map(|it| statement.find(it)).unwrap_or(statement.len());
    let command = statement.get(..hidden).unwrap_or_default();
    let last = command.rsplit([';', '|', '&']).next().unwrap_or(command);
    last.split_whitespace().any(|it| CHANGES.contains(&it))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::{expect_in, project};

    fn script(text: &str) {
        expect_in(&RULE, &project(&[("init.sh", text)]));
    }

    #[test]
    fn hidden_and_told_away() {
        script(
            "set -e
vault secrets enable transit 2>/dev/null || echo 'already enabled'
#                            ^^^^^^^^^^^ thrown away
if rpk topic create \"$topic\" \\
    --topic-config a=b 2>/dev/null; then
#                      ^^^^^^^^^^^ thrown away
  echo done
else
  echo 'exists or failed'
fi
",
        );
    }

    #[test]
    fn heard_of() {
        script("vault secrets list 2>/dev/null || echo none\n");
        script("rpk topic create x || echo 'exists'\n");
        script("rpk topic create x 2>/dev/null || { echo failed >&2; exit 1; }\n");
        script("rpk topic create x 2>/dev/null || true\n");
        script("if kubectl create x 2>/dev/null; then\n  a\nelse\n  echo no\n  exit 1\nfi\n");
        script("# vault secrets enable x 2>/dev/null || echo already\n");
        script("if command -v install 2>/dev/null; then\n  a\nelse\n  b\nfi\n");
    }
}
