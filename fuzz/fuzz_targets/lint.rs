//! Any bytes can be judged: as one compose file, or, cut at lines of `%%%`, as files of several kinds.
#![no_main]

use libfuzzer_sys::fuzz_target;
use smarteros::{
    lint::{Levels, Profile, Project, ProjectFile, Verdict, check, report},
    problem::Place,
};

const NAMES: [&str; 8] = [
    "docker-compose.yml",
    ".env.example",
    "init.sh",
    "init.sql",
    "README.md",
    "docker-compose.override.yml",
    "other.yml",
    "Dockerfile",
];

fuzz_target!(|bytes: &[u8]| {
    let parts = bytes.split(|it| *it == b'\n').collect::<Vec<_>>();
    let parts = parts.split(|it| *it == b"%%%").map(|it| it.join(&b'\n'));
    let files = NAMES.iter().zip(parts).map(|(name, text)| ProjectFile::read(name, &text));
    let mut project = Project { files: files.collect(), ..Project::default() };
    for profile in [Profile::Compose, Profile::Dokploy, Profile::Swarm] {
        project.profile = profile;
        for finding in check(&project) {
            inside(&finding.place);
            finding.related.iter().for_each(|(place, _)| inside(place));
        }
    }
    let verdict = Verdict::of(&project, &Levels::default());
    for format in report::Format::all() {
        report::report(format, &verdict).and_then(report::Report::text).expect("serializes");
    }
});

fn inside(place: &Place) {
    let range = place.range();
    assert!(place.source().text().get(range.clone()).is_some(), "{} {range:?}", place.file());
}
