//! A literal that stands where a secret belongs, and what is known about it.

use std::collections::HashSet;

use super::{Name, Value, credentials, is_high_entropy, tokens_in};
use crate::problem::Place;

/// A literal, and what is known about it.
pub(in crate::lint) struct Literal {
    pub(in crate::lint) place: Place,
    pub(in crate::lint) value: Value,
    /// What holds it, as a message says it, in backticks.
    pub(in crate::lint) holder: String,
    /// The name without backticks, for the variable to move it to.
    pub(in crate::lint) name: String,
    pub(in crate::lint) is_password: bool,
    /// It is also the name of its user, its service or its database.
    pub(in crate::lint) is_known_name: bool,
    pub(in crate::lint) from: From,
}

/// Where a literal stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::lint) enum From {
    /// `KEY: value`.
    Mapping,
    /// `- KEY=value`.
    List,
    /// A command, a script or SQL.
    Words,
    /// A file beside the compose file.
    File,
    /// `.env.example`.
    Example,
    /// A `.env` that git has.
    Committed,
    /// Nothing but its looks says that it is a secret.
    Looks,
}

impl Literal {
    /// What a value under a name is; nothing where it is no secret, or another rule's.
    pub(super) fn of(
        class: Name,
        name: &str,
        text: &str,
        place: Place,
        names: &HashSet<String>,
    ) -> Option<Self> {
        let neo4j = name.ends_with("NEO4J_AUTH") && text.contains('/');
        let class = if neo4j { Name::Password } else { class };
        let mut from = From::Mapping;
        let value = match class {
            Name::Other if is_high_entropy(text) => {
                from = From::Looks;
                Value::Strong
            }
            _ => Value::of(class, text),
        };
        if value == Value::Nothing
            || text.contains("PRIVATE KEY")
            || tokens_in(text)
            || !credentials(text).is_empty()
        {
            return None;
        }
        Some(Self {
            place,
            value,
            holder: format!("`{name}`"),
            name: name.to_owned(),
            is_password: class == Name::Password,
            is_known_name: names.contains(&text.to_ascii_lowercase()),
            from,
        })
    }
}
