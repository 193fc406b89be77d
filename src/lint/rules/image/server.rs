//! Whether a service runs what its image is made for, or something else with the image's programs.

use crate::{
    compose::{Compose, Image, Service, Text},
    images::ImageFacts,
    lint::ServiceSite,
};

/// A service that surely is its image's own long-running program, with all of its settings known.
pub(in crate::lint::rules) struct Server<'a> {
    pub(in crate::lint::rules) image: &'a Image,
    pub(in crate::lint::rules) facts: &'static ImageFacts,
}

impl<'a> Server<'a> {
    /// Nothing where that is not sure: jobs, other commands, services in several parts.
    pub(in crate::lint::rules) fn of(site: &ServiceSite<'a>) -> Option<Self> {
        let image = site.service.image.as_ref()?;
        let facts = image.facts?;
        let own = is_whole(site) && !is_job(site.compose, site.service) && runs_own(site, facts);
        own.then_some(Self { image, facts })
    }
}

/// Neither built nor extended, and not laid over or under another file's service.
pub(in crate::lint::rules) fn is_whole(site: &ServiceSite<'_>) -> bool {
    let name = site.service.name();
    ["build", "extends"].iter().all(|key| site.service.get(key).is_none())
        && site.project.together(site.file, name).is_none_or(|it| !it.is_part)
}

/// Runs once: says so, or others wait for its end.
pub(in crate::lint::rules) fn is_job(compose: &Compose, service: &Service) -> bool {
    service.never_restarts() || compose.awaits_end_of(service.name())
}

/// No program is named by more words.
const FIRST: usize = 8;

fn runs_own(site: &ServiceSite<'_>, facts: &ImageFacts) -> bool {
    if site.service.entrypoint.is_some() {
        return false;
    }
    let Some(command) = &site.service.command else { return true };
    let words: Vec<_> = command.words().iter().take(FIRST).map(Text::as_str).collect();
    let line = words.join(" ");
    let begins = |start: &&str| {
        line.strip_prefix(*start).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    line.is_empty() || line.starts_with('-') || facts.habits.serves.iter().any(begins)
}

/// Whether the environment may come from elsewhere, too.
pub(in crate::lint::rules) fn has_env_file(service: &Service) -> bool {
    service.get("env_file").is_some()
}
