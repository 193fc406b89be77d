//! Every way a value can be wrong, and what is said about it.

use super::{
    from_node,
    tests::{Stack, node},
};

/// The text, the line, column and message, and what follows the message.
type Row = (&'static str, &'static str, &'static str);

fn check(text: &str, (_, expected, help): Row) {
    let problem = from_node::<Stack>(&node(text)).expect_err("refused");
    let place = problem.place.as_ref().expect("a place");
    let found = format!("{}:{} {}", place.line(), place.column(), problem.message);
    assert_eq!(found, expected, "{text}");
    let shown = problem.to_string();
    let rest = shown.split_once(&format!("{place}")).map_or("", |(_, rest)| rest);
    assert_eq!(rest.trim_start().trim_start_matches("help: "), help, "{text}");
}

#[test]
fn mistakes_in_a_stack() {
    let table: [Row; 19] = [
        (
            "nam: x\n",
            "1:1 unknown field `nam`",
            "did you mean `name`? (expected one of: `name`, `domain`, `services`, `environment`, `pair`)",
        ),
        (
            "name: x\nservices:\n  metabse: {}\n",
            "3:3 unknown field `metabse` in `services`",
            "did you mean `metabase`? (expected one of: `odoo`, `metabase`)",
        ),
        (
            "name: x\nservices: {zzz: {}}\n",
            "2:12 unknown field `zzz` in `services`",
            "expected one of: `odoo`, `metabase`",
        ),
        ("services: {}\n", "1:1 missing field `name`", "add `name: …`"),
        (
            "name: x\nservices:\n",
            "2:10 `services` must be a mapping, found nothing",
            "give it a value, or remove the line",
        ),
        (
            "name:\n",
            "1:6 `name` must be text, found nothing",
            "give it a value, or remove the line",
        ),
        ("name: [x]\n", "1:7 `name` must be text, found a list", "write a single value"),
        (
            "- x\n",
            "1:1 the document must be a mapping, found a list",
            "write `key: value` lines below it",
        ),
        (
            "name: x\ndomain: smarterbot\n",
            "2:9 `domain`: `smarterbot` is not a domain",
            "write it as in `a.cl`",
        ),
        ("name: x\nenvironment: {a b: c}\n", "2:15 `environment`: a name holds no space", ""),
        (
            "name: x\nenvironment: {a: {}}\n",
            "2:18 `environment.a` must be text, found a mapping",
            "write a single value",
        ),
        (
            "name: x\nenvironment: {? [a] : c}\n",
            "2:17 a key in `environment` must be text, found a list",
            "put the key in quotes",
        ),
        (
            "name: {{ name }}\n",
            "1:7 `name` must be text, found a mapping",
            "put what starts with `{` in quotes",
        ),
        (
            "name: x\nenvironment: {{ all }}\n",
            "2:15 a key in `environment` must be text, found a mapping",
            "put what starts with `{` in quotes",
        ),
        (
            "name: x\nenvironment: {~: c}\n",
            "2:15 a key in `environment` must be text, found nothing",
            "put the key in quotes",
        ),
        (
            "name: x\npair: [1]\n",
            "2:7 `pair` must be a list of 2, found a list of 1",
            "write one `- item` on each line below it",
        ),
        (
            "name: x\npair: [1, 2, 3]\n",
            "2:14 `pair` must not hold more than 2",
            "remove what is too much",
        ),
        (
            "name: !secret x\n",
            "1:7 `name` has a tag that means nothing here",
            "remove it, or put a value that starts with `!` in quotes",
        ),
        (
            "domain: &n a.cl\nname: x\nservices: *n\n",
            "3:11 `services` must be a mapping, found text",
            "write `key: value` lines below it\nnote: the alias refers to f:1:12",
        ),
    ];
    for row in table {
        check(row.0, row);
    }
}

#[test]
fn mistakes_in_a_mapping_below() {
    let table: [Row; 17] = [
        ("port: 1", "3:3 missing field `workers` in `services.odoo`", "add `workers: …`"),
        (
            "workers: 256",
            "4:14 `services.odoo.workers` must be between 0 and 255, found `256`",
            "choose a number that fits",
        ),
        (
            "workers: -1",
            "4:14 `services.odoo.workers` must be between 0 and 255, found `-1`",
            "choose a number that fits",
        ),
        (
            "workers: 99999999999999999999",
            "4:14 `services.odoo.workers` must be between 0 and 255, found `99999999999999999999`",
            "choose a number that fits",
        ),
        (
            "workers: 1.5",
            "4:14 `services.odoo.workers` must be a whole number, found a decimal number",
            "write digits, such as `3`",
        ),
        (
            "workers: '2'",
            "4:14 `services.odoo.workers` must be a whole number, found text",
            "remove the quotes",
        ),
        (
            "workers: two",
            "4:14 `services.odoo.workers` must be a whole number, found text",
            "write digits, such as `3`",
        ),
        (
            "workers: {}",
            "4:14 `services.odoo.workers` must be a whole number, found a mapping",
            "write digits, such as `3`",
        ),
        (
            "workers: 010",
            "4:14 `services.odoo.workers`: a leading zero makes this number ambiguous",
            "leave the zero out, or write `0o…` if it is octal",
        ),
        (
            "workers: 1\n    processes: 2",
            "5:5 field `workers` is set twice in `services.odoo`",
            "keep one of its names",
        ),
        (
            "workers: 1\n    port: 0",
            "5:11 `services.odoo.port` must be between 1 and 65535, found `0`",
            "choose a number that fits",
        ),
        ("workers: 1\n    ratio: x", "5:12 `services.odoo.ratio` must be a number, found text", ""),
        (
            "workers: 1\n    list: [1, x]",
            "5:15 `services.odoo.list[1]` must be a whole number, found text",
            "write digits, such as `3`",
        ),
        (
            "workers: 1\n    list: 1",
            "5:11 `services.odoo.list` must be a list, found a whole number",
            "write one `- item` on each line below it",
        ),
        (
            "workers: 1\n    proxy: yes",
            "5:12 `services.odoo.proxy` must be `true` or `false`, found text",
            "write `true`",
        ),
        (
            "workers: 1\n    proxy: 'false'",
            "5:12 `services.odoo.proxy` must be `true` or `false`, found text",
            "write `false`",
        ),
        (
            "workers: 1\n    proxy: 1",
            "5:12 `services.odoo.proxy` must be `true` or `false`, found a whole number",
            "",
        ),
    ];
    for row in table {
        check(&format!("name: x\nservices:\n  odoo:\n    {}\n", row.0), row);
    }
}

#[test]
fn mistakes_in_a_choice() {
    let table: [Row; 11] = [
        (
            "nome",
            "6:9 unknown value `nome` for `services.odoo.auth[0]`",
            "did you mean `none`? (expected one of: `none`, `vault`, `pair`, `basic`)",
        ),
        (
            "hunter2",
            "6:9 unknown value for `services.odoo.auth[0]`",
            "expected one of: `none`, `vault`, `pair`, `basic`",
        ),
        (
            "vault",
            "6:9 `services.odoo.auth[0]`: `vault` needs a value",
            "write `vault:` with the value under it",
        ),
        (
            "none: ",
            "6:14 `services.odoo.auth[0]`: `none` takes no value",
            "write `none` alone, without `:`",
        ),
        (
            "{vault: a, none: b}",
            "6:20 `services.odoo.auth[0]` must have a single key",
            "expected one of: `none`, `vault`, `pair`, `basic`\nnote: the first key is at f:6:10",
        ),
        (
            "{}",
            "6:9 `services.odoo.auth[0]` must have a single key",
            "expected one of: `none`, `vault`, `pair`, `basic`",
        ),
        (
            "[]",
            "6:9 `services.odoo.auth[0]` must be a name or a mapping with one key, found a list",
            "expected one of: `none`, `vault`, `pair`, `basic`",
        ),
        (
            "basic: u",
            "6:16 `services.odoo.auth[0].basic` must be a mapping, found text",
            "write `key: value` lines below it",
        ),
        ("basic: {}", "6:9 missing field `user` in `services.odoo.auth[0].basic`", "add `user: …`"),
        (
            "pair: 1",
            "6:15 `services.odoo.auth[0].pair` must be a list, found a whole number",
            "write one `- item` on each line below it",
        ),
        (
            "pair: [1, 2, 3]",
            "6:22 `services.odoo.auth[0].pair` must not hold more than 2",
            "remove what is too much",
        ),
    ];
    for row in table {
        let auth = format!("      - {}", row.0);
        check(&format!("name: x\nservices:\n  odoo:\n    workers: 1\n    auth:\n{auth}\n"), row);
    }
}
