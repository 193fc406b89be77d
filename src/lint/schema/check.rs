//! A compose file held against the tables.

use std::collections::HashSet;

use super::{
    form::{Form, Names, Object, Scalar, Syntax},
    kind::{Kind, kind},
    spelling::respelled,
    syntax::is_open,
    top::FILE,
};
use crate::{
    document::{Entry, Node},
    lint::Fix,
    problem::{Place, quoted},
};

/// One thing that Compose refuses.
pub struct Mistake {
    pub(in crate::lint) class: Class,
    pub(in crate::lint) place: Place,
    pub(in crate::lint) message: String,
    pub(in crate::lint) help: Option<String>,
    /// Most have none, or nothing but an unknown key.
    pub(in crate::lint) fix: Option<Box<Fix>>,
    /// For an unknown key: its mapping, itself, and the keys above it.
    pub(in crate::lint) unknown: Option<Box<Unknown>>,
}

pub(in crate::lint) struct Unknown {
    pub object: &'static Object,
    pub entry: Entry,
    pub path: Vec<Node>,
}

/// Which rule reports it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::lint) enum Class {
    UnknownKey,
    Type,
    MissingKey,
    Name,
    Repeated,
    Choice,
    Duration,
    Size,
    Port,
    Value,
}

/// Everything that is wrong with one document.
pub(in crate::lint) fn mistakes(root: &Node) -> Vec<Mistake> {
    let mut walk = Walk { root, all: Vec::new(), path: Vec::new() };
    walk.visit(root, &FILE, Label { key: "the file", item: false });
    walk.keys(root);
    walk.all
}

struct Walk<'a> {
    root: &'a Node,
    all: Vec<Mistake>,
    path: Vec<Node>,
}

/// How messages call a place.
#[derive(Clone, Copy)]
pub(super) struct Label<'a> {
    key: &'a str,
    item: bool,
}

impl Label<'_> {
    pub(super) fn words(self) -> String {
        let key = if self.key == "the file" { self.key.to_owned() } else { quoted(self.key) };
        if self.item { format!("an item of {key}") } else { key }
    }
}

