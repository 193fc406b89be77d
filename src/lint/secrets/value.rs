//! What a value is, when it stands where a secret belongs.

use std::borrow::Cow;

use super::{Name, phrases::is_placeholder, random::is_random, words::Words};

/// From the harmless to the real.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::lint) enum Value {
    /// Empty, a reference, a path, a switch: no secret.
    Nothing,
    /// Something to fill in.
    Placeholder,
    /// A literal somebody thought up: `odoo`, `hunter2`.
    Weak,
    /// The hash of a password.
    Hash,
    /// A literal a machine drew.
    Strong,
}

/// Values that switch something, or name a method.
static SWITCHES: Words = Words::of(
    "true false yes no on off 0 1 null none nil undefined invalid enabled disabled enable disable \
    auto automatic required optional unset trust md5 scram-sha-256 hs256 hs384 hs512 \
    rs256 es256 sha1 sha256 sha512 aes-256-gcm aes256 bcrypt argon2 argon2id scrypt \
    oauth2 bearer basic plain login cram-md5 authorization x-api-key prompt",
);
/// What joins the words of a sentence.
static JOINTS: Words = Words::of(
    "a an and as ask at be by do for from here if in is it my no not of on or our set the this to \
    use with you your de el en la los para por",
);
/// Where a value comes from, rather than what it is.
const REFERENCES: &str = "/ ./ ../ ~/ file: vault: vault:// op:// ref+ env: env. enc[ arn: sm:// \
    secretsmanager: awssm:// projects/ os.environ @/ sops: bws: secret:// @file %env secret/ kv/";

impl Value {
    /// The value of something called so.
    pub(in crate::lint) fn of(name: Name, text: &str) -> Self {
        let is_number = || text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '_' | ','));
        match name {
            Name::Other | Name::Public => Self::Nothing,
            Name::Secret if is_number() || is_duration(text) => Self::Nothing,
            Name::Password | Name::Secret => Self::of_text(text),
            Name::Key => {
                Some(Self::of_text(text)).filter(|it| *it >= Self::Hash).unwrap_or(Self::Nothing)
            }
        }
    }

    pub(in crate::lint) fn of_text(text: &str) -> Self {
        let text = text.trim().trim_matches(['"', '\'']);
        let plain =
            if text.contains('$') { text.replace("$$", "$").into() } else { Cow::Borrowed(text) };
        if is_hash(&plain) {
            return Self::Hash;
        }
        let lower = text.to_ascii_lowercase();
        if text.is_empty()
            || is_open(text)
            || is_percent_variable(text)
            || SWITCHES.have(lower.as_str())
        {
            return Self::Nothing;
        }
        if REFERENCES.split(' ').any(|it| lower.starts_with(it)) || lower.contains("/run/secrets") {
            return Self::Nothing;
        }
        let is_file = [".pem", ".key", ".crt", ".cert", ".json", ".txt", ".jks", ".p12", ".pub"];
        if is_file.iter().any(|it| lower.ends_with(it)) {
            return Self::Nothing;
        }
        if is_public_key(text) || is_column_type(text) || is_masked(text) {
            return Self::Nothing;
        }
        if is_reference(text) || is_sentence(text) {
            return Self::Nothing;
        }
        match (is_placeholder(text), is_random(text)) {
            (true, _) => Self::Placeholder,
            (false, true) => Self::Strong,
            (false, false) => Self::Weak,
        }
    }
}

/// Whether something else is put in a part of it. A look at its characters tells most.
fn is_open(text: &str) -> bool {
    let marks = ["$", "`", "{{", "{%", "<%", "%(", "#{", "@@", "((", "://"];
    text.contains(['$', '`', '{', '%', '@', '(', ':']) && marks.iter().any(|it| text.contains(it))
}

/// `**********`: what an export writes in a secret's place, and nothing reads back.
fn is_masked(text: &str) -> bool {
    text.len() > 4 && text.chars().all(|c| matches!(c, '*' | '•'))
}

/// `$apr1$…`, `$2y$…`, `$argon2id$…`, `{SHA}…`, `pbkdf2_sha256$…`.
pub(super) fn is_hash(text: &str) -> bool {
    let starts = ["$apr1$", "$2a$", "$2b$", "$2y$", "$argon2", "$1$", "$5$", "$6$", "$y$", "$7$"];
    let long = text.len() > 24;
    long && (starts.iter().any(|it| text.starts_with(it)) || text.starts_with("pbkdf2_sha256$"))
        || text.starts_with("{SHA}") && text.len() > 30
        || text.starts_with("{SSHA}") && text.len() > 30
}

