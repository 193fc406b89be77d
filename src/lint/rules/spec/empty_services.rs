//! `services` without a service.

use crate::{
    compose::Compose,
    lint::{Check, Family, Findings, Level, Project, ProjectFile, Rule},
};

pub(super) static RULE: Rule = Rule {
    id: "empty-services",
    family: Family::Spec,
    level: Level::Warning,
    summary: "`services` holds nothing",
    docs: include_str!("empty_services.md"),
    check: Check::Compose(check),
};

fn check(_: &Project, _: &ProjectFile, compose: &Compose, findings: &mut Findings) {
    let entries = compose.root.merged();
    let Some(entry) = entries.iter().find(|it| it.key.as_str() == Some("services")) else { return };
    let empty = entry.value.is_mapping() && entry.value.entries().is_empty();
    let included = compose.root.get_merged("include").is_some();
    if empty && !included && entry.value.tag().is_none() {
        findings.add(entry.key.place(), "`services` holds no service").help("add one");
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::{expect, find};

    #[test]
    fn found() {
        assert_eq!(find(&RULE, "services: {}\n")[0].place.range(), 0..8);
        expect(&RULE, "services: {}\ninclude: [a.yml]\n");
        expect(&RULE, "services: {a: {image: b}}\n");
    }
}
