//! What the name of a variable, an option or a key says about its value.

use super::words::Words;

/// How much a name promises a secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::lint) enum Name {
    /// Any literal in it is a password, numbers too.
    Password,
    /// Tokens and keys: any literal but a number.
    Secret,
    /// `KEY` of something: a secret only if the value looks like one.
    Key,
    /// It says nothing.
    Other,
    /// It says that the value is no secret, however random it looks.
    Public,
}

static PASSWORDS: Words = Words::of(
    "password passwd passphrase passcode pass pwd pw passwort kennwort senha contrasena \
    contrasenia contraseña requirepass masterauth",
);
static SECRETS: Words = Words::of(
    "secret secrets token apikey secretkey authtoken accesstoken psk pepper salt authkey \
    privatekey",
);
/// Ends of words that were written without a separator: `PGPASSWORD`, `DBPASS`.
const GLUED: [(&str, Name); 8] = [
    ("password", Name::Password),
    ("passwd", Name::Password),
    ("pass", Name::Password),
    ("pwd", Name::Password),
    ("secret", Name::Secret),
    ("apikey", Name::Secret),
    ("secretkey", Name::Secret),
    ("token", Name::Secret),
];
static NOT_GLUED: Words =
    Words::of("bypass compass encompass trespass surpass oldpwd nosecret notoken");
/// What may follow without changing the meaning: `SECRET_KEY_BASE`, `PASSWORD_1`.
static NEUTRAL: Words = Words::of(
    "base key keys value default initial hash hashed plain current old new b64 base64 hex \
    primary secondary prod production dev staging test seed admin root string",
);
/// What may not: `PASSWORD_LENGTH`, `TOKEN_URL`, `JWT_SECRET_FILE`.
static POLICY: Words = Words::of(
    "file files path dir directory folder url uri host port user username users name \
    names id ids length len min max age ttl expiry expire expires expiration exp timeout \
    lifetime duration rotation policy enabled enable disabled disable required require \
    algorithm alg algo type mode format size count cost rounds iterations method header \
    field column prefix suffix issuer iss audience aud endpoint resolver version \
    location store storage provider backend engine driver strength complexity regex \
    pattern reset link page auth login email limit attempts check validation seconds \
    minutes hours days refresh bits env var scope claim hint label",
);
static POLICY_BEFORE: Words = Words::of(
    "random allow disable enable require required max min generate skip forgot validate \
    existing public",
);
/// What makes a `KEY` a secret whatever its value. An access key is a user's name in S3, and a
/// secret only where it looks like one.
static KEYS: Words = Words::of(
    "enc api secret private encryption encrypt master signing sign auth app \
    application license licence session jwt account shared crypto crypt cookie role \
    cron admin root webhook unseal recovery",
);
/// What makes it none.
static PUBLIC_KEYS: Words = Words::of(
    "gpg pgp public pub site search publishable anon partition primary foreign sort routing \
    idempotency shard cache",
);
/// Words at the end of names whose random values are no secrets.
static IDENTITIES: Words = Words::of(
    "id uuid guid sha sha1 sha256 md5 checksum digest hash commit rev revision ref \
    fingerprint cert certificate etag version tag build image release sid integrity",
);

impl Name {
    pub(in crate::lint) fn of(name: &str) -> Self {
        match name {
            "PWD" | "OLDPWD" => return Self::Public,
            "VAULT_DEV_ROOT_TOKEN_ID" | "BAO_DEV_ROOT_TOKEN_ID" | "dev-root-token-id" => {
                return Self::Secret;
            }
            "REDISCLI_AUTH" => return Self::Password,
            _ => {}
        }
        let name = spaced(name);
        let words: Vec<&str> = name.split_whitespace().collect();
        // What etcd tells clusters apart by, and opens nothing with.
        if words.ends_with(&["initial", "cluster", "token"]) {
            return Self::Public;
        }
        let Some((at, class)) = words
            .iter()
            .enumerate()
            .rev()
            .find_map(|(at, _)| class(&words, at).map(|class| (at, class)))
        else {
            return if ends_with_identity(&words) { Self::Public } else { Self::Other };
        };
        let (before, after) = (&words[..at], &words[at + 1..]);
        let number = |it: &&str| it.chars().all(|c| c.is_ascii_digit());
        if before.iter().any(|it| POLICY_BEFORE.have(it)) {
            return Self::Public;
        }
        if after.iter().any(|it| POLICY.have(it)) {
            return Self::Public;
        }
        if after.iter().all(|it| NEUTRAL.have(it) || number(it)) { class } else { Self::Key }
    }

    pub(in crate::lint) fn is_secret(self) -> bool {
        matches!(self, Self::Password | Self::Secret)
    }
}

fn class(words: &[&str], at: usize) -> Option<Name> {
    let word = words[at];
    if PASSWORDS.have(word) {
        return Some(Name::Password);
    }
    if SECRETS.have(word) {
        return Some(Name::Secret);
    }
    let before = at.checked_sub(1).map(|it| words[it]);
    match word {
        "key" | "keys" => {
            return Some(match before {
                Some(it) if PUBLIC_KEYS.have(it) => Name::Public,
                Some(it) if KEYS.have(it) && word == "key" => Name::Secret,
                _ if words.get(at + 1) == Some(&"base") => Name::Secret,
                _ if word == "key" && words[..at].contains(&"encryption") => Name::Secret,
                Some("access") if words[..at].contains(&"secret") => Name::Secret,
                _ => Name::Key,
            });
        }
        "role" if before == Some("service") => return Some(Name::Secret),
        "cookie" if matches!(before, Some("erlang" | "node")) => return Some(Name::Secret),
        "jwt" | "credential" | "credentials" | "auth" => return Some(Name::Key),
        _ => {}
    }
    if word.len() < 6 || NOT_GLUED.have(word) {
        return None;
    }
    GLUED.iter().find(|(end, _)| word.ends_with(end)).map(|(_, name)| *name)
}

