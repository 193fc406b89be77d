//! Files that Compose reads together or that one change writes: what is done to one may show in another.

use std::collections::HashMap;

use super::choice::Choice;
use crate::lint::Project;

/// The families that files belong to, each known by a number. A file that nothing was said of has none.
#[derive(Default)]
pub(super) struct Kin {
    members: HashMap<String, usize>,
    /// For each member another one of its family, or itself.
    parents: Vec<usize>,
}

impl Kin {
    pub(super) fn of(project: &Project, choices: &[Choice<'_>]) -> Self {
        let mut kin = Self::default();
        for (file, compose) in project.composes() {
            kin.join(compose.files.iter().map(String::as_str).chain([file.name()]));
        }
        for choice in choices {
            kin.join(choice.files());
        }
        kin
    }

    pub(super) fn family(&self, file: &str) -> Option<usize> {
        self.members.get(file).map(|it| self.head(*it))
    }

    fn join<'a>(&mut self, files: impl Iterator<Item = &'a str>) {
        let mut first = None;
        for file in files {
            let new = self.parents.len();
            let member = *self.members.entry(file.to_owned()).or_insert(new);
            if member == new {
                self.parents.push(new);
            }
            let head = self.head(member);
            let first = *first.get_or_insert(head);
            if let Some(parent) = self.parents.get_mut(head) {
                *parent = first;
            }
        }
    }

    fn head(&self, mut member: usize) -> usize {
        while let Some(parent) = self.parents.get(member).filter(|it| **it != member) {
            member = *parent;
        }
        member
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_family_grows_together() {
        let mut kin = Kin::default();
        for files in [["a", "b"], ["c", "d"], ["e", "e"], ["d", "b"]] {
            kin.join(files.into_iter());
        }
        let family = |it: &str| kin.family(it);
        assert!(["b", "c", "d"].iter().all(|it| family(it) == family("a") && family(it).is_some()));
        assert_ne!(family("e"), family("a"));
        assert_eq!(family("f"), None);
    }
}
