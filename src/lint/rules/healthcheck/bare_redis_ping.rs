//! `redis-cli ping`, which exits 0 whatever the server answers.

use super::probe::{Link, Probe};
use crate::{
    compose::{Command, Service, Text},
    images::version,
    lint::{Check, Family, Findings, Fix, Level, Rule, ServiceSite},
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
    let written = probe.written();
    for command in &probe.commands {
        let words = || command.arguments().iter().map(Text::as_str);
        let cli = matches!(command.name(), "redis-cli" | "valkey-cli");
        let has = |word: &str| words().any(|it| it.eq_ignore_ascii_case(word));
        // `incr ping` writes to a key of that name, and fails where it may not.
        let pings = has("ping") && !has("incr");
        let checked = command.after == Link::Pipe || words().any(|it| it == "-e");
        if !cli || !pings || checked || written.contains("PONG") {
            continue;
        }
        let logs_in = words().any(|it| matches!(it, "-a" | "--pass" | "--askpass" | "-u"))
            || ["REDISCLI_AUTH", "VALKEYCLI_AUTH"].iter().any(|it| site.service.env(it).is_some())
            || written.contains("REDISCLI_AUTH");
        let name = command.name();
        let (level, message) = if has_password(site.service) && !logs_in {
            let words = "the server asks for a password and answers `NOAUTH`; the probe succeeds";
            (Level::Warning, words.to_owned())
        } else {
            let words = "exits 0 also while the server answers `LOADING` or `NOAUTH`";
            (Level::Note, format!("`{name} ping` {words}"))
        };
        let help = format!(r#"test: ["CMD-SHELL", "{name} ping | grep -q PONG"]"#);
        let finding = findings.add(command.text.place(), message).level(level).help(help);
        if let (Level::Note, Some((program, _))) = (level, command.program())
            && knows_e(site.service)
        {
            finding.fix(probe.with_options(Fix::risky("add `-e`"), program, &["-e"]));
        }
    }
}

fn has_password(service: &Service) -> bool {
    let words = service.command.iter().flat_map(Command::words);
    words.into_iter().any(|it| it.as_str().contains("requirepass"))
}

/// `-e` makes the exit code 1 for an error, from Redis 7.0 on.
fn knows_e(service: &Service) -> bool {
    service.image.as_ref().is_some_and(|image| {
        let name = image.repository.rsplit('/').next().unwrap_or_default();
        let major = image.tag.as_deref().and_then(|it| version(it).first().copied());
        (name.starts_with("redis") || name.starts_with("valkey")) && major.is_some_and(|it| it >= 7)
    })
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::{expect, expect_fix};

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

    #[test]
    fn an_error_is_told_where_redis_can() {
        let text = |list: &str, line: &str| {
            format!(
                "services:\n  a: {{ image: redis:7.4, healthcheck: {{ test: [CMD, redis-cli{list}, ping] }} }}\n  b: {{ image: valkey/valkey:8, healthcheck: {{ test: valkey-cli{line} ping }} }}\n  c: {{ image: redis:6, healthcheck: {{ test: redis-cli ping }} }}\n"
            )
        };
        expect_fix(&RULE, &text("", ""), &text(", -e", " -e"));
    }
}
