//! `tests/lint/X.yml` is judged and must give `X.out`; the pairs are found by listing the folder.

use std::{collections::BTreeSet, fs};

use crate::support::{check, repository, smarteros_in};

#[test]
fn pairs() {
    let folder = repository().join("tests/lint");
    let entries = fs::read_dir(&folder).unwrap();
    let names = entries.map(|it| it.unwrap().file_name().into_string().unwrap());
    let (mut inputs, mut outputs) = (BTreeSet::new(), BTreeSet::new());
    for name in names {
        match name.rsplit_once('.').unwrap() {
            (stem, "yml") => inputs.insert(stem.to_owned()),
            (stem, "out") => outputs.insert(stem.to_owned()),
            _ => panic!("{name} is neither judged nor compared with"),
        };
    }
    assert!(!inputs.is_empty());
    for stem in &inputs {
        let file = format!("{stem}.yml");
        let run = smarteros_in(&folder, &["lint", "--format", "compact", &file]);
        check(&format!("tests/lint/{stem}.out"), &run.out);
    }
    let orphans: Vec<_> = outputs.difference(&inputs).collect();
    assert!(orphans.is_empty(), "no `.yml` for {orphans:?}");
}

#[test]
fn a_file_called_compose_is_not_left_alone_for_its_layout() {
    for (name, judged) in [("docker-compose.yml", true), ("values.yml", false)] {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(name), "web:\n  image: nginx:1\n").unwrap();
        let run = smarteros_in(folder.path(), &["lint", "--format=compact", name]);
        let found =
            run.out.contains(":1:1: error[unknown-key] `web` stands at the top of the file");
        assert_eq!(found, judged, "{}{}", run.out, run.err);
    }
}
