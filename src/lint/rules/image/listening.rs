//! On which ports a service listens whose image is built here.

use crate::{
    compose::{Build, Service, Text, values},
    images::Repository,
    lint::{Dockerfile, FileKind, Level, ServiceSite},
    problem::Place,
};

/// What is known of the ports of an image that is built; unknown means silence.
pub(in crate::lint::rules) struct Listening<'a> {
    service: &'a Service,
    build: &'a Build,
    ports: Vec<u16>,
    source: Source<'a>,
}

enum Source<'a> {
    Dockerfile {
        file: &'a Dockerfile,
        is_literal: bool,
        place: Place,
    },
    /// The Dockerfile is not at hand, but the repository is known.
    Repository(&'static Repository),
}

impl<'a> Listening<'a> {
    pub(in crate::lint::rules) fn of(site: &ServiceSite<'a>) -> Option<Self> {
        let service = site.service;
        let build = service.build.as_ref()?;
        let elsewhere = ["network_mode", "extends", "command", "entrypoint"];
        if elsewhere.iter().any(|it| service.get(it).is_some()) {
            return None;
        }
        let path = build.dockerfile_path();
        let path = path.and_then(|it| site.compose.resolve(build.context.node(), &it));
        let at_hand = site.project.files.iter().find(|it| Some(it.name()) == path.as_deref());
        let Some(at_hand) = at_hand else {
            let repository = Repository::at_any_commit(build.context.as_str())?;
            let (ports, source) = (vec![repository.port], Source::Repository(repository));
            let is_usual = build.dockerfile.is_none() && !build.is_inline;
            return is_usual.then_some(Self { service, build, ports, source });
        };
        let FileKind::Dockerfile(file) = &at_hand.kind else { return None };
        let all = file.ports(build.target.as_ref().map(Text::as_str))?;
        let first = all.first()?;
        let (is_literal, place) = (first.is_literal, at_hand.place(first.place.clone()));
        let ports = all.into_iter().map(|it| it.number).collect();
        let source = Source::Dockerfile { file, is_literal, place };
        Some(Self { service, build, ports, source })
    }

    /// The port it is best reached at.
    pub(super) fn best(&self) -> Option<u16> {
        self.ports.first().copied()
    }

    pub(super) fn has(&self, (first, last): (u16, u16)) -> bool {
        self.ports.iter().any(|it| (first..=last).contains(it))
    }

    /// Whether nothing can listen on a port as far as all of this says.
    pub(super) fn excludes(&self, number: u16) -> bool {
        let mentioned = match &self.source {
            Source::Dockerfile { file, is_literal, place: _ } => {
                file.mentions(number) || !is_literal && self.is_moved(number)
            }
            Source::Repository(_) => false,
        };
        !self.has((number, number)) && !mentioned && !self.is_built_with(number)
    }

    /// Whether the environment or files may tell the program another port.
    fn is_moved(&self, number: u16) -> bool {
        let open = |name: &str, value: &str| name.contains("PORT") && value.contains('$');
        ["env_file", "configs"].iter().any(|it| self.service.get(it).is_some())
            || self
                .service
                .environment
                .iter()
                .any(|it| names(it.text(), number) || open(it.name.as_str(), it.text()))
    }

    /// Whether an argument of the build says the number.
    fn is_built_with(&self, number: u16) -> bool {
        let build = self.service.get("build").map(values).unwrap_or_default();
        build.iter().any(|it| names(it.as_str(), number))
    }

    pub(super) fn level(&self) -> Level {
        match self.source {
            Source::Dockerfile { is_literal: true, .. } => Level::Error,
            Source::Dockerfile { .. } | Source::Repository(_) => Level::Warning,
        }
    }

    /// Goes on after what asks for the port.
    pub(super) fn says(&self) -> String {
        let ports: Vec<_> = self.distinct().iter().map(u16::to_string).collect();
        let ports = ports.join(", ");
        match self.source {
            Source::Dockerfile { is_literal: true, .. } => {
                format!("but the image that is built listens on {ports}")
            }
            Source::Dockerfile { .. } => format!("but the Dockerfile exposes {ports}"),
            Source::Repository(Repository { name, since: (commit, day), .. }) => {
                format!("but `{name}` listens on {ports} since commit {commit} of {day}")
            }
        }
    }

    fn distinct(&self) -> Vec<u16> {
        let mut ports = self.ports.clone();
        ports.sort_unstable();
        ports.dedup();
        ports
    }

    /// What to do besides using the right port.
    pub(super) fn other_way(&self) -> String {
        match self.source {
            Source::Dockerfile { .. } => String::new(),
            Source::Repository(it) => {
                format!("; and build the commit that is meant, as in `build: {}`", it.context())
            }
        }
    }

    /// Where it is said, and in what words.
    pub(super) fn because(&self) -> (Place, &'static str) {
        match &self.source {
            Source::Dockerfile { place, is_literal: true, .. } => {
                (place.clone(), "the command says the port")
            }
            Source::Dockerfile { place, .. } => (place.clone(), "this is the port it exposes"),
            Source::Repository(_) => {
                (self.build.context.place(), "whatever commit stands there is built")
            }
        }
    }
}

fn names(text: &str, number: u16) -> bool {
    text.split(|c: char| !c.is_ascii_digit()).any(|it| it.parse() == Ok(number))
}
