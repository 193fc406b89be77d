//! A Dockerfile, as far as it says on which ports its image listens.

use std::ops::Range;

use crate::images;

/// Its stages, and every number that stands in it.
pub struct Dockerfile {
    stages: Vec<Stage>,
    /// Numbers of its instructions; a port among them may be meant.
    numbers: Vec<u16>,
}

struct Stage {
    name: Option<String>,
    base: String,
    /// Nothing where a variable decides one.
    exposed: Option<Vec<Port>>,
    /// What its command or entrypoint says literally, if it has one.
    command: Option<Vec<Port>>,
}

/// A port, and the instruction that says so.
#[derive(Clone)]
pub struct Port {
    pub number: u16,
    pub place: Range<usize>,
    /// The command itself says it, so no variable can move it.
    pub is_literal: bool,
}

impl Dockerfile {
    pub fn read(text: &str) -> Self {
        let mut stages: Vec<Stage> = Vec::new();
        let mut numbers = Vec::new();
        for (place, line) in instructions(text) {
            let mut words = line.split_whitespace();
            let instruction = words.next().unwrap_or_default().to_ascii_uppercase();
            numbers.extend(
                line.split(|c: char| !c.is_ascii_digit()).filter_map(|it| it.parse::<u16>().ok()),
            );
            if instruction == "FROM" {
                stages.extend(Stage::read(&line));
                continue;
            }
            let Some(stage) = stages.last_mut() else { continue };
            match instruction.as_str() {
                "EXPOSE" => stage.expose(words, &place),
                "CMD" | "ENTRYPOINT" => {
                    let said = literal_port(&line);
                    let port = said.map(|number| Port { number, place, is_literal: true });
                    stage.command.get_or_insert_default().extend(port);
                }
                _ => {}
            }
        }
        Self { stages, numbers }
    }

    /// The ports of a stage, or of the last one: its own first, then what its base opens. Nothing
    /// where they are not all known, or where it has none of its own: what a base is configured
    /// with moves its ports.
    pub fn ports(&self, target: Option<&str>) -> Option<Vec<Port>> {
        let mut at = match target {
            Some(name) => self.stage(name)?,
            None => self.stages.len().checked_sub(1)?,
        };
        let mut exposed = Vec::new();
        let mut command = None;
        let base = loop {
            let stage = self.stages.get(at)?;
            exposed.extend(stage.exposed.clone()?);
            command = command.or_else(|| stage.command.clone());
            let before = self.stages[..at].iter().rposition(|it| it.is_called(&stage.base));
            match before {
                Some(before) => at = before,
                None => break &stage.base,
            }
        };
        let inherited = of_base(base)?.into_iter();
        let inherited = inherited.map(|number| Port { number, place: 0..0, is_literal: false });
        let own = [command.unwrap_or_default(), exposed].concat();
        (!own.is_empty()).then(|| own.into_iter().chain(inherited).collect())
    }

    /// Whether a number stands anywhere in it.
    pub fn mentions(&self, number: u16) -> bool {
        self.numbers.contains(&number)
    }

    fn stage(&self, name: &str) -> Option<usize> {
        let by_name = self.stages.iter().position(|it| it.is_called(name));
        by_name.or_else(|| name.parse().ok())
    }
}

impl Stage {
    /// `FROM [--platform=…] image [AS name]`
    fn read(line: &str) -> Option<Self> {
        let mut words = line.split_whitespace().skip(1).filter(|it| !it.starts_with("--"));
        let base = words.next()?.to_owned();
        let name = words.nth(1).map(str::to_ascii_lowercase);
        Some(Self { name, base, exposed: Some(Vec::new()), command: None })
    }

    fn is_called(&self, name: &str) -> bool {
        self.name.as_deref().is_some_and(|it| it.eq_ignore_ascii_case(name))
    }

    fn expose<'a>(&mut self, words: impl Iterator<Item = &'a str>, place: &Range<usize>) {
        for word in words {
            let number = word.split('/').next().and_then(|it| it.parse().ok());
            match (number, &mut self.exposed) {
                (Some(number), Some(all)) => {
                    all.push(Port { number, place: place.clone(), is_literal: false });
                }
                _ => self.exposed = None,
            }
        }
    }
}

