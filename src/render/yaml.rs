//! The one place that writes YAML: serde decides the structure, the writer the quoting.

use serde::Serialize;
use serde_saphyr::SerializerOptions;

/// Writes a value as block YAML. Strings that another reader could take for something else are
/// quoted, and no line is folded.
pub(super) fn write(value: &impl Serialize) -> anyhow::Result<String> {
    let mut options = SerializerOptions::default();
    options.compact_list_indent = false;
    options.folded_wrap_chars = 1_000_000;
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
