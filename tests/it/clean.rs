//! What `render` prints has no finding at any level that is on by default, whatever the options.

use proptest::{prelude::*, sample::select, test_runner::Config};
use smarteros::{
    lint::{Levels, Profile, Project, ProjectFile, Verdict, report},
    render::{Target, render},
};

use crate::{
    options::{COMMIT, EDGES, NEEDS, OWN, braced, stack},
    support::plan_of,
};

/// Renders every file and judges them together, where they say they run.
#[track_caller]
fn clean(stack: &str) {
    clean_on(stack, &[]);
}

/// The same in these places, too.
#[track_caller]
fn clean_on(stack: &str, profiles: &[Profile]) {
    let plan = plan_of(stack).unwrap_or_else(|it| panic!("{it}\n{stack}"));
    let files = Target::FILES.map(|(name, target)| {
        let text = render(target, &plan, "stacks/smarteros.yaml").unwrap();
        ProjectFile::read(name, text.as_bytes())
    });
    let mut project = Project { files: files.into(), ..Project::default() };
    let detected = Profile::detect(&project);
    for profile in [detected].into_iter().chain(profiles.iter().copied()) {
        project.profile = profile;
        let verdict = Verdict::of(&project, &Levels::default());
        let found = report::report(report::Format::Compact, &verdict).text().unwrap();
        assert_eq!(found, "", "on {profile:?}:\n{stack}");
    }
}

fn needs(service: &str) -> &'static str {
    NEEDS.iter().find(|it| it.0 == service).unwrap().1
}

#[test]
fn every_service_alone() {
    for (service, needs) in NEEDS {
        for edge in EDGES {
            let other = if edge.contains("dokploy") { Profile::Compose } else { Profile::Dokploy };
            clean_on(&stack(service, "enabled: true", needs, edge), &[other]);
        }
    }
}

#[test]
fn all_services_together() {
    let all = NEEDS.map(|(name, _)| format!("  {name}: {{ enabled: true }}\n")).concat();
    for edge in EDGES {
        let stack = stack("redis", "", "", edge).replace("  redis: {  }\n", &all);
        clean_on(&stack, &[Profile::Compose, Profile::Dokploy, Profile::Swarm]);
    }
}

#[test]
fn every_option_of_one_service() {
    for (service, option, value, _) in OWN {
        let options = format!("enabled: true, {option}: {}", braced(value));
        clean(&stack(service, &options, needs(service), "kind: dokploy"));
    }
    for guard in ["basic-auth", "{ allow-ips: [10.0.0.0/8] }"] {
        for service in ["portainer", "redpanda-console", "vault"] {
            let options = format!("enabled: true, guard: {guard}");
            clean(&stack(service, &options, needs(service), EDGES[2]));
        }
    }
}

#[test]
fn options_of_every_service() {
    let entries = "{ A: x, B: { secret: B_KEY }, C: { setting: C_SETTING, default: y } }";
    for (service, needs) in NEEDS {
        // Only the real Portainer may hold the Docker socket.
        let name = if service == "portainer" { "portainer/portainer-ce" } else { "a/b" };
        let image = format!("image: 'example.org/{name}:2.33.1'");
        for options in [&image, "memory: 99m", "networks: [quiet]"] {
            clean(&stack(service, &format!("enabled: true, {options}"), needs, "kind: dokploy"));
        }
        // The image's own list of variables is closed there.
        if service != "mcp-registry" {
            let options = format!("enabled: true, environment: {entries}");
            clean(&stack(service, &options, needs, "kind: dokploy"));
        }
    }
}

