//! Dollar quotes of SQL, halved by Compose.

use crate::{
    compose::{Piece, Text, values},
    lint::{Check, Family, Findings, Level, Project, ProjectFile, Rule},
    problem::Place,
};

pub(super) static RULE: Rule = Rule {
    id: "collapsed-dollars",
    family: Family::Interpolation,
    level: Level::Error,
    summary: "Compose turns `$$` into `$`, so SQL's dollar quotes break",
    docs: include_str!("collapsed_dollars.md"),
    check: Check::File(check),
};

fn check(_: &Project, file: &ProjectFile, findings: &mut Findings) {
    for text in file.composes().iter().flat_map(|it| values(&it.root)) {
        let quotes = dollar_quotes(&text);
        let Some((first, more)) = quotes.split_first() else { continue };
        let finding = findings.add(
            first.clone(),
            "the server receives a single `$` here: Compose halves `$$`, and SQL cannot read it",
        );
        finding.help(
            "put the SQL into a file of its own (`configs:` or a mounted `.sql`); \
             `$$$$` would become the shell's process id inside `sh -c \"…\"`",
        );
        for place in more {
            finding.related(place.clone(), "and here");
        }
    }
}

/// Where `$$` stands as SQL's quote: after `DO` or `AS`, or after `END` and before `;`.
fn dollar_quotes(text: &Text) -> Vec<Place> {
    let whole = text.as_str();
    let upper = whole.to_ascii_uppercase();
    let is_sql = ["DO $$", "AS $$"].iter().any(|it| upper.contains(it));
    let quotes_a_body = |at: usize| {
        let before = upper[..at].trim_end();
        let after = &upper[at + 2..];
        let names_something = after.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_');
        let after = after.trim_start();
        let quote_before = (before.ends_with("DO") || before.ends_with("AS")) && !names_something;
        let quote_after =
            before.ends_with("END") || before.ends_with(';') || after.starts_with("LANGUAGE");
        quote_before || quote_after
    };
    if !is_sql {
        return Vec::new();
    }
    let pieces = text.template().pieces;
    let dollars = pieces.into_iter().filter_map(|it| match it {
        Piece::Dollar(range) if quotes_a_body(range.start) => Some(text.place_of(range)),
        _ => None,
    });
    dollars.collect()
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::expect;

    #[test]
    fn inside_a_folded_entrypoint() {
        expect(
            &RULE,
            r#"
services:
  init:
    image: postgres:16
    entrypoint: >
      sh -lc "psql -c
      \"DO $$
      #    ^^ halves
      BEGIN
        PERFORM 1;
      END$$;\""
"#,
        );
    }

    #[test]
    fn dollars_of_a_shell_are_fine() {
        expect(
            &RULE,
            "
services:
  a:
    command: sh -c 'echo $$HOME; kill $$; do $$x'
    healthcheck:
      test: pg_isready -U $$POSTGRES_USER
",
        );
    }
}
