//! What `smarteros lint` reads, how it decides, and what it exits with.

use std::{
    fmt::Write as _,
    fs,
    path::Path,
    process::{Command, Stdio},
};

use smarteros::cli::Status;

use crate::support::{Run, folder, smarteros, smarteros_in, smarteros_with};

const FLOATING: &str = "services:\n  a:\n    image: example/app\n";

/// Only what this one rule says, one line per finding.
fn lint(folder: &Path, args: &[&str]) -> Run {
    let usual = ["lint", "--format=compact", "--rule=latest-tag"];
    smarteros_in(folder, &[&usual, args].concat())
}

#[test]
fn standard_input_has_a_name() {
    let args = ["lint", "--format=compact", "--rule=latest-tag", "-"];
    let run = smarteros_with(Path::new("/"), &args, FLOATING);
    assert!(run.out.starts_with("<stdin>:3:12: warning[latest-tag] "), "{}", run.out);
    let args = [&args[..], &["--stdin-filename", "x/.env"]].concat();
    assert_eq!(smarteros_with(Path::new("/"), &args, "A=1\n").out, "");
}

#[test]
fn a_folder_is_read_short_of_what_git_ignores() {
    let folder = folder(&[
        (".gitignore", "ignored/\n"),
        ("b/compose.yml", FLOATING),
        ("a/any-name.yaml", FLOATING),
        ("ignored/compose.yml", FLOATING),
        ("node_modules/x/compose.yml", FLOATING),
        ("chart/deployment.yaml", "apiVersion: apps/v1\nkind: Deployment\n"),
        ("chart/templates/x.yaml", "{{- if .Values.x }}\na: b\n"),
    ]);
    let run = lint(folder.path(), &["-v", "."]);
    let files: Vec<_> = run.out.lines().map(|it| it.split(':').next().unwrap()).collect();
    assert_eq!(files, ["a/any-name.yaml", "b/compose.yml"]);
    assert!(run.err.contains("chart/deployment.yaml: left alone: not a compose file (a Kub"));
    assert!(run.err.contains("chart/templates/x.yaml: left alone: "), "{}", run.err);
    assert!(run.err.ends_with("2 warnings in 2 files\n"), "{}", run.err);
    let absolute = folder.path().join("a").display().to_string();
    assert!(lint(folder.path(), &[&absolute]).out.starts_with("a/any-name.yaml:3:12: "));
}

#[test]
fn files_are_judged_together() {
    let port = |service: &str| {
        format!("services:\n  {service}:\n    image: a:1\n    ports: ['127.0.0.1:80:80']\n")
    };
    let folder = folder(&[("a.yml", &port("a")), ("b.yml", &port("b"))]);
    let args = ["lint", "--format=compact", "--rule=host-port-clash"];
    let together = smarteros_in(folder.path(), &[&args[..], &["a.yml", "b.yml"]].concat());
    assert_eq!(together.out.lines().count(), 1, "{}", together.out);
    assert_eq!(smarteros_in(folder.path(), &[&args[..], &["a.yml"]].concat()).out, "");
}

#[test]
fn without_a_path_the_folder_is_judged_with_what_it_mounts() {
    let compose = "services:\n  a:\n    image: a:1\n    volumes: ['./conf/x.yaml:/x', './d:/d']\n";
    let folder = folder(&[
        ("docker-compose.yml", compose),
        ("conf/x.yaml", "a: 1\n"),
        ("d/init.sql", "SELECT 1;\n"),
        ("d/data.bin", "\0"),
        (".env.example", ""),
        ("CHANGELOG.md", ""),
        ("README.md", ""),
        ("below/docker-compose.yml", FLOATING),
    ]);
    let run = lint(folder.path(), &[]);
    assert_eq!((run.status, &*run.err), (Status::Clean, "no findings in 5 files\n"), "{}", run.out);
}

#[test]
fn what_is_built_is_read_and_not_judged() {
    let compose = "services:\n  a:\n    build: ./app\n    ports: ['80:8000']\n";
    let dockerfile = "FROM node:22-slim\nENV PASSWORD=hunter2hunter2\nEXPOSE 3000\n";
    let folder = folder(&[("compose.yml", compose), ("app/Dockerfile", dockerfile)]);
    let run = smarteros_in(folder.path(), &["lint", "--format=compact", "."]);
    assert!(run.out.contains("compose.yml:4:17: warning[wrong-build-port] "), "{}", run.out);
    assert!(!run.out.contains("Dockerfile:"), "{}", run.out);
    let named = smarteros_in(folder.path(), &["lint", "app/Dockerfile"]);
    assert_eq!((named.status, &*named.out), (Status::Clean, ""));
}

