//! SQL that PostgreSQL refuses where it stands: `CREATE DATABASE` in a block or a transaction.

use std::ops::Range;

use super::scripts::{self, Script};
use crate::lint::{Check, Family, Findings, Level, Project, Rule};

pub(super) static RULE: Rule = Rule {
    id: "impossible-sql",
    family: Family::Command,
    level: Level::Error,
    summary: "PostgreSQL refuses `CREATE DATABASE` in a block or a transaction",
    docs: include_str!("impossible_sql.md"),
    check: Check::Project(check),
};

/// Statements that must stand alone.
const ALONE: [&str; 6] = [
    "create database",
    "drop database",
    "create tablespace",
    "drop tablespace",
    "alter system",
    "create index concurrently",
];

fn check(project: &Project, findings: &mut Findings) {
    for script in scripts::all(project) {
        // Of the same length, so that places hold.
        let text = script.text().to_ascii_lowercase();
        if !ALONE.iter().any(|it| text.contains(first_word(it))) || !text.contains("database") {
            continue;
        }
        let (mut found, blocks) = in_blocks(&text);
        found.extend(in_transactions(&text, &blocks));
        found.extend(in_one_string(&text, &blocks));
        for (range, why) in found {
            report(&script, range, why, findings);
        }
    }
}

fn report(script: &Script<'_>, range: Range<usize>, why: &str, findings: &mut Findings) {
    let words = script.text().get(range.clone()).unwrap_or_default();
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let database = words.eq_ignore_ascii_case("create database");
    let finding = findings.add(script.place(range), format!("`{words}` cannot run {why}"));
    finding.help(if database {
        "let psql run it alone: `SELECT 'CREATE DATABASE x' WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = 'x') \\gexec`"
    } else {
        "run it as a statement of its own"
    });
}

/// Blocks that are looked at, and bytes of one: scripts that set up a database are short.
const MOST: usize = 500;
const LONGEST: usize = 8192;

type Found = (Range<usize>, &'static str);

/// In `DO $$ … $$`; also where those blocks are.
fn in_blocks(text: &str) -> (Vec<Found>, Vec<Range<usize>>) {
    let (mut found, mut blocks) = (Vec::new(), Vec::new());
    let mut at = 0;
    while let Some(start) = text[at..].find("do").map(|it| it + at) {
        at = start + 2;
        if blocks.len() >= MOST {
            break;
        }
        let Some(body) = block(text, start) else { continue };
        at = body.end;
        let inside = &text[body.clone()];
        // Another connection may run it.
        if !inside.contains("dblink") {
            let all = ALONE.iter().filter_map(|it| statement(inside, it, is_in_block));
            let place = |it: Range<usize>| it.start + body.start..it.end + body.start;
            found.extend(all.map(|it| (place(it), "in a `DO` block: a function is a transaction")));
        }
        blocks.push(body);
    }
    (found, blocks)
}

/// The body of the block whose `do` is here.
fn block(text: &str, start: usize) -> Option<Range<usize>> {
    let rest = &text[start + 2..];
    let gap = rest.len() - rest.trim_start().len();
    let tag = rest[gap..].split(char::is_whitespace).next()?;
    let alone = text[..start].chars().next_back().is_none_or(|it| !is_word(it));
    let dollars = tag.trim_start_matches('\\').starts_with('$') && tag.len() > 1;
    if gap == 0 || !alone || !dollars {
        return None;
    }
    let body = start + 2 + gap + tag.len();
    let near = text[body..].char_indices().map(|it| it.0).take_while(|it| *it < LONGEST).last();
    let end = text.get(body..body + near?)?.find(tag)? + body;
    Some(body..end)
}

/// Between `BEGIN;` and `COMMIT;`.
fn in_transactions(text: &str, blocks: &[Range<usize>]) -> Vec<Found> {
    let mut found = Vec::new();
    let mut open = false;
    let mut start = 0;
    for part in text.split_inclusive(';') {
        let range = start..start + part.len();
        start = range.end;
        if blocks.iter().any(|it| it.contains(&range.start) || range.contains(&it.start)) {
            continue;
        }
        let last = part.trim_end_matches(';').lines().next_back().unwrap_or_default();
        let last = last.trim_start_matches(['"', '\'']).trim();
        match last {
            "begin" | "begin transaction" | "start transaction" | "begin work" => open = true,
            "commit" | "rollback" | "end" | "abort" => open = false,
            _ if open => {
                let all = ALONE.iter().filter_map(|it| statement(part, it, |_| true));
                let place = |it: Range<usize>| it.start + range.start..it.end + range.start;
                found.extend(all.map(|it| (place(it), "in a transaction")));
            }
            _ => {}
        }
    }
    found
}

/// In `psql -c "one; two"`, which is one transaction.
fn in_one_string(text: &str, blocks: &[Range<usize>]) -> Vec<Found> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(flag) = text[at..].find("-c ").map(|it| it + at) {
        at = flag + 3;
        let rest = &text[at..];
        let gap = rest.len() - rest.trim_start_matches([' ', '\\', '\n']).len();
        let quote = rest[gap..].chars().next().filter(|it| matches!(it, '"' | '\''));
        let before = &text[..flag];
        let near = before
            .char_indices()
            .rev()
            .take(200)
            .last()
            .and_then(|it| before.get(it.0..))
            .unwrap_or_default();
        let near = near.rsplit(['\n', ';', '|', '&']).next().unwrap_or_default();
        let line = near.rsplit("psql").next().filter(|it| it.len() < near.len());
        let (Some(quote), Some(_)) = (quote, line) else { continue };
        let start = at + gap + 1;
        let Some(end) = text[start..].find(quote).map(|it| it + start) else { break };
        let string = &text[start..end];
        at = end;
        let several = string.split(';').filter(|it| !it.trim().is_empty()).count() > 1;
        let own = !blocks.iter().any(|it| it.start < end && start < it.end);
        if several && own {
            let all = ALONE.iter().filter_map(|it| statement(string, it, starts_statement));
            let place = |it: Range<usize>| it.start + start..it.end + start;
            let why = "beside another statement in one `-c`, which is a transaction";
            found.extend(all.map(|it| (place(it), why)));
        }
    }
    found
}

