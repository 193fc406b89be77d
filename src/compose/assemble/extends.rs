//! `extends`: a service that is laid over another one.
//!
//! Facts: <https://github.com/compose-spec/compose-go/blob/v2.16.2/loader/extends.go>.

use std::{
    collections::{HashMap, HashSet},
    rc::Rc,
};

use super::{Assembler, RefusalKind, with_entry};
use crate::{
    compose::{Text, merge::Merge},
    document::{Entry, Node},
    problem::{Problem, quoted},
    suggest::nearest,
};

/// What was worked out before.
#[derive(Default)]
pub(super) struct Extended {
    /// Files that services of other files extend.
    files: HashMap<String, Option<Rc<Scope>>>,
    /// Services with all they extend, by scope and name.
    services: HashMap<(usize, String), Node>,
    scopes: usize,
}

/// Where a service is looked for: a document with what it includes, or another file alone.
struct Scope {
    number: usize,
    services: HashMap<String, Node>,
    /// It includes what is not known.
    is_open: bool,
}

/// One step from a service towards what it extends.
struct Step {
    number: usize,
    name: String,
    service: Node,
}

impl Assembler<'_> {
    pub(super) fn with_extended(&mut self, root: &Node) -> Node {
        let Some(services) = root.get_merged("services").filter(Node::is_mapping) else {
            return root.clone();
        };
        let entries = services.merged();
        if entries.iter().all(|it| it.value.get_merged("extends").is_none()) {
            return root.clone();
        }
        let scope = Rc::new(self.scope(root));
        let whole = entries.iter().map(|it| Entry {
            key: it.key.clone(),
            value: match it.key.as_str() {
                Some(name) if it.value.get_merged("extends").is_some() => {
                    self.whole(Rc::clone(&scope), name, &it.value)
                }
                _ => it.value.clone(),
            },
        });
        let whole = whole.collect();
        with_entry(root, "services", Some(services.with_entries(whole)))
    }

    fn scope(&mut self, root: &Node) -> Scope {
        self.extended.scopes += 1;
        let services = root.get_merged("services");
        let merged = services.as_ref().map(Node::merged).unwrap_or_default();
        let named =
            merged.iter().filter_map(|it| Some((it.key.as_str()?.to_owned(), it.value.clone())));
        Scope {
            number: self.extended.scopes,
            services: named.collect(),
            is_open: root.get_merged("include").is_some(),
        }
    }

    /// A service laid over all that it extends, step by step: a chain may be as long as a file.
    fn whole(&mut self, mut scope: Rc<Scope>, name: &str, service: &Node) -> Node {
        let mut name = name.to_owned();
        let mut steps: Vec<Step> = Vec::new();
        let mut seen = HashSet::new();
        let mut below = None;
        while let Some(service) = scope.services.get(&name).cloned() {
            let key = (scope.number, name.clone());
            if let Some(known) = self.extended.services.get(&key) {
                below = Some(known.clone());
                break;
            }
            if !seen.insert(key) {
                self.refuse_circle(&steps);
                break;
            }
            let extends = service.get_merged("extends");
            steps.push(Step { number: scope.number, name, service });
            let Some(next) = extends.and_then(|it| self.extended_by(&scope, &it)) else { break };
            (scope, name) = next;
        }
        for Step { number, name, service } in steps.into_iter().rev() {
            let laid = match &below {
                Some(below) if !self.is_full() => {
                    let own = with_entry(&service, "extends", None);
                    self.merge.over(&["services", &name], below, &own)
                }
                _ => service,
            };
            self.extended.services.insert((number, name), laid.clone());
            below = Some(laid);
        }
        below.unwrap_or_else(|| service.clone())
    }

    /// Where the service stands that is extended, and its name; nothing where that is not known.
    fn extended_by(&mut self, scope: &Rc<Scope>, extends: &Node) -> Option<(Rc<Scope>, String)> {
        let service =
            if extends.is_scalar() { Some(extends.clone()) } else { extends.get_merged("service") };
        let name = Text::of(&service?)?;
        if name.as_str().contains('$') || self.is_full() {
            return None;
        }
        let scope = match extends.get_merged("file") {
            None => Rc::clone(scope),
            Some(file) => self.file(&self.resolve(&file, file.as_str()?)?)?,
        };
        if scope.services.contains_key(name.as_str()) {
            return Some((scope, name.as_str().to_owned()));
        }
        if !scope.is_open {
            let problem = Problem::new(format!("{} does not exist", quoted(name.as_str())));
            let mut names: Vec<&str> = scope.services.keys().map(String::as_str).collect();
            names.sort_unstable();
            let help = match nearest(name.as_str(), names) {
                Some(meant) => format!("did you mean {}?", quoted(meant)),
                None => "name a service that is there".into(),
            };
            self.refuse(RefusalKind::Extended, problem.at(name.place()).help(help));
        }
        None
    }

    /// All documents of a file, without what they include and extend.
    fn file(&mut self, name: &str) -> Option<Rc<Scope>> {
        if let Some(known) = self.extended.files.get(name) {
            return known.clone();
        }
        let documents = (self.files)(name).filter(|it| !it.is_empty());
        let scope = documents.map(|documents| {
            self.read(name, documents);
            let mut model: Option<Node> = None;
            for document in documents {
                model = Some(match model {
                    Some(below) => self.merge.mappings(&[], &below, &document.root),
                    None => Merge::without_resets(&document.root),
                });
            }
            Rc::new(self.scope(&model.unwrap_or_else(|| documents[0].root.clone())))
        });
        self.extended.files.insert(name.to_owned(), scope.clone());
        scope
    }

    fn refuse_circle(&mut self, steps: &[Step]) {
        let Some(last) = steps.last() else { return };
        let Some(extends) = last.service.get_merged("extends") else { return };
        let names: Vec<String> = steps.iter().map(|it| quoted(&it.name)).collect();
        let message = if let [only] = names.as_slice() {
            format!("{only} extends itself")
        } else {
            format!("the services extend each other: {}", names.join(" → "))
        };
        let name =
            if extends.is_scalar() { Some(extends.clone()) } else { extends.get_merged("service") };
        let place = name.unwrap_or(extends).place();
        let problem = Problem::new(message).at(place).help("take one `extends` out");
        self.refuse(RefusalKind::Circle, problem);
    }
}
