//! A `$` that Compose cannot read.

use crate::{
    compose::{Compose, values},
    lint::{Check, Family, Findings, Level, Project, ProjectFile, Rule},
};

pub(super) static RULE: Rule = Rule {
    id: "bad-interpolation",
    family: Family::Interpolation,
    level: Level::Error,
    summary: "Compose refuses the file: a `$` that starts no variable it understands",
    docs: include_str!("bad_interpolation.md"),
    check: Check::Compose(check),
};

fn check(_: &Project, _: &ProjectFile, compose: &Compose, findings: &mut Findings) {
    for text in values(&compose.root) {
        for (range, why) in text.template().errors {
            findings
                .add(text.place_of(range), why)
                .help("write `$$` for a dollar of the container's own, `${NAME}` for a variable");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::expect;

    #[test]
    fn what_compose_refuses() {
        expect(
            &RULE,
            "
services:
  a:
    image: x:${TAG
    #        ^^^^^ never closed
    command: echo $(date)
    #             ^ lone
    environment:
      A: ${B:-${C:?c}} $$ok $D
      E: price 5$
      #         ^ lone
",
        );
    }
}