/// Where these words stand with any blanks between them, behind something that fits.
fn statement(text: &str, words: &str, fits: fn(&str) -> bool) -> Option<Range<usize>> {
    let first = first_word(words);
    text.match_indices(first).find_map(|(start, _)| {
        let mut end = start;
        for word in words.split(' ') {
            let rest = &text[end..];
            let gap = rest.len() - rest.trim_start().len();
            if !rest[gap..].starts_with(word) || (end > start && gap == 0) {
                return None;
            }
            end += gap + word.len();
        }
        let whole = !text[end..].starts_with(is_word);
        (whole && fits(&text[..start])).then_some(start..end)
    })
}

fn is_in_block(before: &str) -> bool {
    let before = before.trim_end();
    let quoted = before.trim_end_matches(['\'', '\\', '"']).trim_end();
    let executed = ["execute", "format("].iter().any(|it| quoted.ends_with(it));
    let word = before.rsplit(|c: char| !is_word(c)).next().unwrap_or_default();
    before.ends_with(';') || matches!(word, "then" | "begin" | "else" | "loop") || executed
}

fn starts_statement(before: &str) -> bool {
    let before = before.trim_end();
    before.is_empty() || before.ends_with(';')
}

fn first_word(words: &str) -> &str {
    words.split(' ').next().unwrap_or(words)
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::{expect, expect_in, find, project};

    fn sql(text: &str) {
        expect_in(&RULE, &project(&[("init.sql", text)]));
    }

    #[test]
    fn in_a_folded_entrypoint() {
        let text = r#"
services:
  a:
    image: postgres:16.4
    entrypoint: >
      sh -lc "psql -c \"DO $$
      BEGIN
        IF NOT EXISTS (SELECT FROM pg_database WHERE datname = 'chatwoot') THEN
          CREATE DATABASE chatwoot OWNER chatwoot;
        END IF;
      END$$;\""
"#;
        let found = find(&RULE, text);
        let places: Vec<_> = found.iter().map(|it| it.place.to_string()).collect();
        assert_eq!(places, ["compose.yml:9:11"]);
        assert!(found[0].message.starts_with("`CREATE DATABASE` cannot run in a `DO` block"));
    }

    #[test]
    fn in_blocks_and_transactions() {
        sql("DO $do$ BEGIN EXECUTE 'CREATE DATABASE x'; END $do$;
#                      ^^^^^^^^^^^^^^^ `DO` block
");
        sql("BEGIN;
CREATE ROLE a;
 create  database a;
#^^^^^^^^^^^^^^^^ in a transaction
COMMIT;
CREATE DATABASE b;
");
    }

    #[test]
    fn in_one_string() {
        expect(
            &RULE,
            r#"
services:
  a:
    command: [sh, -c, "psql -U a -c 'CREATE ROLE b; CREATE DATABASE b;'"]
             #                                      ^^^^^^^^^^^^^^^ beside another statement
  b:
    command: [sh, -c, "psql -c 'CREATE DATABASE b;' -c 'CREATE ROLE b;'"]
"#,
        );
    }

    #[test]
    fn alone_or_elsewhere() {
        sql("DO $$ BEGIN PERFORM dblink_exec('', 'CREATE DATABASE x'); END $$;");
        sql("DO $$ BEGIN RAISE NOTICE 'no CREATE DATABASE here'; END $$;");
        sql("DO $$ BEGIN CREATE ROLE x; END $$;\nCREATE DATABASE x;");
        sql("SELECT 'CREATE DATABASE x' WHERE NOT EXISTS (SELECT 1) \\gexec");
        sql(
            "CREATE FUNCTION f() RETURNS void AS $$ BEGIN END $$ LANGUAGE plpgsql;\nDROP DATABASE x;",
        );
    }
}
