//! Secrets among the arguments of a program.

use std::ops::Range;

use super::{Hit, Name};

/// One argument: which text it stands in, and where.
#[derive(Clone, Debug)]
pub(in crate::lint) struct Word<'a> {
    pub(in crate::lint) text: usize,
    pub(in crate::lint) range: Range<usize>,
    pub(in crate::lint) body: &'a str,
}

/// Programs whose `-p` is joined to the password.
const JOINED: [&str; 8] = [
    "mysql",
    "mysqladmin",
    "mysqldump",
    "mysqlshow",
    "mariadb",
    "mariadb-admin",
    "mariadb-dump",
    "mysqlcheck",
];
/// Programs with short options for a password, and those options.
const SHORT: [(&str, &[&str]); 19] = [
    ("redis-cli", &["-a", "--pass"]),
    ("valkey-cli", &["-a", "--pass"]),
    ("keydb-cli", &["-a", "--pass"]),
    ("mongo", &["-p"]),
    ("mongosh", &["-p"]),
    ("mongodump", &["-p"]),
    ("mongorestore", &["-p"]),
    ("sshpass", &["-p"]),
    ("curl", &["-u", "--user"]),
    ("etcdctl", &["--user"]),
    ("ldapadd", &["-w"]),
    ("ldapdelete", &["-w"]),
    ("ldapmodify", &["-w"]),
    ("ldapsearch", &["-w"]),
    ("ldapwhoami", &["-w"]),
    ("rabbitmqadmin", &["-p"]),
    ("cqlsh", &["-p"]),
    ("sqlcmd", &["-P"]),
    ("rqlite", &["--pass"]),
];

/// The arguments of one or several commands in a row, as they stand in a list or a line.
pub(in crate::lint) fn flags(words: &[Word<'_>]) -> Vec<Hit> {
    let mut hits = Vec::new();
    let mut program = "";
    for (at, word) in words.iter().enumerate() {
        let body = word.body;
        let next = words.get(at + 1).filter(|it| !is_separator(it.body));
        let name = body.rsplit(['/', '(', '`']).next().unwrap_or(body);
        if JOINED.contains(&name) || SHORT.iter().any(|(it, _)| *it == name) {
            program = name;
        } else if is_separator(body) {
            program = "";
        }
        let hit = |word: &Word<'_>, skip: usize, holder: &str, name: Name| {
            let (start, body) = unquoted(word, skip);
            let range = start..start + body.len();
            Hit { text: word.text, range, holder: format!("`{holder}`"), user: None, name }
        };
        if let Some(next) = next.filter(|_| is_short(program, body)) {
            let mut found = hit(next, 0, body, Name::Password);
            if matches!(program, "curl" | "etcdctl") {
                let (start, login) = unquoted(next, 0);
                let Some((user, _)) = login.split_once(':') else { continue };
                found.range.start = start + user.len() + 1;
            }
            hits.push(found);
        } else if let Some(long) = body.strip_prefix("--") {
            let (name, value) = long.split_once('=').map_or((long, None), |(a, b)| (a, Some(b)));
            let class = Name::of(name);
            let holder = format!("--{name}");
            match (value, next) {
                _ if !class.is_secret() => {}
                (Some(_), _) => hits.push(hit(word, holder.len() + 1, &holder, class)),
                (None, Some(next)) if is_argument(next.body) => {
                    hits.push(hit(next, 0, &holder, class));
                }
                (None, _) => {}
            }
        } else if JOINED.contains(&program) && body.len() > 2 && body.starts_with("-p") {
            hits.push(hit(word, 2, "-p", Name::Password));
        } else if matches!(body, "requirepass" | "masterauth" | "primaryauth" | "auth_pass") {
            hits.extend(next.map(|next| hit(next, 0, body, Name::Password)));
        } else if let Some(user) = user_of_redis(words, at) {
            hits.push(Hit { user: Some(user.to_owned()), ..hit(word, 1, user, Name::Password) });
        } else if let ("set", Some(name), Some(value)) = (body, next, words.get(at + 2)) {
            // `aws configure set NAME VALUE`, not "make sure to set NAME at first".
            let class = Name::of(name.body);
            let is_prose = at.checked_sub(1).is_some_and(|it| words[it].body == "to");
            if class.is_secret()
                && !is_prose
                && value.body.starts_with(|c: char| c.is_ascii_alphanumeric())
            {
                hits.push(hit(value, 0, name.body, class));
            }
        } else if let Some((holder, _)) = body.split_once('=') {
            // Programs in Go take their long options with one hyphen, too.
            let long = holder.strip_prefix('-').filter(|it| it.len() > 2);
            let name = long.unwrap_or(holder);
            let class = Name::of(name);
            let is_part =
                |c: char| c.is_ascii_alphanumeric() || c == '_' || long.is_some() && c == '-';
            if class.is_secret() && !name.is_empty() && name.chars().all(is_part) {
                hits.push(hit(word, holder.len() + 1, holder, class));
            }
        }
    }
    hits.retain(|it| !it.range.is_empty());
    hits
}

