//! Shell syntax in a command that no shell reads.
//!
//! Compose splits a string with go-shellwords, which stops at the first `;`, `&`, `|`, `<` or `>`
//! outside of quotes: measured with Docker Compose 2.40.3, `npm install && npm start` runs
//! `npm install`.

use crate::{
    compose::{CommandForm, Piece, Text},
    lint::{Check, Family, Findings, Level, Rule, ServiceSite},
};

pub(super) static RULE: Rule = Rule {
    id: "cut-command",
    family: Family::Command,
    level: Level::Error,
    summary: "Compose drops the rest of a command from `&&`, `;`, `|` or `>` on",
    docs: include_str!("cut_command.md"),
    check: Check::Service(check),
};

fn check(site: &ServiceSite<'_>, findings: &mut Findings) {
    for (key, command) in
        [("entrypoint", &site.service.entrypoint), ("command", &site.service.command)]
    {
        let Some(CommandForm::Line(line)) = command.as_ref().map(|it| &it.form) else { continue };
        let Some(operator) = operator(line) else { continue };
        let rest = operator.as_str();
        if rest.trim_matches([';', ' ']).is_empty() {
            continue;
        }
        let shown = rest.chars().next().filter(|_| !rest.starts_with("&&")).map_or_else(
            || "&&".to_owned(),
            |it| if rest.starts_with("||") { "||".into() } else { it.to_string() },
        );
        let message =
            format!("no shell reads this `{key}`: Compose drops everything from `{shown}` on");
        let place = operator.part(0..shown.len()).place();
        let help = format!("give the line to a shell: `{key}: [sh, -c, \"…\"]`");
        findings.add(place, message).help(help);
    }
}

/// From the first operator outside of quotes on.
fn operator(line: &Text) -> Option<Text> {
    let text = line.as_str();
    let template = line.template();
    let holes = template.pieces.iter().filter_map(|it| match it {
        Piece::Hole(hole) => Some(&hole.range),
        Piece::Literal(_) | Piece::Dollar(_) => None,
    });
    let mut holes = holes.peekable();
    let mut quote = None;
    let mut escaped = false;
    for (at, c) in text.char_indices() {
        while holes.next_if(|it| it.end <= at).is_some() {}
        match c {
            _ if escaped => escaped = false,
            _ if holes.peek().is_some_and(|it| it.contains(&at)) => {}
            '\\' => escaped = true,
            '\'' | '"' if quote.is_none() => quote = Some(c),
            _ if quote == Some(c) => quote = None,
            // What follows is not plain enough to be sure.
            '`' | '(' if quote.is_none() => return None,
            ';' | '&' | '|' | '<' | '>' if quote.is_none() => {
                return Some(line.part(at..text.len()));
            }
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::expect;

    #[test]
    fn operators_outside_of_quotes() {
        expect(
            &RULE,
            r#"
services:
  a:
    command: npm install && npm start
             #           ^^ drops everything from `&&`
  b:
    command: sh -c 'echo a' > /data/x
             #              ^ from `>`
  c:
    entrypoint: a; b
              #  ^ no shell reads this `entrypoint`
  d:
    command: >
      bash -c "a && b"
      || true
#     ^^ from `||`
"#,
        );
    }

    #[test]
    fn quoted_or_listed() {
        expect(
            &RULE,
            r#"
services:
  a:
    command: sh -c "a && b > c"
  b:
    command: ["sh", "-c", "a && b"]
  c:
    command: echo 'a;b' a\;b
  g:
    command: nginx -g 'daemon off';
  d:
    command: run ${ARGS:-a;b} --url http://x/?a=1
  e:
    command: bash -c "echo \"a;b\" && c"
  f:
    command: --quiet
"#,
        );
    }
}
