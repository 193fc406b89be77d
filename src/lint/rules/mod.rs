//! Every rule, by family.

mod command;
mod dependency;
mod exposure;
mod healthcheck;
mod image;
mod interpolation;
mod legacy;
mod network;
mod operations;
mod portability;
mod project;
mod reference;
mod secret;
mod spec;
mod traefik;
mod volume;

use std::sync::LazyLock;

pub(in crate::lint) use reference::used_names;
pub(in crate::lint) use spec::lists_services;

use super::Rule;

/// Every rule, by family and id.
pub fn all() -> &'static [&'static Rule] {
    static ALL: LazyLock<Vec<&'static Rule>> = LazyLock::new(|| {
        [
            spec::RULES,
            reference::RULES,
            interpolation::RULES,
            secret::RULES,
            healthcheck::RULES,
            dependency::RULES,
            image::RULES,
            volume::RULES,
            network::RULES,
            exposure::RULES,
            traefik::RULES,
            command::RULES,
            project::RULES,
            legacy::RULES,
            portability::RULES,
            operations::RULES,
        ]
        .concat()
    });
    &ALL
}

pub fn find(id: &str) -> Option<&'static Rule> {
    all().iter().copied().find(|it| it.id == id)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::{Profile, Project, check_with, example, testing::repair};
    use super::*;

    #[test]
    fn ids_are_unique_and_sorted_within_their_family() {
        let ids: BTreeSet<_> = all().iter().map(|it| it.id).collect();
        assert_eq!(ids.len(), all().len());
        for pair in all().windows(2) {
            assert!(
                (pair[0].family, pair[0].id) < (pair[1].family, pair[1].id),
                "{} stands before {}",
                pair[0].id,
                pair[1].id
            );
        }
    }

    #[test]
    fn every_page_has_its_headings() {
        let headings = ["What it does", "Why is this bad?", "Example", "Use instead"];
        for rule in all() {
            for heading in headings {
                assert!(rule.section(heading).is_some(), "{}: no `## {heading}`", rule.id);
            }
            assert!(!rule.summary.ends_with('.'), "{}", rule.id);
            assert!(rule.docs.starts_with(&format!("# {}\n", rule.id)), "{}", rule.id);
        }
    }

    /// Somewhere the example fires; nowhere its better version does.
    #[test]
    fn examples_fire_and_their_better_versions_do_not() {
        for rule in all() {
            let fires = |heading| {
                [Profile::Compose, Profile::Dokploy, Profile::Swarm].into_iter().any(|profile| {
                    let project = Project { profile, ..example::project(rule, heading) };
                    !check_with(&project, [*rule]).is_empty()
                })
            };
            assert!(fires("Example"), "{}: the example does not fire", rule.id);
            assert!(!fires("Use instead"), "{}: `Use instead` fires", rule.id);
        }
    }

    /// The changes that a page's example gets put its findings right, and only once.
    #[test]
    fn examples_are_fixed() {
        for rule in all().iter().filter(|it| it.fix().is_some()) {
            for profile in [Profile::Compose, Profile::Dokploy, Profile::Swarm] {
                let project = Project { profile, ..example::project(rule, "Example") };
                let before = check_with(&project, [*rule]);
                let repair = repair(rule, project);
                let after = check_with(&repair.project, [*rule]);
                let left: Vec<_> = repair.left.iter().map(|it| it.why).collect();
                assert!(left.is_empty(), "{}: {left:?}", rule.id);
                let with_fix = before.iter().filter(|it| it.fix.is_some()).count();
                assert!(after.len() + with_fix <= before.len(), "{}", rule.id);
                assert!(after.iter().all(|it| it.fix.is_none()), "{}", rule.id);
                assert_eq!(with_fix == 0, repair.changed.is_empty(), "{}", rule.id);
            }
        }
    }
}
