//! A published port kept to the host itself.

use crate::{
    compose::{Port, Text},
    lint::{Fix, Yaml},
};

const HOST: &str = "127.0.0.1";

/// Only for a port whose number on the host is written; any other has no right address to put before it.
pub(super) fn to_host(port: &Port) -> Option<Fix> {
    port.published?;
    let fix = Fix::risky("bind it to the host");
    let Some(text) = Text::of(&port.node) else {
        return Some(match port.node.get("host_ip").and_then(Text::of) {
            Some(address) => fix.text(&address, HOST),
            None => fix.key(&port.node, &[], "host_ip", &Yaml::word(HOST)),
        });
    };
    let written = text.as_str();
    let open = ["0.0.0.0:", "[::]:", "::"].into_iter().find(|it| written.starts_with(it));
    if let Some(open) = open {
        return Some(fix.text(&text.part(0..open.len()), &format!("{HOST}:")));
    }
    let first = written.chars().next().filter(char::is_ascii_digit)?;
    Some(fix.text(&text.part(0..1), &format!("{HOST}:{first}")))
}
