//! Escapes between double quotes in Docker Compose's `.env`; what is none stays as it is.

use zeroize::Zeroizing;

use super::wiped::buffer;

/// The value with its escapes decoded; `\$` becomes `$$`, for the substitution that follows
/// (compose-go v2.13.0, `dotenv/parser.go`).
pub(super) fn expand(value: &str) -> Zeroizing<String> {
    let mut text = buffer(value.len());
    let mut rest = value;
    while let Some(at) = rest.find('\\') {
        text.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let Some(character) = rest.chars().next() else {
            text.push('\\');
            break;
        };
        let behind = &rest[character.len_utf8()..];
        let decoded = match character {
            'a' => "\u{7}",
            'b' => "\u{8}",
            'f' => "\u{c}",
            'n' => "\n",
            'r' => "\r",
            't' => "\t",
            'v' => "\u{b}",
            '"' => "\"",
            '$' => "$$",
            '\\' => "\\",
            '0' => {
                rest = octal(behind, &mut text);
                continue;
            }
            _ => {
                text.push('\\');
                continue;
            }
        };
        text.push_str(decoded);
        rest = behind;
    }
    text.push_str(rest);
    text
}

/// `\0` and three octal digits below 256 are a character; of anything else only the `0` is lost.
fn octal<'a>(digits: &'a str, text: &mut String) -> &'a str {
    let decoded = digits.get(..3).filter(|it| it.bytes().all(|it| it.is_ascii_digit()));
    if let Some(code) = decoded.and_then(|it| u8::from_str_radix(it, 8).ok()) {
        text.push(code.into());
        return &digits[3..];
    }
    text.push('\\');
    digits
}
