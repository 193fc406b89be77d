//! How long a stack takes from its text to its compose file, and how that grows with its size.

use std::fmt::Write as _;

use divan::{Bencher, counter::ItemsCount};
use smarteros::{
    render::{self, Target},
    services::{self, StackFile},
    stack,
};

fn main() {
    divan::main();
}

/// The stack this repository ships.
#[divan::bench]
fn default_stack(bencher: Bencher<'_, '_>) {
    let text = include_str!("../stacks/smarteros.yaml");
    bencher.bench(|| rendered(text));
}

/// The shipped stack and this many services of its own; the time for each service shows whether the growth is linear.
#[divan::bench(args = [0, 200, 500, 1000, 2000])]
fn custom_services(bencher: Bencher<'_, '_>, count: usize) {
    let text = with_services(count);
    bencher.counter(ItemsCount::new(count)).bench(|| rendered(&text));
}

fn rendered(text: &str) -> String {
    let tree = stack::load("stacks/smarteros.yaml", &|_| Ok(text.into())).expect("loads");
    let stack: StackFile = tree.read().expect("reads");
    let plan = services::plan(&stack).expect("plans");
    render::render(Target::Compose, &plan, "stacks/smarteros.yaml").expect("renders")
}

fn with_services(count: usize) -> String {
    let mut text = include_str!("../stacks/smarteros.yaml").to_owned();
    if count > 0 {
        text += "custom:\n";
    }
    for number in 0..count {
        write!(
            text,
            "  app-{number}:
    image: ghcr.io/acme/app:1.{number}
    host: app-{number}
    port: 8080
    probe: {{ http: /health, tool: wget }}
    needs: [redis]
    volumes: {{ app_{number}: /data }}
    environment:
      LOG_LEVEL: info
      TOKEN: {{ secret: APP_{number}_TOKEN }}
"
        )
        .expect("a string takes every text");
    }
    text
}