/// What an image opens by itself; nothing where that is not known.
fn of_base(image: &str) -> Option<Vec<u16>> {
    let name = image.split('@').next().unwrap_or(image);
    let slash = name.rfind('/').map_or(0, |it| it + 1);
    let end = name[slash..].find(':').map_or(name.len(), |it| slash + it);
    let name = &name[..end];
    if images::is_portless(name) {
        return Some(Vec::new());
    }
    let facts = images::find_name(name).filter(|it| !it.ports.is_empty())?;
    Some(facts.ports.iter().map(|port| port.number).collect())
}

/// `--port 3000`, `--port=3000`, `--bind 0.0.0.0:3000`, `-b :3000` in a command of either form.
fn literal_port(line: &str) -> Option<u16> {
    let is_mark = |c: char| c.is_whitespace() || matches!(c, ',' | '[' | ']' | '"' | '\'');
    let words: Vec<_> = line.split(is_mark).filter(|it| !it.is_empty()).collect();
    let flags = ["--port", "--bind", "-b"];
    words.iter().enumerate().find_map(|(at, word)| {
        let (flag, value) = match word.split_once('=') {
            Some((flag, value)) => (flag, value),
            None => (*word, *words.get(at + 1)?),
        };
        let port = value.rsplit(':').next()?;
        flags.contains(&flag).then(|| port.parse().ok()).flatten()
    })
}

/// Each instruction on one line, and its place from its first word to its end.
fn instructions(text: &str) -> Vec<(Range<usize>, String)> {
    let mut all: Vec<(Range<usize>, String)> = Vec::new();
    let mut is_open = false;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let at = start;
        start += line.len();
        let body = line.trim();
        if body.is_empty() || body.starts_with('#') {
            continue;
        }
        let from = at + line.len() - line.trim_start().len();
        let end = from + body.len();
        let (piece, goes_on) = match body.strip_suffix('\\') {
            Some(piece) => (piece, true),
            None => (body, false),
        };
        match all.last_mut().filter(|_| is_open) {
            Some((range, whole)) => {
                range.end = end;
                whole.extend([" ", piece]);
            }
            None => all.push((from..end, piece.to_owned())),
        }
        is_open = goes_on;
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ports(text: &str, target: Option<&str>) -> Option<Vec<u16>> {
        let ports = Dockerfile::read(text).ports(target)?;
        Some(ports.into_iter().map(|it| it.number).collect())
    }

    #[test]
    fn exposed_and_literal() {
        let text = "# EXPOSE 1\nFROM python:3.12-slim\nexpose 3000/tcp \\\n  # 2\n  9000\n\
                    CMD [\"uvicorn\", \"main:app\", \"--port\", \"3000\"]\n";
        assert_eq!(ports(text, None).unwrap(), [3000, 3000, 9000]);
        let file = Dockerfile::read(text);
        let all = file.ports(None).unwrap();
        assert!(all[0].is_literal && text[all[0].place.clone()].starts_with("CMD ["));
        assert!(!all[1].is_literal && text[all[1].place.clone()].starts_with("expose 3000"));
        assert!(file.mentions(9000) && !file.mentions(1));
        for (command, port) in [
            ("CMD gunicorn --bind=0.0.0.0:80 x", Some(80)),
            ("CMD gunicorn -b :81", Some(81)),
            ("CMD uvicorn --port ${PORT:-80}", None),
            ("CMD x --port", None),
        ] {
            assert_eq!(literal_port(command), port, "{command}");
        }
    }

    #[test]
    fn stages() {
        let text = "FROM node:22 AS base\nEXPOSE 3000\nFROM base AS dev\nEXPOSE 9229\n\
                    FROM --platform=$BUILDPLATFORM golang AS tool\nFROM Base\nCMD a --port 1\n";
        assert_eq!(ports(text, None).unwrap(), [1, 3000]);
        assert_eq!(ports(text, Some("dev")).unwrap(), [9229, 3000]);
        assert!(ports(text, Some("2")).is_none() && ports(text, Some("9")).is_none());
    }

    #[test]
    fn what_is_not_known() {
        assert_eq!(ports("FROM nginx:1.29\nEXPOSE 81\n", None).unwrap(), [81, 80]);
        for text in [
            "",
            "EXPOSE 1",
            "FROM",
            "FROM php:8-apache\nEXPOSE 443",
            "FROM nginx:1.29\nCOPY nginx.conf /etc/nginx/",
            "FROM node:22\nEXPOSE $PORT",
            "FROM ${BASE}\nEXPOSE 1",
        ] {
            assert!(ports(text, None).is_none(), "{text}");
        }
    }
}
