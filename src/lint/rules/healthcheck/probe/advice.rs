//! Lines to paste: the probe that is right for an image.

use crate::{
    compose::{Image, Service},
    images::ImageFacts,
    lint::{Fix, Yaml},
};

use super::lacks_shell;

/// Said where no probe is known to be right.
const UNKNOWN: &str = "give it a `healthcheck` with a `test` that asks the service itself";

const BARE: &str =
    "the image has nothing to probe with: take the healthcheck out, and watch it from outside";

/// `test: [...]` of the image's own right probe.
pub(in crate::lint::rules) fn test(facts: &ImageFacts) -> String {
    words(facts).map_or_else(|| UNKNOWN.to_owned(), |it| format!("test: {it}"))
}

/// The same as a list on one line.
pub(super) fn words(facts: &ImageFacts) -> Option<String> {
    let words: Vec<_> = facts.probe?.probe().test.words().iter().map(|it| quoted(it)).collect();
    Some(format!("[{}]", words.join(", ")))
}

/// Gives a service without one the healthcheck that is right for its image.
pub(in crate::lint::rules) fn fix(
    service: &Service,
    image: &Image,
    facts: &ImageFacts,
) -> Option<Fix> {
    let probe = facts.probe.filter(|_| !lacks_shell(image))?;
    let seconds = |it: u64| Yaml::word(format!("{it}s"));
    let yaml = Yaml::map([
        ("test", Yaml::word(words(facts)?)),
        ("interval", seconds(probe.interval)),
        ("timeout", seconds(probe.timeout)),
        ("retries", Yaml::word("5")),
        ("start_period", seconds(probe.start_period)),
    ]);
    let fix = Fix::risky("ask it for its health");
    Some(fix.key(&service.node, &["image"], "healthcheck", &yaml))
}

/// A whole healthcheck on one line.
pub(in crate::lint::rules) fn healthcheck(image: &Image, facts: &ImageFacts) -> String {
    if let (true, Some(tag)) = (lacks_shell(image), facts.tag) {
        let repository = facts.repository;
        return format!("the image has nothing to probe with; `image: {repository}:{tag}` has");
    }
    let Some(probe) = facts.probe else {
        return if lacks_shell(image) { BARE.to_owned() } else { UNKNOWN.to_owned() };
    };
    let (interval, timeout, start) = (probe.interval, probe.timeout, probe.start_period);
    let test = test(facts);
    format!(
        "healthcheck: {{ {test}, interval: {interval}s, timeout: {timeout}s, retries: 5, \
         start_period: {start}s }}"
    )
}

/// In double quotes, with the dollars doubled for Compose.
fn quoted(word: &str) -> String {
    let escaped = word.replace('\\', "\\\\").replace('"', "\\\"").replace('$', "$$");
    format!("\"{escaped}\"")
}
