//! A network that is not declared.

use super::names;
use crate::{
    compose::{Compose, Definition},
    lint::{
        Check, Family, Findings, Fix, Level, Project, ProjectFile, Rule,
        rules::spec::{is_partial, soften},
        schema::is_open,
    },
    problem::quoted,
    suggest::Known,
};

pub(super) static RULE: Rule = Rule {
    id: "undefined-network",
    family: Family::Reference,
    level: Level::Error,
    summary: "a service joins a network that is not declared",
    docs: include_str!("undefined_network.md"),
    check: Check::Compose(check),
};

fn check(project: &Project, file: &ProjectFile, compose: &Compose, findings: &mut Findings) {
    if is_partial(project, file, compose) {
        return;
    }
    let declared = Known::of(compose.networks.iter().map(Definition::name));
    for member in compose.services.iter().flat_map(|it| &it.networks) {
        let name = member.name.as_str();
        if name == "default" || is_open(name) || compose.network(name).is_some() {
            continue;
        }
        let (help, fix) = match declared.nearest(name) {
            Some(meant) => {
                (format!("did you mean {}?", quoted(meant)), Some(Fix::name(&member.name, meant)))
            }
            None => (
                format!("add `{name}:` under the top-level `networks:`"),
                names::declared(&compose.root, "networks", name),
            ),
        };
        let message = format!("network {} is not declared", quoted(name));
        let finding = findings.add(member.name.place(), message).help(help);
        finding.fix = fix.filter(Fix::is_possible);
        soften(project, file, finding);
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::{
        Level, check_with,
        testing::{expect, expect_fix, expect_in, find, project},
    };

    #[test]
    fn not_declared() {
        expect(
            &RULE,
            "
services:
  a:
    image: x
    networks: [frnot, default, '${N}']
    #          ^^^^^ network `frnot`
  b:
    image: x
    networks:
      back: {aliases: [y]}
#     ^^^^ network `back`
      front:
networks:
  front:
",
        );
        let text = "services: {a: {image: x, networks: [frnot]}}\nnetworks: {front: }\n";
        assert_eq!(find(&RULE, text)[0].help.as_deref(), Some("did you mean `front`?"));
    }

    #[test]
    fn parts_of_a_project() {
        let text = "services: {a: {image: x, networks: [front]}}\n";
        expect_in(&RULE, &project(&[("compose.override.yml", text)]));
        expect(&RULE, &format!("include: [b.yml]\n{text}"));
        expect(&RULE, &format!("{text}---\nnetworks: {{front: }}\n"));
    }

    #[test]
    fn its_base_declares_it() {
        let mut part = project(&[("part.yml", "services: {a: {image: x, networks: [front]}}\n")]);
        assert!(check_with(&part, [&RULE])[0].fix.is_some());
        part.parts.insert("part.yml".into(), "`compose.yml`".into());
        let found = check_with(&part, [&RULE]);
        assert_eq!(found[0].level, Level::Note);
        assert!(found[0].fix.is_none());
    }

    #[test]
    fn it_is_declared() {
        let services = "services:\n  a: {image: x, networks: [back]}\n";
        expect_fix(&RULE, services, &format!("{services}networks:\n  back:\n"));
        let before = format!("networks: # ours\n{services}");
        expect_fix(&RULE, &before, &format!("networks: # ours\n  back:\n{services}"));
        let before = format!("{services}networks: {{front: {{}}}}\n");
        expect_fix(&RULE, &before, &format!("{services}networks: {{front: {{}}, back:}}\n"));
    }
}
