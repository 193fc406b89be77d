//! The parser's complaints in the words of this project.

use std::sync::Arc;

use granit_parser::{ErrorKind, ScanError};

use super::{Source, build::MAX_DEPTH};
use crate::problem::{Place, Problem, quoted};

pub(super) fn problem(source: &Arc<Source>, error: &ScanError) -> Problem {
    let text = source.text();
    let start = source.boundary(error.marker().byte_offset().unwrap_or_default());
    let length = text[start..].chars().next().map_or(0, char::len_utf8);
    let (message, help) = words(error.kind());
    Problem::new(message).at(Place::new(source, start..start + length)).help(help)
}

fn words(kind: &ErrorKind) -> (String, &'static str) {
    if let Some((message, help)) = fixed_words(kind) {
        return (message.to_owned(), help);
    }
    match kind {
        ErrorKind::UnclosedFlowCollection { open } => {
            (format!("`{open}` is never closed"), "add the closing bracket")
        }
        ErrorKind::MismatchedFlowCollectionEnd { open, close } => {
            (format!("`{open}` is closed by `{close}`"), "close it with its own bracket")
        }
        ErrorKind::UnexpectedCharacter { character } => {
            let character = quoted(&character.to_string());
            (format!("{character} cannot stand here"), "remove it, or put the value in quotes")
        }
        ErrorKind::RecursionLimitExceeded => {
            (format!("nested more than {MAX_DEPTH} levels deep"), "flatten the structure")
        }
        other => (format!("invalid YAML: {other}"), "check the line and the one above it"),
    }
}

