//! Which folders of a service must be kept, and where they are mounted.

use crate::{
    compose::{Image, Mount, MountKind, Service},
    images::Keeps,
    lint::rules::image::setting::is_set,
};

/// Where images have changed their ways.
const VERSIONS: [&str; 10] = ["latest", "rootless", "1", "2", "3", "5", "8", "12", "17", "99"];

/// The folders whose content matters for this image and these settings.
pub(super) fn folders<'a>(
    service: &'a Service,
    image: &'a Image,
) -> impl Iterator<Item = &'static Keeps> + use<'a> {
    let all = image.facts.map(|it| it.habits.keeps).unwrap_or_default();
    // Of a tag that a variable gives, only what every version does is known.
    let tag = image.tag.as_deref().unwrap_or_default();
    let tags = if image.is_open() { VERSIONS.to_vec() } else { vec![tag] };
    let holds = move |it: &Keeps| tags.iter().all(|tag| (it.holds)(tag));
    let elsewhere = |it: &Keeps| it.unless.iter().any(|setting| is_set(service, setting));
    all.iter().filter(move |it| holds(it) && !elsewhere(it))
}

/// A mount that keeps the folder. One on a parent does not, if the image declares the folder.
pub(super) fn mount<'a>(service: &'a Service, keeps: &Keeps) -> Option<&'a Mount> {
    service.mounts.iter().find(|it| {
        let target = it.target.trim_end_matches('/');
        let exact = target == keeps.path || (!keeps.declared && it.covers(keeps.path));
        exact || target.contains('$')
    })
}

/// A mount on a folder above, which the image's own volume hides.
pub(super) fn hidden<'a>(service: &'a Service, keeps: &Keeps) -> Option<&'a Mount> {
    let above = |it: &&Mount| it.covers(keeps.path) && it.kind != MountKind::Tmpfs;
    service.mounts.iter().find(above)
}

/// Whether some of what is below the folder is mounted, so that somebody thought about it.
pub(super) fn is_partly_mounted(service: &Service, keeps: &Keeps) -> bool {
    let below =
        |it: &Mount| it.target.strip_prefix(keeps.path).is_some_and(|it| it.starts_with('/'));
    service.mounts.iter().any(below) || service.get("volumes_from").is_some()
}
