//! `-----BEGIN … PRIVATE KEY-----` with a key behind it.

use std::ops::Range;

use crate::lint::{Check, Family, Findings, Level, Project, Rule, secrets::written_by_hand};

pub(super) static RULE: Rule = Rule {
    id: "private-key",
    family: Family::Secret,
    level: Level::Error,
    summary: "a private key stands in the file",
    docs: include_str!("private_key.md"),
    check: Check::Project(check),
};

fn check(project: &Project, findings: &mut Findings) {
    for file in written_by_hand(project) {
        for (header, whole) in keys(file.source.text()) {
            let finding = findings.add(file.place(header), "a private key is written here");
            finding.secret(&file.place(whole)).help(
                "make a new one, and mount it as a secret: `secrets: { tls_key: { file: ./tls.key } }`",
            );
        }
    }
}

/// Headers with the key behind them.
fn keys(text: &str) -> Vec<(Range<usize>, Range<usize>)> {
    let mut found = Vec::new();
    for (at, mark) in text.match_indices("-----BEGIN ") {
        let start = at + mark.len();
        let Some(length) = text[start..].find("-----").filter(|it| *it < 40) else { continue };
        let header = at..start + length + 5;
        if !text[start..start + length].ends_with("PRIVATE KEY") {
            continue;
        }
        let body = &text[header.end..];
        let end = body.find("-----END").unwrap_or(body.len().min(4096));
        let Some(body) = body.get(..end) else { continue };
        let drawn = body.split(['\n', '\\', '"', ' ']).map(|it| it.trim_start_matches('n').trim());
        let mut long = drawn.filter(|it| {
            it.len() >= 32 && it.chars().all(|c| c.is_ascii_alphanumeric() || "+/=".contains(c))
        });
        if long.next().is_some() {
            found.push((header.clone(), header.start..header.end + end));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::expect;

    #[test]
    fn keys_and_certificates() {
        let body = "MC4CAQAwBQYDK2VwBCIEIDrawnForThisTestOnlyAndOpensNothing00";
        let text = format!(
            "
configs:
  key:
    content: |
      -----BEGIN PRIVATE KEY-----
#     ^^^^^^^^^^^^^^^^^^^^^^^^^^^ private key
      {body}
      -----END PRIVATE KEY-----
  certificate:
    content: |
      -----BEGIN CERTIFICATE-----
      {body}
      -----END CERTIFICATE-----
  example:
    content: |
      -----BEGIN RSA PRIVATE KEY-----
      ...
      -----END RSA PRIVATE KEY-----
"
        );
        expect(&RULE, &text);
    }
}
