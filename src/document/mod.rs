//! YAML whose every node remembers where it was written; the one place that knows the parser.

mod build;
mod defects;
mod deserialize;
mod events;
mod file;
mod label;
mod layout;
mod made;
mod merged;
mod node;
mod parse;
mod scalar;
mod source;
mod span;
mod syntax;
mod way;
mod written;

use self::span::Span;

#[cfg(test)]
mod hostile;
#[cfg(test)]
mod properties;

pub use self::{
    build::{MAX_DEPTH, MAX_NODES},
    deserialize::from_node,
    file::{Comment, Defect, Document, File},
    label::Label,
    node::{CollectionStyle, Entry, Mapping, Node, Sequence, Value},
    parse::{MAX_BYTES, parse, parse_strict},
    scalar::{Resolved, resolve_plain},
    source::Source,
    written::{Scalar, ScalarStyle},
};
