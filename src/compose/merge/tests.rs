//! What is laid over what, as compose-go 2.16.2 does it.

use super::Merge;
use crate::{
    compose::{Assignment, Service},
    document::{Node, parse},
};

fn root(name: &str, text: &str) -> Node {
    parse(name, text.as_bytes()).expect("parses").documents.remove(0).root
}

/// Service `a` of two files, whose keys are these.
fn laid(base: &str, over: &str) -> Service {
    let file = |name: &str, keys: &str| root(name, &format!("services:\n  a: {{{keys}}}\n"));
    let mut merge = Merge::default();
    let root = merge.mappings(&[], &file("base.yml", base), &file("over.yml", over));
    assert!(merge.refused.is_empty(), "{base} {over}");
    let services = root.get("services").expect("services");
    Service::read(&services.entries()[0].key, &services.entries()[0].value)
}

/// A value with its quotes and places gone: `[a, {b: c}]`.
fn shown(node: &Node) -> String {
    if let Some(text) = node.as_str() {
        return text.to_owned();
    }
    if node.is_mapping() {
        let entries = node.merged();
        let entry = |key: &Node, value: &Node| format!("{}: {}", shown(key), shown(value));
        let all: Vec<_> = entries.iter().map(|it| entry(&it.key, &it.value)).collect();
        return format!("{{{}}}", all.join(", "));
    }
    if node.is_null() {
        return "~".into();
    }
    format!("[{}]", node.items().iter().map(shown).collect::<Vec<_>>().join(", "))
}

/// What is left of one key.
fn one(key: &str, base: &str, over: &str) -> String {
    let service = laid(&format!("{key}: {base}"), &format!("{key}: {over}"));
    service.get(key).map_or_else(|| "gone".into(), shown)
}

#[test]
fn commands_are_replaced() {
    assert_eq!(one("command", "[a, b]", "c"), "c");
    assert_eq!(one("entrypoint", "[a]", "[b]"), "[b]");
    assert_eq!(one("command", "a", "~"), "~");
    let test = one("healthcheck", "{test: [CMD, a], retries: 1}", "{test: b, timeout: 1s}");
    assert_eq!(test, "{test: b, retries: 1, timeout: 1s}");
}

#[test]
fn ports_are_told_apart_by_all_of_their_numbers() {
    assert_eq!(one("ports", "['80:80']", "['81:80', '80:80']"), "[80:80, 81:80]");
    assert_eq!(
        one("ports", "['80:80']", "[{target: 80, published: '80'}]"),
        "[{target: 80, published: 80}]"
    );
    assert_eq!(one("ports", "['53:53/udp']", "['53:53']"), "[53:53/udp, 53:53]");
    assert_eq!(one("ports", "['80-82:80-82']", "['81:81']"), "[80-82:80-82]");
    assert_eq!(one("ports", "['81:81', '9:9']", "['80-82:80-82']"), "[80-82:80-82, 9:9]");
    assert_eq!(one("ports", "['${P}:80']", "['80:80']"), "[${P}:80, 80:80]");
}

#[test]
fn mounts_are_told_apart_by_their_target() {
    let long = "[{type: bind, source: ./z, target: /x}]";
    assert_eq!(one("volumes", "['aa:/x', 'bb:/y']", "['cc:/x:ro']"), "[cc:/x:ro, bb:/y]");
    assert_eq!(one("volumes", "['aa:/x']", long), "[{type: bind, source: ./z, target: /x}]");
    assert_eq!(
        one("secrets", "[a]", "[{source: b, target: /run/secrets/a}]"),
        "[{source: b, target: /run/secrets/a}]"
    );
    assert_eq!(one("configs", "[{source: a, target: /c}]", "[b]"), "[{source: a, target: /c}, b]");
    assert_eq!(one("devices", "['/a:/b']", "['/c:/b:r', /d]"), "[/c:/b:r, /d]");
}

#[test]
fn variables_are_told_apart_by_their_name() {
    let table = [
        ("{A: 1, B: 2}", "{A: 3, C: ~}", "A=3 B=2 C"),
        ("[A=1, B=2]", "[A=3, C]", "A=3 B=2 C"),
        ("{A: 1}", "[A=2, B=3]", "A=2 B=3"),
        ("[A=1]", "{A: ~}", "A"),
        ("{A: 1, B: 2}", "{A: !reset ~}", "B=2"),
        ("[A=1]", "{A: !reset ~}", "A=1"),
        ("{A: 1}", "!override {B: 2}", "B=2"),
        ("{A: 1}", "!reset {}", ""),
        ("{A: 1}", "~", "A=1"),
    ];
    for (base, over, expected) in table {
        let service = laid(&format!("environment: {base}"), &format!("environment: {over}"));
        let word = |it: &Assignment| match &it.value {
            Some(value) => format!("{}={}", it.name.as_str(), value.as_str()),
            None => it.name.as_str().to_owned(),
        };
        let words: Vec<_> = service.environment.iter().map(word).collect();
        assert_eq!(words.join(" "), expected, "{base} {over}");
    }
}

