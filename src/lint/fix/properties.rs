//! Whatever a compose file holds, its changes leave a file that can be read, and none for a second run.

use std::collections::BTreeMap;

use proptest::{collection::vec, prelude::*, sample::select};

use super::{Repair, Safety};
use crate::{
    document::parse,
    lint::{Baseline, Levels, Profile, Project, testing::project},
};

/// A file with something to put right in every layout.
const SAMPLE: &str = "# ours\r\nversion: \"3\" # old\nx-a: &a {tty: true, image: nginx:latest}\nservices:\n  db:\n    <<: *a\n    image: postgres:16\n    ports:\n      - 5432:5432 # open\n      - {target: 80, published: 8080}\n    enviroment: [POSTGRES_PASSWORD=hunter2-X]\n    healthcheck: {test: [CMD-SHELL, pg_isready], interval: 5sec}\n  web: # why\n    <<: *a\n    restart: alway\n    user: 1000\n    depends_on:\n    - db\n    networks: [front]\n    environment:\n      DB_URL: 'postgres://u:hunter2-X@db/x'\n      A: ${A}\n    healthcheck:\n      test: curl http://localhost:80 || exit 0\n    command: >-\n      run --password hunter2-X\n\n      more\n    labels:\n      - traefik.http.routers.a.rul=Host(`a.cl`)\n    # smarteros: allow(latest-tag) none\n    security_opt:\n      - label:disable\n  one: {image: x, ports: [22:22, '3000:3000'], depends_on: [db, web], user: 5}\nvolumes:\n  # gone\n  old:\n  older: {driver: local}\n";

const PIECES: [&str; 28] = [
    "\n",
    "\r\n",
    "  ",
    "    ",
    "- ",
    ": ",
    " # c",
    "{",
    "}",
    "[",
    "]",
    ", ",
    "'",
    "\"",
    "&b ",
    "*a",
    "|\n",
    ">-\n",
    "key: ",
    "image: x\n",
    "ports: [80:80]\n",
    "\n---\n",
    "$",
    "${X}",
    "!reset ",
    "~",
    "ñ",
    "\t",
];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(24) })]

    #[test]
    fn a_changed_file(changes in vec((0..SAMPLE.len(), 0..30usize, select(&PIECES[..])), 0..6), profile in 0..3usize) {
        let mut bytes = SAMPLE.as_bytes().to_vec();
        for (at, length, piece) in changes {
            let at = at.min(bytes.len());
            let end = (at + length).min(bytes.len());
            bytes.splice(at..end, piece.bytes());
        }
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let profile = [Profile::Compose, Profile::Dokploy, Profile::Swarm][profile];
        let project = Project { profile, ..project(&[("compose.yml", &text)]) };
        let could_be_read = parse("compose.yml", text.as_bytes()).is_ok();
        let once = repair(project);
        let after = once.project.files.iter().find(|it| it.name() == "compose.yml").unwrap();
        let can_be_read = parse("compose.yml", after.source.text().as_bytes()).is_ok();
        prop_assert!(!could_be_read || can_be_read);
        let shown = after.source.text().to_owned();
        let twice = repair(once.project);
        let again: Vec<_> = twice.changed.iter().map(|(name, it)| (name, it.new.text())).collect();
        prop_assert!(again.is_empty(), "from {text:?}\nto {shown:?}\nto {again:?}");
    }
}

fn repair(project: Project) -> Repair {
    let known = Baseline::default();
    Repair::of(project, &Levels::default(), &known, Safety::Risky, BTreeMap::new())
}
