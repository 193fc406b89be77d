//! Key-value secrets, version 1 and version 2.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{
    Reply,
    router::Call,
    state::{Fields, History, Mount, Namespace, Version},
};

/// Whether writing to this path changes something that is there.
pub(super) fn exists(namespace: &Namespace, path: &str) -> bool {
    let found = namespace.mounts.iter().find_map(|(at, it)| Some((it, path.strip_prefix(at)?)));
    match found {
        Some((Mount::V1(secrets), rest)) => secrets.contains_key(rest),
        Some((Mount::V2(secrets), rest)) => {
            let name = rest.split_once('/').map_or("", |(_, name)| name);
            secrets.get(name).is_some_and(|it| !it.versions.is_empty())
        }
        None => false,
    }
}

/// The next segments below `folder`, with a slash where there is more; 404 when there are none.
fn list<'a>(names: impl Iterator<Item = &'a String>, folder: &str) -> Reply {
    let trimmed = folder.trim_end_matches('/');
    let folder = if trimmed.is_empty() { String::new() } else { format!("{trimmed}/") };
    let next = |name: &str| name.split_inclusive('/').next().unwrap_or_default().to_owned();
    let mut keys: Vec<_> =
        names.filter_map(|it| it.strip_prefix(folder.as_str())).map(next).collect();
    keys.dedup();
    if keys.is_empty() { Reply::missing() } else { Reply::data(json!({ "keys": keys })) }
}

pub(super) fn version_1(
    secrets: &mut BTreeMap<String, Fields>,
    call: &Call<'_>,
    name: &str,
) -> Reply {
    match call.verb {
        "list" => list(secrets.keys(), name),
        "read" => match secrets.get(name) {
            None => Reply::missing(),
            Some(fields) => Reply::data(Value::Object(fields.clone())),
        },
        "write" => {
            let Some(Value::Object(fields)) = call.request.json().filter(|it| *it != json!({}))
            else {
                return Reply::error(400, "missing data fields");
            };
            secrets.insert(name.to_owned(), fields);
            Reply::nothing()
        }
        "delete" => {
            secrets.remove(name);
            Reply::nothing()
        }
        _ => Reply::error(405, "1 error occurred:\n\t* unsupported operation\n\n"),
    }
}

pub(super) fn version_2(
    secrets: &mut BTreeMap<String, History>,
    call: &Call<'_>,
    rest: &str,
    now: &str,
) -> Reply {
    let (part, name) = rest.split_once('/').unwrap_or((rest, ""));
    let body = call.request.json().unwrap();
    match (part, call.verb) {
        ("metadata", "list") => list(secrets.keys(), name),
        ("metadata", "read") => secrets.get(name).map_or_else(Reply::missing, metadata),
        ("metadata", "write") => {
            secrets.entry(name.to_owned()).or_default().custom = body["custom_metadata"].clone();
            Reply::nothing()
        }
        ("metadata", "delete") => {
            secrets.remove(name);
            Reply::nothing()
        }
        ("data" | "subkeys", "read") => {
            let history = secrets.get(name);
            history.map_or_else(Reply::missing, |it| read(it, call, part))
        }
        ("data", "write") => {
            let Value::Object(fields) = &body["data"] else {
                return Reply::error(400, "no data provided");
            };
            write(secrets.entry(name.to_owned()).or_default(), fields.clone(), &body, now)
        }
        ("data", "patch") => match secrets.get_mut(name) {
            _ if call.request.header("content-type") != Some("application/merge-patch+json") => {
                Reply::error(415, "PATCH requires Content-Type of application/merge-patch+json")
            }
            Some(history) if history.versions.last().is_some_and(|it| it.deleted.is_empty()) => {
                let mut fields = history.versions.last().unwrap().fields.clone();
                merge(&mut fields, &body["data"]);
                write(history, fields, &body, now)
            }
            Some(history) if !history.versions.is_empty() => {
                Reply::with_status(404, about(history, history.versions.len()))
            }
            _ => Reply::new(404, &Value::Null),
        },
        ("data", "delete") => {
            if let Some(version) = secrets.get_mut(name).and_then(|it| it.versions.last_mut()) {
                now.clone_into(&mut version.deleted);
            }
            Reply::nothing()
        }
        _ => Reply::envelope(
            404,
            "warnings",
            json!(["Invalid path for a versioned K/V secrets engine."]),
        ),
    }
}

/// RFC 7396: `null` removes.
fn merge(fields: &mut Fields, change: &Value) {
    for (name, value) in change.as_object().into_iter().flatten() {
        match (value, fields.get_mut(name)) {
            (Value::Null, _) => {
                fields.remove(name);
            }
            (Value::Object(_), Some(Value::Object(inner))) => merge(inner, value),
            _ => {
                fields.insert(name.clone(), value.clone());
            }
        }
    }
}

fn write(history: &mut History, fields: Fields, body: &Value, now: &str) -> Reply {
    let wanted = body["options"]["cas"].as_u64();
    if wanted.is_some_and(|it| it != history.versions.len() as u64) {
        let message = "check-and-set parameter did not match the current version";
        return Reply::error(400, message);
    }
    let (created, deleted) = (now.to_owned(), String::new());
    history.versions.push(Version { fields, created, deleted });
    Reply::data(about(history, history.versions.len()))
}

/// The fields of a version, or with `subkeys` their names only.
fn read(history: &History, call: &Call<'_>, part: &str) -> Reply {
    let asked = call.request.query.get("version").and_then(|it| it.parse().ok());
    let number = asked.filter(|it| *it > 0).unwrap_or(history.versions.len());
    let Some(version) = number.checked_sub(1).and_then(|it| history.versions.get(it)) else {
        return Reply::missing();
    };
    let fields = Value::Object(version.fields.clone());
    let gone = !version.deleted.is_empty();
    let content = match part {
        _ if gone => Value::Null,
        "data" => fields,
        _ => hollow(&fields),
    };
    let status = if gone { 404 } else { 200 };
    Reply::with_status(status, json!({ part: content, "metadata": about(history, number) }))
}

fn hollow(value: &Value) -> Value {
    match value {
        Value::Object(fields) if !fields.is_empty() => {
            Value::Object(fields.iter().map(|(name, it)| (name.clone(), hollow(it))).collect())
        }
        _ => Value::Null,
    }
}

fn about(history: &History, number: usize) -> Value {
    let version = &history.versions[number - 1];
    json!({
        "created_time": version.created, "custom_metadata": history.custom,
        "deletion_time": version.deleted, "destroyed": false, "version": number,
    })
}

fn metadata(history: &History) -> Reply {
    let versions = history.versions.iter().enumerate().map(|(at, it)| {
        let about = json!({
            "created_time": it.created, "deletion_time": it.deleted, "destroyed": false,
        });
        ((at + 1).to_string(), about)
    });
    let time = |it: Option<&Version>| it.map(|it| it.created.clone()).unwrap_or_default();
    Reply::data(json!({
        "cas_required": false, "created_time": time(history.versions.first()),
        "current_metadata_version": 0, "current_version": history.versions.len(),
        "custom_metadata": history.custom, "delete_version_after": "0s", "max_versions": 0,
        "metadata_cas_required": false, "oldest_version": 0,
        "updated_time": time(history.versions.last()),
        "versions": versions.collect::<Fields>(),
    }))
}
