//! What holds for every container of every shipped stack, read from the rendered text.

use std::collections::{BTreeMap, BTreeSet};

use smarteros::{
    images,
    plan::{Image, Lifecycle, Plan, ProbeTest},
    services::{self, StackFile},
    stack,
};

use crate::{
    compose::{self, Compose, Piece, Service, pieces},
    support::{repository, smarteros},
};

const STACKS: [&str; 3] =
    ["stacks/smarteros.yaml", "stacks/local.yaml", "tests/stacks/everything.yaml"];

/// Each stack: its plan, its text, and the text read back.
fn each(check: impl Fn(&str, &Plan, &str, &Compose)) {
    for name in STACKS {
        let read = |it: &str| std::fs::read(repository().join(it)).map_err(|it| it.to_string());
        let tree = stack::load(name, &read).unwrap();
        let plan = services::plan(&tree.read::<StackFile>().unwrap()).unwrap();
        let text = smarteros(&["render", "--stack", name]).out;
        check(name, &plan, &text, &compose::read(&text));
    }
}

fn each_service(check: impl Fn(&str, &Service)) {
    each(|stack, _, _, file| {
        for (name, service) in &file.services {
            check(&format!("{stack}: {name}"), service);
        }
    });
}

#[test]
fn every_container_has_its_limits() {
    each_service(|name, it| {
        assert!(it.mem_limit.ends_with(['m', 'g']), "{name}: memory");
        assert!(it.stop_grace_period.ends_with('s'), "{name}: stop grace");
        assert_eq!(it.security_opt, ["no-new-privileges:true"], "{name}");
        let rotation = [("max-file", "3"), ("max-size", "10m")];
        let options = it.logging.options.iter().map(|(key, value)| (key.as_str(), value.as_str()));
        assert_eq!(it.logging.driver, "json-file", "{name}");
        assert!(options.eq(rotation), "{name}: log rotation");
        assert!(it.user.as_deref() != Some("root") && it.stop_signal.is_none(), "{name}");
        assert!(it.cap_add.is_empty() || it.cap_drop == ["ALL"], "{name}: capabilities");
        assert!(it.shm_size.is_none() || name.ends_with(" postgres"), "{name}: shared memory");
        assert!(!it.init || name.ends_with(" botpress"), "{name}: init");
    });
}

#[test]
fn every_image_is_pinned() {
    each_service(|name, it| match (&it.image, &it.build) {
        (Some(image), None) => {
            let last = image.rsplit('/').next().unwrap();
            assert!(last.contains([':', '@']) && !last.contains(":latest"), "{name}: {image}");
        }
        (None, Some(context)) => {
            let commit = context.rsplit('#').next().unwrap();
            assert!(commit.len() == 40 && context.starts_with("https://"), "{name}: {context}");
        }
        both => panic!("{name}: {both:?}"),
    });
}

/// Tools stand in the image table; what it does not know, the stack file vouches for.
#[test]
fn services_have_a_probe_and_jobs_have_none() {
    each(|stack, plan, _, file| {
        for container in &plan.containers {
            let name = format!("{stack}: {}", container.name);
            let service = &file.services[&container.name];
            let Lifecycle::Service { probe, restart: _ } = &container.lifecycle else {
                assert!(service.healthcheck.is_none() && service.restart == "no", "{name}");
                continue;
            };
            let check = service.healthcheck.as_ref().unwrap();
            assert_eq!(service.restart, "unless-stopped", "{name}");
            assert!(probe.timeout < probe.interval && check.retries > 0, "{name}");
            let line = check.test.join(" ");
            let (kind, rest) = check.test.split_first().unwrap();
            assert!(matches!(kind.as_str(), "CMD" | "CMD-SHELL"), "{name}: {kind}");
            assert!(!line.contains("localhost") && !line.contains("http://0."), "{name}: {line}");
            if line.contains("http:") {
                assert!(line.contains("http://127.0.0.1:"), "{name}: {line}");
            }
            let facts = match &container.image {
                Image::Pinned(image) => images::find(image),
                Image::Built(_) => Some(&images::PYTHON.facts),
            };
            let tool = match &probe.test {
                ProbeTest::Exec(words) => words[0].as_str(),
                ProbeTest::Shell(line) => line.split(' ').next().unwrap(),
            };
            assert!(rest[0].starts_with(tool), "{name}: {tool}");
            if let Some(facts) = facts {
                assert!(facts.has_tool(tool), "{name}: `{tool}` is not in {}", facts.repository);
            }
        }
    });
}

