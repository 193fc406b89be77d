//! `depends_on` with the right condition for each.

use super::roles::{has_probe, is_job};
use crate::{
    compose::{Compose, Service},
    document::{Node, Value},
    lint::{Fix, ServiceSite, Yaml},
};

/// What it means to wait for a service.
fn condition(compose: &Compose, name: &str) -> &'static str {
    match compose.service(name) {
        Some(target) if has_probe(target) => "service_healthy",
        Some(target) if is_job(compose, target) => "service_completed_successfully",
        _ => "service_started",
    }
}

/// Longer lists are left as they are.
const LONGEST: usize = 50;

/// Writes conditions for every service in the list, or for the one that lacks it in the mapping.
pub(super) fn written(site: &ServiceSite<'_>, name: &str) -> Option<Fix> {
    let entry = site.service.entry("depends_on")?;
    let wanted = condition(site.compose, name);
    let fix = Fix::risky(format!("wait for `{wanted}`"));
    match entry.value.value() {
        Value::Sequence(list) => {
            // Each finding would bring all of a list along. Compose fills in values, never keys.
            if list.items.len() > LONGEST || list.items.iter().any(|it| it.raw().contains('$')) {
                return None;
            }
            let named =
                |it: &Node| Some((it.raw().to_owned(), condition(site.compose, it.as_str()?)));
            let all: Option<Vec<_>> = list.items.iter().map(named).collect();
            Some(fix.items_as_keys(entry, "condition", &all?))
        }
        Value::Mapping(_) => {
            let dependency = entry.value.entry(name)?;
            let lacks = dependency.value.get_merged("condition").is_none();
            lacks.then(|| fix.key_under(dependency, "condition", &Yaml::word(wanted)))
        }
        Value::Null | Value::Scalar(_) => None,
    }
}

/// Makes one service depend on another.
pub(super) fn added(compose: &Compose, service: &Service, name: &str) -> Fix {
    let fix = Fix::risky(format!("wait for `{name}`"));
    let value = Yaml::map([("condition", Yaml::word(condition(compose, name)))]);
    match service.entry("depends_on") {
        None => {
            let value = Yaml::Map(vec![(name.to_owned(), value)]);
            fix.key(&service.node, &["image", "build"], "depends_on", &value)
        }
        Some(entry) if entry.value.is_sequence() => fix.item(&entry.value, name),
        Some(entry) => fix.key_under(entry, name, &value),
    }
}
