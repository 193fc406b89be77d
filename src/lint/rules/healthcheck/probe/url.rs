//! Addresses that a probe asks, each with its parts and their places.

use super::Simple;
use crate::compose::Text;

/// `http://host:port/path` in a command; parts that a variable decides are missing.
pub(in crate::lint::rules) struct Url {
    /// The program that asks.
    pub client: String,
    pub whole: Text,
    pub host: Text,
    /// The port where one is written.
    pub port: Option<Text>,
    /// The port that is asked, by the scheme where none is written.
    pub number: Option<u16>,
    /// With its query.
    pub path: Text,
}

impl Url {
    /// Every address in the words of a command.
    pub(in crate::lint::rules) fn all(command: &Simple) -> Vec<Self> {
        let client = command.name();
        let mut all = Vec::new();
        for word in command.arguments() {
            let text = word.as_str();
            let mut at = 0;
            while let Some(found) = text.get(at..).and_then(|it| it.find("://")) {
                let scheme = at + found;
                let start = text[..scheme].trim_end_matches(|c: char| c.is_ascii_alphanumeric());
                let end = end_of(text, scheme + 3);
                if matches!(&text[start.len()..scheme], "http" | "https") {
                    all.push(Self::read(client, word, start.len(), scheme + 3, end));
                }
                at = end.max(scheme + 3);
            }
            let bare = ["localhost", "127.0.0.1", "0.0.0.0", "[::1]"];
            let fetches = matches!(client, "curl" | "wget");
            if fetches && bare.iter().any(|it| text.starts_with(it)) {
                all.push(Self::read(client, word, 0, 0, end_of(text, 0)));
            }
        }
        all
    }

    fn read(client: &str, word: &Text, start: usize, authority: usize, end: usize) -> Self {
        let text = word.as_str();
        let scheme = &text[start..authority];
        let rest = &text[authority..end];
        let path = rest.find(['/', '?', '#']).map_or(end, |it| authority + it);
        let login = text[authority..path].rfind('@').map_or(0, |it| it + 1);
        let host = authority + login;
        let name = &text[host..path];
        let bracket = name.find(']').filter(|_| name.starts_with('[')).map_or(0, |it| it + 1);
        let colon = name[bracket..].find(':').map(|it| host + bracket + it);
        let port = colon.map(|it| word.part(it + 1..path));
        let number = match &port {
            Some(port) => port.as_str().parse().ok(),
            None if scheme.starts_with("https") => Some(443),
            None => Some(80),
        };
        Self {
            client: client.to_owned(),
            whole: word.part(start..end),
            host: word.part(host..colon.unwrap_or(path)),
            port,
            number,
            path: word.part(path..end),
        }
    }

    /// Whether it asks the container it runs in.
    pub(in crate::lint::rules) fn is_own(&self) -> bool {
        let host = self.host.as_str();
        matches!(host, "localhost" | "0.0.0.0" | "[::1]" | "[::]") || host.starts_with("127.")
    }

    /// The path without its query, `/` where none is written; nothing where a variable is in it.
    pub(in crate::lint::rules) fn plain_path(&self) -> Option<&str> {
        let path = self.path.as_str().split(['?', '#']).next().unwrap_or_default();
        match path {
            "" => Some("/"),
            _ => (!path.contains('$')).then_some(path),
        }
    }
}

/// Where an address ends: at a blank, a quote or an operator outside `${…}`.
fn end_of(text: &str, start: usize) -> usize {
    let mut depth = 0_usize;
    for (at, c) in text[start..].char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth > 0 => depth -= 1,
            '}' | ')' | '"' | '\'' | '`' | ';' | '|' | '<' | '>' | '\\' | ',' if depth == 0 => {
                return start + at;
            }
            _ if c.is_whitespace() => return start + at,
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::{super::simple_commands, Url};
    use crate::{compose::Text, document::parse};

    fn all(line: &str) -> Vec<String> {
        let yaml = format!("a: {}", serde_json::to_string(line).unwrap());
        let file = parse("f", yaml.as_bytes()).unwrap();
        let text = Text::of(file.documents[0].root.get("a").unwrap()).unwrap();
        let urls = simple_commands(&text).iter().flat_map(Url::all).collect::<Vec<_>>();
        let show = |it: &Url| {
            let (host, path) = (it.host.as_str(), it.path.as_str());
            format!("{} {host} {:?} {path}", it.client, it.number)
        };
        urls.iter().map(show).collect()
    }

    #[test]
    fn parts() {
        assert_eq!(all("wget -qO- http://localhost || x"), ["wget localhost Some(80) "]);
        assert_eq!(all("curl -f localhost:80/a?b=c"), ["curl localhost Some(80) /a?b=c"]);
        assert_eq!(all("python -c 'u(\"https://u:p@[::1]:8/x\")'"), ["python [::1] Some(8) /x"]);
        assert_eq!(all("curl http://a:${P:-80}/x"), ["curl a None /x"]);
        assert_eq!(all("curl http://$$HOSTNAME:${"), ["curl $$HOSTNAME None "]);
        assert!(all("curl :// redis://a:1 'http:/'").is_empty());
    }
}
