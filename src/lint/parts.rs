//! Compose files that another one completes.

use std::collections::{HashMap, HashSet};

use super::{Project, ProjectFile, application::is_default, rules::used_names};
use crate::{
    compose::{Compose, Definition, Service},
    problem::quoted,
};

/// Folders further away are not looked into.
const DEEPEST: usize = 16;

impl Project {
    /// Marks the files that one of these bases completes, in the same folder or in one above; those
    /// that a platform completes; and those that are whole and that one of these extends.
    pub fn find_parts(&mut self, bases: &[ProjectFile]) {
        let mut completed: Vec<(String, String)> = Vec::new();
        let mut extended = Vec::new();
        let mut by_folder: HashMap<&str, Vec<Base<'_>>> = HashMap::new();
        for base in bases {
            by_folder.entry(base.folder()).or_default().push(Base::of(base));
        }
        for (file, compose) in self.composes() {
            let lacking = Lacking::of(compose);
            if lacking.is_empty() {
                let beside = by_folder.get(file.folder()).into_iter().flatten();
                if beside.into_iter().any(|it| it.extends(file)) {
                    extended.push(file.name().to_owned());
                }
                continue;
            }
            let above = folders_above(file.folder()).take(DEEPEST);
            let mut above = above.filter_map(|it| by_folder.get(it.as_str())).flatten();
            let is_base = |it: &&Base<'_>| {
                it.takes_up(file)
                    || it.is_for(file) && it.completes(&lacking)
                    || it.gives_every_image(file, &lacking)
            };
            if let Some(base) = above.find(is_base) {
                completed.push((file.name().to_owned(), quoted(base.file.name())));
            } else if let Some(adds) = platform(compose) {
                completed.push((file.name().to_owned(), adds.to_owned()));
            }
        }
        self.extended.extend(extended);
        for (part, by) in completed {
            self.parts.entry(part).or_insert(by);
        }
    }

    /// The compose files that use what they do not have, so that a base is worth looking for.
    pub fn lacking(&self) -> Vec<&ProjectFile> {
        let lacking = self.composes().filter(|(_, it)| !Lacking::of(it).is_empty());
        lacking.map(|(file, _)| file).collect()
    }
}

/// `quickstart-mysql.yml` after `quickstart.yml`, `compose.ci.tls.yml` after `compose.ci.yml`.
pub fn is_named_after(part: &str, base: &str) -> bool {
    let stem = base.rsplit_once('.').map_or(base, |(stem, _)| stem);
    let rest = part.strip_prefix(stem).unwrap_or_default();
    rest.matches(['.', '-', '_']).count() > 1 && rest.starts_with(['.', '-', '_'])
}

/// A folder and those above it, without end: above the folder of the run stand `..`, `../..`.
pub fn folders_above(folder: &str) -> impl Iterator<Item = String> {
    std::iter::successors(Some(folder.to_owned()), |it| {
        Some(match it.rsplit_once('/') {
            Some((_, "..")) => format!("{it}/.."),
            Some((parent, _)) => parent.to_owned(),
            None if it.is_empty() => "..".to_owned(),
            None if it == ".." => "../..".to_owned(),
            None => String::new(),
        })
    })
}

/// What a platform adds to the files of its store before Compose reads them: Coolify declares the
/// volumes, Umbrel gives its proxy an image.
fn platform(compose: &Compose) -> Option<&'static str> {
    let magic = ["SERVICE_FQDN_", "SERVICE_PASSWORD_", "SERVICE_URL_", "SERVICE_USER_"];
    let is_magic = |name: &str| magic.iter().any(|it| name.starts_with(it));
    let mut listed = compose.services.iter().flat_map(|it| &it.environment);
    if compose.variables.iter().any(|it| is_magic(it.name()))
        || listed.any(|it| is_magic(it.name.as_str()))
    {
        return Some("what Coolify adds");
    }
    let proxy = compose.service("app_proxy").filter(|it| !it.has_source())?;
    proxy.env("APP_HOST").map(|_| "what Umbrel adds")
}

/// What a file uses and does not have: services without an image, and names by kind.
struct Lacking {
    images: Vec<String>,
    names: Vec<(&'static str, String)>,
}

impl Lacking {
    fn of(compose: &Compose) -> Self {
        let images = compose.sourceless().map(|it| it.name().to_owned()).collect();
        let declared = Declared::of(compose);
        let used = compose.services.iter().flat_map(used_names);
        let names = used.filter(|(kind, name)| !declared.has(kind, name) && name != "default");
        Self { images, names: names.collect() }
    }

