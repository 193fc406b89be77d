//! What Compose makes of files together.

use std::collections::HashMap;

use super::{RefusalKind, assemble};
use crate::{
    compose::{Compose, Mount, Service},
    document::parse,
};

/// The first `layers` of these files laid over each other; the others are there to be read.
fn read(layers: usize, files: &[(&str, &str)]) -> Compose {
    let documents = |(name, text): &(&str, &str)| {
        let file = parse(name, text.as_bytes()).expect("parses");
        let all: Vec<_> = file.documents.iter().map(|it| Compose::read(&it.root)).collect();
        ((*name).to_owned(), all)
    };
    let all: HashMap<String, Vec<Compose>> = files.iter().map(documents).collect();
    let names: Vec<String> = files[..layers].iter().map(|it| it.0.to_owned()).collect();
    assemble(&names, &|name| all.get(name).map(Vec::as_slice)).expect("read")
}

/// Each service as `name=image`.
fn images(compose: &Compose) -> String {
    let image =
        |it: &Service| it.text("image").map_or_else(|| "-".into(), |it| it.as_str().to_owned());
    let all = compose.services.iter().map(|it| format!("{}={}", it.name(), image(it)));
    all.collect::<Vec<_>>().join(" ")
}

/// Where the mounts of a service lead to.
fn mounts(compose: &Compose, service: &str) -> String {
    let service = compose.service(service).expect("a service");
    let path = |it: &Mount| compose.mounted_path(it).unwrap_or_default();
    service.mounts.iter().map(path).collect::<Vec<_>>().join(" ")
}

fn refusals(compose: &Compose) -> Vec<(RefusalKind, String)> {
    compose.refusals.iter().map(|it| (it.kind, it.problem.to_string())).collect()
}

#[test]
fn documents_of_one_file_are_laid_over_each_other() {
    let compose = read(
        1,
        &[("f.yml", "services: {a: {image: x}}\n---\nservices: {a: {image: y}, b: {image: z}}\n")],
    );
    assert_eq!(images(&compose), "a=y b=z");
}

#[test]
fn paths_start_at_the_folder_of_the_first_file() {
    let compose = read(
        2,
        &[
            ("one/f.yml", "services: {a: {image: x, volumes: ['./a:/a']}}\n"),
            ("two/f.yml", "services: {a: {volumes: ['./b:/b']}}\n"),
        ],
    );
    assert_eq!(mounts(&compose, "a"), "one/a one/b");
}

#[test]
fn a_chain_of_services_in_several_files() {
    let compose = read(
        1,
        &[
            (
                "f.yml",
                "services: {a: {extends: {file: sub/g.yml, service: b}, volumes: ['./a:/a']}}\n",
            ),
            (
                "sub/g.yml",
                "services: {c: {image: x, volumes: ['./c:/c']}, b: {extends: c, volumes: ['../b:/b']}}\n",
            ),
        ],
    );
    assert_eq!((images(&compose).as_str(), mounts(&compose, "a").as_str()), ("a=x", "sub/c b a"));
    assert!(compose.services[0].get("extends").is_none());
    assert_eq!(compose.files, ["f.yml", "sub/g.yml"]);
}

#[test]
fn a_reset_takes_away_what_is_extended() {
    let compose = read(
        1,
        &[(
            "f.yml",
            "services: {b: {image: x, ports: ['80:80']}, a: {extends: b, ports: !reset []}}\n",
        )],
    );
    assert!(compose.services[1].ports.is_empty());
}

#[test]
fn an_override_extends_only_what_stands_in_it() {
    let compose = read(
        2,
        &[
            ("f.yml", "services: {b: {image: x}}\n"),
            ("g.yml", "services: {a: {extends: bb}, bc: {image: y}}\n"),
        ],
    );
    let found = refusals(&compose);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].0, RefusalKind::Extended);
    assert!(
        found[0].1.starts_with("`bb` does not exist\n  --> g.yml:1:25\nhelp: did you mean `bc`?"),
        "{}",
        found[0].1
    );
    assert!(compose.service("a").is_some_and(|it| it.get("extends").is_some()));
}

#[test]
fn circles_end() {
    let compose = read(1, &[("f.yml", "services: {a: {extends: b}, b: {extends: a}}\n")]);
    assert_eq!(refusals(&compose)[0].0, RefusalKind::Circle);
    let compose = read(
        1,
        &[
            ("f.yml", "include: [g.yml]\nservices: {a: {image: x}}\n"),
            ("g.yml", "include: [f.yml]\nservices: {b: {image: y}}\n"),
        ],
    );
    assert_eq!(
        (images(&compose).as_str(), refusals(&compose)[0].0),
        ("a=x b=y", RefusalKind::Circle)
    );
}

#[test]
fn own_resources_are_laid_over_included_ones() {
    let compose = read(
        1,
        &[
            ("f.yml", "include: [sub/g.yml]\nservices: {b: {image: z}}\nnetworks: {n: }\n"),
            (
                "sub/g.yml",
                "services: {b: {image: y, volumes: ['./b:/b', 'data:/d']}}\nvolumes: {data: }\n",
            ),
        ],
    );
    assert_eq!(
        (images(&compose).as_str(), mounts(&compose, "b").as_str()),
        ("b=z", "sub/b sub/data")
    );
    assert!(compose.volume("data").is_some() && compose.network("n").is_some());
    assert!(compose.root.get("include").is_none());
}

#[test]
fn included_files_are_laid_over_each_other_from_a_folder() {
    let include = "include:\n  - path: [sub/g.yml, sub/h.yml]\n    project_directory: other\n";
    let compose = read(
        1,
        &[
            ("f.yml", include),
            ("sub/g.yml", "services: {b: {image: y, volumes: ['./b:/b']}}\n"),
            ("sub/h.yml", "services: {b: {image: z}}\n"),
        ],
    );
    assert_eq!((images(&compose).as_str(), mounts(&compose, "b").as_str()), ("b=z", "other/b"));
}

#[test]
fn what_is_not_known_stays() {
    let compose = read(
        1,
        &[(
            "f.yml",
            "include: [gone.yml, '${X}']\nservices: {a: {extends: {file: x.yml, service: y}}}\n",
        )],
    );
    assert_eq!(compose.root.get("include").map(|it| it.items().len()), Some(2));
    assert!(compose.services[0].get("extends").is_some() && compose.refusals.is_empty());
}

#[test]
fn variables_are_those_of_every_file() {
    let compose = read(
        2,
        &[
            ("f.yml", "services: {a: {image: 'x:${A}'}}\n"),
            ("g.yml", "services: {a: {image: 'y:${B}'}}\n"),
        ],
    );
    let names: Vec<_> = compose.variables.iter().map(|it| it.name().to_owned()).collect();
    assert_eq!(names, ["A", "B"]);
}

#[test]
fn a_chain_as_long_as_a_file() {
    let link = |it: usize| format!("  s{it}: {{extends: s{}, ports: ['{it}']}}\n", it + 1);
    let links: String = (0..2000).map(link).collect();
    let compose = read(1, &[("f.yml", &format!("services:\n{links}  s2000: {{image: x}}\n"))]);
    assert_eq!(compose.services.len(), 2001);
}

#[test]
fn a_file_of_nothing_but_documents() {
    let document = |it: usize| format!("---\nservices: {{s{it}: {{image: x}}}}\n");
    let documents: String = (0..2000).map(document).collect();
    let compose = read(1, &[("f.yml", &documents)]);
    assert!((100..1000).contains(&compose.services.len()), "{}", compose.services.len());
}
