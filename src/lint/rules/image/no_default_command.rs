//! Images that do not serve unless a command is given.

use super::server::Server;
use crate::{
    images::DefaultCommand,
    lint::{Check, Family, Findings, Level, Rule, ServiceSite},
};

pub(super) static RULE: Rule = Rule {
    id: "no-default-command",
    family: Family::Image,
    level: Level::Error,
    summary: "an image without a command of its own ends at once",
    docs: include_str!("no_default_command.md"),
    check: Check::Service(check),
};

fn check(site: &ServiceSite<'_>, findings: &mut Findings) {
    let Some(server) = Server::of(site) else { return };
    let DefaultCommand::Nothing(help) = server.facts.habits.command else { return };
    if site.service.get("command").is_some() {
        return;
    }
    let message = format!(
        "`{}` has no command of its own, and `{}` gives none: nothing serves",
        server.image.repository,
        site.service.name()
    );
    findings.add(server.image.text.place(), message).help(help);
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::expect;

    #[test]
    fn without_a_command() {
        expect(
            &RULE,
            "
services:
  web:
    image: chatwoot/chatwoot:v4.15.1
    #      ^^^^^^^^^^^^^^^^^^^^^^^^^ `web` gives none
  worker:
    image: chatwoot/chatwoot:v4.15.1
    command: bundle exec sidekiq
  other:
    image: chatwoot/chatwoot:v4.15.1
    entrypoint: docker/entrypoints/rails.sh
  base:
    image: chatwoot/chatwoot:v4.15.1
    restart: 'no'
  extended:
    extends: worker
    image: chatwoot/chatwoot:v4.15.1
",
        );
    }
}
