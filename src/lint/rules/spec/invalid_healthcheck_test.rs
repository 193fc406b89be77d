//! The test of a healthcheck that does not say what kind it is.

use crate::{
    compose::Text,
    lint::{Check, Family, Findings, Fix, Level, Rule, ServiceSite, schema::is_open},
    problem::quoted,
};

pub(super) static RULE: Rule = Rule {
    id: "invalid-healthcheck-test",
    family: Family::Spec,
    level: Level::Error,
    summary: "a test must begin with `CMD`, `CMD-SHELL` or `NONE`",
    docs: include_str!("invalid_healthcheck_test.md"),
    check: Check::Service(check),
};

fn check(site: &ServiceSite<'_>, findings: &mut Findings) {
    let Some(healthcheck) = &site.service.healthcheck else { return };
    let Some(test) = healthcheck.node.get_merged("test") else { return };
    let Some(first) = test.items().first() else { return };
    let Some(word) = first.as_str().filter(|it| !is_open(it)) else { return };
    if matches!(word, "CMD" | "CMD-SHELL" | "NONE") {
        return;
    }
    let upper = word.to_ascii_uppercase();
    let before = |word: &str| {
        let fix = Fix::sure(format!("put `{word}` before it"));
        fix.first_item(&test, &format!("\"{word}\""))
    };
    let (help, fix) = match (upper.as_str(), Text::of(first)) {
        ("CMD" | "CMD-SHELL" | "NONE", Some(kind)) => {
            let fix = Fix::sure("write it in capitals").text(&kind, &upper);
            (format!("write it in capitals: `\"{upper}\"`"), fix)
        }
        _ if word.contains(' ') => {
            ("put `\"CMD-SHELL\",` before it".to_owned(), before("CMD-SHELL"))
        }
        _ => ("put `\"CMD\",` before it".to_owned(), before("CMD")),
    };
    // The rest of a line may hold a password.
    let first_word = word.split_whitespace().next().unwrap_or_default();
    let message = format!("{} is not `CMD`, `CMD-SHELL` or `NONE`", quoted(first_word));
    findings.add(first.place(), message).help(help).fix(fix);
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::expect;

    #[test]
    fn first_words() {
        expect(
            &RULE,
            "
services:
  a:
    image: b
    healthcheck:
      test: [curl, -f, http://127.0.0.1]
      #      ^^^^ `curl` is not
  b: {image: b, healthcheck: {test: [CMD, curl]}}
  c: {image: b, healthcheck: {test: curl}}
  d: {image: b, healthcheck: {test: [NONE]}}
  e: {image: b, healthcheck: {test: []}}
  f:
    image: b
    healthcheck:
      test:
        - cmd-shell
        # ^^^^^^^^^ is not
        - curl
",
        );
    }
}
