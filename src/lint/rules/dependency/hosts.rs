//! Host names that a service's environment and command speak of.

use crate::compose::{Command, Service, Text};

/// A word that is used as a host.
pub(super) struct Mention {
    pub host: Text,
}

/// Ends of names of variables whose whole value is a host.
const HOST_NAMES: [&str; 5] = ["HOST", "HOSTNAME", "SERVER", "ADDR", "ADDRESS"];

/// Every host, in the order of the file.
pub(super) fn mentions(service: &Service) -> Vec<Mention> {
    let mut all = Vec::new();
    for variable in &service.environment {
        let Some(value) = &variable.value else { continue };
        let name = variable.name.as_str().to_ascii_uppercase();
        let last = name.rsplit(['_', '-']).next().unwrap_or_default();
        hosts(value, HOST_NAMES.contains(&last), &mut all);
    }
    let commands = [&service.entrypoint, &service.command].into_iter().flatten();
    for word in commands.flat_map(Command::words) {
        hosts(word, false, &mut all);
    }
    all
}

/// `whole`: the value may be a host and nothing else.
fn hosts(value: &Text, whole: bool, all: &mut Vec<Mention>) {
    let text = value.as_str();
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    let (hole, scheme) = (text.find("${"), text.find("://"));
    let mut rest = 0;
    while let Some(found) = text.get(rest..).and_then(|it| it.find(is_part)) {
        let start = rest + found;
        let length = text[start..].find(|c| !is_part(c)).unwrap_or(text.len() - start);
        let end = start + length;
        // The dash of `${X:-default}` is no part of the default.
        let default = text[..start].ends_with(':') && text[start..].starts_with('-');
        let start = if default { start + 1 } else { start };
        let behind = |it: Option<usize>| it.is_some_and(|at| at < start);
        let context = Context { whole, in_hole: default && behind(hole), in_url: behind(scheme) };
        if context.is_host(&text[..start], &text[end..]) {
            all.push(Mention { host: value.part(start..end) });
        }
        rest = end;
    }
}

/// What is known of the text around a word.
struct Context {
    whole: bool,
    /// It is the default of a variable.
    in_hole: bool,
    /// A scheme stands somewhere before it.
    in_url: bool,
}

impl Context {
    fn is_host(&self, before: &str, after: &str) -> bool {
        let alone = before.is_empty() && after.is_empty();
        if self.whole && (alone || (self.in_hole && after.starts_with('}'))) {
            return true;
        }
        if before.ends_with("://") {
            // A login stands where the host would.
            let authority = after.split(['/', ',', ' ']).next().unwrap_or_default();
            return !authority.contains('@');
        }
        if before.ends_with('@') {
            return self.in_url;
        }
        let begins = before.is_empty()
            || self.in_hole
            || before.ends_with([',', ';', '=', '"', '\'', '('])
            || before.ends_with(char::is_whitespace);
        begins && after.strip_prefix(':').is_some_and(starts_with_port)
    }
}

/// A number that could be a port and not a version: `postgres:16` is an image.
fn starts_with_port(text: &str) -> bool {
    let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let number: u32 = text[..digits].parse().unwrap_or_default();
    let ends = !text[digits..].starts_with(['.', '-', '_']);
    let usual = [21, 22, 25, 53];
    ends && number <= 65_535 && (number >= 80 || usual.contains(&number))
}

#[cfg(test)]
mod tests {
    use super::mentions;
    use crate::{compose::Compose, document::parse};

    #[test]
    fn words_that_are_hosts() {
        let yaml = "
services:
  a:
    environment:
      DB_HOST: ${X:-db}
      URL: ${U:-redis://u:p@cache:6379}/0
      BROKERS: k1:9092,k2:9092
      IMAGE: postgres:16
      OTHER: ghcr.io/x/y:8080
      TEXT: to be or not to be
      MAIL: me@home
    command: wait-for --host=q:5672 -- é:80
";
        let file = parse("f", yaml.as_bytes()).unwrap();
        let compose = Compose::read(&file.documents[0].root);
        let hosts = mentions(&compose.services[0]);
        let hosts: Vec<_> = hosts.iter().map(|it| it.host.as_str()).collect();
        assert_eq!(hosts, ["db", "cache", "k1", "k2", "q"]);
    }
}
