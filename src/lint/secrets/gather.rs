//! Every literal of a project that stands where a secret belongs.

use std::{collections::HashSet, ops::Range};

use super::{
    From, Hit, Literal, Name, Value, Word, flags, headers, lines, login, mounted, positions,
    split_words, sql,
};
use crate::{
    compose::{Assignment, Command, Compose, Definition, Service, Text},
    document::Node,
    lint::{EnvFile, FileKind, Project, ProjectFile},
    problem::Place,
};

pub(in crate::lint) fn literals(project: &Project) -> Vec<Literal> {
    let mut all = Vec::new();
    let mounted = mounted(project);
    for file in &project.files {
        match &file.kind {
            FileKind::Compose { documents, .. } => {
                for compose in documents {
                    of_compose(compose, &mut all);
                }
            }
            FileKind::Env(env) if env.is_example || project.is_committed => {
                of_env(env, &mut all);
            }
            FileKind::Text => of_file(file, &mut all),
            FileKind::Yaml { root, looks_like: _ } if mounted.contains(file.name()) => {
                of_yaml(root, &mut all);
            }
            _ => {}
        }
    }
    all
}

fn of_compose(compose: &Compose, all: &mut Vec<Literal>) {
    let kept = kept(compose);
    for service in &compose.services {
        let names = names(service);
        let build = service.get("build").and_then(|it| it.get_merged("args"));
        let arguments = build.map(|it| Assignment::all(&it)).unwrap_or_default();
        for assignment in service.environment.iter().chain(&arguments) {
            match assignment.value.as_ref().filter(|it| it.as_str().trim_end().contains('\n')) {
                // A file, given by its text.
                Some(file) => {
                    of_text(file.as_str(), false, &names, |range| file.place_of(range), all);
                }
                None => all.extend(of_assignment(assignment, &names)),
            }
        }
        let is_kept = |it: &&Assignment| !kept.contains(it.text().trim());
        all.extend(service.labels.iter().filter(is_kept).filter_map(of_label));
        let test = service.healthcheck.as_ref().and_then(|it| it.test.as_ref());
        for command in [service.command.as_ref(), service.entrypoint.as_ref(), test] {
            let Some(command) = command else { continue };
            of_command(command, &names, all);
        }
    }
    for config in compose.configs.iter().chain(&compose.secrets) {
        let Some(content) = config.get("content").as_ref().and_then(Text::of) else { continue };
        of_text(content.as_str(), false, &HashSet::new(), |range| content.place_of(range), all);
    }
    for volume in &compose.volumes {
        let options = volume.get("driver_opts").and_then(|it| it.get_merged("o"));
        let Some(options) = options.as_ref().and_then(Text::of) else { continue };
        let Some(at) = options.as_str().find("password=").map(|it| it + 9) else { continue };
        let length = options.as_str()[at..].find(',').unwrap_or(options.as_str().len() - at);
        let hit = Hit {
            text: 0,
            range: at..at + length,
            holder: "`password` of the mount options".into(),
            user: None,
            name: Name::Password,
        };
        all.extend(of_hit(
            &hit,
            options.as_str(),
            options.place_of(hit.range.clone()),
            &HashSet::new(),
        ));
    }
}

/// The names of secrets that are kept elsewhere: a label that says one points at it.
fn kept(compose: &Compose) -> HashSet<&str> {
    let mounts = compose.services.iter().flat_map(|it| &it.mounts);
    let mounted = mounts.filter_map(|it| it.target.strip_prefix("/run/secrets/"));
    mounted.chain(compose.secrets.iter().map(Definition::name)).collect()
}

/// Values that a password is often a copy of: the service, its users and databases.
fn names(service: &Service) -> HashSet<String> {
    let named = service.environment.iter().filter(|it| {
        let name = it.name.as_str();
        let ends = ["USER", "DB", "DATABASE", "NAME", "LOGIN"];
        let last = |length| name.len().checked_sub(length).and_then(|at| name.get(at..));
        ends.iter().any(|end| last(end.len()).is_some_and(|it| it.eq_ignore_ascii_case(end)))
    });
    let values = named.map(|it| it.text().to_ascii_lowercase());
    let own = service.name().to_ascii_lowercase();
    values.chain([own]).filter(|it| !it.is_empty()).collect()
}

