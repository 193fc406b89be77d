//! Whatever the bytes, nothing panics and every range is where it says.

use proptest::{collection::vec, prelude::*, sample::select};
use serde_json::Value;

use super::{File, Node, ScalarStyle, Source, from_node, parse, parse_strict};

/// A file with a bit of everything.
const SAMPLE: &str = "\u{feff}# head\nx-base: &base\n  restart: always # why\n  tty: !!bool 'true'\n\
    services:\n  odoo: # ñandú\n    <<: [*base]\n    command: |-\n      a \u{1f600}\n\n      b\n\
    \x20   ports: [\"80:80\", '22:22', {target: 1, published: 2}]\n    list:\n    - >+ # fold\n\
    \x20     x\n\n    - ? k\n      : v\n    -\n    - !reset null\n    text: one\n      two\r\n    e: \"a\\\n\
    \x20     b\"\nlast:\n---\n- &a b\n- *a\n...\n";

/// Pieces that mean something to the parser.
const PIECES: [&str; 48] = [
    "a",
    "b: ",
    "key: value",
    ":",
    ": ",
    "- ",
    "-",
    "? ",
    "\n",
    "\n  ",
    "\n    ",
    "\r\n",
    "\r",
    "\t",
    " ",
    "{",
    "}",
    "[",
    "]",
    ", ",
    "&a ",
    "*a",
    "!t ",
    "!!str ",
    "|",
    "|+2",
    ">-",
    "\n  text\n",
    "'",
    "\"",
    "\\",
    "#",
    " # c\n",
    "---\n",
    "...\n",
    "%YAML 1.2\n",
    "<<: *a\n",
    "~",
    "0x1F",
    "1e3",
    "ñ",
    "\u{1f600}",
    "\u{feff}",
    "\u{85}",
    "\u{2028}",
    "@",
    "`",
    "\0",
];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn any_bytes(bytes in vec(any::<u8>(), 0..200)) {
        check(&bytes);
    }

    #[test]
    fn any_pieces(pieces in vec(select(&PIECES[..]), 0..40)) {
        check(pieces.concat().as_bytes());
    }

    #[test]
    fn a_changed_file(changes in vec((0..SAMPLE.len(), 0..12usize, select(&PIECES[..])), 0..5)) {
        let mut bytes = SAMPLE.as_bytes().to_vec();
        for (at, length, piece) in changes {
            let at = at.min(bytes.len());
            let end = (at + length).min(bytes.len());
            bytes.splice(at..end, piece.bytes());
        }
        check(&bytes);
    }
}

#[test]
fn the_sample_parses() {
    let file = parse("f", SAMPLE.as_bytes()).expect("valid");
    assert_eq!((file.documents.len(), file.comments.len()), (2, 4));
    check_file(&file);
}

fn check(bytes: &[u8]) {
    match parse("f", bytes) {
        Ok(file) => check_file(&file),
        Err(problem) => {
            let place = problem.place.expect("a problem of a file has a place");
            check_position(place.source(), place.range().start);
            assert!(place.range().end <= place.source().text().len());
            assert!(problem.help.is_some());
        }
    }
    if let Ok(Some(root)) = parse_strict("f", bytes) {
        let _: Result<Value, _> = from_node(&root);
    }
}

fn check_file(file: &File) {
    for document in &file.documents {
        document.root.walk().for_each(check_node);
        for defect in &document.defects {
            let problem = defect.problem();
            assert!(problem.place.is_some() && problem.help.is_some());
        }
    }
    for comment in &file.comments {
        assert!(file.source.slice(comment.range.clone()).starts_with('#'));
        check_position(&file.source, comment.range.start);
    }
}

fn check_node(node: &Node) {
    let range = node.range();
    let raw = node.raw();
    assert!(node.source().text().get(range.clone()).is_some(), "{node:?}");
    check_position(node.source(), range.start);
    for (label, sign) in [(node.anchor(), '&'), (node.tag(), '!')] {
        let label = label.map(|label| node.source().slice(label.range.clone()));
        assert!(label.is_none_or(|label| label.starts_with(sign)), "{node:?}");
    }
    if let Some(name) = node.alias() {
        assert_eq!(raw, format!("*{name}"));
        return;
    }
    if let super::Value::Scalar(scalar) = node.value() {
        let body = &scalar.body();
        assert!(range.start <= body.start && body.end <= range.end, "{node:?} {range:?} {body:?}");
        let starts_well = match scalar.style {
            ScalarStyle::Plain => {
                body == &range && raw.trim_matches([' ', '\t', '\n', '\r']) == raw
            }
            ScalarStyle::Single => raw.starts_with('\'') && raw.ends_with('\''),
            ScalarStyle::Double => raw.starts_with('"') && raw.ends_with('"'),
            ScalarStyle::Literal => raw.starts_with('|'),
            ScalarStyle::Folded => raw.starts_with('>'),
        };
        assert!(starts_well, "{node:?} {raw:?}");
    }
    let children =
        node.items().iter().chain(node.entries().iter().flat_map(|it| [&it.key, &it.value]));
    let mut read_to = range.start;
    for child in children {
        assert!(read_to <= child.range().start, "{child:?} starts before {read_to}");
        read_to = child.range().end;
    }
    assert!(read_to <= range.end, "{node:?} ends before its last child");
    assert!(node.merged().len() <= 100_000);
}

/// Line and column against the plainest way to count them.
fn check_position(source: &Source, offset: usize) {
    let before = source.text().get(..offset).expect("a character starts here");
    let rest = source.text()[offset..].chars().next();
    let joined = before.replace("\r\n", "\n");
    let splits_a_break = before.ends_with('\r') && rest == Some('\n');
    let joined = if splits_a_break { joined.trim_end_matches('\r') } else { &joined };
    let lines: Vec<&str> = joined.split(['\n', '\r']).collect();
    let column = lines[lines.len() - 1].chars().count() + 1 + usize::from(splits_a_break);
    assert_eq!(source.position(offset), (lines.len(), column));
}
