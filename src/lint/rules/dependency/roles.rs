//! What a service is to the others: a job, a routed site, something they wait for.

use crate::{
    compose::{Compose, Service},
    images::ImageFacts,
};

/// Words of a name that say that a service runs once.
const JOB_WORDS: [&str; 17] = [
    "init",
    "initdb",
    "initializer",
    "initialiser",
    "seed",
    "seeder",
    "migrate",
    "migrator",
    "migration",
    "migrations",
    "setup",
    "bootstrap",
    "provision",
    "provisioner",
    "job",
    "createbuckets",
    "unsealer",
];

/// It runs once and ends: it says so, others wait for its end, or its name and its missing restart
/// policy do.
pub(in crate::lint::rules) fn is_job(compose: &Compose, service: &Service) -> bool {
    service.never_restarts()
        || compose.awaits_end_of(service.name())
        || (!always_restarts(service) && has_job_name(service))
}

fn has_job_name(service: &Service) -> bool {
    let names = [
        Some(service.name().to_owned()),
        service.text("container_name").map(|it| it.as_str().to_owned()),
    ];
    names.iter().flatten().any(|name| {
        let name = name.to_ascii_lowercase();
        let mut words = name.split(['-', '_', '.']);
        // `cassandra-schema` loads one; `schema-registry` does not.
        words.clone().next_back() == Some("schema") || words.any(|it| JOB_WORDS.contains(&it))
    })
}

pub(in crate::lint::rules) fn always_restarts(service: &Service) -> bool {
    let restart = service.text("restart");
    restart.is_some_and(|it| matches!(it.as_str(), "always" | "unless-stopped"))
}

/// Whether some service waits until this one is healthy.
pub(in crate::lint::rules) fn is_awaited(compose: &Compose, service: &Service) -> bool {
    compose.awaits_health_of(service.name())
}

/// Traefik routes to it.
pub(in crate::lint::rules) fn is_routed(service: &Service) -> bool {
    let off = service.label("traefik.enable").is_some_and(|it| it.text() == "false");
    let on = service.label("traefik.enable").is_some_and(|it| it.text() == "true");
    let router = |name: &str| name.starts_with("traefik.http.routers.");
    !off && (on || service.labels.iter().any(|it| router(it.name.as_str())))
}

/// A part that is laid over another service, or takes over from one: what it lacks may be there.
pub(in crate::lint::rules) fn is_partial(service: &Service) -> bool {
    let whole = service.get("image").is_some() || service.get("build").is_some();
    !whole || service.get("extends").is_some()
}

/// Whether it has a probe that runs; a healthcheck without a test adjusts the image's own.
pub(in crate::lint::rules) fn has_probe(service: &Service) -> bool {
    service.healthcheck.as_ref().is_some_and(|it| !it.is_disabled())
}

pub(in crate::lint::rules) fn data_store(service: &Service) -> Option<&'static ImageFacts> {
    let facts = service.image.as_ref().and_then(|it| it.facts);
    facts.filter(|it| it.habits.data_store)
}
