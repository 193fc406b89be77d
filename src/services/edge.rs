//! A Traefik of the stack's own, for stacks without Dokploy.

use super::StackFile;
use crate::{
    images,
    plan::{Container, Fault, NetworkRole, Origin, Plan, Section},
    stack::{Edge, EdgeKind},
};

/// Adds the edge a stack asks for, or says what it lacks.
pub(super) fn plan(stack: &StackFile, plan: &mut Plan) -> Vec<Fault> {
    let origin = Origin::default().key("edge");
    let Edge { kind, email, tls, .. } = &stack.edge;
    match (kind, tls, email) {
        (EdgeKind::Traefik, true, None) => vec![Fault::new(
            origin,
            "Let's Encrypt needs an address to write to",
            "add `email: you@example.org` under `edge`, or `tls: false`",
        )],
        (EdgeKind::Traefik, _, _) => {
            plan.add(traefik(stack, plan));
            Vec::new()
        }
        (EdgeKind::Dokploy, false, _) => vec![Fault::new(
            origin.key("tls"),
            "Dokploy's Traefik serves HTTPS",
            "remove `tls`, or use `kind: traefik`",
        )],
        (EdgeKind::Dokploy | EdgeKind::None, _, _) => Vec::new(),
    }
}

fn traefik(stack: &StackFile, plan: &Plan) -> Container {
    let edge = &stack.edge;
    let network = plan.network(NetworkRole::Edge).unwrap_or_default();
    let mut container = Container::service(
        "traefik",
        "Traefik: routes public hosts to healthy services.",
        origin(),
        &images::TRAEFIK,
    )
    .section(Section::Edge)
    .command(arguments(edge, network))
    .bind("/var/run/docker.sock", "/var/run/docker.sock", true)
    .tmpfs("/tmp")
    .network(network, &[]);
    container.published.push(format!("{}:{}:80", edge.publish, edge.http_port));
    if edge.tls {
        container.published.push(format!("{}:{}:443", edge.publish, edge.https_port));
        container = container.volume("traefik_data", "/data");
    }
    container
}

fn arguments(edge: &Edge, network: &str) -> Vec<String> {
    let mut arguments: Vec<String> = vec![
        "--ping=true".into(),
        "--global.checknewversion=false".into(),
        "--global.sendanonymoususage=false".into(),
        "--providers.docker.exposedbydefault=false".into(),
        format!("--providers.docker.network={network}"),
        "--entrypoints.web.address=:80".into(),
    ];
    let resolver = &edge.certificate_resolver;
    if let (true, Some(email)) = (edge.tls, &edge.email) {
        let acme = format!("--certificatesresolvers.{resolver}.acme");
        arguments.extend([
            "--entrypoints.websecure.address=:443".to_owned(),
            "--entrypoints.web.http.redirections.entrypoint.to=websecure".to_owned(),
            "--entrypoints.web.http.redirections.entrypoint.scheme=https".to_owned(),
            format!("{acme}.email={email}"),
            format!("{acme}.storage=/data/acme.json"),
            format!("{acme}.httpchallenge.entrypoint=web"),
        ]);
    }
    arguments
}

fn origin() -> Origin {
    Origin::default().key("edge")
}
