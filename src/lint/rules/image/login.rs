//! Whether an image asks for a login as a service sets it up.

use super::setting::is_set;
use crate::{
    compose::Service,
    images::{ImageFacts, Login},
};

/// Where the settings may be in a file that is not at hand, it is taken to ask.
pub(in crate::lint::rules) fn asks(service: &Service, facts: &ImageFacts) -> bool {
    let any = |settings: &[&str]| settings.iter().any(|it| is_set(service, it));
    let tag = service.image.as_ref().and_then(|it| it.tag.as_deref()).unwrap_or_default();
    match (facts.habits.login)(tag) {
        Login::Unless(settings) => !any(settings),
        Login::OnlyWith([]) => false,
        Login::OnlyWith(settings) => service.get("env_file").is_some() || any(settings),
    }
}
