//! Entry points that Traefik does not have.

use crate::{
    lint::{
        Check, Family, Findings, Fix, Level, Project, Rule,
        traefik::{Edge, is_open, routed},
    },
    problem::quoted,
    suggest::{nearest, one_of},
};

pub(super) static RULE: Rule = Rule {
    id: "unknown-entry-point",
    family: Family::Traefik,
    level: Level::Error,
    summary: "a router listens on an entry point that Traefik does not have",
    docs: include_str!("unknown_entry_point.md"),
    check: Check::Project(check),
};

fn check(project: &Project, findings: &mut Findings) {
    let Some(known) = Edge::of(project).entry_points else { return };
    let mut names: Vec<&str> = known.iter().map(String::as_str).collect();
    names.sort_unstable();
    names.dedup();
    for site in routed(project) {
        for router in &site.routing.routers {
            for entry_point in router.list("entrypoints").iter().filter(|it| !is_open(it)) {
                let name = entry_point.as_str().to_ascii_lowercase();
                if names.contains(&name.as_str()) || name == "traefik" {
                    continue;
                }
                let message = format!(
                    "Traefik has no entry point {}, so router {} is never served",
                    quoted(entry_point.as_str()),
                    quoted(router.name.as_str())
                );
                let finding = findings.add(entry_point.place(), message);
                finding.help(one_of(&name, &names));
                if let Some(meant) = nearest(&name, names.iter().copied()) {
                    finding.fix(Fix::name(entry_point, meant));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::{
        Profile, Project,
        testing::{expect, expect_in, project},
    };

    #[test]
    fn dokploy_has_two() {
        let text = "
services:
  a:
    labels:
      - traefik.tcp.routers.a.entrypoints=kafka
#                                         ^^^^^ no entry point `kafka`
      - traefik.http.routers.b.entrypoints=web, Websecure
      - traefik.http.routers.c.entrypoints=${ENTRY}
";
        let files = project(&[("compose.yml", text)]);
        expect_in(&RULE, &Project { profile: Profile::Dokploy, ..files });
    }

    #[test]
    fn flags_of_the_projects_own() {
        expect(
            &RULE,
            "
services:
  traefik:
    image: traefik:v3.6
    command: [--entryPoints.http.address=:80, '--entrypoints.https.address=:443']
  a:
    labels:
      - traefik.http.routers.a.entrypoints=websecure
#                                          ^^^^^^^^^ never served
      - traefik.http.routers.b.entrypoints=https
",
        );
    }

    #[test]
    fn flags_of_a_file_laid_over() {
        let base = "services: {traefik: {image: 'traefik:v3', command: [--entrypoints.http.address=:80]}}\n";
        let over = "
services:
  traefik:
    command: [--entrypoints.https.address=:443]
    labels:
      - traefik.http.routers.a.entrypoints=https
      - traefik.http.routers.b.entrypoints=htp
#                                          ^^^ never served
";
        expect_in(&RULE, &project(&[("base.yml", base), ("https.yml", over)]));
    }

    #[test]
    fn silent_when_nothing_is_known() {
        let label = "labels: ['traefik.http.routers.a.entrypoints=kafka']";
        expect(&RULE, &format!("services: {{ a: {{ {label} }} }}"));
        let traefik =
            "traefik: { image: 'traefik:v3', volumes: ['./t.yml:/etc/traefik/traefik.yml'] }";
        expect(&RULE, &format!("services: {{ a: {{ {label} }}, {traefik} }}"));
    }
}
