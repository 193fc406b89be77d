//! `redis-cli ping`, which exits 0 whatever the server answers.

use super::probe::{Link, Probe};
use crate::{
    compose::{Command, Service, Text},
    lint::{Check, Family, Findings, Level, Rule, ServiceSite},
};

pub(super) static RULE: Rule = Rule {
    id: "bare-redis-ping",
    family: Family::Healthcheck,
    level: Level::Note,
    summary: "`redis-cli ping` succeeds although the server refuses or still loads",
    docs: include_str!("bare_redis_ping.md"),
    check: Check::Service(check),
};

fn check(site: &ServiceSite<'_>, findings: &mut Findings) {
    let Some(probe) = Probe::of(site.service) else { return };
    for command in &probe.commands {
        let words = || command.arguments().iter().map(Text::as_str);
        let cli = matches!(command.name(), "redis-cli" | "valkey-cli");
        let has = |word: &str| words().any(|it| it.eq_ignore_ascii_case(word));
        // `incr ping` writes to a key of that name, and fails where it may not.
        let pings = has("ping") && !has("incr");
        let checked = command.after == Link::Pipe || words().any(|it| it == "-e");
        if !cli || !pings || checked || probe.written().contains("PONG") {
            continue;
        }
        let logs_in = words().any(|it| matches!(it, "-a" | "--pass" | "--askpass" | "-u"))
            || ["REDISCLI_AUTH", "VALKEYCLI_AUTH"].iter().any(|it| site.service.env(it).is_some())
            || probe.written().contains("REDISCLI_AUTH");
        let name = command.name();
        let (level, message) = if has_password(site.service) && !logs_in {
            let words = "the server asks for a password and answers `NOAUTH`; the probe succeeds";
            (Level::Warning, words.to_owned())
        } else {
            let words = "exits 0 also while the server answers `LOADING` or `NOAUTH`";
            (Level::Note, format!("`{name} ping` {words}"))
        };
        let help = format!(r#"test: ["CMD-SHELL", "{name} ping | grep -q PONG"]"#);
        findings.add(command.text.place(), message).level(level).help(help);
    }
}

fn has_password(service: &Service) -> bool {
    let words = service.command.iter().flat_map(Command::words);
    words.into_iter().any(|it| it.as_str().contains("requirepass"))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::expect;

    #[test]
    fn pings() {
        expect(
            &RULE,
            r#"
services:
  a:
    healthcheck: { test: ["CMD", "redis-cli", "ping"] }
    #                             ^^^^^^^^^ `redis-cli ping` exits 0
  b:
    command: redis-server --requirepass ${P}
    healthcheck: { test: redis-cli -h 127.0.0.1 ping || exit 1 }
    #                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^ answers `NOAUTH`; the probe succeeds
  c:
    healthcheck: { test: redis-cli ping | grep PONG }
  d:
    healthcheck: { test: ["CMD", "redis-cli", "-e", "ping"] }
  f:
    healthcheck: { test: ["CMD", "redis-cli", "--raw", "incr", "ping"] }
  e:
    healthcheck: { test: '[ "$$(redis-cli ping)" = "PONG" ]' }
"#,
        );
    }
}
