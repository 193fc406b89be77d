//! Lines to paste: the probe that is right for an image.

use crate::{
    compose::{Image, Service},
    images::{ImageFacts, ProbeFacts, ProbeTestFacts, older},
    lint::{Fix, Yaml},
    stack::ProbeTool,
};

use super::{lacks, lacks_shell};

/// Said where no probe is known to be right.
const UNKNOWN: &str = "give it a `healthcheck` with a `test` that asks the service itself";

const BARE: &str =
    "the image has nothing to probe with: take the healthcheck out, and watch it from outside";

/// The image's own right probe, if this variant and version can run it.
pub(in crate::lint::rules) fn probe(image: &Image, facts: &ImageFacts) -> Option<ProbeFacts> {
    let tag = image.tag.as_deref().unwrap_or_default();
    let runs = |it: &ProbeFacts| match it.test {
        ProbeTestFacts::Http(ProbeTool::Curl, _) => !lacks(image, "curl"),
        ProbeTestFacts::Http(ProbeTool::Node, _) => !lacks(image, "node"),
        ProbeTestFacts::Http(ProbeTool::Python, _) => !lacks(image, "python"),
        ProbeTestFacts::Http(ProbeTool::Wget, _) => !lacks(image, "wget"),
        ProbeTestFacts::Exec(words) => words.first().is_some_and(|it| !lacks(image, it)),
        ProbeTestFacts::Shell(_) => !lacks_shell(image),
    };
    facts.probe.filter(runs).filter(|_| !older(tag, facts.habits.probe_since))
}

/// `test: [...]` of that probe.
pub(in crate::lint::rules) fn test(image: &Image, facts: &ImageFacts) -> String {
    words(image, facts).map_or_else(|| UNKNOWN.to_owned(), |it| format!("test: {it}"))
}

/// The same as a list on one line.
pub(super) fn words(image: &Image, facts: &ImageFacts) -> Option<String> {
    let test = probe(image, facts)?.probe().test;
    let words: Vec<_> = test.words().iter().map(|it| quoted(it)).collect();
    Some(format!("[{}]", words.join(", ")))
}

/// Gives a service without one the healthcheck that is right for its image.
pub(in crate::lint::rules) fn fix(
    service: &Service,
    image: &Image,
    facts: &ImageFacts,
) -> Option<Fix> {
    let probe = probe(image, facts)?;
    let seconds = |it: u64| Yaml::word(format!("{it}s"));
    let yaml = Yaml::map([
        ("test", Yaml::word(words(image, facts)?)),
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
    let Some(probe) = probe(image, facts) else {
        let repository = facts.repository;
        return match (lacks_shell(image), facts.tag) {
            (true, Some(tag)) => {
                format!("the image has nothing to probe with; `image: {repository}:{tag}` has")
            }
            (true, None) => BARE.to_owned(),
            (false, _) => UNKNOWN.to_owned(),
        };
    };
    let (interval, timeout, start) = (probe.interval, probe.timeout, probe.start_period);
    let test = test(image, facts);
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
