//! `Host()` of nothing.

use std::ops::Range;

use crate::{
    compose::{HoleKind, Piece, Text},
    lint::{
        Check, Family, Findings, Level, Rule, ServiceSite,
        traefik::{Routing, hosts},
    },
    problem::quoted,
};

pub(super) static RULE: Rule = Rule {
    id: "empty-host",
    family: Family::Traefik,
    level: Level::Error,
    summary: "a rule names a host that is nothing",
    docs: include_str!("empty_host.md"),
    check: Check::Service(check),
};

fn check(site: &ServiceSite<'_>, findings: &mut Findings) {
    for router in Routing::of(site.service).iter().flat_map(|it| &it.routers) {
        let Some(rule) = router.text("rule") else { continue };
        let empty = hosts(&rule).into_iter().find(is_empty);
        let bare = rule.as_str().find("Host()").map(|at| rule.part(at..at + "Host()".len()));
        let Some(place) = bare.or(empty).map(|it| it.place()) else { continue };
        let message = format!(
            "router {} has a host that is empty, so it never matches",
            quoted(router.name.as_str())
        );
        let help = "name the host, or let Compose stop without it: `${DOMAIN:?set DOMAIN}`";
        findings.add(place, message).help(help);
    }
}

/// Nothing at all, or a variable whose default is nothing.
fn is_empty(host: &Text) -> bool {
    let pieces = host.template().pieces;
    pieces.iter().all(|it| match it {
        Piece::Hole(hole) => {
            hole.kind == HoleKind::Default && hole.operand.as_ref().is_some_and(Range::is_empty)
        }
        Piece::Literal(_) | Piece::Dollar(_) => false,
    })
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::expect;

    #[test]
    fn nothing_and_nothing_by_default() {
        expect(
            &RULE,
            "
services:
  a:
    labels:
      - traefik.http.routers.a.rule=Host(`${DOMAIN:-}`)
#                                         ^^^^^^^^^^^ `a` has a host that is empty
      - traefik.http.routers.b.rule=Host()
#                                   ^^^^^^ empty
      - traefik.http.routers.c.rule=Host(`${DOMAIN}`)
      - traefik.http.routers.d.rule=Host(`www.${DOMAIN:-}`)
      - traefik.http.routers.e.rule=PathPrefix(`/`)
",
        );
    }
}
