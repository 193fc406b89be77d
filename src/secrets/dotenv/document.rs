//! A whole file of variables: a header, then groups of lines, each under a comment.

use std::collections::BTreeSet;

use zeroize::Zeroizing;

use super::{Format, Unfit, is_read_as, json, others, wiped::buffer};
use crate::secrets::Secret;

/// Variables that belong together; the title becomes a comment above them, where the format has comments.
#[derive(Clone, Debug)]
pub struct Group {
    pub title: String,
    /// Names and values, in the order they are written.
    pub entries: Vec<(String, Secret)>,
}

/// The file, re-read as a whole by its consumer's grammar before it is returned. Groups without entries
/// leave no trace; neither does `header` in JSON.
///
/// # Errors
/// Every variable the format cannot hold, in order, and every name that is there twice.
pub fn document(
    format: Format,
    header: &str,
    groups: &[Group],
) -> Result<Zeroizing<String>, Vec<(String, Unfit)>> {
    let mut names = BTreeSet::new();
    let mut unfit = Vec::new();
    let mut blocks = Vec::new();
    for group in groups {
        let mut lines = Vec::new();
        for (name, value) in &group.entries {
            if !names.insert(name) {
                let reason = "the variable is there twice";
                unfit.push((name.clone(), Unfit { reason, others: Vec::new() }));
                continue;
            }
            match super::line(format, name, value) {
                Ok(line) => lines.push(line),
                Err(why) => unfit.push((name.clone(), why)),
            }
        }
        if !lines.is_empty() {
            blocks.push((comment(&group.title), lines));
        }
    }
    if !unfit.is_empty() {
        return Err(unfit);
    }
    let text = if format == Format::Json { object(&blocks) } else { lines(header, &blocks) };
    let entries: Vec<_> = groups.iter().flat_map(|it| &it.entries).collect();
    match entries.iter().find(|_| !is_read_as(format, &text, &entries)) {
        None => Ok(text),
        Some((name, value)) => {
            let reason = "the file as a whole does not read back as it was written";
            Err(vec![(name.clone(), Unfit { reason, others: others(format, name, value) })])
        }
    }
}

type Blocks = Vec<(String, Vec<Zeroizing<String>>)>;

fn lines(header: &str, blocks: &Blocks) -> Zeroizing<String> {
    let header = comment(header);
    let sizes = blocks
        .iter()
        .map(|(title, lines)| title.len() + 1 + lines.iter().map(|it| it.len() + 1).sum::<usize>());
    let mut text = buffer(header.len() + sizes.sum::<usize>());
    text.push_str(&header);
    for (title, lines) in blocks {
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(title);
        for line in lines {
            text.push_str(line);
            text.push('\n');
        }
    }
    text
}

fn object(blocks: &Blocks) -> Zeroizing<String> {
    let members = || blocks.iter().flat_map(|(_, lines)| lines);
    let mut text = buffer(members().map(|it| json::INDENT.len() + it.len() + 2).sum::<usize>() + 5);
    text.push('{');
    for (index, member) in members().enumerate() {
        text.push_str(if index == 0 { "\n" } else { ",\n" });
        text.push_str(json::INDENT);
        text.push_str(member);
    }
    text.push_str(if blocks.is_empty() { "}\n" } else { "\n}\n" });
    text
}

/// Each line behind a `#`. What could end a comment for one reader or another becomes a blank; a backslash
/// at the end, which makes systemd join the next line, is left out; so is `${{`, which Dokploy replaces.
fn comment(text: &str) -> String {
    let mut lines = String::new();
    for line in text.lines() {
        let tame = |it: char| it.is_control() || matches!(it, '\u{2028}' | '\u{2029}');
        let line: String = line.chars().map(|it| if tame(it) { ' ' } else { it }).collect();
        let line = line.replace("${{", "{{");
        let line = line.trim_end_matches(|it: char| it == '\\' || it.is_whitespace());
        lines.push('#');
        if !line.is_empty() {
            lines.push(' ');
        }
        lines.push_str(line);
        lines.push('\n');
    }
    lines
}
