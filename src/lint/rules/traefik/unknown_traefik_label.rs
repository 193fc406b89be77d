//! Labels that Traefik does not know, with the one that was meant.

use crate::{
    compose::{Service, Text},
    lint::{
        Check, Family, Findings, Fix, Level, Project, Rule,
        traefik::{Label, Routing, is_traefik},
    },
    problem::quoted,
    suggest::nearest,
};

pub(super) static RULE: Rule = Rule {
    id: "unknown-traefik-label",
    family: Family::Traefik,
    level: Level::Error,
    summary: "a misspelt label makes Traefik ignore the container",
    docs: include_str!("unknown_traefik_label.md"),
    check: Check::Project(check),
};

const SECTIONS: [&str; 4] = ["routers", "services", "middlewares", "serverstransports"];
const ROUTER: [&str; 9] = [
    "entrypoints",
    "middlewares",
    "observability",
    "parentrefs",
    "priority",
    "rule",
    "rulesyntax",
    "service",
    "tls",
];
const TLS: [&str; 4] = ["certresolver", "domains", "options", "passthrough"];
const SERVICE: [&str; 5] =
    ["failover", "highestrandomweight", "loadbalancer", "mirroring", "weighted"];
const BALANCER: [&str; 11] = [
    "healthcheck",
    "passhostheader",
    "passivehealthcheck",
    "proxyprotocol",
    "responseforwarding",
    "server",
    "servers",
    "serverstransport",
    "sticky",
    "strategy",
    "terminationdelay",
];
const SERVER: [&str; 7] = ["address", "port", "weight", "preservepath", "scheme", "tls", "url"];
const MIDDLEWARE: [&str; 27] = [
    "addprefix",
    "basicauth",
    "buffering",
    "chain",
    "circuitbreaker",
    "compress",
    "contenttype",
    "digestauth",
    "encodedcharacters",
    "errors",
    "forwardauth",
    "grpcweb",
    "headers",
    "inflightconn",
    "inflightreq",
    "ipallowlist",
    "ipwhitelist",
    "passtlsclientcert",
    "plugin",
    "ratelimit",
    "redirectregex",
    "redirectscheme",
    "replacepath",
    "replacepathregex",
    "retry",
    "stripprefix",
    "stripprefixregex",
];
/// The words of Traefik 1, which nothing has read since version 2.
const RETIRED: [&str; 6] = ["frontend", "frontends", "backend", "port", "protocol", "weight"];

fn check(project: &Project, findings: &mut Findings) {
    let services = project.composes().flat_map(|(_, it)| &it.services);
    let is_old = services.filter(|it| is_traefik(it)).any(is_version_1);
    for service in project.composes().flat_map(|(_, it)| &it.services) {
        one(service, is_old, findings);
    }
}

fn is_version_1(traefik: &Service) -> bool {
    let tag = traefik.image.as_ref().and_then(|it| it.tag.as_deref()).unwrap_or_default();
    let number = tag.strip_prefix('v').unwrap_or(tag);
    number == "1" || number.starts_with("1.")
}

fn one(service: &Service, is_old: bool, findings: &mut Findings) {
    let Some(routing) = Routing::of(service) else { return };
    let is_retired = |it: &&Label<'_>| RETIRED.iter().any(|word| it.is(1, word));
    let retired: Vec<_> = routing.labels.iter().filter(is_retired).collect();
    if let Some((first, more)) = retired.split_first().filter(|_| !is_old) {
        let name = quoted(first.assignment.name.as_str());
        let message =
            format!("{name} is a label of Traefik 1: nothing has read it since version 2");
        let finding = findings.add(first.assignment.name.place(), message);
        finding
            .help("routers and services have names now: `traefik.http.routers.<name>.rule`")
            .level(Level::Warning);
        for label in more.iter().take(3) {
            finding.related(label.assignment.name.place(), "and this one");
        }
    }
    for label in &routing.labels {
        if label.is(1, "http") || label.is(1, "tcp") || label.is(1, "udp") {
            walk(label, findings);
        } else if !is_retired(&label) && (label.parts.len() > 3 || label.parts.len() == 2) {
            judge(label, 1, &["enable", "http", "tcp", "udp", "docker", "swarm", "tags"], findings);
        }
    }
}

