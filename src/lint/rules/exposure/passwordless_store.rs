//! Data stores that let everybody in who can reach them.

use crate::{
    compose::{Assignment, Command, Hole, Service, Text},
    lint::{
        Check, Family, Findings, Level, Rule, ServiceSite,
        rules::interpolation::empty_default::{becomes, empty_hole},
    },
    problem::{Place, quoted},
};

pub(super) static RULE: Rule = Rule {
    id: "passwordless-store",
    family: Family::Exposure,
    level: Level::Note,
    summary: "a data store asks nobody for a password",
    docs: include_str!("passwordless_store.md"),
    check: Check::Service(check),
};

/// Settings that switch the login off, each with the value that does.
const SWITCHES: [(&str, &str); 8] = [
    ("POSTGRES_HOST_AUTH_METHOD", "trust"),
    ("ALLOW_EMPTY_PASSWORD", "yes"),
    ("MYSQL_ALLOW_EMPTY_PASSWORD", ""),
    ("MARIADB_ALLOW_EMPTY_ROOT_PASSWORD", ""),
    ("MARIADB_ALLOW_EMPTY_PASSWORD", ""),
    ("xpack.security.enabled", "false"),
    ("NEO4J_AUTH", "none"),
    ("AUTHENTICATION_ANONYMOUS_ACCESS_ENABLED", "true"),
];

fn check(site: &ServiceSite<'_>, findings: &mut Findings) {
    let service = site.service;
    let name = quoted(service.name());
    for variable in &service.environment {
        if let Some(value) = switched_off(variable) {
            let setting = quoted(variable.name.as_str());
            let message = format!("{setting} lets everybody into {name} who can reach it");
            findings
                .add(value.place(), message)
                .help("remove it, and give the store a password from a variable")
                .level(Level::Warning);
        }
    }
    let words = service.command.as_ref().map(Command::words).unwrap_or_default();
    for (flag, value) in words.iter().zip(words.iter().skip(1)) {
        if flag.as_str() != "--requirepass" || !becomes(value, str::is_empty) {
            continue;
        }
        let Some(Hole { name, range, .. }) = empty_hole(value, site.project) else { continue };
        let message = format!(
            "`--requirepass` is empty when `{name}` is not set: nobody is asked for a password"
        );
        findings
            .add(value.place_of(range), message)
            .help(format!("stop with a name: `${{{name}:?set {name}}}`"))
            .level(Level::Warning);
    }
    if let Some(place) = open_redis(service) {
        let message = format!(
            "{name} asks nobody for a password: every container on its networks can read and empty it"
        );
        findings.add(place, message).help(
            "give it `requirepass` in a mounted configuration file, and its clients the password",
        );
    }
}

fn switched_off(variable: &Assignment) -> Option<&Text> {
    let (_, off) = SWITCHES.iter().find(|(name, _)| variable.is(name))?;
    let value = variable.value.as_ref()?;
    let text = value.as_str().trim().to_ascii_lowercase();
    let is_off = match *off {
        "" => matches!(text.as_str(), "yes" | "true" | "1"),
        off => text == off,
    };
    is_off.then_some(value)
}

/// Where a Redis without a password is started; nothing when a file or a script may set one.
fn open_redis(service: &Service) -> Option<Place> {
    let image = service.image.as_ref()?;
    let is_redis = image.facts.is_some_and(|it| it.repository == "redis");
    let hidden = ["extends", "configs", "secrets", "entrypoint", "env_file"];
    if !is_redis || service.never_restarts() || hidden.iter().any(|it| service.get(it).is_some()) {
        return None;
    }
    let configured = service
        .mounts
        .iter()
        .any(|it| [".conf", ".sh", "/etc"].iter().any(|part| it.target.contains(part)));
    if configured {
        return None;
    }
    let Some(command) = &service.command else { return Some(image.text.place()) };
    let says = |it: &Text| {
        let text = it.as_str().to_ascii_lowercase();
        text.contains('$')
            || ["requirepass", "aclfile", ".conf", ".sh", "--user", "sentinel", "redis-cli"]
                .iter()
                .any(|word| text.contains(word))
    };
    (!command.texts().iter().any(says)).then(|| command.node.place())
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::expect;

    #[test]
    fn redis_with_and_without() {
        expect(
            &RULE,
            "
services:
  a:
    image: redis:7.2
#          ^^^^^^^^^ asks nobody
  b:
    image: redis:7.2
    command: [redis-server, --save, '20', '1']
#            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ asks nobody
  c:
    image: redis:7.2
    command: redis-server --requirepass ${P}
  d:
    image: redis:7.2
    command: redis-server /etc/redis.conf
  e:
    image: redis:7.2
    volumes: ['./redis:/usr/local/etc/redis']
  f:
    image: valkey/valkey:8
",
        );
    }

    #[test]
    fn a_password_that_may_be_empty() {
        expect(
            &RULE,
            "
services:
  a:
    image: redis:7.2
    command: redis-server --requirepass ${P:-}
    #                                   ^^^^^^ empty when `P` is not set
  b:
    image: redis:7.2
    command: [redis-server, --requirepass, '${P:-x}']
",
        );
    }

    #[test]
    fn switches() {
        expect(
            &RULE,
            "
services:
  a:
    environment:
      POSTGRES_HOST_AUTH_METHOD: trust
#                                ^^^^^ lets everybody into `a`
      POSTGRES_PASSWORD: ${P}
  b:
    environment:
      - MYSQL_ALLOW_EMPTY_PASSWORD=yes
#                                  ^^^ lets everybody
      - ALLOW_EMPTY_PASSWORD=no
  c:
    environment: ['xpack.security.enabled=false']
#                                         ^^^^^ lets everybody
",
        );
    }
}