    fn is_empty(&self) -> bool {
        self.images.is_empty() && self.names.is_empty()
    }
}

/// The names that a file declares, by kind.
struct Declared(HashMap<&'static str, HashSet<String>>);

impl Declared {
    fn of(compose: &Compose) -> Self {
        let names =
            |all: &[Definition]| all.iter().map(|it| it.name().to_owned()).collect::<HashSet<_>>();
        Self(HashMap::from([
            ("services", compose.services.iter().map(|it| it.name().to_owned()).collect()),
            ("networks", names(&compose.networks)),
            ("volumes", names(&compose.volumes)),
            ("configs", names(&compose.configs)),
            ("secrets", names(&compose.secrets)),
        ]))
    }

    fn has(&self, kind: &str, name: &str) -> bool {
        self.0.get(kind).is_some_and(|it| it.contains(name))
    }
}

/// A file that others may be laid over.
struct Base<'a> {
    file: &'a ProjectFile,
    documents: Vec<(&'a Compose, Declared)>,
    included: Vec<String>,
    extended: Vec<String>,
}

impl<'a> Base<'a> {
    fn of(file: &'a ProjectFile) -> Self {
        let documents = file.composes().iter().map(|it| (it, Declared::of(it))).collect();
        Self { file, documents, included: file.included(), extended: file.extended() }
    }

    /// In one folder, a file goes together with what Compose reads by itself, either way round, and
    /// with the one it is named after.
    fn is_for(&self, part: &ProjectFile) -> bool {
        let same_folder = self.file.folder() == part.folder();
        self.file.name() != part.name()
            && (!same_folder
                || is_default(self.file.name())
                || is_default(part.name())
                || is_named_after(part.name(), self.file.name()))
    }

    /// Whether it includes the file, or extends a service of it.
    fn takes_up(&self, part: &ProjectFile) -> bool {
        self.extends(part) || self.included.iter().any(|it| it == part.name())
    }

    fn extends(&self, part: &ProjectFile) -> bool {
        self.extended.iter().any(|it| it == part.name())
    }

    /// Several services without an image, and all of them are here: nobody calls them so by chance.
    fn gives_every_image(&self, part: &ProjectFile, lacking: &Lacking) -> bool {
        self.file.name() != part.name()
            && lacking.images.len() > 1
            && self.documents.iter().any(|(compose, _)| {
                let image = |it: &String| compose.service(it).is_some_and(Service::has_source);
                lacking.images.iter().all(image)
            })
    }

    fn completes(&self, lacking: &Lacking) -> bool {
        self.documents.iter().any(|(compose, declared)| {
            let image = |it: &String| compose.service(it).is_some_and(Service::has_source);
            lacking.images.iter().any(image)
                || lacking.names.iter().any(|(kind, name)| declared.has(kind, name))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::{ProjectFile, testing::project};

    const PART: &str = "services: {a: {image: x, networks: [front]}}\n";
    const BASE: &str = "services: {b: {image: y}}\nnetworks: {front: }\n";

    fn parts(files: &[(&str, &str)], bases: &[(&str, &str)]) -> Vec<String> {
        let mut project = project(files);
        let bases: Vec<_> =
            bases.iter().map(|(name, text)| ProjectFile::read(name, text.as_bytes())).collect();
        project.find_parts(&bases);
        project.parts.iter().map(|(part, by)| format!("{part} of {by}")).collect()
    }

    #[test]
    fn what_a_base_above_declares() {
        let found = parts(&[("x/y/part.yml", PART)], &[("x/compose.yml", BASE)]);
        assert_eq!(found, ["x/y/part.yml of `x/compose.yml`"]);
        assert_eq!(parts(&[("part.yml", PART)], &[("../compose.yml", BASE)]).len(), 1);
        assert!(parts(&[("z/part.yml", PART)], &[("x/compose.yml", BASE)]).is_empty());
        assert!(parts(&[("xy/part.yml", PART)], &[("x/compose.yml", BASE)]).is_empty());
        let whole = format!("{PART}networks: {{front: }}\n");
        assert!(parts(&[("x/part.yml", &whole)], &[("x/compose.yml", BASE)]).is_empty());
    }

    #[test]
    fn what_a_base_gives_an_image() {
        let part = "services: {b: {ports: ['80:80']}}\n";
        assert_eq!(parts(&[("part.yml", part)], &[("compose.yml", BASE)]).len(), 1);
        assert_eq!(parts(&[("compose.yml", part)], &[("compose.prod.yml", BASE)]).len(), 1);
        assert!(parts(&[("one.yml", part)], &[("other.yml", BASE)]).is_empty());
        assert_eq!(parts(&[("a.ci.tls.yml", part)], &[("a.ci.yml", BASE)]).len(), 1);
        assert!(parts(&[("one2.yml", part)], &[("one.yml", BASE)]).is_empty());
        let two = "services: {b: {ports: ['80:80']}, c: {ports: ['81:80']}}\n";
        let both = "services: {b: {image: y}, c: {image: z}}\n";
        assert_eq!(parts(&[("one.yml", two)], &[("other.yml", both)]).len(), 1);
        assert!(parts(&[("one.yml", two)], &[("other.yml", BASE)]).is_empty());
        let part = "services: {c: {ports: ['80:80']}}\n";
        assert!(parts(&[("part.yml", part)], &[("compose.yml", BASE)]).is_empty());
    }

    #[test]
    fn what_a_platform_adds() {
        let coolify =
            "services: {a: {image: x, environment: [SERVICE_FQDN_A], volumes: ['data:/v']}}\n";
        assert_eq!(parts(&[("a.yml", coolify)], &[]), ["a.yml of what Coolify adds"]);
        let umbrel = "services: {app_proxy: {environment: {APP_HOST: a}}, a: {image: x}}\n";
        assert_eq!(parts(&[("a.yml", umbrel)], &[]), ["a.yml of what Umbrel adds"]);
        assert!(parts(&[("a.yml", &umbrel.replace("app_proxy", "proxy"))], &[]).is_empty());
    }

    #[test]
    fn what_a_base_includes_or_extends() {
        let root = "include: [a.yml]\nservices: {c: {extends: {file: c.yml, service: c}}}\n";
        let files = [("a.yml", PART), ("b.yml", PART), ("c.yml", PART)];
        let found = parts(&files, &[("compose.base.yml", root)]);
        assert_eq!(found, ["a.yml of `compose.base.yml`", "c.yml of `compose.base.yml`"]);
        let whole = "services: {c: {image: x}}\n";
        let mut project = project(&[("a.yml", whole), ("c.yml", whole)]);
        project.find_parts(&[ProjectFile::read("x.yml", root.as_bytes())]);
        assert_eq!(project.extended.into_iter().collect::<Vec<_>>(), ["c.yml"]);
    }
}