fn ends_with_identity(words: &[&str]) -> bool {
    let public = |it: &&str| {
        matches!(
            *it,
            "public"
                | "pub"
                | "pubkey"
                | "publickey"
                | "sitekey"
                | "anon"
                | "publishable"
                | "issuer"
        ) || it.ends_with("hash")
    };
    words.last().is_some_and(|it| IDENTITIES.have(it)) || words.iter().any(public)
}

/// `MY_Api-keyName` in lower case with a blank between its words.
fn spaced(name: &str) -> String {
    let mut spaced = String::with_capacity(name.len() + 8);
    let mut last = None;
    let mut rest = name.chars().peekable();
    while let Some(c) = rest.next() {
        if c.is_alphanumeric() {
            let follows = |test: fn(char) -> bool| last.is_some_and(test);
            let starts = c.is_uppercase()
                && (follows(char::is_lowercase)
                    || follows(char::is_uppercase)
                        && rest.peek().is_some_and(|it| it.is_lowercase()));
            if starts {
                spaced.push(' ');
            }
            spaced.extend(c.to_lowercase());
        } else {
            spaced.push(' ');
        }
        last = Some(c);
    }
    spaced
}

/// `VAULT_ROOT_TOKEN`, `VAULT_UNSEAL_KEY_1`, and the same for OpenBao.
pub(in crate::lint) fn is_root_of_vault(name: &str) -> bool {
    let name = spaced(name);
    let has = |word: &str| name.split_whitespace().any(|it| it == word);
    let last = name.split_whitespace().last();
    let is_path = matches!(last, Some("file" | "path" | "dir" | "id" | "threshold" | "shares"));
    let vault = has("vault") || has("bao") || has("openbao");
    vault
        && !is_path
        && (has("root") && has("token") || has("unseal") && (has("key") || has("keys")))
}

/// The variable a value of this name would move to: `smtp.password` becomes `SMTP_PASSWORD`.
pub(in crate::lint) fn variable(name: &str) -> String {
    let written = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_';
    if name.chars().all(written) && !name.starts_with(|c: char| c.is_ascii_digit()) {
        return name.to_owned();
    }
    let name = spaced(name).split_whitespace().collect::<Vec<_>>().join("_").to_uppercase();
    let ascii = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let name: String = name.chars().filter(|it| ascii(*it)).collect();
    // `-p` and `mc` do not tell what they take.
    if name.len() < 3 || name.starts_with(|c: char| c.is_ascii_digit()) {
        return "SECRET".into();
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        let table = [
            (
                Name::Password,
                "POSTGRES_PASSWORD PGPASSWORD DB_PASS MYSQL_PWD smtpPassword PASSWORD_1 \
              REDISCLI_AUTH DBPASS SENHA password",
            ),
            (
                Name::Secret,
                "SECRET SECRET_KEY_BASE API_KEY apiKey APIKey JWT_SECRET_KEY GH_TOKEN \
              SUPABASE_SERVICE_ROLE SUPABASE_SERVICE_ROLE_KEY VAULT_DEV_ROOT_TOKEN_ID AUTHTOKEN \
              VAULT_UNSEAL_KEY LICENSE_KEY SALT CLIENT_SECRET AWS_SECRET_ACCESS_KEY ERLANG_COOKIE \
              OTP_KEY_BASE ENCRYPTION_SECONDARY_KEY CRON_KEY dev-root-token-id",
            ),
            (Name::Key, "KEY WEIRD_KEY API_KEYS JWT TOKEN_GITHUB SSL_KEY"),
            (
                Name::Public,
                "POSTGRES_PASSWORD_FILE MB_PASSWORD_LENGTH MYSQL_RANDOM_ROOT_PASSWORD \
              ALLOW_EMPTY_PASSWORD PARTITION_KEY RECAPTCHA_SITE_KEY ANON_KEY JWT_SECRET_NAME TOKEN_URL \
              existingSecret ETCD_INITIAL_CLUSTER_TOKEN RECAPTCHA_SITEKEY passwordPolicy passHostHeader AWS_ACCESS_KEY_ID CLUSTER_ID GIT_SHA PWD TOKEN_ISSUER PUBLIC_API_KEY",
            ),
            (Name::Other, "POSTGRES_USER certresolver BYPASS MAX_TOKENS HOST COMPASS"),
        ];
        for (expected, names) in table {
            for name in names.split_whitespace() {
                assert_eq!(Name::of(name), expected, "{name}");
            }
        }
    }

    #[test]
    fn variables() {
        let table = [
            ("A_KEY", "A_KEY"),
            ("smtp.password", "SMTP_PASSWORD"),
            ("--key", "KEY"),
            ("-p", "SECRET"),
        ];
        for (name, expected) in table {
            assert_eq!(variable(name), expected);
        }
    }
}
