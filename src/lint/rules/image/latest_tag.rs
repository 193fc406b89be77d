//! `latest`, written or implied.

use crate::{
    compose::MountKind,
    images::{ImageFacts, Retired},
    lint::{Check, Family, Findings, Level, Rule, ServiceSite, filled_in::is_filled_in},
};

pub(super) static RULE: Rule = Rule {
    id: "latest-tag",
    family: Family::Image,
    level: Level::Warning,
    summary: "an image without a version is another image tomorrow",
    docs: include_str!("latest_tag.md"),
    check: Check::Service(check),
};

fn check(site: &ServiceSite<'_>, findings: &mut Findings) {
    let Some(image) = &site.service.image else { return };
    let built_here = site.service.get("build").is_some();
    let repository = &image.repository;
    // What is retired no longer moves.
    let retired = Retired::find(repository).is_some_and(|it| !it.name.ends_with('/'));
    let is_decided_elsewhere = image.is_open() || is_filled_in(image.text.as_str());
    if built_here || is_decided_elsewhere || image.digest.is_some() || retired {
        return;
    }
    let message = match image.tag.as_deref() {
        Some("latest") => format!("`{repository}` floats: `latest` is another image tomorrow"),
        None => format!("`{repository}` has no tag, so it is `latest`"),
        Some(_) => return,
    };
    let kept = |path: &str| {
        let mut mounts = site.service.mounts.iter().filter(|it| it.kind != MountKind::Tmpfs);
        mounts.any(|it| it.covers(path))
    };
    let stateful = image.facts.is_some_and(|it| it.data.iter().any(|path| kept(path)));
    let level = if stateful { Level::Error } else { Level::Warning };
    let store = image.facts.is_some_and(|it| it.habits.data_store);
    let help = match image.facts {
        Some(_) if store => {
            format!("pin the version that wrote its data: `image: {repository}:<version>`")
        }
        Some(ImageFacts { repository, tag: Some(tag), .. }) => {
            format!("pin it: `image: {repository}:{tag}`")
        }
        _ => format!("pin it: `image: {repository}:<version>`"),
    };
    findings.add(image.text.place(), message).help(help).level(level);
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::{
        Level,
        testing::{expect, find},
    };

    #[test]
    fn worse_where_the_data_stays() {
        let levels = |volumes: &str| {
            let text = format!("services: {{a: {{image: postgres, volumes: [{volumes}]}}}}\n");
            find(&RULE, &text)[0].level
        };
        assert_eq!(levels("'db:/var/lib/postgresql/data'"), Level::Error);
        assert_eq!(levels("'./db:/var/lib/postgresql'"), Level::Error);
        assert_eq!(levels(""), Level::Warning);
        assert_eq!(levels("'./init.sql:/docker-entrypoint-initdb.d/init.sql'"), Level::Warning);
    }

    #[test]
    fn written_and_implied() {
        expect(
            &RULE,
            "
services:
  a:
    image: nginx
    #      ^^^^^ no tag
  b:
    image: 'example/app:latest'
    #       ^^^^^^^^^^^^^^^^^^ floats
  c:
    image: redis:7.2
  d:
    image: ${IMAGE}
  f:
    image: '%%IMAGE%%'
  e:
    image: app
    build: .
  f:
    image: ankane/pgvector
",
        );
    }
}
