//! Passwords, tokens and keys as literals: environment, arguments, SQL, labels, mounted files.

use std::collections::HashSet;

use crate::lint::{
    Check, Family, Findings, Fix, Level, Project, Rule,
    secrets::{From, Literal, Value, literals, variable},
};

pub(super) static RULE: Rule = Rule {
    id: "hardcoded-secret",
    family: Family::Secret,
    level: Level::Error,
    summary: "a password, token or key is written in a file that others read",
    docs: include_str!("hardcoded_secret.md"),
    check: Check::Project(check),
};

fn check(project: &Project, findings: &mut Findings) {
    // What an alias repeats is written once.
    let mut seen = HashSet::new();
    for literal in literals(project) {
        if !seen.insert((literal.place.file().to_owned(), literal.place.range().start)) {
            continue;
        }
        let finding = findings.add(literal.place.clone(), message(&literal));
        finding.secret(&literal.place).help(help(&literal)).level(level(&literal));
        // A hash means something else to Compose where it is filled in than where it is written.
        if literal.value != Value::Hash {
            finding.fix(Fix::moving(&literal.place, &literal.name));
        }
    }
}

fn message(literal: &Literal) -> String {
    let Literal { holder, is_password, is_known_name, from, value, .. } = literal;
    let noun = if *is_password { "password" } else { "secret" };
    if *from == From::Looks {
        return format!("the value of {holder} looks like a key that a machine drew");
    }
    match value {
        Value::Placeholder => format!(
            "the {noun} of {holder} is a placeholder, and works as the {noun} as long as it stays"
        ),
        Value::Hash => {
            format!("the hash of {holder} can be tried against word lists by whoever reads it")
        }
        _ if *from == From::Example && *is_known_name => {
            format!("the example {noun} of {holder} is its user's name, and goes live with a copy")
        }
        _ if *from == From::Example => {
            format!("{holder} has a {noun} in the example file, which is committed")
        }
        _ if *is_known_name => {
            format!(
                "the {noun} of {holder} is written here, and is no more than a name used beside it"
            )
        }
        _ => format!("the {noun} of {holder} is written here, for everybody who reads the file"),
    }
}

fn help(literal: &Literal) -> String {
    let name = variable(&literal.name);
    let hole = format!("${{{name}:?set {name}}}");
    match literal.from {
        From::Mapping | From::Looks => {
            format!("`{}: {hole}`, with the value in `.env`", literal.name)
        }
        From::List => format!("`- {}={hole}`, with the value in `.env`", literal.name),
        From::Words => format!("`{hole}` in its place, with the value in `.env`"),
        From::File => format!("read it from the environment: `{name}`"),
        From::Example => format!("leave it empty: `{name}=`"),
        From::Committed => "take the file out: `git rm --cached` it, and ignore it".into(),
    }
}

