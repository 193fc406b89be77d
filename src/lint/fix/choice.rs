//! Which changes are tried at once.

use std::collections::HashMap;

use super::{Fix, Left, Safety, Why, apply::Taken};
use crate::lint::Finding;

/// A finding and what puts it right.
#[derive(Clone, Copy)]
pub(super) struct Choice<'a> {
    /// Where it comes among all: what is inserted at one place keeps this order.
    pub(super) at: usize,
    pub(super) finding: &'a Finding,
    pub(super) fix: &'a Fix,
}

impl<'a> Choice<'a> {
    /// Those that are safe enough and do not change the same bytes; the others wait.
    pub(super) fn all(findings: &'a [Finding], most: Safety) -> Vec<Self> {
        let mut taken: HashMap<&str, Taken> = HashMap::new();
        let mut all = Vec::new();
        for (at, finding) in findings.iter().enumerate() {
            let Some(fix) = finding.fix.as_ref().filter(|it| it.safety <= most) else { continue };
            let has_room = |it: &super::Edit| {
                taken.get(it.place.file()).is_none_or(|taken| taken.has_room_for(it))
            };
            if !fix.edits.iter().all(has_room) {
                continue;
            }
            for edit in &fix.edits {
                taken.entry(edit.place.file()).or_default().take(edit);
            }
            all.push(Self { at, finding, fix });
        }
        all
    }

    pub(super) fn left(&self, why: Why) -> Left {
        let place = self.fix.edits.first().map_or(&self.finding.place, |it| &it.place);
        Left { rule: self.finding.rule, place: place.clone(), why }
    }

    /// The file with the finding and those that its change writes.
    pub(super) fn files(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        let edited = self.fix.edits.iter().map(|it| it.place.file());
        std::iter::once(self.finding.place.file()).chain(edited)
    }
}
