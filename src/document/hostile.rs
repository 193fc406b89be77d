//! Files made to exhaust or confuse a reader, and the oddities of files from the wild.

use serde_json::Value;

use super::{MAX_BYTES, MAX_DEPTH, MAX_NODES, from_node, parse, parse_strict};

fn problem(text: &str) -> String {
    parse("f", text.as_bytes()).expect_err("refused").to_string()
}

fn json(text: &str) -> String {
    let root = parse_strict("f", text.as_bytes()).expect("valid").expect("not empty");
    from_node::<Value>(&root).expect("reads").to_string()
}

/// `levels` values that each hold `item` of the one before it ten times.
fn bomb(levels: usize, first: &str, item: impl Fn(&str) -> String) -> String {
    let level = |at: usize| {
        let below = format!("*v{}", at - 1);
        format!("v{at}: &v{at} {}\n", item(&[below.as_str(); 10].join(", ")))
    };
    format!("v0: &v0 {first}\n{}", (1..=levels).map(level).collect::<String>())
}

#[test]
fn alias_bombs() {
    let billion_laughs = bomb(9, "lol", |aliases| format!("[{aliases}]"));
    let merges = bomb(9, "{k: v}", |aliases| format!("{{<<: [{aliases}], own: 1}}"));
    for text in [billion_laughs, merges] {
        let problem = problem(&text);
        assert!(
            problem.starts_with("aliases expand to more than 100000 values\n  --> f:"),
            "{problem}"
        );
        assert!(problem.contains("\nhelp: "), "{problem}");
    }
    let most = format!("a: &a x\nb: [{}]\n", "*a, ".repeat(MAX_NODES));
    assert!(parse("f", most.as_bytes()).is_ok());
}

#[test]
fn aliases_do_not_nest_deeper_than_values() {
    let level = |at: usize| format!("v{at}: &v{at} [*v{}]\n", at - 1);
    let levels =
        |count: usize| format!("v0: &v0 x\n{}", (1..=count).map(level).collect::<String>());
    assert!(parse("f", levels(MAX_DEPTH - 1).as_bytes()).is_ok());
    let problem = problem(&levels(MAX_DEPTH));
    assert!(problem.starts_with("nested more than 64 levels deep\n  --> f:65:12"), "{problem}");
}

#[test]
fn deep_nesting() {
    let indented: Vec<String> = (0..200).map(|at| format!("{}a:", " ".repeat(at))).collect();
    let table = [
        "{a: ".repeat(100_000),
        "[".repeat(100_000),
        "- ".repeat(20_000),
        "? ".repeat(20_000),
        "[{a: ".repeat(100_000),
        "&a [".repeat(100_000),
        indented.join("\n"),
    ];
    for text in table {
        let problem = problem(&text);
        assert!(problem.starts_with("nested more than 64 levels deep\n  --> f:"), "{problem}");
    }
    let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    assert!(parse("f", nested(MAX_DEPTH).as_bytes()).is_ok());
    assert!(parse("f", nested(MAX_DEPTH + 1).as_bytes()).is_err());
}

#[test]
fn self_reference() {
    for text in ["a: &a [*a]", "&a {b: *a}", "&a {<<: *a}", "a: &a {b: {c: [*a]}}"] {
        let problem = problem(text);
        assert!(
            problem.starts_with("`*a` stands inside what it refers to\n  --> f:1:"),
            "{problem}"
        );
    }
}

#[test]
fn large_files() {
    let line = format!("a: {}", "x".repeat(5_000_000));
    assert!(problem(&line).starts_with("the file is larger than 1024 KiB"));

    let longest = format!("a: \"{}\"", "x".repeat(MAX_BYTES - 5));
    assert!(parse("f", longest.as_bytes()).is_ok());

    let comments = "# c\n".repeat(100_000);
    assert_eq!(parse("f", comments.as_bytes()).expect("valid").comments.len(), 100_000);

    let keys: Vec<String> = (0..50_000).map(|at| format!("key{at}: {at}")).collect();
    let root = parse_strict("f", keys.join("\n").as_bytes()).expect("valid").expect("not empty");
    assert_eq!(from_node::<Value>(&root).expect("reads")["key49999"], 49_999);

    let same = "key: 1\n".repeat(50_000);
    assert_eq!(parse("f", same.as_bytes()).expect("parses").documents[0].defects.len(), 49_999);

    let blocks = "- |\n\n\n  x\n\n".repeat(50_000);
    assert_eq!(
        parse("f", blocks.as_bytes()).expect("valid").documents[0].root.items().len(),
        50_000
    );
}

#[test]
fn odd_ends_and_breaks() {
    let table = [
        ("a: |\n  x", r#"{"a":"x"}"#),
        ("a: |\n  x\n", r#"{"a":"x\n"}"#),
        ("a: |-\n  x\n\n", r#"{"a":"x"}"#),
        ("a: |+\n  x\n\n", r#"{"a":"x\n\n"}"#),
        ("a: >\n  x\n  y", r#"{"a":"x y"}"#),
        ("a: |", r#"{"a":""}"#),
        ("a: |2\n    x\n", r#"{"a":"  x\n"}"#),
        ("a: 1\r\nb:\r\n  - x\r\nc: |\r\n  y\r\n  z\r\n", r#"{"a":1,"b":["x"],"c":"y\nz\n"}"#),
        ("a: 1\rb: 2", r#"{"a":1,"b":2}"#),
        ("\u{feff}a: 1\n", r#"{"a":1}"#),
        ("a:\tb\t# c\n", r#"{"a":"b"}"#),
        ("a: b\n\t\n", r#"{"a":"b"}"#),
        ("a:", r#"{"a":null}"#),
        ("- ", "[null]"),
        ("%YAML 1.2\n---\na: 1\n...\n", r#"{"a":1}"#),
    ];
    for (text, expected) in table {
        assert_eq!(json(text), expected, "{text:?}");
    }
}

#[test]
fn what_older_yaml_read_otherwise() {
    let text = "[yes, No, on, off, y, 22:22, 1_000, 2001-12-14, 0b11, =, '<<']";
    let expected = r#"["yes","No","on","off","y","22:22","1_000","2001-12-14","0b11","=","<<"]"#;
    assert_eq!(json(text), expected);
    let octal = parse_strict("f", b"a: 0777").expect("valid").expect("not empty");
    assert_eq!(octal.get("a").and_then(|it| it.as_str()), Some("0777"));
    assert!(from_node::<Value>(&octal).is_err());
}

#[test]
fn tabs_and_bytes_that_do_not_belong() {
    let table = [
        ("a:\n\tb: 1\n", "a tab is used as indentation\n  --> f:2:2"),
        ("a: 1\n\u{feff}b: 2\n", "a byte order mark stands inside the file\n  --> f:2:1"),
        ("a: \u{7}\n", "`\\u{7}` cannot stand here\n  --> f:1:4"),
        ("a: x\u{1b}[31m\n", "`\\u{1b}` cannot stand here\n  --> f:1:"),
    ];
    for (text, expected) in table {
        let problem = problem(text);
        assert!(problem.starts_with(expected), "{text:?}: {problem}");
    }
}
