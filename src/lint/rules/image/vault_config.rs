//! Vault's own configuration, inline or in a mounted file.

use std::ops::Range;

use crate::{
    compose::{MountKind, Text},
    lint::{ProjectFile, ServiceSite},
    problem::Place,
};

/// One configuration that a Vault service reads.
pub(in crate::lint::rules) enum VaultConfig<'a> {
    Inline(Text),
    File(&'a ProjectFile),
}

/// `storage "raft"` and its like.
pub(in crate::lint::rules) struct Storage {
    pub(in crate::lint::rules) kind: String,
    pub(in crate::lint::rules) place: Place,
}

impl<'a> VaultConfig<'a> {
    /// All that are known; empty for services that are not Vault.
    pub(in crate::lint::rules) fn all(site: &ServiceSite<'a>) -> Vec<Self> {
        let facts = site.service.image.as_ref().and_then(|it| it.facts);
        if facts.is_none_or(|it| it.repository != "hashicorp/vault") {
            return Vec::new();
        }
        let inline = site.service.env("VAULT_LOCAL_CONFIG").and_then(|it| it.value.clone());
        let mounts = site.service.mounts.iter();
        let mounted = mounts
            .filter(|it| it.kind == MountKind::Bind && it.target.starts_with("/vault/config/"));
        let paths = mounted.filter_map(|it| site.compose.mounted_path(it));
        let files = paths.filter_map(|path| site.project.files.iter().find(|it| it.name() == path));
        inline.map(Self::Inline).into_iter().chain(files.map(Self::File)).collect()
    }

    pub(in crate::lint::rules) fn storage(&self) -> Option<Storage> {
        let text = self.text();
        self.words("storage").find_map(|range| {
            let rest = &text[range.end..];
            let skipped = rest.len() - rest.trim_start_matches(is_between).len();
            let kind = &rest[skipped..];
            let length = kind.find(|c: char| !c.is_ascii_lowercase() && c != '_');
            let kind = &kind[..length.unwrap_or(kind.len())];
            let place = self.place(range.start..range.end + skipped + kind.len());
            (!kind.is_empty()).then(|| Storage { kind: kind.to_owned(), place })
        })
    }

    /// Where a setting is made.
    pub(in crate::lint::rules) fn setting(&self, name: &'static str) -> Option<Place> {
        let range = self.words(name).next()?;
        Some(self.place(range))
    }

    /// Where a setting is made with a value that says yes.
    pub(in crate::lint::rules) fn switched_on(&self, name: &'static str) -> Option<Place> {
        let text = self.text();
        self.words(name).find_map(|range| {
            let rest = &text[range.end..];
            let value = rest.trim_start_matches([' ', '\t', '"', ':', '=']);
            let on = value.starts_with("true") || value.starts_with('1');
            on.then(|| self.place(range))
        })
    }

    /// A word that stands alone and not in a comment.
    fn words(&self, word: &'static str) -> impl Iterator<Item = Range<usize>> {
        let text = self.text();
        text.match_indices(word).map(|(at, it)| at..at + it.len()).filter(move |range| {
            let before = &text[..range.start];
            let line = before.rsplit('\n').next().unwrap_or_default();
            let alone = !before.ends_with(is_word) && !text[range.end..].starts_with(is_word);
            let comment = line.trim_start().starts_with("//") || line.contains('#');
            alone && !comment
        })
    }

    fn text(&self) -> &str {
        match self {
            Self::Inline(text) => text.as_str(),
            Self::File(file) => file.source.text(),
        }
    }

    fn place(&self, range: Range<usize>) -> Place {
        match self {
            Self::Inline(text) => text.place_of(range),
            Self::File(file) => file.place(range),
        }
    }
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn is_between(c: char) -> bool {
    c.is_whitespace() || matches!(c, '"' | ':' | '{' | '=' | '[')
}
