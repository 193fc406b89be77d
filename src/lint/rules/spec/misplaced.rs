//! What somebody meant with a key that Compose does not know.

use crate::{
    compose::{Compose, Service},
    document::Node,
    lint::schema::{SERVICE, Unknown, homes},
    problem::{Place, quoted},
    suggest::Known,
};

/// A guess; the words go behind the message.
pub(super) struct Guess {
    pub(super) words: Option<String>,
    pub(super) help: String,
    /// The key of this place that is spelled nearly the same.
    pub(super) meant: Option<&'static str>,
    pub(super) related: Option<(Place, String)>,
}

/// `known` are the keys of the place.
pub(super) fn guess(compose: &Compose, unknown: &Unknown, known: &Known<'static>) -> Guess {
    let key = unknown.entry.key.as_str().unwrap_or_default();
    if let Some(guess) = owner(compose, unknown, key) {
        return guess;
    }
    let (help, meant) = match hint(unknown, key, known) {
        Hint::Words(words) => (words, None),
        Hint::Spelling(meant) => (format!("did you mean {}?", quoted(meant)), Some(meant)),
    };
    Guess { words: None, help, meant, related: None }
}

enum Hint {
    Words(String),
    Spelling(&'static str),
}

fn hint(unknown: &Unknown, key: &str, known: &Known<'static>) -> Hint {
    let noun = unknown.object.noun;
    let value = &unknown.entry.value;
    let above = unknown.path.last().and_then(Node::as_str).unwrap_or_default();
    let is_service = value.is_mapping()
        && ["image", "build"].iter().any(|it| value.get_merged(it).is_some())
        && SERVICE.form(key).is_none();
    if is_service && noun == "a compose file" {
        return Hint::Words("this looks like a service: indent it under `services:`".into());
    }
    if is_service && noun == "a service" {
        let words = format!("this looks like a service: indent it as far as {}", quoted(above));
        return Hint::Words(words);
    }
    if let Some(meant) = known.nearest(key) {
        return Hint::Spelling(meant);
    }
    Hint::Words(elsewhere(noun, key))
}

/// Where a key is at home.
fn elsewhere(noun: &str, key: &str) -> String {
    if noun == "a service" {
        if matches!(key, "services" | "include" | "version") {
            return "it belongs to the top of the file".into();
        }
        if let Some(home) = homes(key) {
            return format!("move it under `{home}:`");
        }
    } else if SERVICE.form(key).is_some() {
        return match noun {
            "a compose file" => format!("{} belongs to a service", quoted(key)),
            _ => "it belongs to the service: indent it less".into(),
        };
    }
    "remove it, or call it `x-…` if it is yours".into()
}

/// A healthcheck inside another one: whose probe is it?
fn owner(compose: &Compose, unknown: &Unknown, key: &str) -> Option<Guess> {
    if key != "healthcheck" || unknown.object.noun == "a compose file" {
        return None;
    }
    let here = unknown.path.get(1).and_then(Node::as_str).unwrap_or_default();
    let test = unknown.entry.value.get_merged("test");
    let probe: Vec<&str> = test.iter().flat_map(Node::walk).filter_map(Node::as_str).collect();
    let probe = probe.join(" ");
    let own = compose.service(here);
    if own.is_some_and(|it| answers(it, &probe)) {
        return None;
    }
    let mut others = compose.services.iter().filter(|it| it.name() != here);
    let owner = others.find(|it| it.healthcheck.is_none() && answers(it, &probe))?;
    let name = quoted(owner.name());
    Some(Guess {
        words: Some(format!("this looks like {name}'s healthcheck")),
        help: format!("move the block to {name}, beside its `image:`"),
        meant: None,
        related: Some((owner.key.place(), format!("{name} has no healthcheck"))),
    })
}

/// Whether a probe talks to this service: one of its ports, or a program of its image alone.
fn answers(service: &Service, probe: &str) -> bool {
    let facts = service.image.as_ref().and_then(|it| it.facts);
    let known = facts.into_iter().flat_map(|it| it.ports.iter().map(|it| it.number));
    let written = service.ports.iter().filter_map(|it| it.target.map(|it| it.0));
    let mut ports = known.chain(written);
    if ports.any(|it| mentions(probe, &format!(":{it}"))) {
        return true;
    }
    let common = ["curl", "wget", "bash", "sh", "nc", "grep", "python", "python3", "node", "pgrep"];
    let mut tools = facts.into_iter().flat_map(|it| it.tools).filter(|it| !common.contains(it));
    tools.any(|it| mentions(probe, it))
}

/// The word, and no longer one.
fn mentions(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let inside = |it: char| it.is_ascii_alphanumeric() || it == '_';
        let before = text[..at].chars().next_back().filter(|_| !word.starts_with(':'));
        let after = text[at + word.len()..].chars().next();
        !before.is_some_and(inside) && !after.is_some_and(inside)
    })
}
