//! Variables that the image does not read.

use super::{server::Server, setting::is_set};
use crate::{
    compose::{Assignment, Command, Service},
    images::{ClosedEnv, version},
    lint::{Check, Family, Findings, Level, Rule, ServiceSite},
};

pub(super) static RULE: Rule = Rule {
    id: "ignored-variable",
    family: Family::Image,
    level: Level::Warning,
    summary: "a variable the image does not read changes nothing",
    docs: include_str!("ignored_variable.md"),
    check: Check::Service(check),
};

/// Read by the C library, by every program's runtime, or by other containers through Docker.
const COMMON: [&str; 12] = [
    "TZ",
    "LANG",
    "LC_",
    "PATH",
    "HOME",
    "HOSTNAME",
    "TERM",
    "VIRTUAL_",
    "LETSENCRYPT_",
    "SERVICE_",
    "COOLIFY_",
    "HTTPS_METHOD",
];

fn check(site: &ServiceSite<'_>, findings: &mut Findings) {
    let Some(server) = Server::of(site) else { return };
    let tag = server.image.tag.as_deref().unwrap_or_default();
    let major = version(tag).first().copied().unwrap_or(u32::MAX);
    for variable in &site.service.environment {
        let name = variable.name.as_str();
        let known = server.facts.habits.not_read.iter().find(|it| it.name == name);
        if let Some(known) = known.filter(|it| major >= it.since) {
            let given = known.meant.is_some_and(|it| site.service.env(it).is_some());
            let scripts = is_set(site.service, "/docker-entrypoint-initdb.d");
            if !given && !scripts && !is_mentioned(site.service, name) {
                let message = format!("`{}` does not read `{name}`", server.image.repository);
                findings.add(variable.name.place(), message).help(known.help);
            }
        } else if let Some(closed) = &server.facts.habits.closed_env {
            outside(site, variable, closed, findings);
        }
    }
}

fn outside(
    site: &ServiceSite<'_>,
    variable: &Assignment,
    closed: &ClosedEnv,
    findings: &mut Findings,
) {
    let name = variable.name.as_str();
    let service = site.service;
    let read = closed.prefixes.iter().chain(&COMMON).any(|it| name.starts_with(it))
        || name.to_ascii_lowercase().ends_with("_proxy");
    let mounted = service.mounts.iter().any(|mount| {
        closed.unless_mounted.iter().any(|it| {
            mount.covers(it) || mount.target.strip_prefix(it).is_some_and(|it| it.starts_with('/'))
        })
    });
    let other = mounted || service.get("configs").is_some() || service.get("develop").is_some();
    if read || other || name.contains('$') || is_mentioned(service, name) {
        return;
    }
    let message = format!("`{name}` has no effect: {}", closed.why);
    findings.add(variable.name.place(), message).level(Level::Note).help("take it out");
}

/// Whether a command of the service uses the name itself.
fn is_mentioned(service: &Service, name: &str) -> bool {
    let probe = service.healthcheck.as_ref().and_then(|it| it.test.as_ref());
    let commands = [service.command.as_ref(), service.entrypoint.as_ref(), probe];
    let mut words = commands.into_iter().flatten().flat_map(Command::words);
    words.any(|it| it.as_str().contains(name))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::expect;

    #[test]
    fn names_that_mean_another() {
        expect(
            &RULE,
            "
services:
  a:
    image: botpress/server:12.31.10
    environment:
      - BP_PRODUCTION=true
      - BOTPRESS_LICENSE_KEY=${BOTPRESS_LICENSE_KEY}
      # ^^^^^^^^^^^^^^^^^^^^ `botpress/server` does not read `BOTPRESS_LICENSE_KEY`
      - BOTPRESS_AUTH_SECRET
      # ^^^^^^^^^^^^^^^^^^^^ does not read
  b:
    image: vectorized/console:v2.4.3
    environment: { CONSOLE_CONFIG_FILEPATH: /etc/c.yaml }
                 # ^^^^^^^^^^^^^^^^^^^^^^^ does not read
",
        );
    }

    #[test]
    fn names_that_may_be_read() {
        expect(
            &RULE,
            "
services:
  a:
    image: botpress/server:12.31.10
    command: sh -c 'exec ./bp'
    environment: [BOTPRESS_LICENSE_KEY=x]
  b:
    image: n8nio/n8n:0.236.0
    environment: [N8N_BASIC_AUTH_ACTIVE=true]
  c:
    image: redis:7.2.16
    command: redis-server --requirepass $REDIS_PASSWORD
    environment: [REDIS_PASSWORD=x]
  d:
    image: postgres:16.4
    environment: [POSTGRES_USERNAME=x, POSTGRES_USER=x]
  e:
    image: nginx:1.30.4
    environment: [TZ=UTC, NGINX_HOST=x, VIRTUAL_HOST=x, http_proxy=x]
  f:
    image: nginx:1.30.4
    volumes: ['./t:/etc/nginx/templates']
    environment: [TITLE=x]
  g:
    image: mysql:8.4.3
    volumes: ['./init.sh:/docker-entrypoint-initdb.d/init.sh']
    environment: [MYSQL_DB=x]
",
        );
    }

    #[test]
    fn names_outside_a_closed_list() {
        expect(
            &RULE,
            "
services:
  a:
    image: nginx:alpine
    environment:
      TITLE: x
#     ^^^^^ `TITLE` has no effect
  b:
    image: n8nio/n8n
    environment: [N8N_BASIC_AUTH_ACTIVE=true]
                # ^^^^^^^^^^^^^^^^^^^^^ does not read
",
        );
    }
}