#[test]
fn the_repository_says_what_a_part_is_laid_over() {
    let part = "\
services:
  a:
    build: ./app
    volumes: ['./conf/x.conf:/x.conf', './made:/made:ro', './gone/z.conf:/z.conf']
    networks: [front]
";
    let folder = folder(&[
        (".git/HEAD", ""),
        (".gitignore", "/extensions/made/*\n"),
        ("compose.yml", "services:\n  b:\n    image: b:1\nnetworks:\n  front:\n"),
        ("app/Dockerfile", ""),
        ("conf/x.conf", ""),
        ("extensions/part.yml", part),
        ("elsewhere/part.yml", &part.replace("front", "back").replace("./", "./no")),
        ("clone/.git/HEAD", ""),
        ("clone/.gitignore", "made/\n"),
        (
            "clone/compose.yml",
            "services:\n  a:\n    image: b:1\n    volumes: ['./made/a.conf:/a', './gone/z.conf:/z']\n",
        ),
    ]);
    let run = |file: &str, directory: &Path| {
        let rules = ["undefined-network", "missing-build-context", "missing-bind-source"];
        let rules = rules.map(|it| format!("--rule={it}"));
        let mut args = vec!["lint", "--format=compact", file];
        args.extend(rules.iter().map(String::as_str));
        smarteros_in(directory, &args).out
    };
    let out = run("extensions/part.yml", folder.path());
    assert_eq!(out.lines().count(), 2, "{out}");
    assert!(out.contains(": note[missing-bind-source] `./gone/z.conf`"), "{out}");
    assert!(out.contains(": note[undefined-network] network `front`"), "{out}");
    let below = run("part.yml", &folder.path().join("extensions"));
    assert_eq!(below.lines().count(), 2, "{below}");
    let inner = run("clone/compose.yml", folder.path());
    assert!(inner.contains("`./gone/z.conf`") && inner.lines().count() == 1, "{inner}");
    let whole = run("elsewhere/part.yml", folder.path());
    assert_eq!(whole.matches(": error[").count(), whole.lines().count(), "{whole}");
    assert_eq!(whole.lines().count(), 5, "{whole}");
}

#[test]
fn without_any_file_the_default_stack_is_judged() {
    let folder = folder(&[]);
    let run = smarteros_in(folder.path(), &["lint", "--format=compact", "--fail-on=note"]);
    assert!(run.err.contains("judging what `stacks/smarteros.yaml` renders"), "{}", run.err);
    assert_eq!((run.status, &*run.out), (Status::Clean, ""), "{}", run.err);
}

#[test]
fn exit_codes() {
    let folder = folder(&[("compose.yml", FLOATING)]);
    let status = |args: &[&str]| lint(folder.path(), args).status;
    assert_eq!(status(&[]), Status::Clean);
    assert_eq!(status(&["--fail-on=warning"]), Status::Findings);
    assert_eq!(status(&["--deny=latest-tag"]), Status::Findings);
    assert_eq!(status(&["--deny=latest-tag", "--fail-on=never"]), Status::Clean);
    assert_eq!(status(&["--allow=latest-tag", "--fail-on=note"]), Status::Clean);
    assert_eq!(status(&["missing.yml"]), Status::Failed);
    for format in ["pretty", "compact", "json", "github", "sarif"] {
        let format = format!("--format={format}");
        let run = |fail_on| smarteros_in(folder.path(), &["lint", &format, fail_on]).status;
        assert_eq!(run("--fail-on=warning"), Status::Findings, "{format}");
        assert_eq!(run("--fail-on=never"), Status::Clean, "{format}");
    }
}

#[test]
fn a_rule_that_does_not_exist_is_named() {
    for args in [["lint", "--rule=latest-tags"], ["explain", "latest-tags"]] {
        let run = smarteros(&args);
        assert_eq!(run.status, Status::Failed);
        let expected = "error: there is no rule `latest-tags`\nhelp: did you mean `latest-tag`?\n";
        assert_eq!(run.err, expected);
    }
    let both = smarteros(&["lint", "--allow=latest-tag", "--deny=latest-tag"]);
    assert_eq!(both.err, "error: `latest-tag` cannot be allowed and denied at once\n");
}

