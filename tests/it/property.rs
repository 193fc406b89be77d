//! Any stack the types accept renders to a file that reads back to the plan it was made of.

use std::collections::BTreeSet;

use proptest::{prelude::*, test_runner::Config};
use serde::Serialize;
use serde_json::json;
use smarteros::{
    plan::{
        Container, Image, Lifecycle, Mount, Part, Plan, ProbeTest, RouteGuard, Text, VariableKind,
    },
    render::{Target, render},
    stack::Memory,
};

use crate::{
    compose::{self, Piece, Service, pieces},
    stacks::{self, Entry, NASTY},
    strange::dotenv,
    support::plan_of,
};

proptest! {
    #![proptest_config(Config { cases: 64, failure_persistence: None, ..Config::default() })]

    #[test]
    fn rendering_loses_nothing(stack in stacks::stack(), as_json in any::<bool>()) {
        let text = written(&stack, as_json);
        let plan = plan_of(&text).map_err(|it| TestCaseError::fail(format!("{it}\n{text}")))?;
        let rendered = render(Target::Compose, &plan, "stack.yaml").unwrap();
        let again = render(Target::Compose, &plan_of(&text).unwrap(), "stack.yaml").unwrap();
        prop_assert_eq!(&rendered, &again);
        let file = compose::read(&rendered);
        check_top(&plan, &file);
        for container in &plan.containers {
            check_container(&plan, container, &file.services[&container.name]);
        }
        for (name, custom) in &stack.custom {
            check_environment(&custom.environment, &file.services[name]);
        }
        check_env_example(&plan);
        render(Target::SecretsMd, &plan, "stack.yaml").unwrap();
        render(Target::Json, &plan, "stack.yaml").unwrap();
    }
}

/// JSON is YAML, too, and quotes what the YAML writer leaves bare.
fn written(stack: &impl Serialize, as_json: bool) -> String {
    if !as_json {
        return serde_yaml::to_string(stack).unwrap();
    }
    let mut text = String::new();
    for character in serde_json::to_string_pretty(stack).unwrap().chars() {
        match character {
            '\n' | ' '..='~' => text.push(character),
            _ if character < '\u{10000}' => {
                text.extend(["\\u", &format!("{:04x}", u32::from(character))]);
            }
            _ => text.push(character),
        }
    }
    text
}

#[test]
fn no_text_is_too_strange() {
    for (nasty, as_json) in NASTY.into_iter().flat_map(|it| [(it, true), (it, false)]) {
        let custom = json!({
            "image": "a:1",
            "description": nasty,
            "command": [nasty, "a"],
            "environment": { "A": nasty },
            "probe": { "exec": [nasty] },
        });
        let stack = json!({ "name": "x", "domain": "y", "custom": { "z": custom } });
        let text = written(&stack, as_json);
        let plan = plan_of(&text).unwrap_or_else(|it| panic!("{it}: {text}"));
        let file = compose::read(&render(Target::Compose, &plan, "stack.yaml").unwrap());
        let service = &file.services["z"];
        assert_eq!(literal(service.env("A").unwrap()), nasty);
        assert_eq!(literal(&service.command[0]), nasty);
        assert_eq!(literal(&service.healthcheck.as_ref().unwrap().test[1]), nasty);
    }
}

fn literal(text: &str) -> String {
    match pieces(text).as_slice() {
        [] => String::new(),
        [Piece::Literal(text)] => text.clone(),
        other => panic!("{text:?} is {other:?}"),
    }
}

/// A text of the plan in the terms of the file, with what stands in for a missing value.
fn expected(text: &Text) -> Vec<Piece> {
    let mut found: Vec<Piece> = Vec::new();
    for part in text.parts() {
        match (part, found.last_mut()) {
            (Part::Literal(text), Some(Piece::Literal(before))) => before.push_str(text),
            (Part::Literal(text), _) if text.is_empty() => {}
            (Part::Literal(text), _) => found.push(Piece::Literal(text.clone())),
            (Part::Variable(variable), _) => {
                let name = &variable.name;
                let operator = match &variable.kind {
                    VariableKind::Secret { generator: _, required: true } => {
                        format!(":?set {name}, see SECRETS.md")
                    }
                    VariableKind::Secret { generator: _, required: false } => ":-".to_owned(),
                    VariableKind::Setting { default } => {
                        format!(":-{}", default.replace('$', "$$"))
                    }
                };
                found.push(Piece::Hole(name.clone(), operator));
            }
            (Part::Reference(name), _) => panic!("`{name}` is not resolved"),
        }
    }
    found
}

fn check_top(plan: &Plan, file: &compose::Compose) {
    let names: Vec<_> = plan.containers.iter().map(|it| &it.name).collect();
    assert_eq!(file.services.keys().collect::<Vec<_>>(), names);
    let networks = plan.networks.iter().map(|it| (&it.name, it.external, it.internal));
    let found = file.networks.values().map(|it| (&it.name, it.external, it.internal));
    assert!(networks.eq(found), "networks");
    let volumes = plan.volumes.iter().map(|it| (&it.key, &it.name, it.adopted));
    assert!(volumes.eq(file.volumes.iter().map(|(k, it)| (k, &it.name, it.external))), "volumes");
    for config in plan.containers.iter().flat_map(|it| &it.configs) {
        let content = &file.configs[&config.name()].content;
        assert_eq!(pieces(content), expected(&config.content), "{}", config.stem);
    }
}

