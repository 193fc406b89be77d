//! One finding for all services of a file that lack the same thing.

use crate::{
    compose::{Compose, Service},
    lint::{Finding, Findings},
    problem::quoted,
};

/// Services that are whole: an override or an extension may get the rest from elsewhere.
pub(super) fn whole(compose: &Compose) -> impl Iterator<Item = &Service> {
    let is_whole = |it: &&Service| {
        (it.image.is_some() || it.get("build").is_some()) && it.get("extends").is_none()
    };
    compose.services.iter().filter(is_whole)
}

/// Whether a service has a limit, by its own key or by one under `deploy.resources.limits`.
pub(super) fn has_limit(service: &Service, key: &str, limit: &str) -> bool {
    let deploy = service.get("deploy").and_then(|it| it.get_merged("resources"));
    let limits = deploy.and_then(|it| it.get_merged("limits"));
    service.get(key).is_some() || limits.is_some_and(|it| it.get_merged(limit).is_some())
}

/// Reports the services that lack a limit, with what to write.
pub(super) fn report_unlimited(
    compose: &Compose,
    is_limited: impl Fn(&Service) -> bool,
    limit: &str,
    help: &str,
    findings: &mut Findings,
) {
    let unlimited: Vec<_> = whole(compose).filter(|it| !is_limited(it)).collect();
    let (has, have) = (format!("has no {limit}"), format!("have no {limit}"));
    if let Some(finding) = report(&unlimited, &has, &have, findings) {
        finding.help(help);
    }
}

/// Reports them at the first: `what` follows their names, as in "has no memory limit".
pub(super) fn report<'a>(
    services: &[&Service],
    has: &str,
    have: &str,
    findings: &'a mut Findings,
) -> Option<&'a mut Finding> {
    const NAMED: usize = 3;
    // The message counts those behind them.
    const SHOWN: usize = 100;
    let (first, others) = services.split_first()?;
    let names: Vec<_> = services.iter().take(NAMED).map(|it| quoted(it.name())).collect();
    let message = match services.len() {
        1 => format!("{} {has}", names.join("")),
        it if it <= NAMED => format!("{} {have}", names.join(", ")),
        it => format!("{} and {} more {have}", names.join(", "), it - NAMED),
    };
    let finding = findings.add(first.key.place(), message);
    for other in others.iter().take(SHOWN) {
        finding.related(other.key.place(), format!("{} {has}", quoted(other.name())));
    }
    Some(finding)
}