fn fixed_words(kind: &ErrorKind) -> Option<(&'static str, &'static str)> {
    use ErrorKind as Kind;
    Some(match kind {
        Kind::TabInBlockIndentation | Kind::TabInIndentation | Kind::TabAtBlockScalarStart => {
            ("a tab is used as indentation", "indent with spaces")
        }
        Kind::TabNotAllowed | Kind::TabInPlainScalar | Kind::InvalidBlockEntryWhitespace => {
            ("a tab is not allowed here", "use spaces")
        }
        Kind::UnclosedQuotedScalar => ("the quote opened here is never closed", "close the quote"),
        Kind::DocumentIndicatorInQuotedScalar => {
            ("`---` or `...` starts a line inside quotes", "close the quote above it")
        }
        Kind::InvalidTrailingSingleQuotedScalar | Kind::InvalidTrailingDoubleQuotedScalar => {
            ("there is text after the closing quote", "put the whole value inside the quotes")
        }
        Kind::InvalidQuotedScalarIndent => {
            ("a quoted text continues too far to the left", "indent its lines below the key")
        }
        Kind::UnknownQuotedScalarEscape
        | Kind::InvalidQuotedScalarHexEscape
        | Kind::InvalidUnicodeEscape => {
            ("this escape means nothing", "write `\\\\` for a backslash, or use single quotes")
        }
        Kind::UnexpectedEofFlowSequence
        | Kind::ExpectedFlowSequenceSeparator
        | Kind::UnexpectedEofFlowMapping
        | Kind::UnexpectedEofImplicitFlowMapping
        | Kind::ExpectedFlowMappingSeparator => {
            ("a value, `,` or a closing bracket is missing here", "check the brackets around it")
        }
        Kind::MisplacedFlowCollectionEnd => {
            ("this bracket closes nothing", "remove it, or put the value in quotes")
        }
        Kind::InvalidIndentation
        | Kind::ExpectedBlockMappingKey
        | Kind::ExpectedBlockSequenceEntry
        | Kind::InvalidBlockScalarIndent
        | Kind::InvalidFlowScalarIndent => {
            ("this line does not line up with the lines above", "align it with its neighbours")
        }
        Kind::SimpleKeyExpected | Kind::InvalidSimpleKey => {
            ("this key has no `:` after it", "write `key: value` on one line")
        }
        Kind::MappingValueNotAllowed | Kind::MappingKeyNotAllowed | Kind::InvalidColonPlacement => {
            (
                "a key cannot stand here",
                "check the indentation, or put a value that holds `: ` in quotes",
            )
        }
        Kind::InvalidMappingValueWhitespace | Kind::FlowMappingValueAdjacentCollection => {
            ("there is no space after `:`", "write `key: value`")
        }
        Kind::BlockSequenceEntryNotAllowed
        | Kind::BlockEntryInFlowCollection
        | Kind::PlainScalarStartsWithDashFlowIndicator => (
            "`-` cannot start a list here",
            "start the list on a line of its own, or quote the value",
        ),
        Kind::InvalidBlockScalarHeader | Kind::ZeroBlockScalarIndent => {
            ("there is text beside `|` or `>`", "start the text on the next line")
        }
        Kind::MissingAnchorOrAliasName => {
            ("`&` or `*` has no name after it", "put a value that starts with it in quotes")
        }
        Kind::CommentNotSeparated => {
            ("there is no space before `#`", "add a space, or put the value in quotes")
        }
        Kind::CommentInterceptedScalar => {
            ("a comment cuts a text of several lines in two", "move the comment above the text")
        }
        Kind::UndeclaredTagHandle => {
            ("this tag is not declared", "quote a value that starts with `!`")
        }
        Kind::BomInsideDocument => ("a byte order mark stands inside the file", "remove it"),
        Kind::ExpectedDocumentStart | Kind::InvalidDocumentEnd => {
            ("a document cannot start here", "check the indentation of the lines above")
        }
        Kind::ExpectedNodeContent => {
            ("a value is missing here", "write a value, or remove the comma")
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use crate::document::parse;

    #[test]
    fn mistakes_have_a_place_and_a_help() {
        let table = [
            ("a:\n\tb: 1\n", "2:2 a tab is used as indentation"),
            ("a: \"b\nc: 1\n", "1:4 the quote opened here is never closed"),
            ("a: 'b\n", "1:4 the quote opened here is never closed"),
            ("a: [1, 2\nb: 3\n", "2:2 a key cannot stand here"),
            ("a: {b: 1\n", "1:4 `{` is never closed"),
            ("a: [1}\n", "1:4 `[` is closed by `}`"),
            ("a: 1]\nb: ]\n", "2:4 this bracket closes nothing"),
            ("a: b: c\n", "1:5 a key cannot stand here"),
            ("a: 1\n  b: 2\n", "2:4 a key cannot stand here"),
            ("a:\n  b: 1\n c: 2\n", "3:2 this line does not line up with the lines above"),
            ("a: 1\nb\nc: 2\n", "2:1 this key has no `:` after it"),
            ("a: @x\n", "1:4 `@` cannot stand here"),
            ("a: `x`\n", "1:4 ``` cannot stand here"),
            ("a: %x\n", "1:4 `%` cannot stand here"),
            ("a: \"\\q\"\n", "1:4 this escape means nothing"),
            ("a: \"b\" c\n", "1:8 there is text after the closing quote"),
            ("a: | text\n", "1:4 there is text beside `|` or `>`"),
            ("a: *\n", "1:4 `&` or `*` has no name after it"),
            ("a: *\"b\"\n", "1:4 this alias refers to no anchor above it"),
            ("a: - b\n", "1:4 `-` cannot start a list here"),
            ("- a\nb: 1\n", "2:1 this line does not line up with the lines above"),
            ("a: \"x\"#y\n", "1:7 there is no space before `#`"),
            ("a: !x!y z\n", "1:4 this tag is not declared"),
            ("a: [,]\n", "1:5 a value, `,` or a closing bracket is missing here"),
            ("a: x\n# c\n  y\n", "3:3 this line does not line up with the lines above"),
            ("a: 1\u{7}\n", "1:4 `\\u{7}` cannot stand here"),
            ("key: value\nkey2 value\n", "2:1 this key has no `:` after it"),
            ("{a: 1} b\n", "1:8 a document cannot start here"),
            ("- a\n-b\n", "2:1 this key has no `:` after it"),
            ("a: *missing\n", "1:4 this alias refers to no anchor above it"),
            ("a: &a [*a]\n", "1:8 `*a` stands inside what it refers to"),
            ("a: &base {}\nb: *bas\n", "2:4 `*bas` refers to no anchor above it"),
            ("%YAML 3.0\n---\na: 1\n", "1:1 invalid YAML: unsupported YAML major version"),
            ("%FOO\na: 1\n", "2:1 a document cannot start here"),
        ];
        for (text, expected) in table {
            let problem = parse("f", text.as_bytes()).expect_err("refused");
            let place = problem.place.expect("a place");
            let found = format!("{}:{} {}", place.line(), place.column(), problem.message);
            assert_eq!(found, expected, "{text:?}");
            assert!(problem.help.is_some(), "{text:?}");
        }
    }

    #[test]
    fn an_open_bracket_is_pointed_at() {
        let problem = parse("f", b"a: [1, 2\nb: 3\n").expect_err("refused").to_string();
        assert!(problem.ends_with("\nnote: inside the bracket opened at f:1:4"), "{problem}");
    }

    #[test]
    fn an_alias_is_named_only_when_it_is_nearly_right() {
        let table = [
            ("a: &base {}\nb: *bas\n", "did you mean `*base`?"),
            (
                "a: &base {}\nb: *hunter2\n",
                "write the anchor first, or put a value that starts with `*` in quotes",
            ),
        ];
        for (text, help) in table {
            let problem = parse("f", text.as_bytes()).expect_err("refused");
            assert_eq!(problem.help.as_deref(), Some(help));
            assert!(!problem.to_string().contains("hunter2"));
        }
    }
}
