//! How long a compose file takes to be read and to be judged, and how that grows with its size.

use std::fmt::Write as _;

use divan::{
    Bencher,
    counter::{BytesCount, ItemsCount},
};
use smarteros::{
    document,
    lint::{
        Levels, Project, ProjectFile, Verdict, check_with,
        report::{Format, report},
        rules,
    },
};

fn main() {
    divan::main();
}

/// About 13 kB: what a stack written by hand has.
const SERVICES: usize = 25;

#[divan::bench]
fn parse(bencher: Bencher<'_, '_>) {
    let text = stack(SERVICES);
    let bytes = BytesCount::of_str(&text);
    bencher.counter(bytes).bench(|| document::parse("compose.yml", text.as_bytes()));
}

/// The parse, and the view of it that rules look at.
#[divan::bench]
fn read(bencher: Bencher<'_, '_>) {
    let text = stack(SERVICES);
    let bytes = BytesCount::of_str(&text);
    bencher.counter(bytes).bench(|| ProjectFile::read("compose.yml", text.as_bytes()));
}

/// From the text to the findings; the throughput shows whether the growth is linear.
#[divan::bench(args = [SERVICES, SERVICES * 4, SERVICES * 16, SERVICES * 64])]
fn lint(bencher: Bencher<'_, '_>, services: usize) {
    let text = stack(services);
    let bytes = BytesCount::of_str(&text);
    bencher
        .counter(bytes)
        .bench(|| Verdict::of(&project(&text), &Levels::default()).findings.len());
}

/// Stacks of one host; they are judged together, and the time for each shows whether the growth is linear.
#[divan::bench(args = [10, 100, 1000])]
fn files(bencher: Bencher<'_, '_>, count: usize) {
    let text = stack(3);
    let read = |at| ProjectFile::read(&format!("{at}/compose.yml"), text.as_bytes());
    let project = Project { files: (0..count).map(read).collect(), ..Project::default() };
    bencher
        .counter(ItemsCount::new(count))
        .bench(|| Verdict::of(&project, &Levels::default()).findings.len());
}

/// From the text to the report, with all services on one line; no finding may cost as much as the line is long.
#[divan::bench(args = [100, 1000, 10_000])]
fn long_line(bencher: Bencher<'_, '_>, services: usize) {
    let service = |at| format!("s{at}: {{image: x, environment: {{PASSWORD: tulip{at}garden}}}}");
    let all: Vec<_> = (0..services).map(service).collect();
    let text = format!("services: {{{}}}\n", all.join(", "));
    bencher.counter(BytesCount::of_str(&text)).bench(|| {
        let verdict = Verdict::of(&project(&text), &Levels::default());
        report(Format::Pretty, &verdict).text().map(|it| it.len())
    });
}

/// Each rule alone on the 13 kB; none should cost more than the parse.
#[divan::bench(args = rules::all().iter().map(|it| it.id))]
fn rule(bencher: Bencher<'_, '_>, id: &str) {
    let project = project(&stack(SERVICES));
    let rule = rules::find(id).expect("exists");
    bencher.bench(|| check_with(&project, [rule]).len());
}

fn project(text: &str) -> Project {
    let files = vec![ProjectFile::read("compose.yml", text.as_bytes())];
    Project { files, ..Project::default() }
}

fn stack(services: usize) -> String {
    let mut text = String::from("services:\n");
    for at in 0..services {
        let needed = at.saturating_sub(1);
        // Writing to a `String` does not fail.
        let _ = write!(
            text,
            "
  # What the service number {at} is for.
  web-{at}:
    image: example/web:1.{at}
    restart: unless-stopped
    depends_on: [web-{needed}]
    environment:
      DATABASE_URL: postgres://web:${{WEB_{at}_PASSWORD:?set it}}@db:5432/web_{at}
      LOG_LEVEL: ${{LOG_LEVEL:-info}}
    command: [\"sh\", \"-c\", \"exec web --port 80{at} --name $$HOSTNAME\"]
    ports: [\"127.0.0.1:{port}:8080\"]
    volumes: [\"web_{at}_data:/data\"]
    healthcheck:
      test: [CMD, wget, -qO-, 'http://127.0.0.1:8080/health']
",
            port = 10_000 + at,
        );
    }
    text.push_str("\nvolumes:\n");
    for at in 0..services {
        let _ = writeln!(text, "  web_{at}_data: {{}}");
    }
    text
}
