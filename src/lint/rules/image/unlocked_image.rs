//! Images by a tag that somebody can move.

use crate::{
    lint::{Check, Family, Findings, Level, Rule, ServiceSite},
    problem::quoted,
};

pub(super) static RULE: Rule = Rule {
    id: "unlocked-image",
    family: Family::Image,
    level: Level::Off,
    summary: "an image is named by its tag only, which may move",
    docs: include_str!("unlocked_image.md"),
    check: Check::Service(check),
};

fn check(site: &ServiceSite<'_>, findings: &mut Findings) {
    let Some(image) = &site.service.image else { return };
    let is_built = site.service.get("build").is_some();
    if is_built || image.digest.is_some() || image.is_open() || image.tag.is_none() {
        return;
    }
    let name = image.text.as_str();
    findings.add(image.text.place(), format!("{} has no digest", quoted(name))).help(format!(
        "`docker buildx imagetools inspect {name}` prints it: `image: {name}@sha256:…`"
    ));
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::expect;

    #[test]
    fn tags_without_a_digest() {
        expect(
            &RULE,
            "
services:
  a: { image: 'example/app:1.2.3' }
#              ^^^^^^^^^^^^^^^^^ `example/app:1.2.3` has no digest
  b: { image: 'example/app:1.2.3@sha256:0123456789' }
  c: { image: 'example/app:${TAG}' }
  d: { image: own, build: . }
",
        );
    }
}