#[test]
fn ports_are_published_by_traefik_alone() {
    each(|stack, _, _, file| {
        for (name, service) in &file.services {
            match (stack, name.as_str()) {
                ("stacks/local.yaml", "traefik") => assert_eq!(service.ports, ["127.0.0.1:80:80"]),
                (_, "traefik") => assert_eq!(service.ports, ["0.0.0.0:80:80", "0.0.0.0:443:443"]),
                _ => assert!(service.ports.is_empty(), "{stack}: {name} publishes a port"),
            }
        }
        assert_eq!(file.services.contains_key("traefik"), stack != "stacks/smarteros.yaml");
    });
}

#[test]
fn dependants_wait_for_the_right_thing() {
    each(|stack, _, _, file| {
        for (name, service) in &file.services {
            for (need, condition) in &service.depends_on {
                let job = file.services[need].restart == "no";
                let right = if job { "service_completed_successfully" } else { "service_healthy" };
                assert_eq!(condition["condition"], right, "{stack}: {name} needs {need}");
            }
        }
    });
}

/// Nobody starts before what it asks for is ready, and done where that ends.
#[test]
fn who_waits_for_whom() {
    let file = compose::read(&smarteros(&["render"]).out);
    let table = [
        ("api-smarterbot", ""),
        ("botpress", "postgres db-init"),
        ("chatwoot", "postgres db-init redis chatwoot-migrate"),
        ("chatwoot-migrate", "postgres db-init redis"),
        ("chatwoot-scheduler", "postgres db-init redis chatwoot-migrate"),
        ("chatwoot-worker", "postgres db-init redis chatwoot-migrate"),
        ("db-init", "postgres"),
        ("mcp-registry", ""),
        ("metabase", "postgres db-init"),
        ("n8n", "postgres db-init"),
        ("odoo", "postgres db-init odoo-init"),
        ("odoo-init", "postgres db-init"),
        ("postgres", ""),
        ("redis", ""),
        ("redpanda", ""),
        ("redpanda-console", "redpanda"),
        ("redpanda-topics", "redpanda"),
        ("vault", ""),
    ];
    assert_eq!(table.len(), file.services.len());
    for (name, needs) in table {
        let found: BTreeSet<_> =
            file.services[name].depends_on.keys().map(String::as_str).collect();
        assert_eq!(found, needs.split_whitespace().collect(), "{name}");
    }
}

#[test]
fn secrets_are_references() {
    each(|stack, plan, text, file| {
        let mut read = BTreeSet::new();
        for text in compose::texts(text) {
            for piece in pieces(&text) {
                let Piece::Hole(name, operator) = piece else { continue };
                let variable = plan.variables.iter().find(|it| it.name == name).unwrap();
                let optional = ["BOTPRESS_LICENSE_KEY", "CHATWOOT_TOKEN"].contains(&name.as_str());
                match (variable.is_secret(), optional) {
                    (true, false) => assert!(operator.starts_with(":?set "), "{stack}: {name}"),
                    (true, true) => assert_eq!(operator, ":-", "{stack}: {name}"),
                    (false, _) => assert!(operator.starts_with(":-"), "{stack}: {name}"),
                }
                read.insert(name);
            }
        }
        let declared: BTreeSet<_> = plan.variables.iter().map(|it| it.name.clone()).collect();
        assert_eq!(read, declared, "{stack}: every variable is read, and declared");
        for (name, service) in &file.services {
            for (entry, value) in service.entries().filter(|(entry, _)| sounds_secret(entry)) {
                let whole = matches!(pieces(value).as_slice(), [Piece::Hole(_, _)]);
                assert!(whole, "{stack}: {name}: {entry} is written as a literal");
            }
        }
    });
}

