//! Middlewares that no router uses.

use std::collections::HashSet;

use crate::{
    compose::{Command, Text},
    lint::{
        Check, Family, Findings, Level, Project, Rule,
        filled_in::is_filled_in,
        traefik::{Part, Routed, routed},
    },
    problem::quoted,
};

pub(super) static RULE: Rule = Rule {
    id: "unused-middleware",
    family: Family::Traefik,
    level: Level::Error,
    summary: "a middleware is defined and no router uses it",
    docs: include_str!("unused_middleware.md"),
    check: Check::Project(check),
};

fn check(project: &Project, findings: &mut Findings) {
    let sites = routed(project);
    let used = used(project, &sites);
    if used.iter().any(|it| it.contains('$') || is_filled_in(it)) {
        return;
    }
    for site in &sites {
        for middleware in &site.routing.middlewares {
            let name = middleware.name.as_str().to_ascii_lowercase();
            if used.contains(&name) || name.contains('$') || is_filled_in(&name) {
                continue;
            }
            report(site, middleware, findings);
        }
    }
}

fn report(site: &Routed<'_>, middleware: &Part<'_>, findings: &mut Findings) {
    let routers = || site.routing.routers.iter().filter(|it| it.protocol == middleware.protocol);
    let bare = routers().find(|it| it.text("middlewares").is_none());
    let name = middleware.name.as_str();
    let keeps_out = middleware.guards() && middleware.kind() != "forwardauth";
    let message = match bare {
        Some(router) if keeps_out => format!(
            "nothing uses {}: router {} is open to everybody",
            quoted(name),
            quoted(router.name.as_str())
        ),
        _ => format!("nothing here uses middleware {}", quoted(name)),
    };
    let open = bare.filter(|_| keeps_out);
    let level = if open.is_some() { Level::Error } else { Level::Note };
    let finding = findings.add(middleware.place(), message);
    finding.level(level);
    for (option, label) in middleware.options() {
        if let (true, Some(value)) = (option.ends_with("auth.users"), &label.value) {
            finding.secret(&value.place());
        }
    }
    match open {
        Some(router) => {
            let router_name = router.name.as_str();
            let help = format!("`traefik.http.routers.{router_name}.middlewares={name}`");
            finding.help(help).related(router.place(), "this router has no middleware");
        }
        None => {
            finding.help("name it in a router's `.middlewares`, or remove it");
        }
    }
}

/// Every name that a router, a chain or Traefik's own flags use, without its provider.
fn used(project: &Project, sites: &[Routed<'_>]) -> HashSet<String> {
    let plain = |it: &str| it.split('@').next().unwrap_or(it).trim().to_ascii_lowercase();
    let mut all = HashSet::new();
    for site in sites {
        let routers = site.routing.routers.iter().flat_map(|it| it.list("middlewares"));
        let chains = site.routing.middlewares.iter().flat_map(|it| it.list("chain.middlewares"));
        all.extend(routers.chain(chains).map(|it| plain(it.as_str())));
    }
    for (_, compose) in project.composes() {
        for command in compose.services.iter().filter_map(|it| it.command.as_ref()) {
            for word in Command::words(command).iter().map(Text::as_str) {
                let Some((flag, value)) = word.split_once('=') else { continue };
                if flag.to_ascii_lowercase().ends_with(".middlewares") {
                    all.extend(value.split(',').map(plain));
                }
            }
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::{
        Level,
        testing::{expect, find},
    };

    const TEXT: &str = "
services:
  console:
    labels:
      - traefik.http.routers.console.rule=Host(`kafka.example.org`)
      - traefik.http.middlewares.console-auth.basicauth.users=admin:$$apr1$$x
#                                ^^^^^^^^^^^^ `console` is open to everybody
  app:
    labels:
      - traefik.http.routers.app.middlewares=both@docker
      - traefik.http.middlewares.both.chain.middlewares=zip,slow
      - traefik.http.middlewares.zip.compress=true
      - traefik.http.middlewares.slow.ratelimit.average=10
      - traefik.http.middlewares.spare.headers.sslredirect=true
#                                ^^^^^ nothing here uses
  login:
    labels:
      - traefik.http.routers.login.rule=Host(`login.example.org`)
      - traefik.http.middlewares.login.forwardauth.address=http://login:9091
#                                ^^^^^ nothing here uses
  traefik:
    image: traefik:v3.6
    command: --entrypoints.web.http.middlewares=everywhere@docker
    labels: [traefik.http.middlewares.everywhere.compress=true]
";

    #[test]
    fn an_unused_login_is_worse_than_anything_else() {
        expect(&RULE, TEXT);
        let levels: Vec<_> = find(&RULE, TEXT).iter().map(|it| it.level).collect();
        assert_eq!(levels, [Level::Error, Level::Note, Level::Note]);
        assert_eq!(find(&RULE, TEXT)[0].secrets.len(), 1);
    }
}
