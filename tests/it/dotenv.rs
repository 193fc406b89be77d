//! A value is written so that its consumer reads it back, or it is refused; never does a second variable appear.

use std::fmt::Write as _;

use clap::ValueEnum as _;
use proptest::{collection::vec, prelude::*, sample::select, test_runner::Config};
use serde::Deserialize;
use smarteros::secrets::{
    Secret,
    dotenv::{Format, Group, Unfit, document, dokploy_ref, line, read, read_compose},
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Vector {
    name: String,
    value: String,
    #[serde(default = "once")]
    times: usize,
}

fn once() -> usize {
    1
}

fn vectors() -> Vec<(String, String)> {
    let all: Vec<Vector> = serde_json::from_str(include_str!("../dotenv/vectors.json")).unwrap();
    all.into_iter().map(|it| (it.name, it.value.repeat(it.times))).collect()
}

fn formats() -> impl Iterator<Item = Format> {
    Format::value_variants().iter().copied().filter(|it| *it != Format::DokployRefs)
}

/// The text as a file, with a variable before and one behind.
fn surrounded(format: Format, line: &str) -> String {
    if format == Format::Json {
        return format!("{{\"BEFORE\": \"\", {line}, \"BEHIND\": \"1\"}}");
    }
    format!("BEFORE=\n{line}\nBEHIND=1\n")
}

fn check(format: Format, value: &str) -> Result<(), Unfit> {
    let written = line(format, "IT", &value.into())?;
    let found = read(format, &surrounded(format, &written)).unwrap();
    let found: Vec<_> = found.iter().map(|(name, it)| (name.as_str(), it.expose())).collect();
    assert_eq!(found, [("BEFORE", ""), ("IT", value), ("BEHIND", "1")], "{format:?}");
    Ok(())
}

#[test]
fn every_value_arrives_or_is_refused() {
    let mut refused = String::new();
    let all = vectors();
    for (name, value) in &all {
        let mut cannot = Vec::new();
        for format in formats() {
            if let Err(unfit) = check(format, value) {
                assert!(unfit.others.iter().all(|it| check(*it, value).is_ok()), "{name}");
                cannot.push((format, unfit));
            }
        }
        for (format, unfit) in cannot {
            let name_of = format.to_possible_value().unwrap();
            writeln!(refused, "{name}: {}: {}", name_of.get_name(), unfit.reason).unwrap();
        }
    }
    assert!(all.len() >= 96);
    crate::support::check("tests/dotenv/refused.txt", &refused);
}

#[test]
fn what_each_format_writes() {
    let all = [
        (Format::Compose, "plain", "IT=plain"),
        (Format::Compose, "a $b", "IT='a $b'"),
        (Format::Compose, "it's $b\n", r#"IT="it's \$b\n""#),
        (Format::Docker, " 'a' #b", "IT= 'a' #b"),
        (Format::Dokploy, "it's", "IT=`it's`"),
        (Format::Json, "a\"\n\u{1}", "\"IT\": \"a\\\"\\n\\u0001\""),
        (Format::Portable, "a $b", "IT='a $b'"),
        (Format::Shell, "it's", r"IT='it'\''s'"),
        (Format::Systemd, "a `$b`", r#"IT="a \`\$b\`""#),
    ];
    for (format, value, expected) in all {
        assert_eq!(*line(format, "IT", &value.into()).unwrap(), expected);
    }
}

/// Where a reader may differ from the others.
fn awkward() -> impl Strategy<Value = String> {
    const PIECES: [&str; 34] = [
        "'",
        "\"",
        "`",
        "\\",
        "\\n",
        "\\r",
        "\\'",
        "$",
        "$$",
        "${",
        "${{",
        "}",
        "}}",
        "X",
        ":-",
        "{",
        "#",
        " ",
        "\t",
        "\n",
        "\r",
        "=",
        ":",
        ";",
        "IT=2",
        "\nEVIL=1\n",
        "export ",
        "\u{2028}",
        "\u{85}",
        "\u{a0}",
        "\u{feff}",
        "\u{1c}",
        "\0",
        "ñ",
    ];
    prop_oneof![
        4 => vec(select(PIECES.to_vec()), 0..12).prop_map(|it| it.concat()),
        1 => any::<String>(),
    ]
}

proptest! {
    #![proptest_config(Config { cases: 2000, failure_persistence: None, ..Config::default() })]

    #[test]
    fn any_value_arrives_or_is_refused(value in awkward()) {
        for format in formats() {
            let _ = check(format, &value);
        }
    }

    #[test]
    fn any_text_is_read_or_has_a_line(text in awkward()) {
        for format in formats() {
            if let Err(error) = read(format, &text) {
                prop_assert!(error.line >= 1 && error.line <= text.matches(['\n', '\r']).count() + 1);
            }
        }
        let _ = read_compose(&text);
    }

    #[test]
    fn any_file_reads_back(values in vec(awkward(), 0..6), title in awkward(), header in awkward()) {
        for format in formats() {
            let fits = values.iter().filter(|it| check(format, it).is_ok());
            let entries = fits.enumerate().map(|(i, it)| (format!("V{i}"), Secret::from(it.as_str())));
            let entries: Vec<_> = entries.collect();
            let group = Group { title: title.clone(), entries: entries.clone() };
            let text = document(format, &header, &[group]).unwrap();
            prop_assert!(read(format, &text).unwrap() == entries, "{:?}", format);
        }
    }
}

#[test]
fn compose_and_a_few_others_hold_all_but_nul() {
    for (name, value) in vectors() {
        let able = !value.contains('\0');
        for format in [Format::Compose, Format::Shell, Format::Systemd] {
            assert_eq!(check(format, &value).is_ok(), able, "{name}");
        }
        assert!(check(Format::Json, &value).is_ok(), "{name}");
    }
}

#[test]
fn nothing_shows_a_value() {
    let value = "canary'\\\u{0}".into();
    for format in formats().filter(|it| *it != Format::Json) {
        let unfit = line(format, "IT", &value).unwrap_err();
        assert!(!format!("{unfit} {unfit:?}").contains("canary"));
        assert_eq!(unfit.others, [Format::Json]);
    }
    let error = read_compose("A=1\nB='canary\n").unwrap_err();
    assert_eq!(error.to_string(), "line 2: a quote is never closed");
    let group = Group { title: String::new(), entries: vec![("A".into(), value)] };
    assert!(!format!("{group:?}").contains("canary"));
}

#[test]
fn a_refusal_names_the_formats_that_can() {
    let unfit = line(Format::Docker, "IT", &"a\nb".into()).unwrap_err();
    assert_eq!(
        unfit.to_string(),
        "docker's format has no way to write a line break\n\
         help: --format compose, or one of: dokploy, json, portable, shell, systemd"
    );
    let unfit = line(Format::Compose, "1T", &"a".into()).unwrap_err();
    assert!(
        unfit.to_string().ends_with("help: no format can hold it: change it where it comes from")
    );
}

#[test]
fn names() {
    for name in ["", "1A", "A-B", "A B", "Ñ", "A\nB", "A=B", "export A"] {
        assert!(formats().all(|it| line(it, name, &"x".into()).is_err()), "{name}");
    }
    assert!(line(Format::Shell, "UID", &"x".into()).is_err());
    assert!(line(Format::Dokploy, "__proto__", &"x".into()).is_err());
    assert!(line(Format::Compose, "_", &"x".into()).is_ok());
}

#[test]
fn a_file_has_a_header_and_titles() {
    let entries =
        |names: &[&str]| names.iter().map(|it| ((*it).to_owned(), "a b".into())).collect();
    let group =
        |title: &str, names: &[&str]| Group { title: title.to_owned(), entries: entries(names) };
    let groups =
        [group("secret/smarteros/api", &["A", "B"]), group("none", &[]), group("x\\", &["C"])];
    assert_eq!(
        *document(Format::Compose, "Written by hand.\nSecret.", &groups).unwrap(),
        "# Written by hand.\n# Secret.\n\n# secret/smarteros/api\nA='a b'\nB='a b'\n\n# x\nC='a b'\n"
    );
    assert_eq!(
        *document(Format::Json, "h", &groups).unwrap(),
        "{\n  \"A\": \"a b\",\n  \"B\": \"a b\",\n  \"C\": \"a b\"\n}\n"
    );
    assert_eq!(*document(Format::Json, "h", &[]).unwrap(), "{}\n");

    let twice = document(Format::Compose, "", &[group("", &["A", "A"])]).unwrap_err();
    assert_eq!(twice[0].1.reason, "the variable is there twice");
    let bad = Group {
        title: String::new(),
        entries: vec![("A".into(), "\n".into()), ("B".into(), "\0".into())],
    };
    let bad = document(Format::Docker, "", &[bad]).unwrap_err();
    assert_eq!(bad.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), ["A", "B"]);
}

#[test]
fn what_compose_reads() {
    let text = "\u{feff}# c\nexport A=1 # c\r\nB: x#y\nC='$A'\nD=\"$A ${A:-n} $$ \\$ \\0101\"\nE=\nF=${E:-d$A}\nA=2\nG='a\nb' H=3\n";
    let found = read_compose(text).unwrap();
    let found: Vec<_> = found.iter().map(|(name, it)| (name.as_str(), it.expose())).collect();
    let expected = [
        ("A", "2"),
        ("B", "x#y"),
        ("C", "$A"),
        ("D", "1 1 $ $ A"),
        ("E", ""),
        ("F", "d1"),
        ("G", "a\nb"),
        ("H", "3"),
    ];
    assert_eq!(found, expected);
    for (text, line, reason) in [
        ("A=1\nB\nC=2\n", 2, "there is no `=`"),
        ("A=$HOME\n", 1, "its value depends on a variable that is not set above"),
        ("\n\nA='x' y\n", 3, "there is no `=`"),
        ("A=${\n", 1, "a `${` is never closed"),
        ("A B=1", 1, "what stands before the `=` is no name"),
        ("A='a\nb'\n1B=2", 3, "compose ignores a name that begins with a digit"),
    ] {
        let error = read_compose(text).unwrap_err();
        assert_eq!((error.line, error.reason), (line, reason), "{text}");
    }
}

#[test]
fn references_of_dokploy() {
    let written = dokploy_ref("A_KEY", "main", "smarteros/api:v2", "A_KEY").unwrap();
    assert_eq!(written, "A_KEY='${{vault.main.smarteros/api:v2:A_KEY}}'");
    for (name, provider, path, field) in [
        ("A-B", "p", "a", "b"),
        ("A", "p.q", "a", "b"),
        ("A", "", "a", "b"),
        ("A", "p", "a'", "b"),
        ("A", "p", "a}", "b"),
        ("A", "p", "a\nB=1", "b"),
        ("A", "p", "", "b"),
        ("A", "p", "a", "b:c"),
        ("A", "p", "a", " b"),
    ] {
        assert!(
            dokploy_ref(name, provider, path, field).is_err(),
            "{name} {provider} {path} {field}"
        );
    }
}
