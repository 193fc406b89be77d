//! Repositories and tags that their publisher never pushed.

use crate::{
    images::Unpublished,
    lint::{Check, Family, Findings, Fix, Level, Rule, ServiceSite},
};

pub(super) static RULE: Rule = Rule {
    id: "unpublished-image",
    family: Family::Image,
    level: Level::Error,
    summary: "an image that was never published cannot be pulled",
    docs: include_str!("unpublished_image.md"),
    check: Check::Service(check),
};

fn check(site: &ServiceSite<'_>, findings: &mut Findings) {
    let Some(image) = &site.service.image else { return };
    if site.service.get("build").is_some() || image.is_open() {
        return;
    }
    let tag = image.tag.as_deref();
    let Some(known) = Unpublished::find(&image.repository, tag) else { return };
    let elsewhere = known.publisher.and_then(|it| Unpublished::find(it, tag));
    let (reason, level) = match elsewhere {
        Some(tag) => (format!("{}, and {}", known.reason, tag.reason), Level::Error),
        None if known.tag.is_some() => (known.reason.to_owned(), Level::Error),
        None => (known.reason.to_owned(), Level::Warning),
    };
    let message = format!("`{}` is not published: {reason}", image.text.as_str());
    let finding = findings.add(image.text.place(), message);
    finding.level(level);
    if let Some((repository, tag)) = image.facts.and_then(|it| Some((it.repository, it.tag?))) {
        let published = format!("{repository}:{tag}");
        finding.help(format!("`image: {published}` is"));
        finding.fix(Fix::risky(format!("take `{published}`")).text(&image.text, &published));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::expect;

    #[test]
    fn repositories_and_tags() {
        expect(
            &RULE,
            "
services:
  a:
    image: ghcr.io/chatwoot/chatwoot:v2.10.1
    #      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ there never was a 2.10.1
  b:
    image: ghcr.io/chatwoot/chatwoot:v4.15.1
    #      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ publishes on Docker Hub only
  c:
    image: chatwoot/chatwoot:v4.15.1
  d:
    image: ghcr.io/chatwoot/chatwoot:${TAG}
",
        );
    }
}
