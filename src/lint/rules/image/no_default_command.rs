//! Images that do not serve unless a command is given.

use super::server::Server;
use crate::{
    compose::Service,
    images::{DefaultCommand, version},
    lint::{Check, Family, Findings, Level, Rule, ServiceSite},
};

pub(super) static RULE: Rule = Rule {
    id: "no-default-command",
    family: Family::Image,
    level: Level::Error,
    summary: "an image that serves nothing without a command ends at once",
    docs: include_str!("no_default_command.md"),
    check: Check::Service(check),
};

fn check(site: &ServiceSite<'_>, findings: &mut Findings) {
    let Some(server) = Server::of(site) else { return };
    let tag = server.image.tag.as_deref().unwrap_or_default();
    let major = version(tag).first().copied().unwrap_or(u32::MAX);
    let help = match server.facts.habits.command {
        DefaultCommand::Nothing(help) => help,
        DefaultCommand::NothingSince(since, help) if major >= since => help,
        _ => return,
    };
    // A terminal keeps a shell running.
    let given = ["command", "stdin_open", "tty"].iter().any(|it| site.service.get(it).is_some());
    if given || only_holds_data(site.service) {
        return;
    }
    let message = format!(
        "`{}` serves nothing without a command, and `{}` gives none: it ends at once",
        server.image.repository,
        site.service.name()
    );
    findings
        .add(site.service.key.place(), message)
        .help(help)
        .related(server.image.text.place(), "its image is here");
}

/// Volumes and nothing that a server has: a container for others' `volumes_from`, or for its data.
fn only_holds_data(service: &Service) -> bool {
    let serves =
        ["ports", "restart", "environment", "env_file", "networks", "deploy", "healthcheck"];
    service.get("volumes").is_some() && serves.iter().all(|it| service.get(it).is_none())
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
# ^^^ `web` gives none
    image: chatwoot/chatwoot:v4.15.1
  worker:
    image: chatwoot/chatwoot:v4.15.1
    command: bundle exec sidekiq
  other:
    image: chatwoot/chatwoot:v4.15.1
    entrypoint: docker/entrypoints/rails.sh
  base:
    image: chatwoot/chatwoot:v4.15.1
    restart: 'no'
  login:
# ^^^^^ `login` gives none
    image: quay.io/keycloak/keycloak:26.4.0
  old:
    image: quay.io/keycloak/keycloak:16.1.1
  shell:
    image: alpine:3.23
    tty: true
  data:
    image: busybox:1.37
    volumes: ['./data:/data']
  extended:
    extends: worker
    image: chatwoot/chatwoot:v4.15.1
",
        );
    }
}
