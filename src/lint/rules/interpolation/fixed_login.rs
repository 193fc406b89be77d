//! A client with the user's name written out, where the server takes it from a variable.

use crate::{
    compose::{Compose, Piece, Service, Text, values},
    lint::{Check, Family, Findings, Fix, Level, Rule, ServiceSite},
};

pub(super) static RULE: Rule = Rule {
    id: "fixed-login",
    family: Family::Interpolation,
    level: Level::Warning,
    summary: "a client names the database user itself, while the server takes it from a variable",
    docs: include_str!("fixed_login.md"),
    check: Check::Service(check),
};

/// Options of PostgreSQL's clients and the server's variable each must agree with.
const OPTIONS: [(&str, &str); 4] = [
    ("-U", "POSTGRES_USER"),
    ("--username", "POSTGRES_USER"),
    ("-d", "POSTGRES_DB"),
    ("--dbname", "POSTGRES_DB"),
];

fn check(site: &ServiceSite<'_>, findings: &mut Findings) {
    for key in ["command", "entrypoint"] {
        let texts = site.service.get(key).map(values).unwrap_or_default();
        for text in texts.iter().filter(|it| it.as_str().contains("psql")) {
            look(site.compose, text, findings);
        }
    }
}

fn look(compose: &Compose, text: &Text, findings: &mut Findings) {
    let words = words(text);
    let host = words.iter().zip(words.iter().skip(1)).find(|(option, _)| option.as_str() == "-h");
    let Some(server) = host.and_then(|(_, host)| server(compose, host.as_str())) else { return };
    for (option, value) in words.iter().zip(words.iter().skip(1)) {
        let Some((_, name)) = OPTIONS.iter().find(|(it, _)| *it == option.as_str()) else {
            continue;
        };
        let literal = !value.as_str().contains(['$', '"', '\'']);
        let entry = server.env(name).filter(|it| it.text().contains('$'));
        if let (true, Some(entry)) = (literal, entry) {
            let message = format!("`{}` is written out, the server takes `{name}`", value.as_str());
            let finding = findings.add(value.place(), message);
            finding.related(entry.name.place(), "the server's value is a variable");
            let theirs = entry.text();
            // In a shell's line: no second word, nothing that a shell reads otherwise.
            let is_word = entry.value.as_ref().is_some_and(is_one_variable);
            if is_word {
                finding.help(format!("write `{theirs}` here as well"));
                finding.fix(Fix::risky(format!("write `{theirs}`")).text(value, theirs));
            } else {
                finding
                    .help(format!("pass `{name}` to this service too, and write `$${name}` here"));
            }
        }
    }
}

/// One variable and nothing else, in which a shell finds neither a blank nor a quote.
fn is_one_variable(text: &Text) -> bool {
    let is_plain = |c: char| !c.is_whitespace() && !"\"'`\\".contains(c);
    matches!(text.template().pieces[..], [Piece::Hole(_)]) && text.as_str().chars().all(is_plain)
}

/// Words of a shell line, near enough: split at blanks.
fn words(text: &Text) -> Vec<Text> {
    let whole = text.as_str();
    let start = whole.as_ptr() as usize;
    let at = |word: &str| word.as_ptr() as usize - start;
    whole.split_whitespace().map(|it| text.part(at(it)..at(it) + it.len())).collect()
}

/// The PostgreSQL service that answers to this name.
fn server<'a>(compose: &'a Compose, host: &str) -> Option<&'a Service> {
    let answers = |it: &&Service| {
        it.name() == host
            || it.text("container_name").is_some_and(|name| name.as_str() == host)
            || it.networks.iter().any(|net| net.aliases.iter().any(|alias| alias.as_str() == host))
    };
    compose.services.iter().find(answers)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::{expect, expect_fix};

    #[test]
    fn user_and_database() {
        expect(
            &RULE,
            "
services:
  db:
    container_name: my-db
    environment:
      POSTGRES_USER: ${POSTGRES_USER}
      POSTGRES_DB: app
  init:
    command: psql -h my-db -U smarter -d app -c 'SELECT 1'
    #                         ^^^^^^^ written out
  other:
    command: psql -h elsewhere -U smarter
  good:
    command: psql -h db -U $$POSTGRES_USER
",
        );
    }

    #[test]
    fn gets_the_servers_variable() {
        let text = |user: &str, own: &str| {
            format!(
                "services:\n  db:\n    image: postgres:17.2\n    environment:\n      POSTGRES_USER: {user}\n  init:\n    image: postgres:17.2\n    command: psql -h db -U {own} -f /init.sql\n"
            )
        };
        expect_fix(&RULE, &text("${U:-app}", "app"), &text("${U:-app}", "${U:-app}"));
        let two = text("${U:-app}_${V}", "app");
        expect_fix(&RULE, &two, &two);
    }
}
