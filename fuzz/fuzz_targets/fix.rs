//! Whatever a compose file holds: what could be read still can be after its changes, and a second
//! run changes nothing.
#![no_main]

use std::collections::BTreeMap;

use libfuzzer_sys::fuzz_target;
use smarteros::{
    document::parse,
    lint::{Baseline, Levels, Profile, Project, ProjectFile, Repair, Safety},
};

const NAMES: [&str; 2] = ["docker-compose.yml", ".env.example"];

fuzz_target!(|bytes: &[u8]| {
    let (profile, bytes) = bytes.split_first().unwrap_or((&0, &[]));
    let profile = match profile % 3 {
        0 => Profile::Compose,
        1 => Profile::Dokploy,
        _ => Profile::Swarm,
    };
    let parts = bytes.split(|it| *it == b'\n').collect::<Vec<_>>();
    let parts = parts.split(|it| *it == b"%%%").map(|it| it.join(&b'\n'));
    let files = NAMES.iter().zip(parts).map(|(name, text)| ProjectFile::read(name, &text));
    let project = Project { files: files.collect(), profile, ..Project::default() };
    let could_read: Vec<_> = project.files.iter().map(is_read).collect();
    let repair = |project| {
        let known = Baseline::default();
        Repair::of(project, &Levels::default(), &known, Safety::Risky, BTreeMap::new())
    };
    let once = repair(project);
    for (file, could) in once.project.files.iter().zip(could_read) {
        assert!(!could || is_read(file), "{} cannot be read any more", file.name());
    }
    let twice = repair(once.project);
    let names: Vec<_> = twice.changed.keys().collect();
    assert!(names.is_empty(), "changed again: {names:?}");
});

fn is_read(file: &ProjectFile) -> bool {
    file.name().contains("env") || parse(file.name(), &file.source.bytes()).is_ok()
}
