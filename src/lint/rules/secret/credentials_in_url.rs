//! `scheme://user:password@host`.

use crate::lint::{
    Check, Family, FileKind, Findings, Fix, Level, Project, Rule,
    secrets::{Credential, Value, comments, credentials, in_comment, tokens_in, written_by_hand},
};

pub(super) static RULE: Rule = Rule {
    id: "credentials-in-url",
    family: Family::Secret,
    level: Level::Error,
    summary: "a URL carries its password, which logs and error messages repeat",
    docs: include_str!("credentials_in_url.md"),
    check: Check::Project(check),
};

fn check(project: &Project, findings: &mut Findings) {
    for file in written_by_hand(project) {
        let text = file.source.text();
        let found = credentials(text);
        if found.is_empty() {
            continue;
        }
        let comments = comments(file);
        let is_example = matches!(&file.kind, FileKind::Env(env) if env.is_example);
        for credential in found {
            let Credential { password, user, value, in_authority } = credential;
            let commented = in_comment(&comments, password.start);
            let hidden = commented && value < Value::Strong || is_example && value < Value::Weak;
            if value == Value::Nothing || hidden || tokens_in(&text[password.clone()]) {
                continue;
            }
            let Some(default) = default_of(text, user.start) else { continue };
            let same = text[user.clone()] == text[password.clone()];
            let is_url = text[..user.start].ends_with("://");
            let message = match (value, same, in_authority) {
                (Value::Placeholder, _, true) if !is_url => {
                    "the password in this connection string is a placeholder that works"
                }
                (_, _, true) if !is_url => "this connection string carries a password",
                (Value::Placeholder, ..) => "the password in this URL is a placeholder that works",
                (_, true, _) => "this URL carries a password, which is the user's name",
                (.., true) => "this URL carries a password",
                (.., false) => "a parameter of this URL is a secret",
            };
            let mild = default || commented || is_example || value == Value::Placeholder;
            let level = if mild && value < Value::Strong { Level::Warning } else { Level::Error };
            let place = file.place(password);
            let finding = findings.add(place.clone(), message).secret(&place).level(level);
            if is_example {
                finding.help("leave the password out: `postgres://user:@host/name`, or keep it in a variable of its own");
            } else {
                finding
                    .help("put a variable in its place: `user:${DB_PASSWORD:?set DB_PASSWORD}@`");
                if !default {
                    let user = Some(&text[user.clone()]).filter(|it| !it.is_empty());
                    let key = format!("{}_password", user.unwrap_or("url"));
                    finding.fix(Fix::moving(&place, &key));
                }
            }
        }
    }
}

/// How many characters before its URL a variable may begin.
const FARTHEST: usize = 1000;

/// Whether the URL is the default of a variable; nothing where it is the words of an error.
fn default_of(text: &str, at: usize) -> Option<bool> {
    let near = text[..at].char_indices().rev().take(FARTHEST).last().map_or(at, |it| it.0);
    let near = &text[near..at];
    let front = near.rfind('\n').map_or(near, |it| &near[it + 1..]);
    let Some(open) = front.rfind("${").filter(|it| !front[*it..].contains('}')) else {
        return Some(false);
    };
    let operator = front[open + 2..].find(|c: char| !c.is_ascii_alphanumeric() && c != '_')?;
    let operator = front[open + 2 + operator..].trim_start_matches(':');
    (!operator.starts_with('?')).then_some(true)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::{expect, expect_in, project};

    #[test]
    fn compose() {
        expect(
            &RULE,
            "
services:
  a:
    image: a:1
    environment:
      DATABASE_URL: postgres://shop:hunter2@db:5432/shop
      #                             ^^^^^^^ carries a password
      REDIS_URL: \"redis://:${REDIS_PASSWORD}@cache:6379\"
      DEFAULT_URL: ${URL:-amqp://guest:guest@mq}
      #                                ^^^^^ user's name
      ADO: Server=db;User Id=shop;Password=hunter2
      #                                    ^^^^^^^ this connection string carries
      REQUIRED: ${OTHER_URL:?like postgres://shop:hunter2@db}
      DOCS: https://github.com/a/b:c@d
      # BROKER_URL: amqp://user:password@mq
    command: [serve, 'jdbc:mysql://db/x?user=a&password=hunter2']
    #                                                   ^^^^^^^ parameter
",
        );
    }

    #[test]
    fn an_example_may_hold_placeholders() {
        let env = "
A_URL=postgres://user:change_me@db/a
B_URL=postgres://crm:crm@db/b
#                    ^^^ user's name
";
        expect_in(&RULE, &project(&[(".env.example", env)]));
    }
}