/// Each word that comes from a closed list.
fn walk(label: &Label<'_>, findings: &mut Findings) {
    if !judge(label, 2, &SECTIONS, findings) {
        return;
    }
    if label.is(2, "routers") {
        if judge(label, 4, &ROUTER, findings) && label.is(4, "tls") {
            judge(label, 5, &TLS, findings);
        }
    } else if label.is(2, "services") {
        if judge(label, 4, &SERVICE, findings)
            && label.is(4, "loadbalancer")
            && judge(label, 5, &BALANCER, findings)
            && label.is(5, "server")
        {
            judge(label, 6, &SERVER, findings);
        }
    } else if label.is(2, "middlewares") {
        judge(label, 4, &MIDDLEWARE, findings);
    }
}

/// Whether the word is one of these; says so when it is nearly one. A word that is far from all
/// may be younger than this list.
fn judge(label: &Label<'_>, at: usize, known: &[&str], findings: &mut Findings) -> bool {
    let Some(part) = label.parts.get(at) else { return true };
    let word = part.as_str().split('[').next().unwrap_or_default().to_ascii_lowercase();
    if word.is_empty() || word.contains('$') || known.contains(&word.as_str()) {
        return true;
    }
    let missing_server = at == 5 && word == "port";
    let meant = if missing_server { Some("server.port") } else { guess(&word, known) };
    if let Some(meant) = meant {
        report(label, part, meant, findings);
    }
    false
}

fn guess<'a>(word: &str, known: &[&'a str]) -> Option<&'a str> {
    nearest(word, known.iter().copied()).filter(|it| word.len() > 2 && it.len() > 2)
}

fn report(label: &Label<'_>, part: &Text, meant: &str, findings: &mut Findings) {
    let message = format!(
        "Traefik knows no {} in {}, and ignores every label of the container",
        quoted(part.as_str()),
        quoted(label.assignment.name.as_str())
    );
    let word = part.part(0..part.as_str().find('[').unwrap_or(part.as_str().len()));
    findings
        .add(part.place(), message)
        .help(format!("did you mean `{meant}`?"))
        .fix(Fix::slip(&word, meant));
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::{expect, find};

    #[test]
    fn slips_at_every_level() {
        expect(
            &RULE,
            "
services:
  a:
    labels:
      - traefik.enable=true
      - traefik.http.router.a.rule=Host(`a.cl`)
#                    ^^^^^^ no `router`
      - traefik.http.routers.a.entrypoint=web
#                              ^^^^^^^^^^ no `entrypoint`
      - traefik.http.routers.a.tls.certresolvers=le
#                                  ^^^^^^^^^^^^^ no `certresolvers`
      - traefik.http.services.a.loadbalancer.port=80
#                                            ^^^^ no `port`
      - traefik.http.services.a.loadbalancers.server.port=80
#                               ^^^^^^^^^^^^^ no `loadbalancers`
      - traefik.http.middlewares.a.basicAuths.users=x
#                                  ^^^^^^^^^^ no `basicAuths`
      - traefik.frontend.rule=Host:a.cl
#       ^^^^^^^^^^^^^^^^^^^^^ Traefik 1
      - traefik.port=80
  b:
    labels:
      - traefik.constraint-label=public
      - traefik.tags=x
      - traefik.docker.lbswarm=true
      - traefik.HTTP.Routers.b.entryPoints=web
      - traefik.http.routers.b.tls.domains[0].main=b.cl
      - traefik.http.services.b.loadBalancer.sticky.cookie.name=c
      - traefik.http.services.b.loadbalancer.healthCheck.path=/
      - traefik.http.middlewares.b.plugin.some.thing=x
      - traefik.http.middlewares.c.brandnew.option=x
      - traefik.tls.stores.default.defaultgeneratedcert.resolver=le
      - other.router=x
",
        );
    }

    #[test]
    fn traefik_1_reads_its_own_labels() {
        let text =
            "services:\n  t: {image: 'traefik:v1.7-alpine'}\n  a: {labels: [traefik.port=80]}\n";
        expect(&RULE, text);
        assert_eq!(find(&RULE, &text.replace("v1.7", "v2.7")).len(), 1);
    }
}
