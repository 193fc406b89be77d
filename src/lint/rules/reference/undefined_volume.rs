//! A named volume that is not declared.

use super::names;
use crate::{
    compose::{Compose, Definition},
    lint::{
        Check, Family, Findings, Fix, Level, Project, ProjectFile, Rule,
        rules::spec::{is_partial, soften},
    },
    problem::quoted,
    suggest::Known,
};

pub(super) static RULE: Rule = Rule {
    id: "undefined-volume",
    family: Family::Reference,
    level: Level::Error,
    summary: "a service mounts a volume that is not declared",
    docs: include_str!("undefined_volume.md"),
    check: Check::Compose(check),
};

fn check(project: &Project, file: &ProjectFile, compose: &Compose, findings: &mut Findings) {
    if is_partial(project, file, compose) {
        return;
    }
    let declared = Known::of(compose.volumes.iter().map(Definition::name));
    for volume in compose.services.iter().flat_map(names::volumes) {
        let name = volume.as_str();
        if compose.volume(name).is_some() {
            continue;
        }
        let (help, fix) = match declared.nearest(name) {
            Some(meant) => {
                (format!("did you mean {}?", quoted(meant)), Some(Fix::name(&volume, meant)))
            }
            None if name.contains('/') => {
                let path = format!("./{name}");
                (format!("a path begins with `./`: `{path}`"), Some(Fix::name(&volume, &path)))
            }
            None => (
                format!("add `{name}:` under the top-level `volumes:`"),
                names::declared(&compose.root, "volumes", name),
            ),
        };
        let message = format!("volume {} is not declared", quoted(name));
        let finding = findings.add(volume.place(), message).help(help);
        finding.fix = fix.filter(Fix::is_possible);
        soften(project, file, finding);
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::expect;

    #[test]
    fn not_declared() {
        expect(
            &RULE,
            "
services:
  a:
    image: x
    volumes:
      - data:/data
      - dta:/data2:ro
      # ^^^ volume `dta`
      - conf/app:/etc/app
      # ^^^^^^^^ volume `conf/app`
      - ./x:/y
      - /y
      - ~/x:/z
      - C:/x:/v
      - ${V}:/w
      - '%%LOGS%%/master:/logs'
      - ${V:-data}:/u
      - {type: volume, source: other, target: /t}
      #                        ^^^^^ volume `other`
      - {type: volume, target: /s}
      - {type: bind, source: x, target: /r}
      - {type: image, source: x, target: /q}
volumes:
  data:
",
        );
    }
}
