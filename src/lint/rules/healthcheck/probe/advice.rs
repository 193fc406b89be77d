//! Lines to paste: the probe that is right for an image.

use crate::{compose::Image, images::ImageFacts};

use super::lacks_shell;

/// `test: [...]` of the image's own right probe.
pub(in crate::lint::rules) fn test(facts: &ImageFacts) -> String {
    let words: Vec<_> = facts.probe().test.words().iter().map(|it| quoted(it)).collect();
    format!("test: [{}]", words.join(", "))
}

/// A whole healthcheck on one line.
pub(in crate::lint::rules) fn healthcheck(image: &Image, facts: &ImageFacts) -> String {
    if lacks_shell(image) {
        let (repository, tag) = (facts.repository, facts.tag);
        return format!("the image has nothing to probe with; `image: {repository}:{tag}` has");
    }
    let (interval, timeout) = (facts.probe.interval, facts.probe.timeout);
    let start = facts.probe.start_period;
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