fn check_container(plan: &Plan, container: &Container, service: &Service) {
    let image = match &container.image {
        Image::Pinned(image) => (Some(image.to_string()), None),
        Image::Built(context) => (None, Some(context.to_string())),
    };
    assert_eq!((service.image.clone(), service.build.clone()), image);
    let environment = container.environment.iter().map(|(name, it)| (name.clone(), expected(it)));
    let entries = service.entries().map(|(name, it)| (literal(name), pieces(it)));
    assert_eq!(entries.collect::<Vec<_>>(), environment.collect::<Vec<_>>());
    for (found, words) in
        [(&service.entrypoint, &container.entrypoint), (&service.command, &container.command)]
    {
        let found: Vec<_> = found.iter().map(|it| pieces(it)).collect();
        assert_eq!(found, words.iter().map(expected).collect::<Vec<_>>());
    }
    check_mounts(container, service);
    assert!(service.networks.iter().map(|(k, it)| (k, &it.aliases)).eq(&container.networks));
    check_probe(&container.lifecycle, service);
    for (need, condition) in &service.depends_on {
        let job = plan.container(need).unwrap().lifecycle == Lifecycle::Job;
        let right = if job { "service_completed_successfully" } else { "service_healthy" };
        assert_eq!(condition["condition"], right);
    }
    assert!(service.depends_on.keys().eq(&container.needs));
    assert_eq!(service.mem_limit.parse::<Memory>().unwrap(), container.memory);
    let grace = format!("{}s", container.process.stop_grace.as_seconds());
    assert_eq!(service.stop_grace_period, grace);
    assert_eq!(service.user, container.process.user);
    assert_eq!(service.read_only, container.confinement.read_only);
    check_routes(container, service);
}

fn check_mounts(container: &Container, service: &Service) {
    let (mut volumes, mut tmpfs) = (Vec::new(), Vec::new());
    for mount in &container.mounts {
        match mount {
            Mount::Volume { key, target } => volumes.push(format!("{key}:{target}")),
            Mount::Tmpfs { target } => tmpfs.push(target.clone()),
            Mount::Bind { source, target, read_only } => {
                volumes.push(format!("{source}:{target}{}", if *read_only { ":ro" } else { "" }));
            }
        }
    }
    let found = |texts: &[String]| texts.iter().map(|it| literal(it)).collect::<Vec<_>>();
    assert_eq!((found(&service.volumes), found(&service.tmpfs)), (volumes, tmpfs));
}

fn check_probe(lifecycle: &Lifecycle, service: &Service) {
    let Lifecycle::Service { probe, restart: _ } = lifecycle else {
        assert!(service.healthcheck.is_none());
        return;
    };
    let check = service.healthcheck.as_ref().unwrap();
    let words: Vec<_> = match &probe.test {
        ProbeTest::Exec(words) => ["CMD".to_owned()].iter().chain(words).cloned().collect(),
        ProbeTest::Shell(line) => vec!["CMD-SHELL".to_owned(), line.clone()],
    };
    assert_eq!(check.test.iter().map(|it| literal(it)).collect::<Vec<_>>(), words);
    let times = [probe.interval, probe.timeout, probe.start_period, probe.start_interval];
    let found = [&check.interval, &check.timeout, &check.start_period, &check.start_interval];
    assert_eq!(found.map(String::clone), times.map(|it| format!("{}s", it.as_seconds())));
}

fn check_routes(container: &Container, service: &Service) {
    let labels = service.labels();
    assert_eq!(labels.is_empty(), container.routes.is_empty());
    for route in &container.routes {
        let rule = labels[format!("traefik.http.routers.{}.rule", route.router).as_str()];
        assert!(rule.starts_with(&format!("Host(`{}`)", route.host)), "{rule}");
        let Some(RouteGuard::BasicAuth(users)) = &route.guard else { continue };
        let key = format!("traefik.http.routers.{}.middlewares", route.router);
        let guard = labels[key.as_str()];
        let key = format!("traefik.http.middlewares.{guard}.basicauth.users");
        assert_eq!(pieces(labels[key.as_str()]), expected(users));
    }
}

/// What the author wrote, not what the plan made of it.
fn check_environment(written: &indexmap::IndexMap<String, Entry>, service: &Service) {
    for (name, entry) in written {
        let found = service.entries().find(|(it, _)| literal(it) == *name).unwrap().1;
        match entry {
            Entry::Text(text) => assert_eq!(literal(found), *text),
            Entry::Number(number) => assert_eq!(found, number.to_string()),
            Entry::Switch(switch) => assert_eq!(found, switch.to_string()),
            Entry::Secret { secret } => assert!(found.starts_with(&format!("${{{secret}:?"))),
            Entry::Setting { setting, default } => {
                let default = format!(":-{}", default.replace('$', "$$"));
                assert_eq!(pieces(found), [Piece::Hole(setting.clone(), default)]);
            }
        }
    }
}

/// Every variable on a line of its own, and no line that is anything else.
fn check_env_example(plan: &Plan) {
    let text = render(Target::EnvExample, plan, "stack.yaml").unwrap();
    let mut names = BTreeSet::new();
    for line in text.lines().filter(|it| !it.is_empty() && !it.starts_with('#')) {
        let (name, value) = line.split_once('=').unwrap_or_else(|| panic!("{line:?}"));
        let variable = plan.variables.iter().find(|it| it.name == name).unwrap();
        match &variable.kind {
            VariableKind::Secret { .. } => assert_eq!(value, ""),
            VariableKind::Setting { default } => {
                assert_eq!(dotenv(value).as_deref(), Some(default.as_str()));
            }
        }
        assert!(names.insert(name), "{name} twice");
    }
    assert_eq!(names.len(), plan.variables.len());
}
