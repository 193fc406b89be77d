//! `smarteros rules`

use std::fmt::Write as _;

use serde::Serialize;

use super::{Status, World};
use crate::lint::{Family, Level, Rule, Safety, rules};

/// List every rule of `lint`, by family.
#[derive(clap::Args)]
pub(super) struct Args {
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

#[derive(Clone, Copy, Default, clap::ValueEnum)]
enum Format {
    #[default]
    Text,
    /// The table in `docs/rules.md`.
    Markdown,
    /// The table in `README.md`: the names only.
    Names,
    Json,
}

#[derive(Serialize)]
struct Row {
    id: &'static str,
    family: Family,
    level: Level,
    summary: &'static str,
    /// How `lint --fix` changes it, if it does.
    fix: Option<Safety>,
}

pub(super) fn run(args: &Args, world: &mut World<'_>) -> anyhow::Result<Status> {
    let text = match args.format {
        Format::Text => text(),
        Format::Markdown => markdown(),
        Format::Names => names(),
        Format::Json => {
            let row = |it: &&'static Rule| {
                let Rule { id, family, level, summary, docs: _, check: _ } = **it;
                Row { id, family, level, summary, fix: it.fix() }
            };
            let rows: Vec<_> = rules::all().iter().map(row).collect();
            serde_json::to_string_pretty(&rows)? + "\n"
        }
    };
    world.out.write_all(text.as_bytes())?;
    Ok(Status::Clean)
}

/// Consecutive rules of one family.
fn families() -> impl Iterator<Item = &'static [&'static Rule]> {
    rules::all().chunk_by(|a, b| a.family == b.family)
}

fn text() -> String {
    let width = rules::all().iter().map(|it| it.id.len()).max().unwrap_or_default();
    let mut text = String::new();
    for (at, family) in families().enumerate() {
        let gap = if at == 0 { "" } else { "\n" };
        // Writing to a `String` does not fail.
        let _ = writeln!(text, "{gap}{}", family[0].family.name());
        for rule in family {
            let (id, level) = (rule.id, rule.level.name());
            let _ = writeln!(text, "  {id:width$}  {level:7}  {}", rule.summary);
        }
    }
    text
}

fn markdown() -> String {
    let mut text = String::from(
        "# Rules\n\nGenerated from the rules by `smarteros rules --format markdown`; `smarteros explain RULE` prints a page. What `lint --fix` puts right is \
         marked *sure*, what only `--fix=all` does *risky*.\n",
    );
    for family in families() {
        let name = family[0].family.name();
        let _ = write!(
            text,
            "\n## {name}\n\n| rule | level | fix | what it reports |\n|---|---|---|---|\n"
        );
        for rule in family {
            let (id, level) = (rule.id, rule.level.name());
            let page = format!("../src/lint/rules/{name}/{}.md", id.replace('-', "_"));
            let summary = rule.summary.replace('|', "\\|");
            let fix = match rule.fix() {
                Some(Safety::Sure) => "sure",
                Some(Safety::Risky) => "risky",
                None => "",
            };
            let _ = writeln!(text, "| [{id}]({page}) | {level} | {fix} | {summary} |");
        }
    }
    text
}

fn names() -> String {
    let mut text = String::from("| family | rules |\n|---|---|\n");
    for family in families() {
        let name = family[0].family.name();
        let rules: Vec<_> = family.iter().map(|it| it.id).collect();
        let _ = writeln!(text, "| [{name}](docs/rules.md#{name}) | {} |", rules.join(", "));
    }
    text
}