fn of_assignment(assignment: &Assignment, names: &HashSet<String>) -> Option<Literal> {
    let value = assignment.value.as_ref()?.trimmed();
    let (name, text) = (assignment.name.as_str(), value.as_str());
    let class = Name::of(name);
    let listed = assignment.name.node().range() == value.node().range();
    let from = if listed { From::List } else { From::Mapping };
    let mut literal = Literal::of(class, name, text, value.place(), names)?;
    if literal.from != From::Looks {
        literal.from = from;
    }
    if let Some(at) = login(name, text) {
        literal.place = value.place_of(at..text.len());
    }
    Some(literal)
}

/// Labels of other programs than Traefik, whose names say `password`, `token` or `key`.
fn of_label(label: &Assignment) -> Option<Literal> {
    let value = label.value.as_ref()?.trimmed();
    let name = label.name.as_str();
    let header = name.to_ascii_lowercase().contains("header");
    let written = if header { format!("{name}={}", value.as_str()) } else { String::new() };
    if let Some(hit) = headers(&written).into_iter().next() {
        let start = hit.range.start.checked_sub(name.len() + 1)?;
        let hit = Hit { range: start..start + hit.range.len(), ..hit };
        let place = value.place_of(hit.range.clone());
        return of_hit(&hit, value.as_str(), place, &HashSet::new());
    }
    let last = name.rsplit('.').next().unwrap_or(name);
    let class = match Name::of(last) {
        Name::Other => return None,
        class => class,
    };
    if names_a_secret(value.as_str()) {
        return None;
    }
    let mut literal = Literal::of(class, name, value.as_str(), value.place(), &HashSet::new())?;
    if literal.value == Value::Hash {
        return None;
    }
    literal.from =
        if label.name.node().range() == value.node().range() { From::List } else { From::Mapping };
    Some(literal)
}

/// `shop_db_password`: what a secret is called, in words that say so.
fn names_a_secret(text: &str) -> bool {
    let plain = |it: char| it.is_ascii_lowercase() || it.is_ascii_digit() || it == '_';
    text.matches('_').count() > 1
        && text.chars().all(plain)
        && ["_password", "_secret", "_token"].iter().any(|it| text.ends_with(it))
}

fn of_command(command: &Command, names: &HashSet<String>, all: &mut Vec<Literal>) {
    let texts = command.texts();
    let mut words: Vec<Word<'_>> = Vec::new();
    for (at, text) in texts.iter().enumerate() {
        let body = text.as_str();
        if body.contains(char::is_whitespace) {
            words.extend(split_words(body, at));
            words.push(Word { text: at, range: 0..0, body: ";" });
        } else {
            words.push(Word { text: at, range: 0..body.len(), body });
        }
    }
    let mut hits = flags(&words);
    hits.extend(positions(&words));
    for (at, text) in texts.iter().enumerate() {
        let found = sql(text.as_str()).into_iter().chain(headers(text.as_str()));
        hits.extend(found.map(|it| Hit { text: at, ..it }));
    }
    for hit in hits {
        let Some(text) = texts.get(hit.text) else { continue };
        all.extend(of_hit(&hit, text.as_str(), text.place_of(hit.range.clone()), names));
    }
}

fn of_hit(hit: &Hit, text: &str, place: Place, names: &HashSet<String>) -> Option<Literal> {
    // `"export X="+JSON.stringify(…)`: an expression, not a value.
    let body =
        text.get(hit.range.clone()).filter(|it| !it.starts_with('+') && !it.contains('('))?;
    let mut literal = Literal::of(hit.name, "", body, place, names)?;
    literal.is_known_name |= hit.user.as_ref().is_some_and(|it| it.eq_ignore_ascii_case(body));
    literal.holder.clone_from(&hit.holder);
    literal.name = match &hit.user {
        Some(user) => format!("{user}_password"),
        None => hit.holder.trim_matches('`').trim_start_matches('-').to_owned(),
    };
    literal.from = From::Words;
    Some(literal)
}

