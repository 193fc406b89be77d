//! The plan itself, for other programs.

use crate::plan::Plan;

pub(super) fn render(plan: &Plan) -> anyhow::Result<String> {
    Ok(serde_json::to_string_pretty(plan)? + "\n")
}
