//! Data stores that are killed before they are done.

use crate::{
    lint::{Check, Family, Findings, Fix, Level, Rule, ServiceSite, Yaml},
    problem::quoted,
};

pub(super) static RULE: Rule = Rule {
    id: "short-stop-grace",
    family: Family::Operations,
    level: Level::Note,
    summary: "a data store is killed before it has written everything down",
    docs: include_str!("short_stop_grace.md"),
    check: Check::Service(check),
};

/// What Docker waits where nothing is said.
const DEFAULT: u64 = 10;

fn check(site: &ServiceSite<'_>, findings: &mut Findings) {
    let service = site.service;
    let Some(facts) = service.image.as_ref().and_then(|it| it.facts) else { return };
    let is_job = service.never_restarts() || service.get("entrypoint").is_some();
    if !facts.habits.data_store || is_job || service.get("extends").is_some() {
        return;
    }
    let written = service.text("stop_grace_period");
    let grace = match &written {
        Some(text) => seconds(text.as_str()),
        None => Some(DEFAULT),
    };
    let Some(grace) = grace.filter(|it| *it < facts.stop_grace) else { return };
    let needed = format!("{}s", facts.stop_grace);
    let fix = Fix::sure(format!("wait {needed}"));
    let fix = match &written {
        Some(text) => fix.text(text, &needed),
        None => {
            fix.key(&service.node, &["restart", "image"], "stop_grace_period", &Yaml::word(&needed))
        }
    };
    let place = written.map_or_else(|| service.key.place(), |it| it.place());
    let message = format!(
        "data store {} is killed {grace} seconds after it is asked to stop; it may need {}",
        quoted(service.name()),
        facts.stop_grace
    );
    findings.add(place, message).help(format!("`stop_grace_period: {needed}`")).fix(fix);
}

/// `1m30s`; nothing for what is not literal.
fn seconds(text: &str) -> Option<u64> {
    let (mut total, mut number) = (0_u64, String::new());
    for c in text.chars() {
        if c.is_ascii_digit() {
            number.push(c);
            continue;
        }
        let unit = match c {
            'h' => 3600,
            'm' => 60,
            's' => 1,
            _ => return None,
        };
        let value: u64 = std::mem::take(&mut number).parse().ok()?;
        total = total.checked_add(value.checked_mul(unit)?)?;
    }
    number.is_empty().then_some(total)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::expect;

    #[test]
    fn stores_and_their_time() {
        expect(
            &RULE,
            "
services:
  a:
# ^ killed 10 seconds after
    image: pgvector/pgvector:0.8.6-pg15-bookworm
  b:
    image: pgvector/pgvector:0.8.6-pg15-bookworm
    stop_grace_period: 1m
#                      ^^ killed 60 seconds after
  c: { image: 'pgvector/pgvector:0.8.6-pg15-bookworm', stop_grace_period: 1m60s }
  d: { image: 'pgvector/pgvector:0.8.6-pg15-bookworm', restart: 'no' }
  e: { image: 'redis:7.2', stop_grace_period: '${GRACE}' }
  f: { image: 'n8nio/n8n:2.41.3' }
",
        );
    }
}
