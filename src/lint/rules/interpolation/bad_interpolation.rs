//! A `${` that Compose cannot read.

use crate::{
    compose::{Template, values},
    lint::{Check, Family, Findings, Fix, Level, Profile, Project, ProjectFile, Rule},
};

pub(super) static RULE: Rule = Rule {
    id: "bad-interpolation",
    family: Family::Interpolation,
    level: Level::Error,
    summary: "Compose refuses the file: a `${` that starts no variable it understands",
    docs: include_str!("bad_interpolation.md"),
    check: Check::File(check),
};

fn check(project: &Project, file: &ProjectFile, findings: &mut Findings) {
    for text in file.composes().iter().flat_map(|it| values(&it.root)) {
        let Template { mut errors, lone, pieces: _ } = text.template();
        if project.profile == Profile::Swarm {
            let why = "`docker stack deploy` refuses a lone `$`";
            errors.extend(lone.into_iter().map(|it| (it..it + 1, why)));
        }
        for (range, why) in errors {
            let dollar = text.part(range.start..range.start + 1);
            let fix = (dollar.as_str() == "$")
                .then(|| Fix::risky("leave the dollar to the container").text(&dollar, "$$"));
            findings
                .add(text.place_of(range), why)
                .help("write `$$` for a dollar of the container's own, `${NAME}` for a variable")
                .fix = fix.filter(Fix::is_possible);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::{
        Profile, Project, check_with,
        testing::{expect, project},
    };

    #[test]
    fn what_compose_refuses() {
        expect(
            &RULE,
            "
services:
  a:
    image: x:${TAG
    #        ^^^^^ never closed
    command: echo $(date) ${HOSTNAME%%.*}
    #                     ^^^^^^^^^^^^^^^ not a variable
    environment:
      A: ${B:-${C:?c}} $$ok $D
      E: price 5$
",
        );
    }

    #[test]
    fn swarm_refuses_more() {
        let text = "services: {a: {image: x, command: echo $(date)}}\n";
        let swarm = Project { profile: Profile::Swarm, ..project(&[("compose.yml", text)]) };
        assert_eq!(check_with(&swarm, [&RULE]).len(), 1);
    }
}
