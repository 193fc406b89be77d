//! A change that was not made, and why.

use crate::{lint::Rule, problem::Place};

pub struct Left {
    pub rule: &'static Rule,
    pub place: Place,
    pub why: Why,
}

/// What kept a change from being made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// An alias repeats what it changes at another place.
    Shared,
    /// The changed file would mean something else at another place, or nothing.
    Meaning,
    /// What Compose refuses would then be there.
    Refused(&'static str),
    /// The finding would stay.
    Useless,
    /// Too many others failed before.
    Weary,
}

impl Why {
    pub fn words(self) -> String {
        match self {
            Self::Shared => "other places use what it changes, through an alias".into(),
            Self::Meaning => "it would change more than it is meant to".into(),
            Self::Refused(rule) => format!("it would bring a finding of `{rule}`"),
            Self::Useless => "it would not help here".into(),
            Self::Weary => "too many other changes failed; run it again".into(),
        }
    }
}
