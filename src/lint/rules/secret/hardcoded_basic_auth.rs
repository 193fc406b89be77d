//! Password hashes in Traefik's `basicauth.users` and `digestauth.users`.

use std::ops::Range;

use crate::{
    compose::Text,
    lint::{Check, Family, Findings, Level, Rule, ServiceSite},
    problem::quoted,
};

pub(super) static RULE: Rule = Rule {
    id: "hardcoded-basic-auth",
    family: Family::Secret,
    level: Level::Warning,
    summary: "a password hash for basic authentication stands in a label, or is none",
    docs: include_str!("hardcoded_basic_auth.md"),
    check: Check::Service(check),
};

fn check(site: &ServiceSite<'_>, findings: &mut Findings) {
    for label in &site.service.labels {
        let name = label.name.as_str().to_ascii_lowercase();
        if let Some(value) = label.value.as_ref().filter(|_| name.ends_with(".digestauth.users")) {
            digests(value, findings);
        }
        if !(name.ends_with(".basicauth.users")
            || name.starts_with("caddy") && name.ends_with("basicauth"))
        {
            continue;
        }
        let Some(value) = &label.value else { continue };
        for (user, range) in users(value) {
            judge(value, user, range, findings);
        }
    }
    for label in &site.service.labels {
        // `caddy.basic_auth.bob: hash`
        let name = label.name.as_str();
        let named = name.split_once("basic_auth.").or_else(|| name.split_once("basicauth."));
        let Some((_, user)) = named.filter(|(front, _)| front.starts_with("caddy")) else {
            continue;
        };
        if let Some(value) = &label.value
            && !user.contains('.')
        {
            judge(value, user, 0..value.as_str().len(), findings);
        }
    }
}

/// `user:hash` pairs, with the place of each hash.
fn users(value: &Text) -> Vec<(&str, Range<usize>)> {
    let text = value.as_str();
    let mut at = 0;
    let mut found = Vec::new();
    if !text.contains(":$") && !value.template().is_literal() {
        return found;
    }
    for pair in text.split_inclusive(',') {
        let body = pair.trim_end_matches(',').trim_end();
        if let Some((user, hash)) = body.split_once(':').filter(|(user, _)| !user.contains('$')) {
            let start = at + body.len() - hash.len();
            found.push((user.trim(), start..start + hash.len()));
        }
        at += pair.len();
    }
    found
}

/// `user:realm:digest`; a digest is all of the password that the protocol ever asks for (RFC 7616).
fn digests(value: &Text, findings: &mut Findings) {
    if !value.template().is_literal() {
        return;
    }
    let mut at = 0;
    for login in value.as_str().split_inclusive(',') {
        let body = login.trim_end_matches(',').trim_end();
        let end = at + body.len();
        at += login.len();
        let mut parts = body.splitn(3, ':');
        let (Some(user), Some(_), Some(digest)) = (parts.next(), parts.next(), parts.next()) else {
            continue;
        };
        let user = quoted(user.trim());
        let fits = digest.len() == 32 && digest.chars().all(|c| c.is_ascii_hexdigit());
        let message = if fits {
            format!("whoever reads the digest of {user} can log in with it, without the password")
        } else {
            format!("no password fits the digest of {user}: it has 32 hexadecimal digits")
        };
        let place = value.place_of(end - digest.len()..end);
        let help =
            "keep it in `.env`: `digestauth.users=${DIGESTAUTH_USERS:?set DIGESTAUTH_USERS}`";
        findings.add(place.clone(), message).secret(&place).help(help).level(Level::Error);
    }
}

