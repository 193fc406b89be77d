//! Services that wait for each other in a circle.

use std::collections::HashMap;

use super::names;
use crate::{
    compose::{Compose, Text},
    lint::{Check, Family, Findings, Level, Project, ProjectFile, Rule},
    problem::quoted,
};

pub(super) static RULE: Rule = Rule {
    id: "dependency-cycle",
    family: Family::Reference,
    level: Level::Error,
    summary: "services that wait for each other in a circle",
    docs: include_str!("dependency_cycle.md"),
    check: Check::Compose(check),
};

fn check(_: &Project, _: &ProjectFile, compose: &Compose, findings: &mut Findings) {
    let index: HashMap<&str, usize> =
        compose.services.iter().enumerate().map(|(at, it)| (it.name(), at)).collect();
    let edges: Vec<Vec<(usize, Text)>> = compose
        .services
        .iter()
        .map(|service| {
            let named = names::services(service).into_iter();
            let named = named.filter(|(key, _)| *key != "additional_contexts");
            named.filter_map(|(_, it)| Some((*index.get(it.as_str())?, it))).collect()
        })
        .collect();
    let mut search =
        Search { edges: &edges, state: vec![State::New; edges.len()], circles: vec![] };
    (0..edges.len()).for_each(|it| search.from(it));
    for circle in search.circles {
        let Some((closing, rest)) = circle.split_last() else { continue };
        let path: Vec<String> = circle.iter().map(|it| quoted(it.as_str())).collect();
        let message = match path.as_slice() {
            [only] => format!("{only} waits for itself"),
            all => format!("the services wait for each other: {}", all.join(" → ")),
        };
        let finding = findings.add(closing.place(), message);
        finding.help("take one of them out of `depends_on`");
        for step in rest {
            finding.related(step.place(), "and this one closes the circle");
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    New,
    Open,
    Done,
}

struct Search<'a> {
    edges: &'a [Vec<(usize, Text)>],
    state: Vec<State>,
    /// The steps of each circle.
    circles: Vec<Vec<Text>>,
}

impl Search<'_> {
    /// Depth first, without recursion: services of a stranger may be many.
    fn from(&mut self, start: usize) {
        if self.state[start] != State::New {
            return;
        }
        let mut open: Vec<(usize, usize)> = vec![(start, 0)];
        self.state[start] = State::Open;
        while let Some((service, next)) = open.last_mut() {
            let (service, step) = (*service, *next);
            let Some((target, _)) = self.edges[service].get(step) else {
                self.state[service] = State::Done;
                open.pop();
                continue;
            };
            *next += 1;
            match self.state[*target] {
                State::New => {
                    self.state[*target] = State::Open;
                    open.push((*target, 0));
                }
                State::Open => {
                    let begin = open.iter().position(|(it, _)| it == target).unwrap_or(0);
                    let steps = open[begin..].iter();
                    let names =
                        steps.map(|(it, next)| self.edges[*it][next - 1].1.clone()).collect();
                    self.circles.push(names);
                }
                State::Done => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::expect;

    #[test]
    fn circles() {
        expect(
            &RULE,
            "
services:
  a: {image: x, depends_on: [b, d]}
  b:
    image: x
    depends_on:
      c: {condition: service_healthy}
  c:
    image: x
    network_mode: service:a
    #                     ^ `b` → `c` → `a`
  d:
    image: x
    depends_on: [d, e, zzz]
    #            ^ `d` waits for itself
  e: {image: x, links: ['f:alias'], volumes_from: [f]}
  f: {image: x}
",
        );
    }
}
