//! A literal that stands where a secret belongs, and what is known about it.

use std::collections::HashSet;

use super::{Name, Value, credentials, is_high_entropy, tokens_in, value::is_hash};
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

/// Rspamd calls the public key of a fuzzy storage so; it writes 256 bits in its own Base32
/// (rspamd src/libcryptobox/base32, its `zbase32` alphabet).
fn is_key_of_rspamd(text: &str) -> bool {
    text.len() == 52 && text.chars().all(|c| "ybndrfg8ejkmcpqxot1uwisza345h769".contains(c))
}

/// Where the password starts in a value that logs in: `NEO4J_AUTH=neo4j/password`,
/// `BASIC_AUTH=user:password`, and a hash behind its user whatever holds it.
pub(in crate::lint) fn login(name: &str, text: &str) -> Option<usize> {
    let upper = name.to_ascii_uppercase();
    if upper.ends_with("NEO4J_AUTH") {
        let at = text.find('/')? + 1;
        let is_whole = text[..at].matches('{').count() == text[..at].matches('}').count();
        return is_whole.then_some(at);
    }
    let at = text.find(':')? + 1;
    let (user, password) = (&text[..at - 1], &text[at..]);
    let names = ["BASIC_AUTH", "BASICAUTH", "CREDENTIALS", "USERPWD", "USERPASS"];
    let is_user = |c: char| c.is_ascii_alphanumeric() || "_.-@".contains(c);
    let is_password = |c: char| !c.is_whitespace() && !"/:$,{}\\".contains(c);
    let logs_in = names.iter().any(|it| upper.ends_with(it))
        && password.chars().all(is_password)
        && !password.chars().all(|c| c.is_ascii_digit());
    let fits = !user.is_empty() && user.chars().all(is_user) && !password.is_empty();
    (fits && (logs_in || is_hash(&password.replace("$$", "$")))).then_some(at)
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
        let (class, text) = match login(name, text) {
            Some(at) => (Name::Password, &text[at..]),
            None => (class, text),
        };
        let mut from = From::Mapping;
        let value = match class {
            Name::Other if is_high_entropy(text) => {
                from = From::Looks;
                Value::Strong
            }
            _ => Value::of(class, text),
        };
        if value == Value::Nothing
            || name == "encryption_key" && is_key_of_rspamd(text)
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
