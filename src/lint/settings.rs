//! `smarteros.toml`: what a repository wants to be judged by.

use std::{
    fmt,
    ops::Range,
    path::{Path, PathBuf},
    str::FromStr,
    sync::Arc,
};

use globset::{GlobBuilder, GlobMatcher};
use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, de};

use super::{Level, Profile, rules};
use crate::{
    document::Source,
    problem::{Place, Problem, quoted},
    suggest,
};

/// `smarteros.toml`. Everything in it is optional, and so is the file.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    pub lint: Settings,
}

/// How `smarteros lint` judges; the command line has the last word.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Settings {
    /// Where the stack runs. Default: told from the files.
    pub profile: Option<Profile>,
    /// The least level that makes the exit code 1. Default: `error`.
    pub fail_on: Option<FailOn>,
    /// External networks that exist on the host.
    pub external_networks: Vec<String>,
    /// A file of findings that are accepted, from the folder of `smarteros.toml`.
    pub baseline: Option<PathBuf>,
    /// The level of every finding of a rule.
    pub rules: IndexMap<RuleId, Level>,
    /// Levels for some paths; the last one that matches counts.
    pub paths: Vec<PathSettings>,
    /// The folder of the run as seen from the folder of the file.
    #[serde(skip)]
    pub folder: String,
}

/// Levels for the files that a pattern matches.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PathSettings {
    /// A path from the folder of `smarteros.toml`, with `*`, `**`, `?`; a folder means all below it.
    pub glob: Pattern,
    pub rules: IndexMap<RuleId, Level>,
}

/// What makes the exit code 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema, clap::ValueEnum)]
#[serde(rename_all = "lowercase")]
pub enum FailOn {
    #[default]
    Error,
    Warning,
    Note,
    Never,
}

/// The id of a rule that exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct RuleId(&'static str);

/// A glob over paths.
#[derive(Debug)]
pub struct Pattern(GlobMatcher);

impl Config {
    pub fn read(name: &str, text: &str) -> Result<Self, Problem> {
        toml::from_str(text).map_err(|error| {
            let source = Arc::new(Source::new(name, text));
            let span = error.span().unwrap_or(0..0);
            let mut lines = error.message().splitn(2, "\nhelp: ");
            let problem = Problem::new(lines.next().unwrap_or_default().trim_end());
            let problem = problem.at(Place::new(&source, within(&source, span)));
            lines.next().into_iter().fold(problem, Problem::help)
        })
    }
}

/// A span of the text without its byte order mark.
fn within(source: &Source, span: Range<usize>) -> Range<usize> {
    let text = source.text();
    let fits = text.is_char_boundary(span.start) && text.is_char_boundary(span.end);
    if fits { span } else { text.len()..text.len() }
}

impl Settings {
    /// The level that is set for a rule in a file.
    pub fn level(&self, rule: &str, file: &str) -> Option<Level> {
        let rule = RuleId::from_str(rule).ok()?;
        let path = self.from_root(file);
        let mut ours = self.paths.iter().rev().filter(|it| it.glob.matches(&path));
        let for_path = ours.find_map(|it| it.rules.get(&rule));
        for_path.or_else(|| self.rules.get(&rule)).copied()
    }

    /// A file of the run as seen from the folder of `smarteros.toml`.
    pub fn from_root(&self, file: &str) -> String {
        if file.starts_with('/') { file.to_owned() } else { joined(&self.folder, file) }
    }
}

impl FailOn {
    pub fn includes(self, level: Level) -> bool {
        match self {
            Self::Error => level >= Level::Error,
            Self::Warning => level >= Level::Warning,
            Self::Note => level >= Level::Note,
            Self::Never => false,
        }
    }
}

impl Pattern {
    /// Whether the path or a folder above it matches.
    fn matches(&self, path: &str) -> bool {
        Path::new(path).ancestors().any(|it| self.0.is_match(it))
    }
}

/// A path below a folder with its `..` worked out.
fn joined(folder: &str, path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in folder.split('/').chain(path.split('/')) {
        match part {
            "" | "." => {}
            ".." if parts.last().is_some_and(|it| *it != "..") => drop(parts.pop()),
            _ => parts.push(part),
        }
    }
    parts.join("/")
}

impl RuleId {
    pub fn id(self) -> &'static str {
        self.0
    }
}

impl FromStr for RuleId {
    type Err = String;

    fn from_str(id: &str) -> Result<Self, String> {
        if let Some(rule) = rules::find(id) {
            return Ok(Self(rule.id));
        }
        Err(format!("there is no rule {}\nhelp: {}", quoted(id), meant(id)))
    }
}

/// What to do about an id that no rule has.
pub(super) fn meant(id: &str) -> String {
    match suggest::nearest(id, rules::all().iter().map(|it| it.id)) {
        Some(rule) => format!("did you mean `{rule}`?"),
        None => "`smarteros rules` lists them all".into(),
    }
}

impl<'de> Deserialize<'de> for RuleId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl de::Visitor<'_> for Visitor {
            type Value = RuleId;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the id of a rule")
            }

            fn visit_str<E: de::Error>(self, id: &str) -> Result<RuleId, E> {
                id.parse().map_err(E::custom)
            }
        }
        deserializer.deserialize_str(Visitor)
    }
}

impl<'de> Deserialize<'de> for Pattern {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let glob = GlobBuilder::new(text.trim_end_matches('/')).literal_separator(true).build();
        glob.map(|it| Self(it.compile_matcher())).map_err(de::Error::custom)
    }
}

impl JsonSchema for RuleId {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "RuleId".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let ids: Vec<_> = rules::all().iter().map(|it| it.id).collect();
        schemars::json_schema!({ "description": "The id of a rule.", "type": "string", "enum": ids })
    }
}

impl JsonSchema for Pattern {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Pattern".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string" })
    }
}
