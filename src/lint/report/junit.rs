//! JUnit's XML, which most CI systems show as tests: a suite per file, a failure per finding.

use std::{
    collections::HashMap,
    fmt::{self, Write as _},
};

use crate::lint::{Finding, Level, Verdict};

pub(super) fn write(verdict: &Verdict, out: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut found: HashMap<&str, Vec<&Finding>> = HashMap::new();
    for finding in &verdict.findings {
        found.entry(finding.place.file()).or_default().push(finding);
    }
    let of = |file: &String| found.get(file.as_str()).map(Vec::as_slice).unwrap_or_default();
    let tests: usize = verdict.files.iter().map(|it| of(it).len().max(1)).sum();
    let failures: usize = verdict.files.iter().map(|it| failures(of(it))).sum();
    write!(
        out,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <testsuites name=\"smarteros lint\" tests=\"{tests}\" failures=\"{failures}\" errors=\"0\">\n"
    )?;
    for file in &verdict.files {
        out.write_str(&suite(file, of(file)))?;
    }
    out.write_str("</testsuites>\n")
}

fn failures(findings: &[&Finding]) -> usize {
    findings.iter().filter(|it| fails(it)).count()
}

/// JUnit knows no levels: a note would break a build.
fn fails(finding: &Finding) -> bool {
    finding.level >= Level::Warning
}

fn suite(file: &str, findings: &[&Finding]) -> String {
    let (file, failures) = (escaped(file), failures(findings));
    let tests = findings.len().max(1);
    let mut text = format!(
        "  <testsuite name=\"{file}\" tests=\"{tests}\" failures=\"{failures}\" errors=\"0\">\n"
    );
    if findings.is_empty() {
        // Writing to a `String` does not fail.
        let _ = writeln!(text, "    <testcase name=\"no findings\" classname=\"{file}\"/>");
    }
    for finding in findings {
        text += &case(finding, &file);
    }
    text + "  </testsuite>\n"
}

fn case(finding: &Finding, file: &str) -> String {
    let mut body = format!("{}: {}", finding.place, finding.message);
    for (place, words) in &finding.related {
        let _ = write!(body, "\nnote: {words}: {place}");
    }
    if let Some(help) = &finding.help {
        let _ = write!(body, "\nhelp: {help}");
    }
    let (rule, body) = (finding.rule.id, escaped(&body));
    let outcome = if fails(finding) {
        let (level, message) = (finding.level.name(), in_attribute(&finding.message));
        format!("<failure type=\"{level}\" message=\"{message}\">{body}</failure>")
    } else {
        format!("<system-out>{body}</system-out>")
    };
    let name = format!("{rule} {}", finding.place);
    let name = in_attribute(&name);
    format!(
        "    <testcase name=\"{name}\" classname=\"{file}\">\n      {outcome}\n    </testcase>\n"
    )
}

/// Text as XML holds it; what no XML can hold becomes the replacement character.
fn escaped(text: &str) -> String {
    let mut shown = String::new();
    for c in text.chars() {
        match c {
            '&' => shown += "&amp;",
            '<' => shown += "&lt;",
            '>' => shown += "&gt;",
            '"' => shown += "&quot;",
            '\n' | '\t' => shown.push(c),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => shown.push('\u{fffd}'),
            c => shown.push(c),
        }
    }
    shown
}

/// A reader of XML takes a bare line break in an attribute for a blank.
fn in_attribute(text: &str) -> String {
    escaped(text).replace('\n', "&#10;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_ends_an_element_early() {
        assert_eq!(
            escaped("</a> & \"b\"\n\u{1b}\u{ffff}"),
            "&lt;/a&gt; &amp; &quot;b&quot;\n\u{fffd}\u{fffd}"
        );
        assert_eq!(in_attribute("a\nb"), "a&#10;b");
    }
}