/// A script, SQL or configuration.
fn of_file(file: &ProjectFile, all: &mut Vec<Literal>) {
    let extension = file.name().rsplit_once('.').map_or("", |(_, it)| it);
    let code =
        ["py", "js", "ts", "rb", "go", "php", "lua", "java", "rs", "pl", "ps1", "xml", "html"];
    let prose = ["txt", "rst", "adoc", "gitignore", "lock", "svg", "css"];
    if prose.contains(&extension) {
        return;
    }
    let is_code = code.contains(&extension);
    of_text(file.source.text(), is_code, &HashSet::new(), |range| file.place(range), all);
}

fn of_text(
    text: &str,
    is_code: bool,
    names: &HashSet<String>,
    place: impl Fn(Range<usize>) -> Place,
    all: &mut Vec<Literal>,
) {
    let first = all.len();
    let lines = lines(text, is_code);
    // Beside `fail`, `pass` is an outcome: SPF's and DKIM's in the settings of Rspamd.
    let has_outcomes = lines.iter().any(|it| it.name == "fail");
    for line in lines.into_iter().filter(|it| !(has_outcomes && it.name == "pass")) {
        let found = Literal::of(line.class, line.name, line.value, place(line.range), names);
        all.extend(found.map(|it| Literal { from: From::File, ..it }));
    }
    let mut hits = sql(text);
    hits.extend(headers(text));
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let is_comment = line.trim_start().starts_with(['#', ';']);
        if !is_code && !is_comment {
            let words = split_words(line, 0);
            let found = flags(&words).into_iter().chain(positions(&words));
            hits.extend(
                found.map(|it| Hit { range: it.range.start + start..it.range.end + start, ..it }),
            );
        }
        start += line.len();
    }
    let mut seen: HashSet<_> = all[first..].iter().map(|it| it.place.range().start).collect();
    for hit in hits {
        let place = place(hit.range.clone());
        let at = place.range().start;
        if seen.contains(&at) {
            continue;
        }
        if let Some(found) = of_hit(&hit, text, place, names) {
            seen.insert(at);
            all.push(Literal { from: From::File, ..found });
        }
    }
}

/// Mounted YAML: `password: x` anywhere.
fn of_yaml(root: &Node, all: &mut Vec<Literal>) {
    for entry in root.walk().flat_map(Node::entries) {
        let (Some(name), Some(value)) = (entry.key.as_str(), Text::of(&entry.value)) else {
            continue;
        };
        let class = Name::of(name);
        if class == Name::Other {
            continue;
        }
        let found = Literal::of(class, name, value.as_str(), value.place(), &HashSet::new());
        all.extend(found.map(|it| Literal { from: From::File, ..it }));
    }
}

/// An example is for others to fill in: only what looks real, or copies a name, is reported. The
/// others are for one machine, unless they are committed.
fn of_env(env: &EnvFile, all: &mut Vec<Literal>) {
    let names: HashSet<String> = env
        .entries
        .iter()
        .filter(|it| it.name.ends_with("USER") || it.name.ends_with("USERNAME"))
        .map(|it| it.value.to_ascii_lowercase())
        .filter(|it| !it.is_empty())
        .collect();
    for entry in &env.entries {
        if super::is_root_of_vault(&entry.name) {
            continue;
        }
        let class = Name::of(&entry.name);
        let place = entry.value_place.clone();
        let Some(found) = Literal::of(class, &entry.name, &entry.value, place, &names) else {
            continue;
        };
        if found.value > Value::Placeholder {
            let from = if env.is_example { From::Example } else { From::Committed };
            all.push(Literal { from, ..found });
        }
    }
}