fn judge(value: &Text, user: &str, range: Range<usize>, findings: &mut Findings) {
    let hash = &value.as_str()[range.clone()];
    let template = crate::compose::Template::parse(hash);
    let eaten = ["$apr1$", "$2y$", "$2a$", "$2b$"].iter().any(|it| hash.starts_with(it));
    if hash.is_empty() || !eaten && !template.is_literal() {
        return;
    }
    let place = value.place_of(range);
    let runs = if eaten { hash.to_owned() } else { template.with_holes_as(hash, "") };
    let help = "`htpasswd -nB admin` makes one; keep it in `.env`: `basicauth.users=${BASICAUTH_USERS:?set BASICAUTH_USERS}`";
    let (level, message) = if eaten {
        (
            Level::Error,
            format!(
                "Compose reads every `$` in the hash of `{user}` as a variable: nobody can log in"
            ),
        )
    } else if let Some(why) = flaw(&runs) {
        (Level::Error, format!("no password fits the hash of `{user}`: {why}"))
    } else {
        (
            Level::Warning,
            format!(
                "the password hash of `{user}` can be tried against word lists by whoever reads the file"
            ),
        )
    };
    findings.add(place.clone(), message).secret(&place).help(help).level(level);
}

/// Why `htpasswd` cannot have written this.
fn flaw(hash: &str) -> Option<&'static str> {
    let in_alphabet =
        |text: &str| text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '/'));
    if let Some(rest) = hash.strip_prefix("$apr1$").or_else(|| hash.strip_prefix("$1$")) {
        let Some((salt, digest)) = rest.split_once('$') else { return Some("its salt is missing") };
        if salt.is_empty() || salt.len() > 8 || digest.len() != 22 || !in_alphabet(digest) {
            return Some("an MD5 hash has a salt of 8 characters and 22 more");
        }
        // 128 bits in 22 characters of 6: the last one has only two bits left.
        let last = digest.chars().last().is_some_and(|c| matches!(c, '.' | '/' | '0' | '1'));
        return (!last).then_some("an MD5 hash ends in `.`, `/`, `0` or `1`");
    }
    let blowfish = ["$2y$", "$2a$", "$2b$"].iter().find_map(|it| hash.strip_prefix(it));
    if let Some(rest) = blowfish {
        let Some((cost, digest)) = rest.split_once('$') else { return Some("its cost is missing") };
        let cost = cost.parse::<u8>().is_ok_and(|it| (4..=31).contains(&it)) && cost.len() == 2;
        let fits = cost && digest.len() == 53 && in_alphabet(digest);
        return (!fits).then_some("a bcrypt hash has a cost of two digits and 53 characters");
    }
    if let Some(digest) = hash.strip_prefix("{SHA}") {
        return (digest.len() != 28).then_some("a SHA-1 hash has 28 characters");
    }
    if hash.starts_with('$') {
        return None;
    }
    (hash.len() != 13).then_some("it is no hash, and Traefik takes nothing else")
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::expect;

    #[test]
    fn hashes() {
        expect(
            &RULE,
            "
services:
  a:
    image: a:1
    labels:
      - traefik.http.middlewares.a.basicauth.users=admin:$$apr1$$abcdefgh$$0123456789abcdefghijk0
      #                                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ word lists
      - traefik.http.middlewares.b.basicauth.users=ops:$$apr1$$abcdefgh$$0123456789abcdefghijkZ
      #                                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ no password fits
      - traefik.http.middlewares.c.basicauth.users=ops:hunter2
      #                                                ^^^^^^^ no hash
      - traefik.http.middlewares.d.basicauth.users=${USERS:?}
      - traefik.http.middlewares.e.basicauth.users=admin:${HASH}
      - traefik.http.middlewares.f.basicauth.usersfile=/users
      - traefik.http.middlewares.g.basicauth.users=ops:$apr1$abcdefgh$0123456789abcdefghijk0
      #                                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ as a variable
      - traefik.http.middlewares.h.basicauth.users=ops:$$2y$$05$$short
      #                                                ^^^^^^^^^^^^^^^ bcrypt
",
        );
    }

    #[test]
    fn digests() {
        expect(
            &RULE,
            "
services:
  a:
    image: a:1
    labels:
      - traefik.http.middlewares.a.digestauth.users=ann:traefik:0123456789abcdef0123456789abcdef,bob:traefik:hunter2
      #                                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ of `ann` can log in
      #                                                                                                      ^^^^^^^ no password fits the digest of `bob`
      - traefik.http.middlewares.b.digestauth.users=${USERS:?}
      - traefik.http.middlewares.c.digestauth.usersfile=/users
      - traefik.http.middlewares.c.digestauth.realm=traefik
",
        );
    }
}
