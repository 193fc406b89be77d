//! Whether changed files mean what they meant, but for what their changes claim.

use std::{collections::HashMap, ops::Range, sync::Arc};

use super::{Claim, choice::Choice, meaning::Claims};
use crate::{
    document::{Document, Source, parse},
    lint::{FileKind, Project},
};

/// The compose files that are to be changed, as they are.
pub(super) struct Kept(HashMap<String, Before>);

struct Before {
    documents: Vec<Document>,
    /// What aliases repeat, in the order of the text.
    repeated: Vec<Range<usize>>,
}

impl Kept {
    pub(super) fn of(project: &Project, choices: &[Choice<'_>]) -> Self {
        let files = project.files.iter().map(|it| (it.name(), it)).collect::<HashMap<_, _>>();
        let mut all = HashMap::new();
        for name in choices.iter().flat_map(Choice::files) {
            let Some(file) = files.get(name).filter(|_| !all.contains_key(name)) else { continue };
            if let FileKind::Compose { .. } = file.kind {
                all.extend(Before::of(&file.source).map(|it| (name.to_owned(), it)));
            }
        }
        Self(all)
    }

    /// Whether an alias repeats at another place what this changes.
    pub(super) fn is_shared(&self, choice: &Choice<'_>) -> bool {
        choice.fix.claims.iter().any(|claim| {
            let place = claim.place();
            self.0.get(place.file()).is_some_and(|it| it.repeats(&place.range()))
        })
    }

    /// Whether all that is not claimed means the same in these files, which the changes made.
    pub(super) fn hold(&self, choices: &[Choice<'_>], files: &[Arc<Source>]) -> bool {
        let mut claims: HashMap<&str, Vec<&Claim>> = HashMap::new();
        for claim in choices.iter().flat_map(|it| &it.fix.claims) {
            claims.entry(claim.place().file()).or_default().push(claim);
        }
        files.iter().all(|new| {
            let Some(old) = self.0.get(new.name()) else { return true };
            let claims = Claims::of(claims.remove(new.name()).unwrap_or_default());
            parse(new.name(), new.text().as_bytes()).is_ok_and(|new| {
                let both = old.documents.iter().zip(&new.documents);
                old.documents.len() == new.documents.len()
                    && both.into_iter().all(|(old, new)| claims.hold(&old.root, &new.root))
            })
        })
    }
}

impl Before {
    fn of(source: &Source) -> Option<Self> {
        let documents = parse(source.name(), source.text().as_bytes()).ok()?.documents;
        let nodes = documents.iter().flat_map(|it| it.root.walk());
        let aliases = nodes.filter(|it| it.alias().is_some());
        let mut repeated: Vec<Range<usize>> = aliases.map(|it| it.definition().range()).collect();
        repeated.sort_by_key(|it| (it.start, it.end));
        repeated.dedup();
        Some(Self { documents, repeated })
    }

    fn repeats(&self, changed: &Range<usize>) -> bool {
        self.repeated.iter().any(|it| it.start <= changed.start && changed.end <= it.end)
    }
}