impl Walk<'_> {
    fn visit(&mut self, node: &Node, form: &'static Form, label: Label<'_>) {
        if node.tag().is_some_and(|it| it.text == "!reset") {
            return;
        }
        let kind = kind(node);
        match pick(form, kind) {
            Some(Form::Scalar(scalar)) => self.scalar(node, kind, scalar, form, label),
            Some(Form::List(item)) => self.list(node, item, label),
            Some(Form::Set(item)) => {
                self.repeated(node, label);
                self.list(node, item, label);
            }
            Some(Form::Object(object)) => self.object(node, object),
            Some(Form::Map(names, value)) => self.map(node, *names, value, label),
            Some(Form::Nothing | Form::Either(_)) => {}
            None => self.wrong(node, kind, form, label),
        }
    }

    fn list(&mut self, node: &Node, item: &'static Form, label: Label<'_>) {
        for it in node.items() {
            self.visit(it, item, Label { key: label.key, item: true });
        }
    }

    fn repeated(&mut self, node: &Node, label: Label<'_>) {
        let mut seen = HashSet::new();
        for item in node.items() {
            let again = item.as_str().filter(|it| !is_open(it) && !seen.insert(*it));
            if let Some(text) = again {
                // What follows an `=` may be a secret.
                let name = quoted(text.split('=').next().unwrap_or_default());
                let message = format!("{name} stands twice in {}", label.words());
                self.add(Class::Repeated, item.place(), message, Some("remove one".into()));
                let fix = Fix::sure("remove the second one").without(self.root, &item.place());
                self.fix(Some(fix));
            }
        }
    }

    fn object(&mut self, node: &Node, object: &'static Object) {
        let entries = node.merged();
        for Entry { key, value } in entries.iter() {
            let Some(name) = key.as_str() else { continue };
            if object.extensions && name.starts_with("x-") || is_open(name) {
                continue;
            }
            self.path.push(key.clone());
            match object.form(name) {
                Some(form) => self.visit(value, form, Label { key: name, item: false }),
                None if object.closed => self.unknown(object, key, value),
                None => {}
            }
            self.path.pop();
        }
        for wanted in object.required {
            if entries.iter().all(|it| it.key.as_str() != Some(wanted)) {
                let place = entries.first().map_or_else(|| node.place(), |it| it.key.place());
                let message = format!("{} needs {}", object.noun, quoted(wanted));
                self.add(Class::MissingKey, place, message, Some(format!("add `{wanted}: …`")));
            }
        }
    }

    fn map(&mut self, node: &Node, names: Names, form: &'static Form, label: Label<'_>) {
        for Entry { key, value } in node.merged().iter() {
            let Some(name) = key.as_str() else { continue };
            if names == Names::Simple && name.starts_with("x-") {
                continue;
            }
            if names == Names::Simple && !is_simple(name) && !is_open(name) {
                let message = format!("{} cannot be a name in {}", quoted(name), label.words());
                let help = "use letters, digits, `.`, `_` and `-`";
                self.add(Class::Name, key.place(), message, Some(help.into()));
            }
            self.path.push(key.clone());
            self.visit(value, form, Label { key: name, item: false });
            self.path.pop();
        }
    }

    fn scalar(
        &mut self,
        node: &Node,
        kind: Kind,
        scalar: &Scalar,
        form: &'static Form,
        label: Label<'_>,
    ) {
        let text = node.as_str().unwrap_or_default();
        let fits = match kind {
            Kind::Text => scalar.text.is_some() || is_open(text),
            Kind::Int => scalar.int(),
            Kind::Float(size) => scalar.float() || scalar.int() && size.fract() == 0.0,
            Kind::Boolean => scalar.boolean(),
            _ => scalar.null() && kind == Kind::Nothing,
        };
        if !fits {
            return self.wrong(node, kind, form, label);
        }
        let checked = match scalar.text {
            Some(syntax) if kind == Kind::Text && !is_open(text) => Some(syntax),
            Some(Syntax::Count) if kind == Kind::Int && text.starts_with('-') => {
                Some(Syntax::Count)
            }
            Some(Syntax::Port) if kind == Kind::Int => Some(Syntax::Port),
            _ => None,
        };
        if let Some(fault) = checked.and_then(|it| it.check(text, label)) {
            self.add(fault.class, node.place(), fault.message, fault.help);
            let class = fault.class;
            self.fix(checked.and_then(|it| respelled(it, class, node)));
        }
    }

    fn wrong(&mut self, node: &Node, found: Kind, form: &'static Form, label: Label<'_>) {
        if node.as_str().is_some_and(is_open) {
            return;
        }
        let place = match (found, self.path.last()) {
            (Kind::Nothing, Some(key)) if node.range().is_empty() && !label.item => key.place(),
            (Kind::List | Kind::Mapping, Some(key)) if !label.item => key.place(),
            _ => node.place(),
        };
        let message = format!("{} takes {}, found {}", label.words(), form.words(), found.name());
        self.add(Class::Type, place, message, form.help(node, found, label.key, label.item));
        self.fix(form.fix(node, found));
    }

    fn unknown(&mut self, object: &'static Object, key: &Node, value: &Node) {
        let name = key.as_str().unwrap_or_default();
        let entry = Entry { key: key.clone(), value: value.clone() };
        let mut path = self.path.clone();
        path.pop();
        self.all.push(Mistake {
            class: Class::UnknownKey,
            place: key.place(),
            message: format!("{} has no key {}", object.noun, quoted(name)),
            help: None,
            fix: None,
            unknown: Some(Box::new(Unknown { object, entry, path })),
        });
    }

    /// Keys that are not text, anywhere in the file.
    fn keys(&mut self, root: &Node) {
        for Entry { key, value: _ } in root.walk().flat_map(Node::entries) {
            let found = kind(key);
            if found != Kind::Text && !key.is_merge_key() {
                let message = format!("this key is {}, and Compose takes only text", found.name());
                let help = key.as_str().map(|it| format!("quote it: `\"{it}\":`"));
                self.add(Class::Type, key.place(), message, help);
                self.fix(Some(Fix::sure("quote it").quote(key)));
            }
        }
    }

    /// What puts the last mistake right.
    fn fix(&mut self, fix: Option<Fix>) {
        if let Some(last) = self.all.last_mut() {
            last.fix = fix.map(Box::new);
        }
    }

    fn add(&mut self, class: Class, place: Place, message: String, help: Option<String>) {
        self.all.push(Mistake { class, place, message, help, fix: None, unknown: None });
    }
}

/// The form that a value of this kind is held against.
fn pick(form: &'static Form, kind: Kind) -> Option<&'static Form> {
    let fits = match form {
        Form::Nothing => kind == Kind::Nothing,
        Form::Scalar(scalar) => match kind {
            Kind::Nothing => scalar.null(),
            Kind::List | Kind::Mapping => false,
            _ => true,
        },
        Form::List(_) | Form::Set(_) => kind == Kind::List,
        Form::Object(_) | Form::Map(..) => kind == Kind::Mapping,
        Form::Either(forms) => return forms.iter().find_map(|it| pick(it, kind)),
    };
    fits.then_some(form)
}

fn is_simple(name: &str) -> bool {
    let fits = |it: char| it.is_ascii_alphanumeric() || matches!(it, '.' | '_' | '-');
    !name.is_empty() && name.chars().all(fits)
}