fn level(literal: &Literal) -> Level {
    match (literal.from, literal.value) {
        (From::Looks, _) | (_, Value::Placeholder | Value::Hash) => Level::Warning,
        (From::Example, Value::Weak) => {
            if literal.is_known_name {
                Level::Warning
            } else {
                Level::Note
            }
        }
        _ => Level::Error,
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::{completed, expect, expect_in, find, project};

    #[test]
    fn what_an_alias_repeats_is_one_finding() {
        let text = "
x-env: &env {DB_PASSWORD: hunter2}
services:
  a: {image: x, environment: *env}
  b: {image: x, environment: *env}
";
        assert_eq!(find(&RULE, text).len(), 1);
    }

    #[test]
    fn environment() {
        expect(
            &RULE,
            "
services:
  db:
    image: postgres:16
    build:
      args:
        NPM_SECRET: hunter2
        #           ^^^^^^^ the secret of `NPM_SECRET`
    environment:
      POSTGRES_USER: shop
      POSTGRES_PASSWORD: 'shop'
      #                   ^^^^ no more than a name
      POSTGRES_PASSWORD_FILE: /run/secrets/db
      POSTGRES_HOST_AUTH_METHOD: trust
      REDIS_PASSWORD: ${REDIS_PASSWORD:?}
      MYSQL_RANDOM_ROOT_PASSWORD: '1'
      KEY: id
      ADMIN_PASSWORD: change_me
      #               ^^^^^^^^^ placeholder
  app:
    image: app:1
    environment:
      - SECRET=s3cr3t
      #        ^^^^^^ the secret of `SECRET`
      - APP_SALTED=7c4a8d09ca3762af61e59520943dc264
      #            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ looks like a key
      - NEO4J_AUTH=neo4j/hunter2
      #                  ^^^^^^^ password
    labels:
      - homepage.widget.password=hunter2
      #                          ^^^^^^^ password
      - traefik.http.routers.a.tls.certresolver=letsencrypt
",
        );
    }

    #[test]
    fn a_label_points_at_a_secret() {
        expect(
            &RULE,
            "
services:
  db:
    image: postgres:16
    labels: {backup.secret: backup_pw, widget.password: db_pw, other.password: hunter2}
    #                                                                          ^^^^^^^ password
    volumes: ['./pw:/run/secrets/backup_pw:ro']
  app:
    image: example/app:1
    labels: {backup.secret: shop_db_password}
secrets:
  db_pw: {file: ./db}
",
        );
    }

    #[test]
    fn commands() {
        expect(
            &RULE,
            "
services:
  cache:
    image: redis:7
    command: redis-server --requirepass hunter2 --appendonly yes
    #                                   ^^^^^^^ `--requirepass`
    healthcheck:
      test: [CMD, redis-cli, -a, hunter2, ping]
      #                          ^^^^^^^ `-a`
  sql:
    image: mysql:8
    command: [\"mysqladmin\", \"-phunter2\", \"-p\", \"8000\"]
    #                          ^^^^^^^ `-p`
  init:
    image: postgres:16
    entrypoint: >
      sh -lc \"
      psql -c
      \\\"CREATE ROLE crm LOGIN PASSWORD 'crm';\\\"
      #                                 ^^^ no more than a name
      \"
    healthcheck:
      test: mysqladmin ping --password=\"$$(cat /run/secrets/x)\"
",
        );
    }

    #[test]
    fn files_that_are_mounted() {
        let compose = "
services:
  db:
    image: postgres:16
    volumes: [./init.sql:/docker-entrypoint-initdb.d/init.sql:ro, ./app.yaml:/app.yaml]
configs:
  settings:
    content: |
      [db]
      password = hunter2
      #          ^^^^^^^ `password`
";
        let sql = "CREATE USER app PASSWORD 'hunter2';\n#                         ^^^^^^^ SQL\n";
        let yaml =
            "smtp:\n  password: hunter2\n  #         ^^^^^^^ password\n  password_file: /x\n";
        let other = "jobs: {a: {env: {PASSWORD: hunter2}}}\n";
        let files =
            [("compose.yml", compose), ("init.sql", sql), ("app.yaml", yaml), ("ci.yml", other)];
        expect_in(&RULE, &completed(project(&files)));
    }

    #[test]
    fn examples() {
        let env = "
DB_USER=shop
DB_PASSWORD=shop
#           ^^^^ user's name
SECRET_KEY=9f86d081884c7d659a2f
#          ^^^^^^^^^^^^^^^^^^^^ committed
OTHER_PASSWORD=change_me
EMPTY_PASSWORD=
";
        expect_in(&RULE, &project(&[(".env.example", env)]));
        assert!(
            crate::lint::check_with(&project(&[(".env", "A_PASSWORD=hunter2")]), [&RULE])
                .is_empty()
        );
    }

    #[test]
    fn no_word_of_it_is_printed() {
        let text = "services: {a: {image: b, environment: {A_PASSWORD: zxcvb}}}";
        let found = find(&RULE, text);
        let finding = found.first().expect("one finding");
        assert_eq!(finding.secrets.len(), 1);
        assert!(
            !finding.message.contains("zxcvb") && !format!("{:?}", finding.help).contains("zxcvb")
        );
    }
}
