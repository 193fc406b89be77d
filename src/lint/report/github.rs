//! Workflow commands of GitHub Actions, one per finding.

use std::fmt::{self, Write as _};

use super::end;
use crate::lint::{Finding, Level, Verdict};

pub(super) fn write(verdict: &Verdict, out: &mut fmt::Formatter<'_>) -> fmt::Result {
    for finding in &verdict.findings {
        let command = match finding.level {
            Level::Error => "error",
            Level::Warning => "warning",
            Level::Note | Level::Off => "notice",
        };
        let place = &finding.place;
        let (end_line, end_column) = end(place);
        writeln!(
            out,
            "::{command} file={},line={},col={},endLine={end_line},endColumn={end_column},title={}::{}",
            property(place.file()),
            place.line(),
            place.column(),
            property(finding.rule.id),
            data(&body(finding)),
        )?;
    }
    Ok(())
}

fn body(finding: &Finding) -> String {
    let mut text = finding.message.clone();
    for (place, words) in &finding.related {
        // Writing to a `String` does not fail.
        let _ = write!(text, "\nnote: {words}: {place}");
    }
    if let Some(help) = &finding.help {
        let _ = write!(text, "\nhelp: {help}");
    }
    text
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_ends_a_command_early() {
        assert_eq!(property("a,b:c%\n"), "a%2Cb%3Ac%25%0A");
        assert_eq!(data("a,b:c%\r\n"), "a,b:c%25%0D%0A");
    }
}
