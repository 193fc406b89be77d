//! Lists of words, written as a reader likes them and looked up at once.

use std::{collections::HashSet, sync::OnceLock};

use aho_corasick::AhoCorasick;

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

/// Parts of words with one blank between them.
pub(super) struct Phrases {
    list: &'static str,
    search: OnceLock<Option<AhoCorasick>>,
}

impl Phrases {
    pub(super) const fn of(list: &'static str) -> Self {
        Self { list, search: OnceLock::new() }
    }

    /// Whether the text holds one of them.
    pub(super) fn stand_in(&self, text: &str) -> bool {
        // A search can only not be made of more than memory holds.
        let search = self.search.get_or_init(|| AhoCorasick::new(self.list.split(' ')).ok());
        search.as_ref().is_some_and(|it| it.is_match(text))
    }
}
