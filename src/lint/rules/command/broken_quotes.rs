//! Quotes that are never closed.

use super::quotes::unclosed;
use crate::{
    compose::{Command, CommandForm, Text},
    lint::{Check, Family, Findings, Level, Rule, ServiceSite},
};

pub(super) static RULE: Rule = Rule {
    id: "broken-quotes",
    family: Family::Command,
    level: Level::Error,
    summary: "a quote that is never closed keeps the command from running",
    docs: include_str!("broken_quotes.md"),
    check: Check::Service(check),
};

fn check(site: &ServiceSite<'_>, findings: &mut Findings) {
    let service = site.service;
    let probe = service.healthcheck.as_ref();
    let test = probe.and_then(|it| it.test.as_ref());
    let mut lines: Vec<Text> = Vec::new();
    for command in [service.entrypoint.as_ref(), service.command.as_ref(), test] {
        let Some(command) = command else { continue };
        match &command.form {
            CommandForm::Line(line) => lines.push(line.clone()),
            CommandForm::List(_) => lines.extend(Command::script(command)),
        }
    }
    if let Some(CommandForm::List(_)) = test.map(|it| &it.form) {
        lines.extend(probe.and_then(crate::compose::Healthcheck::shell));
    }
    for line in lines {
        let Some(quote) = unclosed(line.as_str()) else { continue };
        let opening = line.part(quote..quote + 1);
        let message = format!("this `{}` is never closed", opening.as_str());
        findings.add(opening.place(), message).help("close it, or put a `\\` before it");
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::expect;

    #[test]
    fn never_closed() {
        expect(
            &RULE,
            r#"
services:
  a:
    command: [sh, -c, 'echo "a']
                   #        ^ this `"` is never closed
  b:
    healthcheck:
      test: ["CMD-SHELL", "curl 'http://127.0.0.1/ || exit 1"]
                     #          ^ never closed
  c:
    command: sh -c "echo a
             #     ^ never closed
  d:
    command: [sh, -c, 'echo "$$(date "+%s")" "it''s"']
  e:
    command:
      - sh
      - -c
      - |
        # don't
        cat <<EOF
        it's
        EOF
  f:
    command: [python, -c, "print('it')"]
  g:
    healthcheck: { test: [CMD, echo, "it's"] }
  h:
    command: [sh, -c, "echo it\\'s $${A#'x'}"]
"#,
        );
    }
}
