//! Certificate resolvers that Traefik does not have.

use crate::{
    lint::{
        Check, Family, Findings, Fix, Level, Project, Rule,
        traefik::{Edge, is_open, routed},
    },
    problem::quoted,
    suggest::{nearest, one_of},
};

pub(super) static RULE: Rule = Rule {
    id: "unknown-certificate-resolver",
    family: Family::Traefik,
    level: Level::Error,
    summary: "a router wants its certificate from a resolver that Traefik does not have",
    docs: include_str!("unknown_certificate_resolver.md"),
    check: Check::Project(check),
};

fn check(project: &Project, findings: &mut Findings) {
    let Some(known) = Edge::of(project).resolvers else { return };
    let mut names: Vec<&str> = known.iter().map(String::as_str).collect();
    names.sort_unstable();
    names.dedup();
    for site in routed(project) {
        for router in &site.routing.routers {
            let Some(resolver) = router.text("tls.certresolver") else { continue };
            let name = resolver.as_str().to_ascii_lowercase();
            if is_open(&resolver) || name.is_empty() || names.contains(&name.as_str()) {
                continue;
            }
            let message = format!(
                "Traefik has no certificate resolver {}, so router {} never gets a certificate",
                quoted(resolver.as_str()),
                quoted(router.name.as_str())
            );
            let finding = findings.add(resolver.place(), message);
            if !names.is_empty() {
                finding.help(one_of(&name, &names));
                if let Some(meant) = nearest(&name, names.iter().copied()) {
                    finding.fix(Fix::name(&resolver, meant));
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
    fn dokploy_has_one() {
        let text = "
services:
  a:
    labels:
      - traefik.http.routers.a.tls.certresolver=le
#                                               ^^ no certificate resolver
      - traefik.http.routers.b.tls.certresolver=letsencrypt
      - traefik.http.routers.c.tls.certresolver=${R}
";
        let files = project(&[("compose.yml", text)]);
        expect_in(&RULE, &Project { profile: Profile::Dokploy, ..files });
    }

    #[test]
    fn silent_when_nothing_is_known() {
        expect(
            &RULE,
            "services: { a: { labels: ['traefik.http.routers.a.tls.certresolver=le'] } }",
        );
    }
}
