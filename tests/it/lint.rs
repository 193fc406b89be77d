//! `tests/lint/X.yml` is judged and must give `X.out`; the pairs are found by listing the folder.

use std::{collections::BTreeSet, fs};

use crate::support::{check, repository, smarteros_in};

#[test]
fn pairs() {
    let folder = repository().join("tests/lint");
    let entries = fs::read_dir(&folder).unwrap();
    let names: BTreeSet<_> =
        entries.map(|it| it.unwrap().file_name().into_string().unwrap()).collect();
    let mut count = 0;
    for name in names.iter().filter(|it| it.ends_with(".yml")) {
        let run = smarteros_in(&folder, &["lint", "--format", "compact", "--fail-on=note", name]);
        let out = name.replace(".yml", ".out");
        check(&format!("tests/lint/{out}"), &run.out);
        count += 1;
    }
    assert!(count > 0);
    for out in names.iter().filter(|it| it.ends_with(".out")) {
        assert!(names.contains(&out.replace(".out", ".yml")), "{out} has no `.yml`");
    }
}
