//! `docker-compose.yml`: safe to be read and written again by another tool, as Dokploy does.
//!
//! Environment and labels are lists, because a re-written mapping loses its quotes; modes,
//! durations and ports are strings.

mod service;
mod text;
mod top;
mod traefik;

use std::collections::HashSet;

use serde::Serialize;

use super::{prose, yaml};
use crate::{
    images,
    plan::{Container, Lifecycle, Plan, Section},
};

/// Stands at the top: a comment for people, a key for what survives a re-write.
#[derive(Serialize)]
struct Head<'a> {
    name: &'a str,
    #[serde(rename = "x-smarteros")]
    stamp: Stamp<'a>,
}

#[derive(Serialize)]
struct Stamp<'a> {
    version: &'a str,
    stack: &'a str,
    /// Words, not a bare date: re-written without quotes, a date becomes a time.
    images: String,
}

pub(super) fn render(plan: &Plan, stack_file: &str) -> anyhow::Result<String> {
    let head = Head {
        name: &plan.stack,
        stamp: Stamp {
            version: env!("CARGO_PKG_VERSION"),
            stack: stack_file,
            images: format!("verified on {}", images::verified()),
        },
    };
    let mut text =
        format!("# Rendered from {stack_file} by smarteros. Do not edit: change the stack.\n");
    text += &yaml::write(&head)?;
    text += &services(plan)?;
    text += &top::render(plan)?;
    Ok(text)
}

fn services(plan: &Plan) -> anyhow::Result<String> {
    if plan.containers.is_empty() {
        return Ok("\nservices: {}\n".into());
    }
    let mut text = String::from("\nservices:\n");
    let mut section = None;
    let jobs = plan.containers.iter().filter(|it| it.lifecycle == Lifecycle::Job);
    let jobs = jobs.map(|it| it.name.as_str()).collect();
    for container in &plan.containers {
        if section.replace(container.section) != Some(container.section) {
            text += &title(container.section);
        }
        text.extend(["\n  # ", &prose::one_line(&container.summary), "\n"]);
        text += &yaml::indented(&keyed(plan, &jobs, container)?);
    }
    Ok(text)
}

fn title(section: Section) -> String {
    format!("\n  # ── {} ──\n", section.title())
}

fn keyed(plan: &Plan, jobs: &HashSet<&str>, container: &Container) -> anyhow::Result<String> {
    let service = service::service(plan, jobs, container);
    let entry = indexmap::IndexMap::from([(container.name.as_str(), service)]);
    yaml::write(&entry)
}