#[test]
fn settings_are_found_above_and_the_command_line_wins() {
    let settings = "\
[lint]
profile = \"swarm\"
fail-on = \"warning\"
external-networks = [\"web\"]

[lint.rules]
latest-tag = \"error\"

[[lint.paths]]
glob = \"demo\"
rules = { latest-tag = \"off\" }
";
    let folder = folder(&[
        ("smarteros.toml", settings),
        ("demo/one/compose.yml", FLOATING),
        ("main/compose.yml", FLOATING),
    ]);
    let in_main = lint(&folder.path().join("main"), &["--fail-on=error", "."]);
    assert_eq!(in_main.status, Status::Findings);
    assert!(in_main.out.contains(": error[latest-tag] "), "{}", in_main.out);
    let args = ["lint", "--format=compact", "--fail-on=never", "demo"];
    let run = smarteros_in(folder.path(), &args);
    assert!(!run.out.contains("latest-tag"), "{}", run.out);
    let run = smarteros_in(folder.path(), &[&args[..], &["--deny=latest-tag"]].concat());
    assert!(run.out.contains(": error[latest-tag] "), "{}", run.out);
}

#[test]
fn mistakes_in_settings_have_a_place() {
    let table = [
        (
            "[lint.rules]\nlatest-tags = \"off\"\n",
            "error: there is no rule `latest-tags`\n  --> ../smarteros.toml:2:1\nhelp: did you mean `latest-tag`?\n",
        ),
        ("[lint]\nfail = \"x\"\n", "error: unknown field `fail`, expected one of "),
        (
            "[lint.rules]\nlatest-tag = \"loud\"\n",
            "error: unknown variant `loud`, expected one of ",
        ),
        ("[lint\n", "error: "),
        ("[[lint.paths]]\nglob = \"a[\"\nrules = {}\n", "error: error parsing glob 'a["),
    ];
    for (text, expected) in table {
        let folder = folder(&[("smarteros.toml", text), ("below/compose.yml", FLOATING)]);
        let run = lint(&folder.path().join("below"), &[]);
        assert_eq!(run.status, Status::Failed);
        assert!(run.err.starts_with(expected), "{}", run.err);
        assert!(run.err.contains("\n  --> ../smarteros.toml:"), "{}", run.err);
    }
}

#[test]
fn comments_allow_with_a_reason() {
    let text = |reason: &str| {
        format!("services:\n  # smarteros: allow(latest-tag) {reason}\n  a:\n    image: x\n")
    };
    let folder = folder(&[("a.yml", &text("a demo")), ("b.yml", &text(""))]);
    let args = ["lint", "--format=compact", "a.yml", "b.yml"];
    let run = smarteros_in(folder.path(), &args);
    let about = |file: &str, rule: &str| {
        run.out.lines().any(|it| it.starts_with(file) && it.contains(&format!("[{rule}]")))
    };
    assert!(!about("a.yml", "latest-tag") && !about("a.yml", "unused-allow"), "{}", run.out);
    assert!(about("b.yml", "latest-tag") && about("b.yml", "allow-without-reason"), "{}", run.out);
}

#[test]
fn a_broken_file_does_not_hide_the_others() {
    let folder = folder(&[("a.yml", FLOATING), ("compose.yml", "services:\n  a: [\n")]);
    fs::write(folder.path().join("compose.bin.yml"), b"a: \xff").unwrap();
    let run = lint(folder.path(), &["."]);
    assert!(run.out.starts_with("a.yml:3:12: warning[latest-tag] "), "{}", run.out);
    assert!(run.err.ends_with("1 warning in 3 files\n"), "{}", run.err);
}

#[test]
fn a_very_large_file_is_read_to_its_end() {
    let mut text = String::from("services:\n");
    for at in 0..10_000 {
        let _ = writeln!(
            text,
            "  s{at}:\n    image: x:1\n    environment:\n      A: {at}\n    user: a"
        );
    }
    let folder = folder(&[("compose.yml", &(text + "  last:\n    image: x\n"))]);
    let run = lint(folder.path(), &["compose.yml"]);
    assert!(run.out.starts_with("compose.yml:50003:12: "), "{}", run.out);
}

#[test]
fn a_closed_pipe_is_success() {
    let mut text = String::from("services:\n");
    for at in 0..5_000 {
        let _ = writeln!(text, "  s{at}:\n    image: x");
    }
    let folder = folder(&[("compose.yml", &text)]);
    let mut child = Command::new(env!("CARGO_BIN_EXE_smarteros"))
        .args(["lint", "--format=compact", "--deny=latest-tag"])
        .current_dir(folder.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    assert!(child.wait().unwrap().success());
}

/// What `render` prints has nothing to find, on every edge and in every place it may run.
#[test]
fn rendered_stacks_are_clean() {
    for file in ["docker-compose.yml", "tests/golden/local.yml", "tests/golden/everything.yml"] {
        for profile in ["compose", "dokploy"] {
            let args = ["lint", "--format=compact", "--fail-on=note", "--profile", profile, file];
            let run = smarteros_in(crate::support::repository(), &args);
            assert_eq!((run.status, run.out.as_str()), (Status::Clean, ""), "{file} on {profile}");
        }
    }
}
