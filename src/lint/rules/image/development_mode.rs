//! Development servers where a lasting one is meant.

use super::server::Server;
use crate::{
    compose::{Service, Text},
    images::DefaultCommand,
    lint::{Check, Family, Findings, Level, Rule, ServiceSite},
    problem::{Place, quoted},
};

pub(super) static RULE: Rule = Rule {
    id: "development-mode",
    family: Family::Image,
    level: Level::Warning,
    summary: "a development server loses data, or shows too much",
    docs: include_str!("development_mode.md"),
    check: Check::Service(check),
};

/// Commands of any image that reload and explain instead of serve.
const RELOADERS: [&str; 9] = [
    "npm run dev",
    "npm start dev",
    "yarn dev",
    "yarn run dev",
    "pnpm dev",
    "pnpm run dev",
    "next dev",
    "php artisan serve",
    "flask run --debug",
];

fn check(site: &ServiceSite<'_>, findings: &mut Findings) {
    let service = site.service;
    by_default(site, findings);
    let Some(command) = &service.command else { return };
    let tokens = tokens(command.words());
    let facts = service.image.as_ref().and_then(|it| it.facts);
    let known = facts.map(|it| it.habits.development).unwrap_or_default();
    for (words, what) in known {
        let meant = facts.is_some_and(|it| means_it(service, it.habits.development_variables))
            || tokens.iter().any(|it| it.as_str().starts_with("-dev-"));
        if let Some(place) = find(&tokens, words) {
            let message = format!("{} {what}", quoted(words));
            let finding = findings.add(place, message);
            finding.help(format!("leave {} out", quoted(words)));
            if meant {
                finding.level(Level::Note);
            }
            return;
        }
    }
    let found = RELOADERS.iter().find_map(|it| find(&tokens, it).map(|place| (it, place)));
    if let (Some((words, place)), true) = (found, is_production(service)) {
        let message = format!("`{words}` is a development server, in a service for production");
        findings.add(place, message).help("build the application, and run what was built");
    }
}

/// The image's own command, where the service gives none.
fn by_default(site: &ServiceSite<'_>, findings: &mut Findings) {
    let Some(server) = Server::of(site) else { return };
    let DefaultCommand::Development(what) = server.facts.habits.command else { return };
    if site.service.command.is_some() {
        return;
    }
    let name = site.service.name();
    let message = format!(
        "`{name}` gives no command, and `{}` then runs in development mode: {what}",
        server.image.repository
    );
    let lasting = server.facts.habits.serves.first().copied().unwrap_or_default();
    let meant = means_it(site.service, server.facts.habits.development_variables);
    let level = if meant { Level::Note } else { Level::Error };
    findings
        .add(site.service.key.place(), message)
        .help(format!("`command: {lasting}`"))
        .level(level)
        .related(server.image.text.place(), "its image is here");
}

fn means_it(service: &Service, variables: &[&str]) -> bool {
    variables.iter().any(|it| service.env(it).is_some())
}

fn is_production(service: &Service) -> bool {
    let names = ["NODE_ENV", "APP_ENV", "RAILS_ENV", "FLASK_ENV", "ENVIRONMENT"];
    let said = service.environment.iter().any(|it| {
        names.contains(&it.name.as_str()) && it.text().eq_ignore_ascii_case("production")
    });
    let routed = |it: &str| it.starts_with("traefik.http.routers.");
    said || service.labels.iter().any(|it| routed(it.name.as_str()))
}

/// Words, also those that share an argument with `=` or a blank.
fn tokens(words: &[Text]) -> Vec<Text> {
    let mut all = Vec::new();
    for word in words {
        let text = word.as_str();
        let mut start = 0;
        for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
            if c.is_whitespace() || c == '=' {
                if at > start {
                    all.push(word.part(start..at));
                }
                start = at + c.len_utf8();
            }
        }
    }
    all
}

fn find(tokens: &[Text], words: &str) -> Option<Place> {
    let words: Vec<_> = words.split(' ').collect();
    let same = |it: &&[Text]| it.iter().zip(&words).all(|(token, word)| token.as_str() == *word);
    let found = tokens.windows(words.len()).find(same)?;
    let (first, last) = (found.first()?.place(), found.last()?.place());
    let line = first.line() == last.line() && first.range().start <= last.range().end;
    Some(if line {
        Place::new(first.source(), first.range().start..last.range().end)
    } else {
        last
    })
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::expect;

    #[test]
    fn by_default() {
        expect(
            &RULE,
            "
services:
  a:
# ^ kept in memory
    image: hashicorp/vault:1.15
  b:
    image: hashicorp/vault:1.15
    command: server
  c:
    image: hashicorp/vault:1.15
    entrypoint: [/bin/sh, /init.sh]
",
        );
    }

    #[test]
    fn by_command() {
        expect(
            &RULE,
            "
services:
  a:
    image: vectorized/redpanda:v23.3.5
    command:
      - redpanda
      - start
      - --mode dev-container
    #   ^^^^^^^^^^^^^^^^^^^^ switches fsync off
  b:
    image: redpandadata/redpanda:v23.3.5
    command: redpanda start --mode=dev-container
             #              ^^^^^^^^^^^^^^^^^^^^ switches fsync off
  c:
    image: redpandadata/redpanda:v23.3.5
    command: [redpanda, start, --mode, production]
  d:
    image: node:20
    command: npm run dev
    #        ^^^^^^^^^^^ in a service for production
    labels:
      traefik.http.routers.a.rule: Host(`a.example`)
  e:
    image: node:20
    command: npm run dev
  f:
    image: node:20
    command: [npm, run, developer]
    environment: [NODE_ENV=production]
",
        );
    }
}
