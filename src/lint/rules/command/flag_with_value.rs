//! A flag and its value in one argument.

use crate::{
    compose::{CommandForm, Text},
    lint::{Check, Family, Findings, Fix, Level, Rule, ServiceSite},
};

pub(super) static RULE: Rule = Rule {
    id: "flag-with-value",
    family: Family::Command,
    level: Level::Note,
    summary: "a flag and its value in one item of a list are one argument",
    docs: include_str!("flag_with_value.md"),
    check: Check::Service(check),
};

fn check(site: &ServiceSite<'_>, findings: &mut Findings) {
    let service = site.service;
    let facts = service.image.as_ref().and_then(|it| it.facts);
    let splits = facts.is_some_and(|it| it.habits.splits_words);
    for command in [&service.entrypoint, &service.command].into_iter().flatten() {
        let CommandForm::List(words) = &command.form else { continue };
        // What follows a shell's `-c` is its script, and that script's arguments.
        let shell = command.script().is_some();
        for word in words.iter().filter(|_| !shell) {
            let Some(flag) = flag_of(word) else { continue };
            let message = format!("`{flag}` and its value are one argument here");
            let finding = findings.add(word.place(), message);
            let blank = word.part(flag.len()..flag.len() + 1);
            let fix = Fix::risky("join them with `=`").text(&blank, "=");
            finding.help(format!("`{flag}=…`, or two items")).fix(fix);
            if splits {
                finding.level(Level::Off);
            }
        }
    }
}

/// The flag of `--flag value`, and of nothing more.
fn flag_of(word: &Text) -> Option<&str> {
    let (flag, value) = word.as_str().trim_end().split_once(' ')?;
    let name = flag.strip_prefix("--")?;
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_' || c == '.';
    let single = !value.is_empty() && !value.contains(char::is_whitespace);
    (!name.is_empty() && name.chars().all(plain) && single).then_some(flag)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::Level;
    use crate::lint::testing::{expect, find};

    #[test]
    fn one_argument() {
        expect(
            &RULE,
            r#"
services:
  a:
    image: example/server
    command:
      - serve
      - --listen 0.0.0.0:80
#       ^^^^^^^^^^^^^^^^^^^ `--listen` and its value
      - --level=info
      - --title=two words
      - "--note one two"
      - -x y
  b:
    command: [sh, -c, "--flag value"]
  c:
    command: serve --listen 0.0.0.0:80
"#,
        );
    }

    #[test]
    fn images_that_split_words() {
        let text = "
services:
  a:
    image: redpandadata/redpanda:v26.2.1
    command: [redpanda, start, --smp 1]
";
        assert!(find(&RULE, text).iter().all(|it| it.level == Level::Off));
    }
}
