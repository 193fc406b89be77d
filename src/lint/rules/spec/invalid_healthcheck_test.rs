//! The test of a healthcheck that does not say what kind it is.

use crate::{
    lint::{Check, Family, Findings, Level, Rule, ServiceSite, schema::is_open},
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
    let help = match upper.as_str() {
        "CMD" | "CMD-SHELL" | "NONE" => format!("write it in capitals: `\"{upper}\"`"),
        _ if word.contains(' ') => "put `\"CMD-SHELL\",` before it".to_owned(),
        _ => "put `\"CMD\",` before it".to_owned(),
    };
    // The rest of a line may hold a password.
    let first_word = word.split_whitespace().next().unwrap_or_default();
    let message = format!("{} is not `CMD`, `CMD-SHELL` or `NONE`", quoted(first_word));
    findings.add(first.place(), message).help(help);
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
