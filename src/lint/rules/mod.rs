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

    use super::super::{Profile, Project, ProjectFile, check_with};
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
                    let project = Project { profile, ..project(rule, heading) };
                    !check_with(&project, [*rule]).is_empty()
                })
            };
            assert!(fires("Example"), "{}: the example does not fire", rule.id);
            assert!(!fires("Use instead"), "{}: `Use instead` fires", rule.id);
        }
    }

    /// The code blocks of a section. ```` ```yaml ```` is a compose file; a name behind it is the
    /// file's: ```` ```yaml redpanda.yml ````, ```` ```sh init.sh ````.
    fn project(rule: &Rule, heading: &str) -> Project {
        let mut files = Vec::new();
        for block in rule.section(heading).unwrap().split("```").skip(1).step_by(2) {
            let (info, text) = block.split_once('\n').unwrap();
            let name = info.split_whitespace().nth(1).unwrap_or("compose.yml");
            files.push(ProjectFile::read(name, text.as_bytes()));
        }
        super::super::testing::completed(Project { files, ..Project::default() })
    }
}