/// `prod/db/password`: where a secret is kept.
fn is_reference(text: &str) -> bool {
    let part = |it: &str| !it.is_empty() && it.chars().all(|c| c.is_ascii_lowercase() || c == '-');
    text.matches('/').count() > 1 && text.split('/').all(part)
}

/// What a person wrote to another one; but not a phrase that was drawn from a word list, nor a
/// password that was cut into pieces of four to be read aloud.
fn is_sentence(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let lower = |it: &&str| it.chars().all(|c| c.is_ascii_lowercase());
    let speaks = words.iter().any(|it| JOINTS.have(it));
    let is_phrase = words.iter().all(lower) && !speaks && (4..=8).contains(&words.len());
    words.len() > 3 && !is_phrase && !text.starts_with("-----")
}

/// `%PASSWORD%`, and the one letter that stands for what a user typed: Roundcube's `%p`.
fn is_percent_variable(text: &str) -> bool {
    let Some(rest) = text.strip_prefix('%') else { return false };
    rest.len() > 1 && rest.ends_with('%') || rest.len() == 1 && rest != "%"
}

/// `30d`, `24h`, `720h0m0s`: a token may be so old, but not so.
fn is_duration(text: &str) -> bool {
    text.len() < 12
        && text.starts_with(|c: char| c.is_ascii_digit())
        && text.chars().all(|c| c.is_ascii_digit() || "smhdwMy".contains(c))
}

/// `VARCHAR(255) NOT NULL`: the column that holds the secret.
fn is_column_type(text: &str) -> bool {
    static TYPES: Words = Words::of(
        "BIGINT BINARY BLOB BOOLEAN CHAR DATETIME INT INTEGER JSON LONGTEXT NVARCHAR TEXT TIMESTAMP \
        TINYINT UUID VARBINARY VARCHAR",
    );
    let first = text.split(['(', ' ']).next().unwrap_or_default();
    TYPES.have(first) && !text.contains(|c: char| c.is_ascii_lowercase())
}

fn is_public_key(text: &str) -> bool {
    let starts = [
        "ssh-",
        "ecdsa-",
        "age1",
        "pk_live_",
        "pk_test_",
        "phc_",
        "sb_publishable_",
        "sha256:",
        "sha256-",
        "sha384-",
        "sha512-",
        "SHA256:",
    ];
    starts.iter().any(|it| text.starts_with(it))
        || text.starts_with("-----BEGIN") && !text.contains("PRIVATE KEY")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds() {
        let table = [
            (
                Value::Nothing,
                "|${X}|$X|$${X}|$(cat /x)|/run/secrets/db|true|trust|1|vault:secret/x#y|{{ x }}|\
              https://issuer.example/x|server.key|VARCHAR(255) NOT NULL|INT|ssh-ed25519 AAAA|set it in the web interface later|invalid|**********|%p|%DB_PASS%",
            ),
            (Value::Placeholder, "change_me|your-key|<x>|MUDE|sua-senha|POSTGRES_PASSWORD"),
            (Value::Weak, "odoo|hunter2|s3cr3t|123456|correct horse"),
            (
                Value::Hash,
                "$$apr1$$abcdefgh$$0123456789abcdefghijk.|$$2y$$05$$0123456789012345678901",
            ),
            (Value::Strong, "9f86d081884c7d65|x7Kq2mP9vL4wR8tZ"),
        ];
        for (expected, values) in table {
            for value in values.split('|') {
                assert_eq!(Value::of_text(value), expected, "{value}");
            }
        }
    }

    #[test]
    fn the_name_decides() {
        assert_eq!(Value::of(Name::Password, "123456"), Value::Weak);
        assert_eq!(Value::of(Name::Secret, "3600"), Value::Nothing);
        assert_eq!(Value::of(Name::Secret, "30d"), Value::Nothing);
        assert_eq!(Value::of(Name::Key, "id"), Value::Nothing);
        assert_eq!(Value::of(Name::Key, "x7Kq2mP9vL4wR8tZ"), Value::Strong);
        assert_eq!(Value::of(Name::Public, "x7Kq2mP9vL4wR8tZ"), Value::Nothing);
    }
}