fn sounds_secret(entry: &str) -> bool {
    let words = ["PASS", "SECRET", "TOKEN", "_KEY", "AUTH", "CREDENTIAL", "SERVICE_ROLE"];
    words.iter().any(|it| entry.contains(it)) && !entry.ends_with("_HOST")
}

#[test]
fn no_address_holds_credentials() {
    each(|stack, _, text, _| {
        for text in compose::texts(text) {
            for address in text.split("://").skip(1) {
                let authority = address.split(['/', ' ', '"']).next().unwrap();
                let made_in_the_container = authority.contains('$');
                assert!(made_in_the_container || !authority.contains('@'), "{stack}: {authority}");
            }
        }
    });
}

#[test]
fn routers_are_unique_and_admin_interfaces_are_guarded() {
    each(|stack, plan, _, file| {
        let mut owners: BTreeMap<String, &str> = BTreeMap::new();
        for (name, service) in &file.services {
            let labels = service.labels();
            assert_eq!(labels.len(), service.labels.len(), "{stack}: {name} has a label twice");
            let container = plan.container(name).unwrap();
            let admin = match &container.image {
                Image::Pinned(image) => images::find(image).is_some_and(|it| it.admin_interface),
                Image::Built(_) => false,
            };
            let routers = labels.keys().filter_map(|it| it.strip_prefix("traefik.http.routers."));
            for router in routers.filter_map(|it| it.strip_suffix(".rule")) {
                assert_eq!(owners.insert(router.to_owned(), name), None, "{stack}: {router}");
                let key = |it: &str| format!("traefik.http.routers.{router}.{it}");
                let target = labels[key("service").as_str()];
                let port = format!("traefik.http.services.{target}.loadbalancer.server.port");
                assert!(labels.contains_key(port.as_str()), "{stack}: {router} leads nowhere");
                let middleware = labels.get(key("middlewares").as_str());
                assert!(!admin || middleware.is_some(), "{stack}: {router} has no guard");
                if let Some(own) = middleware.filter(|it| !it.ends_with("@file")) {
                    let start = format!("traefik.http.middlewares.{own}.");
                    assert!(labels.keys().any(|it| it.starts_with(&start)), "{stack}: {own}");
                }
            }
            if !labels.is_empty() {
                let network = labels["traefik.docker.network"];
                assert!(service.networks.contains_key(network), "{stack}: {name}: {network}");
            }
        }
    });
}

#[test]
fn the_admin_interfaces_are_known() {
    let known = images::CATALOGUE.iter().map(|it| &it.facts);
    let known = known.filter(|it| it.admin_interface).map(|it| it.repository);
    let expected = ["console", "portainer-ce", "vault"];
    let mut known: Vec<_> = known.map(|it| it.rsplit('/').next().unwrap()).collect();
    known.sort_unstable();
    assert_eq!(known, expected);
}

/// Compose cannot put an inline file into a read-only container, nor under a mount.
#[test]
fn files_and_folders_reach_their_containers() {
    each(|stack, _, _, file| {
        let mut used = BTreeSet::new();
        for (name, service) in &file.services {
            let mounts = service.volumes.iter().map(|it| it.split(':').nth(1).unwrap());
            let hiding: Vec<_> = mounts.chain(service.tmpfs.iter().map(String::as_str)).collect();
            for config in &service.configs {
                assert!(!service.read_only, "{stack}: {name} is read-only and has files");
                let hidden = hiding.iter().any(|it| config.target.starts_with(&format!("{it}/")));
                assert!(!hidden && config.mode == "0444", "{stack}: {name}: {}", config.target);
                used.insert(config.source.clone());
            }
            for volume in service.volumes.iter().filter(|it| !it.starts_with('/')) {
                let key = volume.split(':').next().unwrap();
                assert!(file.volumes.contains_key(key), "{stack}: {name}: {key}");
            }
            for network in service.networks.keys() {
                assert!(file.networks.contains_key(network), "{stack}: {name}: {network}");
            }
        }
        assert_eq!(used, file.configs.keys().cloned().collect(), "{stack}: every file is used");
    });
}