#[test]
fn options_of_the_stack() {
    let base = stack("n8n", "runners: true", "postgres redpanda", "kind: dokploy");
    for more in [
        "topics: { a.b: { cleanup: compact, retention: 1d } }",
        "volumes: { prefix: '', adopt: { postgres_data: old_postgres_data } }",
        "vault: { address: 'https://v.example', mount: kv, prefix: acme/prod }",
        "time_zone: UTC",
    ] {
        clean(&format!("{base}{more}\n"));
    }
    for extra in ["{ external: true }", "{ internal: true }", "{ external: true, internal: true }"]
    {
        clean(
            &base
                .replace("quiet: {}", &format!("quiet: {extra}"))
                .replace("runners: true", "runners: true, networks: [quiet]"),
        );
    }
    let networks = "core: acme-core, tenants: acme-tenants, alias_prefix: '', extra";
    clean(&base.replace("extra", networks));
}

#[test]
fn services_of_ones_own() {
    let table = [
        "image: grafana/grafana:12.1.0, probe: { http: /, tool: wget }, port: 3000",
        "image: python:3.12.11-slim, probe: { http: /x, tool: python }, port: 3000, host: a",
        "image: a/b:1.2.3, probe: { http: /, tool: curl }, port: 8080, host: a, guard: basic-auth",
        "image: a/b:1.2.3, probe: { http: /, tool: node }, port: 80, host: a, guard: { allow-ips: [10.0.0.0/8] }",
        "image: a/b:1.2.3, probe: { exec: [a, check] }, read_only: true, tmpfs: [/tmp], user: '1:1'",
        "image: a/b:1.2.3, probe: { shell: 'test -e /ready' }, volumes: { data: /data }",
        "image: a/b:1.2.3, probe: { exec: [a] }, needs: [postgres], capabilities: [NET_BIND_SERVICE]",
        "image: a/b:1.2.3, probe: { exec: [a] }, networks: [quiet], memory: 1g, stop_grace: 1m",
        "image: a/b:1.2.3, probe: { exec: [a] }, database: { extensions: [pgcrypto] }, environment: { P: { variable: APP_DB_PASSWORD } }",
        "image: a/b:1.2.3, job: true, command: [run, it], needs: [postgres]",
        "image: a/b:1.2.3, job: true, entrypoint: [run], read_only: true, environment: { K: { secret: K } }",
        "image: 'nginxinc/nginx-unprivileged:1.30.4-alpine', probe: { http: / }, port: 8080, host: a",
    ];
    for edge in EDGES {
        let guards = |it: &&&str| edge != "kind: none" || !it.contains("guard");
        let mut text = stack("postgres", "", "", edge) + "custom:\n";
        for (at, custom) in table.iter().filter(guards).enumerate() {
            let named = custom.replace("host: a", &format!("host: a{at}"));
            let named = named.replace("APP_DB", &format!("APP_{at}_DB"));
            text.extend(["  app-", &at.to_string(), ": { ", &named, " }\n"]);
        }
        clean(&text);
    }
    let build = format!("services:\n  api-smarterbot: {{ build: {COMMIT}, port: 8000 }}\n");
    clean(&format!("name: shop\ndomain: shop.example\n{build}"));
}

proptest! {
    #![proptest_config(Config { cases: 16, failure_persistence: None, ..Config::default() })]

    #[test]
    fn any_services_with_any_switches(
        on in proptest::collection::vec(any::<bool>(), NEEDS.len()),
        runners in any::<bool>(),
        edge in select(&EDGES[..]),
    ) {
        let mut names: Vec<_> =
            NEEDS.iter().zip(on).filter(|(_, on)| *on).map(|((name, _), _)| *name).collect();
        names.extend(names.clone().into_iter().flat_map(|it| needs(it).split_whitespace()));
        names.sort_unstable();
        names.dedup();
        prop_assume!(!names.is_empty());
        let services: String = names
            .iter()
            .map(|it| match *it {
                "n8n" => format!("  n8n: {{ runners: {runners} }}\n"),
                _ => format!("  {it}: {{ enabled: true }}\n"),
            })
            .collect();
        clean(&stack("x", "", "", edge).replace("  x: {  }\n", &services));
    }
}
