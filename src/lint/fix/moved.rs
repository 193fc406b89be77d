//! Secrets moved out of the file: each gets a variable whose name means nothing else beside it.

use std::{
    collections::{HashMap, HashSet},
    ops::Range,
};

use super::{Fix, choice::Choice, lineage::holding, scalar};
use crate::{
    compose::{Compose, Text},
    document::{Node, Value},
    lint::{Finding, Project, secrets::variable},
    problem::{Place, quoted},
};

/// Where a secret is written, and what it is called there.
#[derive(Clone)]
pub(in crate::lint) struct Moved {
    pub(super) place: Place,
    pub(super) key: String,
}

impl Moved {
    /// Its folder, and the secret itself.
    fn secret(&self) -> (String, String) {
        let folder = self.place.file().rsplit_once('/').map_or("", |it| it.0);
        (folder.to_owned(), self.place.source().slice(self.place.range()).to_owned())
    }
}

/// Keeps the variables of the secrets that these changes move, for those that wait.
pub(super) fn remember(project: &mut Project, choices: &[Choice<'_>]) {
    for Choice { fix, .. } in choices {
        if let (Some(moved), [name]) = (&fix.moved, fix.variables.as_slice()) {
            project.moved.insert(moved.secret(), name.clone());
        }
    }
}

/// Gives every secret that is to be moved its variable; the same secret in one folder the same.
pub(in crate::lint) fn name_variables(found: &mut [Finding], project: &Project) {
    if found.iter().all(|it| it.fix.as_ref().is_none_or(|it| it.moved.is_none())) {
        return;
    }
    let mut names = Names::of(project);
    for finding in found {
        let Some(fix) = &mut finding.fix else { continue };
        let Some(moved) = fix.moved.take() else { continue };
        finding.fix = names.fix(project, &moved).filter(Fix::is_possible);
    }
}

#[derive(Default)]
struct Names {
    /// Names that mean something, by folder.
    taken: HashMap<String, HashSet<String>>,
    /// The variable of each secret, by folder and secret.
    given: HashMap<(String, String), String>,
}

impl Names {
    fn of(project: &Project) -> Self {
        let mut taken: HashMap<String, HashSet<String>> = HashMap::new();
        for (file, compose) in project.composes() {
            let names = compose.variables.iter().map(|it| it.name().to_owned());
            taken.entry(file.folder().to_owned()).or_default().extend(names);
        }
        for (file, env) in project.env_files() {
            let names = env.entries.iter().map(|it| it.name.clone());
            taken.entry(file.folder().to_owned()).or_default().extend(names);
        }
        Self { taken, given: project.moved.clone() }
    }

    fn fix(&mut self, project: &Project, moved: &Moved) -> Option<Fix> {
        let range = moved.place.range();
        let file = project.files.iter().find(|it| it.name() == moved.place.file())?;
        let holds = |it: &&Compose| {
            let root = it.root.range();
            root.start <= range.start && range.end <= root.end
        };
        let compose = file.composes().iter().find(holds)?;
        let (steps, node) = holding(&compose.root, &range)?;
        let path = steps.iter().filter_map(|it| it.collection.entries().get(it.at));
        let path: Vec<_> = path.filter_map(|it| it.key.as_str()).collect();
        let owner = match path.as_slice() {
            ["services", service, ..] => service,
            [top, ..] => top,
            [] => "",
        };
        let text = part(node, &range)?;
        let name = self.name(moved, owner);
        let mut fix = Fix::risky(format!("move it to {}", quoted(&name))).variable(&name);
        fix.moved = Some(moved.clone());
        match scalar::replaced(&text, &format!("${{{name}:?}}")) {
            Some((edit, claim)) => {
                fix.edits.push(edit);
                fix.claims.extend(claim);
            }
            None => fix.is_impossible = true,
        }
        Some(fix)
    }

    fn name(&mut self, moved: &Moved, owner: &str) -> String {
        let secret = moved.secret();
        let taken = self.taken.entry(secret.0.clone()).or_default();
        let new = || {
            let own = variable(&moved.key);
            let long = variable(&format!("{owner}_{}", moved.key));
            let more = (2..).map(|it| format!("{long}_{it}"));
            let mut all = [own, long.clone()].into_iter().chain(more);
            let free = all.find(|it| taken.insert(it.clone()));
            free.unwrap_or(long)
        };
        self.given.entry(secret).or_insert_with(new).clone()
    }
}

/// The part of a scalar's text that is written at this range.
fn part(node: &Node, range: &Range<usize>) -> Option<Text> {
    let Value::Scalar(scalar) = node.value() else { return None };
    let source = node.source();
    let raw = source.slice(range.clone());
    let mut places = node.as_str()?.match_indices(raw).map(|(at, _)| at..at + raw.len());
    let part = places.find(|it| scalar.written(source, it.clone()) == *range)?;
    Some(Text::of(node)?.part(part))
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::{repair, text_of};
    use crate::lint::{rules, testing::project};

    #[test]
    fn one_name_for_one_secret() {
        let compose = "
services:
  db:
    image: postgres:16
    environment:
      POSTGRES_PASSWORD: 'hunter2' # ours
  app:
    image: app:1
    environment: [DB_PASSWORD=hunter2, \"API_TOKEN=s3cr3t-of-app\"]
  other:
    image: app:1
    environment: {API_TOKEN: s3cr3t-of-other, MAIL_TOKEN: \"${OTHER_API_TOKEN}\"}
    command: >
      run
      --password hunter2 --now
";
        let rule = rules::find("hardcoded-secret").unwrap();
        let files = project(&[("x/compose.yml", compose), ("x/.env.example", "A=1")]);
        let repair = repair(rule, files);
        let after = "
services:
  db:
    image: postgres:16
    environment:
      POSTGRES_PASSWORD: '${POSTGRES_PASSWORD:?}' # ours
  app:
    image: app:1
    environment: [\"DB_PASSWORD=${POSTGRES_PASSWORD:?}\", \"API_TOKEN=${API_TOKEN:?}\"]
  other:
    image: app:1
    environment: {API_TOKEN: \"${OTHER_API_TOKEN_2:?}\", MAIL_TOKEN: \"${OTHER_API_TOKEN}\"}
    command: >
      run
      --password ${POSTGRES_PASSWORD:?} --now
";
        assert_eq!(text_of(&repair.project, "x/compose.yml"), after);
        let example = "A=1\nAPI_TOKEN=\nOTHER_API_TOKEN_2=\nPOSTGRES_PASSWORD=\n";
        assert_eq!(text_of(&repair.project, "x/.env.example"), example);
    }
    #[test]
    fn a_secret_that_waited_gets_the_name_of_its_like() {
        let text = |it: &str| {
            format!(
                "services: {{a: {{image: b, environment: {{A_TOKEN: \"${{A_TOKEN:?}}\", B_TOKEN: {it}}}}}}}\n"
            )
        };
        let mut files = project(&[("compose.yml", &text("s3cr3t-of-both"))]);
        let secret = (String::new(), "s3cr3t-of-both".to_owned());
        files.moved.insert(secret, "A_TOKEN".to_owned());
        let repair = repair(rules::find("hardcoded-secret").unwrap(), files);
        let expected = text("\"${A_TOKEN:?}\"");
        assert_eq!(text_of(&repair.project, "compose.yml"), expected);
    }
}
