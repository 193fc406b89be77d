//! Bytes in, documents out.

use std::sync::Arc;

use super::{Comment, Document, File, Node, Source, build::Builder, events};
use crate::problem::{Place, Problem};

/// The largest file worth reading: ten times the largest Compose file in the wild.
pub const MAX_BYTES: usize = 1 << 20;

/// Reads a file as a linter wants it: what parses is kept, and its [`super::Defect`]s are listed.
pub fn parse(name: &str, bytes: &[u8]) -> Result<File, Problem> {
    let source = Arc::new(decode(name, bytes)?);
    let mut builder = Builder::new(&source);
    events::for_each(&source, |event| builder.take(event))?;
    let (documents, comments) = builder.finish();
    let comments = comments.into_iter().map(|range| Comment::new(&source, range)).collect();
    Ok(File { source, documents, comments })
}

/// Reads the only document of a file and refuses its defects; `None` when the file is empty.
pub fn parse_strict(name: &str, bytes: &[u8]) -> Result<Option<Node>, Problem> {
    let mut documents = parse(name, bytes)?.documents.into_iter();
    let Some(Document { root, defects }) = documents.next() else { return Ok(None) };
    if let Some(defect) = defects.into_iter().next() {
        return Err(defect.problem());
    }
    if let Some(second) = documents.next() {
        return Err(Problem::new("the file holds more than one document")
            .at(second.root.place())
            .help("remove the `---` line and what follows it, or make it a file of its own"));
    }
    let is_empty = root.is_null() && root.range().is_empty();
    Ok((!is_empty).then_some(root))
}

/// Text, as far as it can be one.
fn decode(name: &str, bytes: &[u8]) -> Result<Source, Problem> {
    if bytes.len() > MAX_BYTES {
        let problem = format!("the file is larger than {} KiB", MAX_BYTES / 1024);
        return Err(Problem::new(problem)
            .at(start_of(name))
            .help("split it, or check that it is the file you meant"));
    }
    if matches!(bytes, [0xff, 0xfe, ..] | [0xfe, 0xff, ..]) {
        let problem = Problem::new("the file is written in UTF-16").at(start_of(name));
        return Err(problem.help("save it as UTF-8"));
    }
    let text =
        std::str::from_utf8(bytes).map_err(|error| not_utf8(name, bytes, error.valid_up_to()))?;
    let source = Source::new(name, text);
    match source.text().find('\0') {
        None => Ok(source),
        Some(at) => Err(Problem::new("the file holds a NUL byte")
            .at(Place::new(&Arc::new(source), at..at + 1))
            .help("this is not a text file; check that it is the file you meant")),
    }
}

fn not_utf8(name: &str, bytes: &[u8], at: usize) -> Problem {
    let readable = Arc::new(Source::new(name, String::from_utf8_lossy(&bytes[..at])));
    let end = readable.text().len();
    Problem::new(format!("byte 0x{:02x} at offset {at} is not UTF-8", bytes[at]))
        .at(Place::new(&readable, end..end))
        .help("save the file as UTF-8")
}

fn start_of(name: &str) -> Place {
    Place::new(&Arc::new(Source::new(name, "")), 0..0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(bytes: &[u8]) -> String {
        parse_strict("f", bytes).expect_err("refused").to_string()
    }

    #[test]
    fn only_text_is_read() {
        let large = vec![b'a'; MAX_BYTES + 1];
        let table: [(&[u8], &str); 6] = [
            (&large, "the file is larger than 1024 KiB\n  --> f:1:1\nhelp: split it, or"),
            (b"a: 1\nb: \xff", "byte 0xff at offset 8 is not UTF-8\n  --> f:2:4\nhelp: save"),
            (
                b"\xef\xbb\xbfa: \xe2\x82",
                "byte 0xe2 at offset 6 is not UTF-8\n  --> f:1:4\nhelp: s",
            ),
            (b"\xff\xfea\0", "the file is written in UTF-16\n  --> f:1:1\nhelp: save it as UTF-8"),
            (b"a: b\0c", "the file holds a NUL byte\n  --> f:1:5\nhelp: this is not a text file"),
            (b"\x7fELF\x02\0\0", "the file holds a NUL byte\n  --> f:1:6"),
        ];
        for (bytes, expected) in table {
            let problem = problem(bytes);
            assert!(problem.starts_with(expected), "{problem}");
        }
    }

    #[test]
    fn an_empty_file_holds_nothing() {
        for text in ["", "\n\n", "# only a comment\n", "---\n", "--- # nothing\n", "\u{feff}"] {
            assert!(parse_strict("f", text.as_bytes()).expect("fine").is_none(), "{text:?}");
        }
        assert!(parse_strict("f", b"null").expect("fine").is_some_and(|root| root.is_null()));
    }

    #[test]
    fn the_strict_reader_wants_one_sound_document() {
        let table = [
            (
                "a: 1\nb: 2\na: 3\n",
                "duplicate key `a`\n  --> f:3:1\nhelp: remove or rename one of them\nnote: first written at f:1:1",
            ),
            ("a: {b: 1, \"b\": 2}", "duplicate key `b`\n  --> f:1:11\n"),
            (
                "x: 1\n<<: 2\n",
                "`<<` takes a mapping or a list of mappings, found a whole number\n  --> f:2:5\n",
            ),
            (
                "a: 1\n---\nb: 2\n",
                "the file holds more than one document\n  --> f:3:1\nhelp: remove",
            ),
        ];
        for (text, expected) in table {
            let problem = problem(text.as_bytes());
            assert!(problem.starts_with(expected), "{problem}");
        }
    }

    #[test]
    fn the_linter_keeps_what_the_strict_reader_refuses() {
        let file = parse("f", b"a: 1\na: 2\n---\n<<: 3\n# end\n").expect("parses");
        assert_eq!(file.documents[0].root.entries().len(), 2);
        assert_eq!(file.documents[0].defects.len(), 1);
        assert_eq!(file.documents[1].defects.len(), 1);
        assert_eq!(file.comments[0].text(&file.source), "end");
    }
}
