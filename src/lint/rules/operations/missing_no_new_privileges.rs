//! Set-uid programs that still work inside a container.

use super::together::{report, whole};
use crate::{
    compose::{Compose, Service},
    document::Node,
    lint::{Check, Family, Findings, Fix, Level, Project, ProjectFile, Rule, Yaml},
};

pub(super) static RULE: Rule = Rule {
    id: "missing-no-new-privileges",
    family: Family::Operations,
    level: Level::Note,
    summary: "processes of services may gain rights through set-uid programs",
    docs: include_str!("missing_no_new_privileges.md"),
    check: Check::Compose(check),
};

fn check(_: &Project, _: &ProjectFile, compose: &Compose, findings: &mut Findings) {
    let open: Vec<_> = whole(compose).filter(|it| !is_set(it)).collect();
    let (has, have) = ("may gain rights it was not given", "may gain rights they were not given");
    if let Some(finding) = report(&open, has, have, findings) {
        let fix = Fix::risky("forbid new privileges");
        finding
            .help("`security_opt: [no-new-privileges:true]`")
            .fix(open.iter().fold(fix, |fix, it| forbidden(fix, it)));
    }
}

fn forbidden(fix: Fix, service: &Service) -> Fix {
    let item = "no-new-privileges:true";
    match service.get("security_opt") {
        Some(options) => fix.item(options, item),
        None => fix.key(&service.node, &[], "security_opt", &Yaml::list([item])),
    }
}

/// Also when it is switched off on purpose, which is another rule's.
fn is_set(service: &Service) -> bool {
    let privileged = service.get("privileged").is_some_and(|it| it.as_str() == Some("true"));
    let options = service.get("security_opt").into_iter().flat_map(Node::items);
    let mut options = options.filter_map(|it| it.as_str());
    privileged || options.any(|it| it.starts_with("no-new-privileges"))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::expect;

    #[test]
    fn every_spelling() {
        expect(
            &RULE,
            "
services:
  a: { image: x, security_opt: [no-new-privileges] }
  b: { image: x, security_opt: ['no-new-privileges:true'] }
  c: { image: x, security_opt: ['label:type:x'] }
# ^ `c` may gain rights
  d: { image: x, security_opt: ['no-new-privileges=true'] }
",
        );
    }
}
