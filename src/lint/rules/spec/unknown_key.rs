//! A key that Compose does not know at its place.

use std::collections::{HashMap, HashSet};

use super::{misplaced, without_services};
use crate::{
    compose::{Compose, Text},
    lint::{
        Check, Family, FileKind, Findings, Fix, Level, Project, ProjectFile, Rule,
        schema::{Mistake, Object, platform},
    },
    suggest::Known,
};

pub(super) static RULE: Rule = Rule {
    id: "unknown-key",
    family: Family::Spec,
    level: Level::Error,
    summary: "a key that Compose does not know at its place",
    docs: include_str!("unknown_key.md"),
    check: Check::File(check),
};

/// The keys of each kind of mapping.
type KnownKeys = HashMap<*const Object, Known<'static>>;

fn check(_: &Project, file: &ProjectFile, findings: &mut Findings) {
    if let FileKind::Yaml { root, looks_like: _ } = &file.kind {
        without_services::report(file, root, findings);
    }
    let modes = modes_of_written_files(file);
    let mut known: KnownKeys = HashMap::new();
    for (compose, mistake) in file.mistakes() {
        one(compose, mistake, &modes, &mut known, findings);
    }
}

/// Where the modes of mounts stand whose file Coolify writes.
fn modes_of_written_files(file: &ProjectFile) -> HashSet<usize> {
    let services = file.composes().iter().flat_map(|it| &it.services);
    let written = services.flat_map(|it| &it.mounts).filter(|it| it.node.get("content").is_some());
    let modes = written
        .filter_map(|it| it.node.entries().iter().find(|it| it.key.as_str() == Some("mode")));
    modes.map(|it| it.key.place().range().start).collect()
}

fn one(
    compose: &Compose,
    mistake: &Mistake,
    modes: &HashSet<usize>,
    known: &mut KnownKeys,
    findings: &mut Findings,
) {
    let Some(unknown) = &mistake.unknown else { return };
    let place = mistake.place.clone();
    let name = unknown.entry.key.as_str().unwrap_or_default();
    let noun = unknown.object.noun;
    let is_mode = noun == "a mount" && modes.contains(&unknown.entry.key.place().range().start);
    let platform = platform(noun, name).or(is_mode.then_some("Coolify"));
    if let Some(platform) = platform {
        let message = format!("only {platform} understands `{name}`; Compose refuses it");
        findings.add(place, message).level(Level::Note);
        return;
    }
    let known = known.entry(unknown.object).or_insert_with(|| Known::of(unknown.object.names()));
    let guess = misplaced::guess(compose, unknown, known);
    let message = match &guess.words {
        Some(words) => format!("{}: {words}", mistake.message),
        None => mistake.message.clone(),
    };
    let finding = findings.add(place, message);
    finding.help(guess.help);
    if let (Some(meant), Some(key)) = (guess.meant, Text::of(&unknown.entry.key)) {
        finding.fix(Fix::slip(&key, meant));
    }
    if let Some((place, words)) = guess.related {
        finding.related(place, words);
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::{
        Level,
        testing::{expect, expect_fix, find},
    };

    #[test]
    fn what_coolify_reads() {
        let text = |content: &str| {
            format!(
                "services:\n  a:\n    image: b\n    volumes:\n      - type: bind\n        source: ./c\n        target: /c\n        mode: '0755'\n{content}"
            )
        };
        assert_eq!(find(&RULE, &text(""))[0].level, Level::Error);
        let found = find(&RULE, &text("        content: d\n"));
        assert_eq!(found.iter().map(|it| it.level).collect::<Vec<_>>(), [Level::Note, Level::Note]);
    }

    #[test]
    fn every_level() {
        expect(
            &RULE,
            "
services:
  a:
    image: b
    enviroment: [A=1]
#   ^^^^^^^^^^ a service has no key `enviroment`
    x-any: 1
    healthcheck: {intervall: 30s}
    #             ^^^^^^^^^ a healthcheck has no key
    build: {contxt: .}
    #       ^^^^^^ `build` has no key
    deploy: {resources: {limit: {}}}
    #                    ^^^^^ `resources` has no key
    interval: 5s
#   ^^^^^^^^ a service has no key
    exclude_from_hc: true
#   ^^^^^^^^^^^^^^^ only Coolify
  b:
    <<: {image: c}
    command: [x]
networks:
  front: {drivr: bridge}
  #       ^^^^^ a network has no key
volumes:
  data: {drvier: local}
  #      ^^^^^^ a volume has no key
x-more: {any: thing}
",
        );
    }

    #[test]
    fn what_was_meant() {
        let help = |text: &str| find(&RULE, text).first().and_then(|it| it.help.clone());
        let service = |rest: &str| help(&format!("services:\n  a:\n    image: b\n    {rest}\n"));
        assert_eq!(service("enviroment: {}"), Some("did you mean `environment`?".into()));
        assert_eq!(service("replicas: 2"), Some("move it under `deploy:`".into()));
        assert_eq!(
            service("web:\n      image: c"),
            Some("this looks like a service: indent it as far as `a`".into())
        );
        assert_eq!(
            help("services: {a: {image: b}}\nweb:\n  image: c\n"),
            Some("this looks like a service: indent it under `services:`".into())
        );
    }

    #[test]
    fn what_other_platforms_read() {
        let found = find(&RULE, "services: {a: {image: b, public: true}}\n");
        assert_eq!(found[0].message, "only Okteto understands `public`; Compose refuses it");
    }

    #[test]
    fn the_healthcheck_of_another_service() {
        let found = find(
            &RULE,
            "
services:
  store:
    image: example/store:1
    ports: ['9644:9644']
  api:
    image: b
    ports: ['8000:8000']
    healthcheck:
      test: curl http://127.0.0.1:8000
      healthcheck:
        test: [CMD-SHELL, 'wget -qO- http://localhost:9644/metrics || exit 1']
",
        );
        assert_eq!(found.len(), 1);
        assert!(found[0].message.contains("this looks like `store`'s healthcheck"));
        assert_eq!(found[0].place.line(), 11);
        assert_eq!(found[0].related[0].0.line(), 3);
    }

    #[test]
    fn a_slip_is_put_right() {
        let text = |key: &str| format!("services:\n  a:\n    image: b\n    {key}: {{A: 1}} # x\n");
        expect_fix(&RULE, &text("enviroment"), &text("environment"));
        expect_fix(&RULE, &text("\"Labels\""), &text("\"labels\""));
    }
}