#[test]
fn names_become_keys() {
    let started = "{condition: service_started, required: true}";
    assert_eq!(one("depends_on", "[b]", "[c]"), format!("{{b: {started}, c: {started}}}"));
    assert_eq!(
        one("depends_on", "{b: {condition: service_healthy}}", "[b]"),
        format!("{{b: {started}}}")
    );
    assert_eq!(
        one("depends_on", "{b: {condition: x}, c: {condition: x}}", "{b: !reset ~}"),
        "{c: {condition: x}}"
    );
    assert_eq!(one("networks", "[n]", "{n: {aliases: [q]}, m: ~}"), "{n: {aliases: [q]}, m: ~}");
    assert_eq!(
        one("networks", "{n: {aliases: [a, b]}}", "{n: {aliases: [b, c]}}"),
        "{n: {aliases: [a, b, c]}}"
    );
    assert_eq!(one("models", "[m]", "{m: {endpoint_var: E}}"), "{m: {endpoint_var: E}}");
}

#[test]
fn a_text_is_the_context_of_a_build() {
    assert_eq!(one("build", ".", "{dockerfile: D}"), "{context: ., dockerfile: D}");
    assert_eq!(one("build", "{context: ., target: t}", "x"), "{context: x, target: t}");
    assert_eq!(
        one("build", "{tags: [a], cache_from: [a]}", "{tags: [a, b], cache_from: [c]}"),
        "{tags: [a, b], cache_from: [a, c]}"
    );
}

#[test]
fn lists_grow_and_say_nothing_twice() {
    assert_eq!(one("dns", "1.1.1.1", "[8.8.8.8, 1.1.1.1]"), "[1.1.1.1, 8.8.8.8]");
    assert_eq!(
        one("env_file", "a.env", "[{path: a.env, required: false}, b.env]"),
        "[{path: a.env, required: false}, b.env]"
    );
    assert_eq!(one("security_opt", "[a, a]", "[a, b]"), "[a, a, b]");
    assert_eq!(one("ports", "['80:80']", "!override ['81:81']"), "[81:81]");
    assert_eq!(one("ports", "['80:80']", "!reset []"), "gone");
}

#[test]
fn options_of_another_driver_are_gone() {
    let json = "{driver: json-file, options: {max-size: 1m}}";
    assert_eq!(one("logging", json, "{driver: local}"), "{driver: local}");
    assert_eq!(
        one("logging", json, "{options: {max-file: 3}}"),
        "{driver: json-file, options: {max-size: 1m, max-file: 3}}"
    );
    assert_eq!(one("ulimits", "{n: 1}", "{n: {soft: 1, hard: 2}}"), "{n: {soft: 1, hard: 2}}");
}

#[test]
fn places_are_where_the_text_is() {
    let service = laid("image: x, ports: ['80:80']", "image: y, ports: ['81:81'], depends_on: [b]");
    let image = service.entry("image").expect("image");
    assert_eq!((image.key.place().file(), image.value.place().file()), ("over.yml", "over.yml"));
    let files: Vec<_> = service.ports.iter().map(|it| it.node.place().file().to_owned()).collect();
    assert_eq!(files, ["base.yml", "over.yml"]);
    assert_eq!(service.key.place().file(), "base.yml");
}

#[test]
fn pools_are_told_apart_by_their_subnet() {
    let file =
        |pools: &str| root("f", &format!("networks: {{n: {{ipam: {{config: [{pools}]}}}}}}\n"));
    let mut merge = Merge::default();
    let laid =
        merge.mappings(&[], &file("{subnet: a}, {subnet: b}"), &file("{subnet: b, gateway: g}"));
    let expected = "{networks: {n: {ipam: {config: [{subnet: b, gateway: g}]}}}}";
    assert_eq!(shown(&laid).replace("{subnet: a, gateway: g}, ", ""), expected);
}

#[test]
fn a_word_is_laid_over_no_devices() {
    let refused = |base: &str, over: &str| {
        let mut merge = Merge::default();
        merge.over(&["services", "a", "gpus"], &root("f", base), &root("g", over));
        merge.refused.len()
    };
    assert_eq!(refused("all", "all"), 1);
    assert_eq!(refused("[{count: 1}]", "all"), 1);
    assert_eq!(refused("all", "[{count: 1}]"), 0);
    assert_eq!(refused("[{count: 1}]", "[{count: 1}]"), 0);
}

#[test]
fn what_has_two_forms_is_refused() {
    let file = |text: &str| root("f", &format!("services: {{a: {{x-a: {text}}}}}\n"));
    let mut merge = Merge::default();
    merge.mappings(&[], &file("[1]"), &file("{b: 1}"));
    assert_eq!(
        merge.refused[0].message,
        "`x-a` is a mapping here, and a list in what it is laid over"
    );
}

#[test]
fn a_file_alone_has_its_resets_taken_out() {
    let root =
        Merge::without_resets(&root("f", "a: !reset 1\nb: [!reset 2, 3]\nc: {d: !reset ~}\n"));
    assert_eq!(shown(&root), "{b: [3], c: {}}");
}
