//! Which changes are tried at once.

use std::collections::HashMap;

use super::{Fix, Safety, apply::Taken};
use crate::lint::Finding;

/// A finding and what puts it right.
#[derive(Clone, Copy)]
pub(super) struct Choice<'a> {
    pub(super) finding: &'a Finding,
    pub(super) fix: &'a Fix,
}

impl<'a> Choice<'a> {
    /// Those that are safe enough and do not change the same bytes; the others wait.
    pub(super) fn all(findings: &'a [Finding], most: Safety) -> Vec<Self> {
        let mut taken: HashMap<&str, Taken> = HashMap::new();
        let mut all = Vec::new();
        for finding in findings {
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
            all.push(Self { finding, fix });
        }
        all
    }
}
