//! One database user, several passwords.

use crate::lint::{Check, EnvFile, Family, FileKind, Findings, Level, Project, ProjectFile, Rule};

pub(super) static RULE: Rule = Rule {
    id: "one-login-many-passwords",
    family: Family::Project,
    level: Level::Warning,
    summary: "one database user has different passwords in one environment file",
    docs: include_str!("one_login_many_passwords.md"),
    check: Check::File(check),
};

fn check(_: &Project, file: &ProjectFile, findings: &mut Findings) {
    let FileKind::Env(env) = &file.kind else { return };
    let logins = logins(env);
    let Some(first) = logins.first() else { return };
    for login in &logins[1..] {
        if login.user != first.user || login.password == first.password {
            continue;
        }
        let entry = &env.entries[login.at];
        let message = format!("the user `{}` has another password here", login.user);
        findings
            .add(entry.name_place.clone(), message)
            .help("give every application a role of its own")
            .related(env.entries[first.at].name_place.clone(), "the same user, another password");
    }
}

struct Login<'a> {
    user: &'a str,
    password: &'a str,
    /// Index of the password's entry.
    at: usize,
}

/// `X_USER` with `X_PASSWORD`, of databases only.
fn logins(env: &EnvFile) -> Vec<Login<'_>> {
    let all = env.entries.iter().enumerate().filter_map(|(at, entry)| {
        let prefix = entry.name.strip_suffix("_PASSWORD")?;
        let database = prefix.ends_with("_DB") || prefix == "POSTGRES" || prefix == "DB";
        let user = env.entry(&format!("{prefix}_USER"))?;
        let filled = !user.value.is_empty() && !entry.value.is_empty();
        (database && filled).then_some(Login { user: &user.value, password: &entry.value, at })
    });
    all.collect()
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::{check_with, testing::project};

    #[test]
    fn the_first_is_the_measure() {
        let env = "POSTGRES_USER=app\nPOSTGRES_PASSWORD=one\nA_DB_USER=app\nA_DB_PASSWORD=two\n\
                   B_DB_USER=app\nB_DB_PASSWORD=one\nC_DB_USER=c\nC_DB_PASSWORD=three\n\
                   MAIL_USER=app\nMAIL_PASSWORD=four\nD_DB_USER=app\nD_DB_PASSWORD=\n";
        let found = check_with(&project(&[(".env.example", env)]), [&RULE]);
        let lines: Vec<_> = found.iter().map(|it| it.place.line()).collect();
        assert_eq!(lines, [4]);
        assert!(!found[0].message.contains("two"));
    }
}
