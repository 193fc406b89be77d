//! Typed values and what they are read from.

use std::{collections::BTreeMap, num::NonZeroU16};

use indexmap::IndexMap;
use serde::{Deserialize, Deserializer, de::Error as _};
use serde_json::Value;

use super::from_node;
use crate::document::{Node, parse_strict};

#[derive(Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub(super) struct Stack {
    name: String,
    #[serde(default)]
    domain: Option<Domain>,
    #[serde(default)]
    services: Services,
    #[serde(default)]
    environment: IndexMap<Name, String>,
    #[serde(default)]
    pair: Option<(u8, u8)>,
}

#[derive(Debug, Default, Deserialize, PartialEq)]
#[serde(deny_unknown_fields, default)]
struct Services {
    odoo: Option<Odoo>,
    metabase: Option<BTreeMap<String, bool>>,
}

#[derive(Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
struct Odoo {
    #[serde(alias = "processes")]
    workers: u8,
    #[serde(default)]
    port: Option<NonZeroU16>,
    #[serde(default)]
    ratio: f64,
    #[serde(default)]
    list: Vec<i64>,
    #[serde(default)]
    proxy: bool,
    #[serde(default)]
    auth: Vec<Auth>,
}

#[derive(Debug, Deserialize, PartialEq)]
#[serde(rename_all = "lowercase")]
enum Auth {
    None,
    Vault(String),
    Pair(u8, u8),
    Basic { user: String },
}

#[derive(Debug, PartialEq)]
struct Domain(String);

impl<'de> Deserialize<'de> for Domain {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        if text.contains('.') {
            return Ok(Self(text));
        }
        Err(D::Error::custom(format!("`{text}` is not a domain\nhelp: write it as in `a.cl`")))
    }
}

#[derive(Debug, Deserialize, PartialEq, Eq, Hash)]
#[serde(try_from = "String")]
struct Name(String);

impl TryFrom<String> for Name {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        if text.contains(' ') { Err("a name holds no space") } else { Ok(Self(text)) }
    }
}

pub(super) fn node(text: &str) -> Node {
    parse_strict("f", text.as_bytes()).expect("valid").expect("not empty")
}

fn stack(text: &str) -> Stack {
    from_node(&node(text)).expect("reads")
}

#[test]
fn everything_that_can_be_read() {
    let stack = stack(concat!(
        "name: 8080\ndomain: a.cl\npair: [1, 2]\n",
        "environment: {B: yes, A: 22:22, MODE: 0777, N: 1e3, T: true}\n",
        "services:\n",
        "  odoo: &odoo\n    workers: 0x1F\n    port: 65535\n    ratio: 2\n    list: [-1, 2]\n",
        "    proxy: True\n    auth:\n      - none\n      - vault: path\n      - pair: [3, 4]\n",
        "      - basic: {user: u}\n      - basic: &b {user: v}\n      - basic: {<<: *b}\n",
        "  metabase: {on: true}\n",
    ));
    assert_eq!((stack.name.as_str(), stack.pair), ("8080", Some((1, 2))));
    let environment: Vec<(&str, &str)> =
        stack.environment.iter().map(|(name, value)| (name.0.as_str(), value.as_str())).collect();
    let expected = [("B", "yes"), ("A", "22:22"), ("MODE", "0777"), ("N", "1e3"), ("T", "true")];
    assert_eq!(environment, expected);
    let basic = |user: &str| Auth::Basic { user: user.to_owned() };
    let odoo = Odoo {
        workers: 31,
        port: NonZeroU16::new(65535),
        ratio: 2.0,
        list: vec![-1, 2],
        proxy: true,
        auth: vec![
            Auth::None,
            Auth::Vault("path".to_owned()),
            Auth::Pair(3, 4),
            basic("u"),
            basic("v"),
            basic("v"),
        ],
    };
    assert_eq!(stack.services.odoo, Some(odoo));
    assert!(stack.services.metabase.expect("set")["on"]);
}

#[test]
fn values_of_any_type() {
    let value: Value = from_node(&node(
        "{a: ~, b: true, c: -1, d: 1.5, e: yes, f: '1', g: [x], h: !!str 1, i: !!int '2'}",
    ))
    .expect("reads");
    let expected =
        r#"{"a":null,"b":true,"c":-1,"d":1.5,"e":"yes","f":"1","g":["x"],"h":"1","i":2}"#;
    assert_eq!(value.to_string(), expected);
}