fn is_short(program: &str, option: &str) -> bool {
    // Several in one word, the last of them with a value: `-sSfu`.
    let joined = option.strip_prefix('-').and_then(|it| it.strip_suffix('u')).unwrap_or_default();
    SHORT.iter().any(|(name, options)| *name == program && options.contains(&option))
        || program == "curl"
            && !joined.is_empty()
            && joined.chars().all(|it| "fgikLnNsSv".contains(it))
}

/// Whose password the word is, in Redis's `user NAME on >PASSWORD`.
fn user_of_redis<'a>(words: &[Word<'a>], at: usize) -> Option<&'a str> {
    let before = |count: usize| words.get(at.checked_sub(count)?).map(|it| it.body);
    let is_rule = words.get(at)?.body.starts_with('>') && before(1)? == "on";
    let is_user = matches!(before(3)?, "user" | "--user" | "setuser" | "SETUSER");
    before(2).filter(|_| is_rule && is_user)
}

fn is_argument(text: &str) -> bool {
    !text.starts_with('-') && !text.starts_with(['<', '>'])
}

fn is_separator(text: &str) -> bool {
    matches!(text, "|" | "||" | "&&" | ";" | "&" | "then" | "do" | "else" | "exec")
}

/// A part of a word without the quotes around it, and where it starts.
fn unquoted<'a>(word: &Word<'a>, skip: usize) -> (usize, &'a str) {
    let quote = ['"', '\'', '\\'];
    let body = &word.body[skip..];
    let start = body.len() - body.trim_start_matches(quote).len();
    let inner = body.trim_matches(quote).trim_end_matches([';', ')']).trim_end_matches(quote);
    (word.range.start + skip + start, inner)
}

/// The words of a shell line, whatever their quotes: an inner command is words, too.
pub(in crate::lint) fn split_words(text: &str, index: usize) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut at = 0;
    for part in text.split_inclusive(|c: char| c.is_whitespace()) {
        let body = part.trim_end();
        let front = body.len() - body.trim_start_matches(['"', '\'', '(', '[', ',', '{']).len();
        let body = &body[front..];
        let ends = body.ends_with(';') && body.len() > 1;
        let start = at + front;
        at += part.len();
        if body.is_empty() {
            continue;
        }
        words.push(Word { text: index, range: start..start + body.len(), body });
        if ends {
            words.push(Word { text: index, range: start..start, body: ";" });
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(String, &str)> {
        let hits = flags(&split_words(text, 0));
        hits.into_iter().map(|it| (it.holder, &text[it.range])).collect()
    }

    #[test]
    fn options() {
        let table = [
            ("redis-server --requirepass pw1", "`--requirepass`"),
            ("redis-cli -a pw1 ping", "`-a`"),
            ("mysqladmin ping -h localhost -ppw1", "`-p`"),
            ("sh -c \"mysql -uroot -p'pw1' -e x\"", "`-p`"),
            ("x --admin-password=pw1", "`--admin-password`"),
            ("x --api-key pw1 --y", "`--api-key`"),
            ("PGPASSWORD=pw1 psql", "`PGPASSWORD`"),
            ("export DB_PASSWORD=\"pw1\"; x", "`DB_PASSWORD`"),
            ("curl -u admin:pw1 http://x", "`-u`"),
            ("curl --user admin:pw1 http://x", "`--user`"),
            ("curl -sSfu admin:pw1 http://x", "`-sSfu`"),
            ("rabbitmqadmin -u app -p pw1 list queues", "`-p`"),
            ("redis-server --user app on >pw1 ~* +@all", "`app`"),
            ("aws configure set aws_secret_access_key pw1", "`aws_secret_access_key`"),
            ("vault server -dev -dev-root-token-id=pw1", "`-dev-root-token-id`"),
            ("mongosh -u root -p pw1 --eval x", "`-p`"),
            ("test $(mongosh -u root -p pw1 --eval x) -eq 1", "`-p`"),
        ];
        for (text, holder) in table {
            assert_eq!(found(text), [(holder.to_owned(), "pw1")], "{text}");
        }
    }

    #[test]
    fn others() {
        for text in [
            "serve -p 8000",
            "x --password-file /run/secrets/x",
            "mysql -p",
            "curl -u $USER x",
            "aws configure set region pw1",
            "x --token-ttl 30m",
            "redis-cli ping",
            "curl -sfo admin:pw1 http://x",
            "switch on >log",
            "redis-server --user app on > log",
            "x --password",
            "redis-cli -a | x",
            "mkdir -pv x",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}
