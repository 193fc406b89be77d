//! `CMD` with a whole line, `CMD-SHELL` with a list, and either in a text.

use crate::{
    compose::{CommandForm, Text},
    lint::{Check, Family, Findings, Fix, Level, Rule, ServiceSite},
};

pub(super) static RULE: Rule = Rule {
    id: "missplit-probe",
    family: Family::Healthcheck,
    level: Level::Error,
    summary: "the words of a probe are not split the way it runs them",
    docs: include_str!("missplit_probe.md"),
    check: Check::Service(check),
};

fn check(site: &ServiceSite<'_>, findings: &mut Findings) {
    let Some(health) = &site.service.healthcheck else { return };
    let words = match health.test.as_ref().map(|it| &it.form) {
        Some(CommandForm::List(words)) => words,
        Some(CommandForm::Line(line)) => return spoken(line, findings),
        None => return,
    };
    match words.as_slice() {
        [first, line] if first.as_str() == "CMD" && is_line(line) => {
            let message = "`CMD` runs one program with this whole line as its name";
            findings
                .add(line.place(), message)
                .related(first.place(), "a line for the shell wants `CMD-SHELL`")
                .help("write `CMD-SHELL` in place of `CMD`, or one item for each word")
                .fix(Fix::sure("give it to a shell").text(first, "CMD-SHELL"));
        }
        [first, line, _, ..] if first.as_str() == "CMD-SHELL" => {
            // A whole line in front runs as it is meant; what follows it is only dead.
            let whole = is_line(line);
            let level = if whole { Level::Warning } else { Level::Error };
            let shown = if whole { "the first item" } else { line.as_str() };
            let shown = if whole { shown.to_owned() } else { format!("`{shown}`") };
            let message = format!("`CMD-SHELL` runs {shown} alone: the items after it are dropped");
            let help = "write `CMD` in place of `CMD-SHELL`, or the whole line as one item";
            let finding = findings.add(first.place(), message).level(level).help(help);
            if !whole {
                finding.fix(Fix::risky("run the items as one program").text(first, "CMD"));
            }
        }
        _ => {}
    }
}

/// `test: CMD curl …`: a text is the shell's already, and the shell knows no `CMD`.
fn spoken(line: &Text, findings: &mut Findings) {
    let first = line.as_str().split_whitespace().next().unwrap_or_default();
    if !["CMD", "CMD-SHELL"].contains(&first) {
        return;
    }
    let start = line.as_str().len() - line.as_str().trim_start().len();
    let end = line.as_str()[start + first.len()..]
        .find(|it: char| !it.is_whitespace())
        .map_or(line.as_str().len(), |it| start + first.len() + it);
    let fix = Fix::sure("take the word out").text(&line.part(start..end), "");
    findings
        .add(
            line.place_of(start..start + first.len()),
            format!("the shell looks for a program called `{first}`: the probe never succeeds"),
        )
        .help("leave the word out, or write a list: a text goes to the shell as it is")
        .fix(fix);
}

/// Blanks make it a line, unless a variable could be all of it.
fn is_line(text: &Text) -> bool {
    text.trimmed().as_str().contains(char::is_whitespace) && !text.as_str().starts_with('$')
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::expect;

    #[test]
    fn lines_and_lists() {
        expect(
            &RULE,
            r#"
services:
  a:
    healthcheck: { test: ["CMD", "curl -f http://127.0.0.1"] }
    #                             ^^^^^^^^^^^^^^^^^^^^^^^^ whole line as its name
  b:
    healthcheck: { test: ["CMD-SHELL", "curl", "-f", "http://127.0.0.1"] }
    #                      ^^^^^^^^^ runs `curl` alone
  c:
    healthcheck: { test: ["CMD-SHELL", "curl -f http://127.0.0.1", "||", "exit 1"] }
    #                      ^^^^^^^^^ the first item
  d:
    healthcheck: { test: ["CMD", "curl", "-f", "http://127.0.0.1"] }
  e:
    healthcheck: { test: ["CMD-SHELL", "curl -f http://127.0.0.1"] }
  f:
    healthcheck: { test: ["CMD", "/ready"] }
  g:
    healthcheck: { test: "CMD curl -f http://127.0.0.1 || exit 1" }
    #                     ^^^ a program called `CMD`
  h:
    healthcheck: { test: CMDR --ready }
"#,
        );
    }
}
