//! A list of words, written as a reader likes it and looked up at once.

use std::{collections::HashSet, sync::OnceLock};

/// Words with one blank between them.
pub(super) struct Words {
    list: &'static str,
    /// Worked out when first asked for.
    set: OnceLock<HashSet<&'static str>>,
}

impl Words {
    pub(super) const fn of(list: &'static str) -> Self {
        Self { list, set: OnceLock::new() }
    }

    /// Whether this word is among them.
    pub(super) fn have(&self, word: &str) -> bool {
        self.set.get_or_init(|| self.list.split(' ').collect()).contains(word)
    }
}
