//! The names a service uses, each with its place.

use crate::{
    compose::{Assignment, Mount, MountKind, Service, Text},
    document::Node,
    lint::{Fix, Yaml, filled_in::is_filled_in, schema::is_open},
};

/// Every name that must be declared in the file, with the top-level key that declares it.
pub(in crate::lint) fn used_names(service: &Service) -> Vec<(&'static str, String)> {
    let networks = known(service.networks.iter().map(|it| it.name.clone()).collect());
    let kinds = [
        ("networks", networks),
        ("volumes", volumes(service)),
        ("configs", mounted(service, "configs")),
        ("secrets", mounted(service, "secrets")),
        ("services", services(service).into_iter().map(|it| it.1).collect()),
    ];
    let owned = |it: Text| it.as_str().to_owned();
    kinds
        .into_iter()
        .flat_map(|(kind, all)| all.into_iter().map(move |it| (kind, owned(it))))
        .collect()
}

/// Volumes: the source of every mount that is no path.
pub(super) fn volumes(service: &Service) -> Vec<Text> {
    let named = service.mounts.iter().filter(|it| it.kind == MountKind::Volume);
    known(named.filter_map(volume).collect())
}

fn volume(mount: &Mount) -> Option<Text> {
    let source = mount.source.as_deref()?;
    if mount.node.is_mapping() {
        return mount.node.get_merged("source").as_ref().and_then(Text::of);
    }
    // One letter before a colon is a drive to Compose.
    let drive = source.chars().count() == 1;
    (!drive).then(|| Text::of(&mount.node).map(|it| it.part(0..source.len()))).flatten()
}

/// Configs or secrets, also those of the build.
pub(super) fn mounted(service: &Service, key: &str) -> Vec<Text> {
    let build = service.get("build").and_then(|it| it.get_merged(key));
    let lists = service.get(key).cloned().into_iter().chain(build);
    let items: Vec<Node> = lists.flat_map(|it| it.items().to_vec()).collect();
    let source = |it: &Node| Text::of(it).or_else(|| Text::of(&it.get_merged("source")?));
    known(items.iter().filter_map(source).collect())
}

/// Names of a list or keys of a mapping.
pub(super) fn listed(service: &Service, key: &str) -> Vec<Text> {
    let Some(node) = service.get(key) else { return Vec::new() };
    let keys = node.merged();
    let keys = keys.iter().filter_map(|it| Text::of(&it.key));
    known(node.items().iter().filter_map(Text::of).chain(keys).collect())
}

/// Services it needs to exist, each with the key that says so.
pub(super) fn services(service: &Service) -> Vec<(&'static str, Text)> {
    let mut all: Vec<(&'static str, Text)> = Vec::new();
    let waits = service.depends_on.iter().map(|it| ("depends_on", it.name.clone()));
    all.extend(waits);
    all.extend(listed(service, "links").into_iter().map(|it| ("links", first_of_two(it))));
    let from = listed(service, "volumes_from").into_iter();
    let from = from.filter(|it| !it.as_str().starts_with("container:"));
    all.extend(from.map(|it| ("volumes_from", until_colon(&it))));
    for key in ["network_mode", "ipc", "pid", "uts", "cgroup"] {
        all.extend(service.text(key).as_ref().and_then(after_prefix).map(|it| (key, it)));
    }
    if let Some(contexts) = service.get("build").and_then(|it| it.get_merged("additional_contexts"))
    {
        let values = Assignment::all(&contexts).into_iter().filter_map(|it| it.value);
        all.extend(values.filter_map(|it| after_prefix(&it)).map(|it| ("additional_contexts", it)));
    }
    all.retain(|(_, it)| !is_open(it.as_str()));
    all
}

/// `name` of `service:name`.
fn after_prefix(text: &Text) -> Option<Text> {
    let length = text.as_str().len();
    text.as_str().starts_with("service:").then(|| text.part("service:".len()..length))
}

/// `name` of `name:alias`.
fn first_of_two(text: Text) -> Text {
    if text.as_str().matches(':').count() == 1 { until_colon(&text) } else { text }
}

fn until_colon(text: &Text) -> Text {
    let end = text.as_str().find(':').unwrap_or(text.as_str().len());
    text.part(0..end)
}

fn known(mut all: Vec<Text>) -> Vec<Text> {
    all.retain(|it| !is_open(it.as_str()) && !is_filled_in(it.as_str()));
    all
}

/// Declares a name under a top-level key.
pub(super) fn declared(root: &Node, kind: &str, name: &str) -> Option<Fix> {
    let is_plain = |it: char| it.is_ascii_alphanumeric() || matches!(it, '_' | '-');
    if !name.starts_with(|it: char| it.is_ascii_alphabetic()) || !name.chars().all(is_plain) {
        return None;
    }
    let fix = Fix::risky("declare it");
    Some(match root.entry(kind) {
        Some(entry) => fix.key_under(entry, name, &Yaml::Nothing),
        None => fix.key(root, &[], kind, &Yaml::map([(name, Yaml::Nothing)])),
    })
}
