//! A probe taken apart: the commands it runs, the addresses it asks.

pub(in crate::lint::rules) mod advice;
mod shell;
pub(in crate::lint::rules) mod timing;
mod url;

pub(in crate::lint::rules) use self::{
    shell::{Link, Segment, Simple, segments, simple_commands},
    url::Url,
};
use crate::{
    compose::{Command, CommandForm, Healthcheck, Image, Service, Text},
    document::Node,
    images::ImageFacts,
    lint::Fix,
    problem::Place,
};

/// What a healthcheck runs.
pub(in crate::lint::rules) struct Probe {
    pub commands: Vec<Simple>,
    /// A shell stands between Docker and the commands.
    pub has_shell: bool,
    test: Command,
}

impl Probe {
    /// The probe of a service; nothing where there is none or it is switched off.
    pub(in crate::lint::rules) fn of(service: &Service) -> Option<Self> {
        let health = service.healthcheck.as_ref().filter(|it| !it.is_disabled())?;
        Self::read(health)
    }

    fn read(health: &Healthcheck) -> Option<Self> {
        let test = health.test.clone()?;
        let shell = health.shell().or_else(|| health.exec().and_then(|_| test.script()));
        let (commands, has_shell) = match shell {
            Some(line) => (inner(simple_commands(&line)), true),
            None => (vec![exec(health.exec()?)?], false),
        };
        Some(Self { commands, has_shell, test })
    }

    pub(in crate::lint::rules) fn place(&self) -> Place {
        match &self.test.form {
            CommandForm::Line(line) => line.place(),
            CommandForm::List(_) => self.test.node.place(),
        }
    }

    pub(in crate::lint::rules) fn urls(&self) -> Vec<Url> {
        self.commands.iter().flat_map(Url::all).collect()
    }

    /// Gives a program of the probe more options, as words of its line or as items of the list.
    pub(in crate::lint::rules) fn with_options(
        &self,
        fix: Fix,
        program: &Text,
        options: &[&str],
    ) -> Fix {
        let list = &self.test.node;
        let is_program = |it: &Node| !self.has_shell && it.range() == program.node().range();
        let at = list.items().iter().position(is_program);
        let Some(at) = at else {
            return fix.text(program, &format!("{} {}", program.as_str(), options.join(" ")));
        };
        let quote = program.node().raw().chars().next().filter(|it| matches!(it, '"' | '\''));
        let quote = quote.map(String::from).unwrap_or_default();
        let items = options.iter().map(|it| format!("{quote}{it}{quote}"));
        let items: Vec<_> = items.collect();
        fix.items_behind(list, at, &items)
    }

    /// The one that is right for the image in its place, if it fits on the line of this one.
    pub(in crate::lint::rules) fn replaced(
        &self,
        image: &Image,
        facts: &ImageFacts,
    ) -> Option<Fix> {
        let words = advice::words(image, facts).filter(|_| self.is_on_one_line())?;
        Some(Fix::risky("ask what the image answers").value(&self.test.node, &words))
    }

    /// Shell variables in the place of words, which a list of words gets a shell for.
    pub(in crate::lint::rules) fn with_variables(&self, fix: Fix, all: &[(Text, &str)]) -> Fix {
        if self.has_shell {
            return all.iter().fold(fix, |fix, (word, name)| fix.text(word, &format!("$${name}")));
        }
        let as_written = |it: &Text| {
            let replaced = all.iter().find(|(word, _)| word.node().range() == it.node().range());
            replaced.map_or_else(
                || it.as_str().to_owned(),
                |(word, name)| format!("{}$${name}", &it.as_str()[..word.range().start]),
            )
        };
        let is_plain = |it: &Text| {
            let special = |c: char| !c.is_ascii_alphanumeric() && !"_-./:=@,+".contains(c);
            !it.as_str().is_empty() && !it.as_str().contains(special)
        };
        let words = self.test.words();
        if !self.is_on_one_line() || !words.iter().all(is_plain) {
            return fix;
        }
        let line: Vec<_> = words.iter().skip(1).map(as_written).collect();
        fix.value(&self.test.node, &format!("[\"CMD-SHELL\", \"{}\"]", line.join(" ")))
    }

    fn is_on_one_line(&self) -> bool {
        !self.test.node.raw().contains(['\n', '\r'])
    }

    /// Everything that is written in it, one line.
    pub(in crate::lint::rules) fn written(&self) -> String {
        self.test.words().iter().map(Text::as_str).collect::<Vec<_>>().join(" ")
    }
}

fn exec(words: Vec<Text>) -> Option<Simple> {
    let text = words.first()?.clone();
    Some(Simple { text, words, before: Link::Edge, after: Link::Edge })
}

/// A line that only starts another shell: what that one runs.
fn inner(commands: Vec<Simple>) -> Vec<Simple> {
    let [only] = commands.as_slice() else { return commands };
    let script = match (only.name(), only.arguments()) {
        ("sh" | "bash" | "ash", [option, script, ..]) if option.as_str().ends_with('c') => script,
        _ => return commands,
    };
    simple_commands(script)
}

/// What is known of the image that runs: nothing for one that is built here.
pub(in crate::lint::rules) fn known(service: &Service) -> Option<(&Image, &'static ImageFacts)> {
    let image = service.image.as_ref().filter(|_| service.get("build").is_none())?;
    image.facts.map(|facts| (image, facts))
}

/// Whether a program is known to be absent. Alpine variants have every BusyBox applet.
pub(in crate::lint::rules) fn lacks(image: &Image, tool: &str) -> bool {
    let applets = ["sh", "ash", "wget", "nc", "grep", "pgrep", "cat", "test"];
    let alpine = image.tag.as_deref().is_some_and(|it| it.contains("alpine"));
    let tag = image.tag.as_deref().unwrap_or_default();
    let missing = image.facts.is_some_and(|it| {
        let in_all = it.habits.missing_tools.contains(&tool);
        in_all || (!image.is_open() && (it.habits.missing_in)(tag).contains(&tool))
    });
    missing && !(alpine && applets.contains(&tool))
}

pub(in crate::lint::rules) fn lacks_shell(image: &Image) -> bool {
    lacks(image, "sh")
}
