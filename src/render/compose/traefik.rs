//! Routes as Traefik labels, for Dokploy's Traefik and for the stack's own.

use super::text;
use crate::{
    plan::{NetworkRole, Plan, Route, RouteGuard},
    stack::{Edge, EdgeKind},
};

/// The labels of a container with these routes.
pub(super) fn labels(plan: &Plan, routes: &[Route]) -> Vec<String> {
    let Some(network) = plan.network(NetworkRole::Edge).filter(|_| !routes.is_empty()) else {
        return Vec::new();
    };
    let mut labels =
        vec!["traefik.enable=true".to_owned(), format!("traefik.docker.network={network}")];
    for route in routes {
        labels.extend(route_labels(&plan.edge, route));
    }
    labels
}

fn route_labels(edge: &Edge, route: &Route) -> Vec<String> {
    let Route { router, host: _, path: _, hidden: _, port, guard } = route;
    let rule = text::escaped(&rule(route)).into_owned();
    let mut labels = Vec::new();
    let mut middleware = None;
    if let Some((label, name)) = guard.as_ref().map(|guard| guard_label(router, guard)) {
        labels.push(label);
        middleware = Some(name);
    }
    let main = Router { name: router.clone(), service: router, rule: &rule };
    if encrypted(edge) {
        let resolver = edge.certificate_resolver.as_str();
        labels.extend(main.labels("websecure", middleware.as_deref(), Some(resolver)));
    } else {
        labels.extend(main.labels("web", middleware.as_deref(), None));
    }
    labels.push(format!("traefik.http.services.{router}.loadbalancer.server.port={port}"));
    if edge.kind == EdgeKind::Dokploy {
        // Dokploy's Traefik redirects nothing by itself, so http:// would answer 404.
        let plain = Router { name: format!("{router}_web"), service: router, rule: &rule };
        labels.extend(plain.labels("web", Some("redirect-to-https@file"), None));
    }
    labels
}

fn encrypted(edge: &Edge) -> bool {
    edge.kind == EdgeKind::Dokploy || edge.tls
}

struct Router<'a> {
    name: String,
    service: &'a str,
    rule: &'a str,
}

impl Router<'_> {
    fn labels(
        &self,
        entry_point: &str,
        middleware: Option<&str>,
        tls: Option<&str>,
    ) -> Vec<String> {
        let Self { name, service, rule } = self;
        let label = |key: &str, value: &str| format!("traefik.http.routers.{name}.{key}={value}");
        let mut labels = vec![label("rule", rule), label("entrypoints", entry_point)];
        labels.extend(tls.map(|resolver| label("tls.certresolver", resolver)));
        labels.extend(middleware.map(|name| label("middlewares", name)));
        labels.push(label("service", service));
        labels
    }
}

/// The middleware's own label, and its name.
fn guard_label(router: &str, guard: &RouteGuard) -> (String, String) {
    let name = format!("{router}_guard");
    let (key, value) = match guard {
        RouteGuard::BasicAuth(users) => ("basicauth.users", users),
        RouteGuard::AllowIps(networks) => ("ipallowlist.sourcerange", networks),
    };
    (format!("traefik.http.middlewares.{name}.{key}={}", text::text(value)), name)
}

/// Traefik's rule language: a longer rule has a higher priority, so a path wins over its host.
fn rule(route: &Route) -> String {
    let mut rule = format!("Host(`{}`)", route.host);
    if let Some(path) = &route.path {
        rule.extend([" && PathPrefix(`", path, "`)"]);
    }
    for path in &route.hidden {
        rule.extend([" && !PathPrefix(`", path, "`)"]);
    }
    rule
}
