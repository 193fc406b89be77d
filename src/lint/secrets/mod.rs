//! What a secret looks like: by the name that holds it, by its shape, by where it stands.

mod files;
mod flags;
mod gather;
mod headers;
mod lines;
mod literal;
mod name;
mod phrases;
mod positions;
mod random;
mod sql;
mod token;
mod url;
mod value;
mod words;

pub use self::files::Mounted;
pub(super) use self::{
    files::{comments, in_comment, mounted, written_by_hand},
    flags::{Word, flags, split_words},
    gather::literals,
    headers::headers,
    lines::lines,
    literal::{From, Literal, login},
    name::{Name, is_root_of_vault, variable},
    positions::positions,
    random::is_high_entropy,
    sql::sql,
    token::{tokens, tokens_in},
    url::{Credential, credentials},
    value::Value,
};

use std::ops::Range;

/// A literal that stands where a secret belongs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Hit {
    /// Which of the scanned texts.
    pub(super) text: usize,
    pub(super) range: Range<usize>,
    /// What holds it, as the message says it: `--requirepass`, `PASSWORD` in SQL.
    pub(super) holder: String,
    /// Whose it is, where that can be read.
    pub(super) user: Option<String>,
    pub(super) name: Name,
}
