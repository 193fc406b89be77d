//! The one place that writes YAML: serde decides the structure, the writer the quoting.

use serde::{Serialize, Serializer};
use serde_saphyr::{LitStr, SerializerOptions};

/// Text as YAML writes it best: lines of a script under `|`, anything else on one line.
pub(super) struct Scalar(pub(super) String);

impl Serialize for Scalar {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if is_script(&self.0) {
            LitStr(&self.0).serialize(serializer)
        } else {
            self.0.serialize(serializer)
        }
    }
}

/// Lines that every reader takes from a block as they stand: readers disagree about blanks at the
/// ends of lines and before the first word, and about Unicode's own line ends.
fn is_script(text: &str) -> bool {
    let odd = |c: char| c.is_control() && c != '\n' && c != '\t';
    let plain = |line: &str| !line.ends_with([' ', '\t']) && !line.starts_with('\t');
    text.ends_with('\n')
        && !text.ends_with("\n\n")
        && !text.starts_with(char::is_whitespace)
        && text.lines().all(plain)
        && !text.contains(|c: char| odd(c) || matches!(c, '\u{2028}' | '\u{2029}'))
}

/// Writes a value as block YAML. Strings that another reader could take for something else are
/// quoted, and no line is folded.
pub(super) fn write(value: &impl Serialize) -> anyhow::Result<String> {
    let mut options = SerializerOptions::default();
    options.compact_list_indent = false;
    options.folded_wrap_chars = 1_000_000;
    options.prefer_block_scalars = false;
    let mut text = String::new();
    serde_saphyr::to_fmt_writer_with_options(&mut text, value, options)?;
    Ok(text)
}

/// The same text one level deeper.
pub(super) fn indented(text: &str) -> String {
    text.split_inclusive('\n')
        .map(|line| {
            if line.trim_end_matches(['\r', '\n']).is_empty() {
                line.to_owned()
            } else {
                format!("  {line}")
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_stand_in_a_block_where_all_readers_agree() {
        assert!(is_script("one\ntwo\n"));
        for odd in ["one", "one \ntwo\n", "\tone\n", "one\n\n", "o\u{2028}ne\n", "o\u{85}ne\n"] {
            assert!(!is_script(odd), "{odd:?}");
        }
    }
}
