//! Short notations inside a text: ports, mounts, hosts, command lines.

use std::net::IpAddr;

type Fault = Option<String>;

/// `[[address:]host:]container[/protocol]`; says what is wrong with it.
pub(super) fn port(text: &str) -> Fault {
    let mut parts = text.rsplitn(3, ':');
    let target = parts.next().unwrap_or_default();
    let published = parts.next().unwrap_or_default();
    let host = parts.next().unwrap_or_default();
    let (target, protocol) = target.split_once('/').unwrap_or((target, "tcp"));
    let protocol = protocol.split('/').next().unwrap_or_default();
    if !host.is_empty() && !is_address(host) {
        return Some(format!("`{host}` is not an address"));
    }
    if target.is_empty() {
        return Some("no port of the container is given".into());
    }
    let Some((first, last)) = range(target) else { return Some(not_a_port(target)) };
    if first == 0 {
        return Some("0 is not a port of a container".into());
    }
    if !matches!(protocol.to_ascii_lowercase().as_str(), "" | "tcp" | "udp" | "sctp") {
        return Some(format!("`{protocol}` is not a protocol: `tcp`, `udp` or `sctp`"));
    }
    if published.is_empty() {
        return None;
    }
    let Some((from, to)) = range(published) else { return Some(not_a_port(published)) };
    let uneven = last - first != to - from && first != last;
    uneven.then(|| format!("`{published}` and `{target}` are ranges of different length"))
}

fn not_a_port(text: &str) -> String {
    if text.parse::<u64>().is_ok() {
        return format!("`{text}` is above 65535, the highest port");
    }
    format!("`{text}` is not a port")
}

fn range(text: &str) -> Option<(u16, u16)> {
    let (first, last) = text.split_once('-').unwrap_or((text, text));
    let number = |it: &str| {
        it.bytes().all(|byte| byte.is_ascii_digit()).then(|| it.parse::<u16>().ok()).flatten()
    };
    let (first, last) = (number(first)?, number(last)?);
    (first <= last).then_some((first, last))
}

/// An IPv4 or IPv6 address, the latter also in brackets.
pub(super) fn is_address(text: &str) -> bool {
    let bare = text.strip_prefix('[').and_then(|it| it.strip_suffix(']'));
    match bare {
        Some(inner) => inner.parse::<IpAddr>().is_ok(),
        None => text.parse::<std::net::Ipv4Addr>().is_ok(),
    }
}

/// `[source:]target[:options]`.
pub(super) fn volume(text: &str) -> Fault {
    let mut parts = Vec::new();
    let mut part = String::new();
    for c in text.chars() {
        let drive = c == ':' && part.len() == 1 && part.starts_with(char::is_alphabetic);
        if c == ':' && !drive {
            parts.push(std::mem::take(&mut part));
        } else {
            part.push(c);
        }
    }
    parts.push(part);
    match parts.as_slice() {
        _ if text.is_empty() => Some("the mount is empty".into()),
        _ if text.len() < 3 => None,
        all if all.iter().any(String::is_empty) => {
            Some("nothing stands on one side of a colon".into())
        }
        [_, _, _, _, ..] => Some("there are more than three parts".into()),
        _ => None,
    }
}

/// `name:address` or `name=address`.
pub(super) fn host(text: &str) -> Fault {
    let Some((name, _)) = text.split_once('=').or_else(|| text.split_once(':')) else {
        return Some("no address is given".into());
    };
    if name.is_empty() {
        return Some("no name is given".into());
    }
    name.contains(':').then(|| format!("`{name}` is not a name"))
}

/// Why Compose cannot split a line into words.
pub(super) fn command_line(text: &str) -> Fault {
    let mut quote: Option<char> = None;
    let mut escaped = false;
    let mut before = ' ';
    for c in text.chars() {
        match c {
            _ if escaped => escaped = false,
            '\\' if quote != Some('\'') => escaped = true,
            '\'' | '"' | '`' if quote.is_none() => quote = Some(c),
            '(' if quote.is_none() && before == '$' => quote = Some(')'),
            '(' if quote.is_none() => {
                return Some("Compose does not split a line with a bare `(`".into());
            }
            ')' if quote.is_none() => {
                return Some("Compose does not split a line with a bare `)`".into());
            }
            ';' | '&' | '|' | '<' | '>' if quote.is_none() => break,
            _ if quote == Some(c) => quote = None,
            _ => {}
        }
        before = c;
    }
    match quote {
        Some(')') => Some("`$(` is never closed".into()),
        Some(quote) => Some(format!("the quote {quote} is never closed")),
        None => escaped.then(|| "a backslash stands at the end".into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ports_that_compose_takes() {
        let good = [
            "80",
            "80:80",
            "80-81:80-81",
            "80-90:80",
            "127.0.0.1::80",
            "::80",
            "[::1]:80:80",
            "80/",
            "80/TCP",
            "0:80",
            "080:80",
            ":80",
            "80/tcp/udp",
            "127.0.0.1:8000-8001:80",
        ];
        let bad = [
            "80:abc",
            "0",
            "65536",
            "80:99999",
            "80-82:80-81",
            "80:80-90",
            "::1:80:80",
            "80/foo",
            "80:",
            "",
            "localhost:80:80",
            "80:80:80",
            "1.2.3.4:80",
            "80 :80",
            "82-80:82-80",
            "+8:8",
        ];
        for text in good {
            assert_eq!(port(text), None, "{text}");
        }
        for text in bad {
            assert!(port(text).is_some(), "{text}");
        }
    }

    #[test]
    fn mounts_and_hosts() {
        for text in ["/a", "a::b", "/a:/b:ro,z", "C:/a:/b", "a:b:c", "é:/x"] {
            assert_eq!(volume(text), None, "{text}");
        }
        for text in ["", "/a:/b:ro:x", "/a:", ":/b", "/a:/b:"] {
            assert!(volume(text).is_some(), "{text}");
        }
        for text in ["a:1.2.3.4", "a=::1", "a:"] {
            assert_eq!(host(text), None, "{text}");
        }
        for text in ["a", "", "=1", ":1", "a:b=c"] {
            assert!(host(text).is_some(), "{text}");
        }
    }

    #[test]
    fn command_lines() {
        for text in ["a b", "a 'b c' | (d", "a; it's", "a `b`", "a \"$(b)\"", "$(a 'b')", ""] {
            assert_eq!(command_line(text), None, "{text}");
        }
        for text in ["a 'b", "a \"b", "(a)", "a\\", "$(a"] {
            assert!(command_line(text).is_some(), "{text}");
        }
    }
}
