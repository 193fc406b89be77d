//! One label twice in a list, with two values.

use std::collections::HashMap;

use crate::{
    compose::Assignment,
    lint::{Check, Family, Findings, Fix, Level, Rule, ServiceSite},
    problem::quoted,
};

pub(super) static RULE: Rule = Rule {
    id: "duplicate-label",
    family: Family::Traefik,
    level: Level::Warning,
    summary: "a label is given twice, and only the last counts",
    docs: include_str!("duplicate_label.md"),
    check: Check::Service(check),
};

fn check(site: &ServiceSite<'_>, findings: &mut Findings) {
    let Some(list) = site.service.get("labels").filter(|it| it.is_sequence()) else { return };
    let labels = Assignment::all(list);
    let mut first: HashMap<&str, &Assignment> = HashMap::new();
    for label in &labels {
        let Some(other) = first.insert(label.name.as_str(), label) else { continue };
        if other.text() == label.text() {
            continue;
        }
        let message = format!(
            "{} is given twice: this value replaces the one before",
            quoted(label.name.as_str())
        );
        findings
            .add(label.name.place(), message)
            .help("keep one of the two")
            .fix(
                Fix::sure("remove the one without effect")
                    .without(&site.compose.root, &other.name.node().place()),
            )
            .related(other.name.place(), "this one has no effect");
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::expect;

    #[test]
    fn twice_with_two_values() {
        expect(
            &RULE,
            "
services:
  a:
    labels:
      - x.y=1
      - x.y=2
#       ^^^ given twice
      - x.z=1
      - flag
      - flag
  b:
    labels: { x.y: 1 }
",
        );
    }
}
