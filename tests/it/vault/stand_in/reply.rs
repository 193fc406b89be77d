//! What the server answers, in the envelopes of the real one.

use std::{io::Write as _, net::TcpStream};

use serde_json::{Value, json};

/// A status, headers and a body.
#[derive(Clone, Debug, Default)]
pub(super) struct Reply {
    pub(super) status: u16,
    pub(super) headers: Vec<(&'static str, String)>,
    pub(super) body: String,
}

impl Reply {
    pub(super) fn new(status: u16, body: &Value) -> Self {
        let body = if body.is_null() { String::new() } else { format!("{body}\n") };
        Self { status, headers: Vec::new(), body }
    }

    /// 200 with the envelope around `data`.
    pub(super) fn data(data: Value) -> Self {
        Self::with_status(200, data)
    }

    /// The envelope around `data` with another status: 404 tells of a deleted version this way.
    pub(super) fn with_status(status: u16, data: Value) -> Self {
        Self::envelope(status, "data", data)
    }

    /// 200 with one part of the envelope filled: `data`, `auth`, `wrap_info` or `warnings`.
    pub(super) fn envelope(status: u16, part: &str, content: Value) -> Self {
        let mut whole = json!({
            "request_id": "00000000-0000-0000-0000-000000000000", "lease_id": "",
            "renewable": false, "lease_duration": 0,
            "data": null, "wrap_info": null, "warnings": null, "auth": null,
        });
        whole[part] = content;
        Self::new(status, &whole)
    }

    pub(super) fn nothing() -> Self {
        Self::new(204, &Value::Null)
    }

    pub(super) fn error(status: u16, message: &str) -> Self {
        Self::new(status, &json!({ "errors": [message] }))
    }

    /// 404 as for a secret that is not there.
    pub(super) fn missing() -> Self {
        Self::new(404, &json!({ "errors": [] }))
    }

    /// 403 as for a token that is not known.
    pub(super) fn stranger() -> Self {
        Self::error(403, "permission denied")
    }

    /// 403 as for a token whose policies do not allow it.
    pub(super) fn denied() -> Self {
        Self::error(403, "1 error occurred:\n\t* permission denied\n\n")
    }

    /// The head, with a length that the body is to have.
    pub(super) fn head(&self, length: usize) -> String {
        let mut head = format!("HTTP/1.1 {} Answer\r\n", self.status);
        for (name, value) in &self.headers {
            head.extend([name, ": ", value.as_str(), "\r\n"]);
        }
        head.push_str("Cache-Control: no-store\r\nContent-Type: application/json\r\n");
        if self.status != 204 {
            head.extend(["Content-Length: ", &length.to_string(), "\r\n"]);
        }
        head + "\r\n"
    }

    /// Whether the connection can go on.
    pub(super) fn send(&self, mut stream: &TcpStream) -> bool {
        let whole = self.head(self.body.len()) + &self.body;
        stream.write_all(whole.as_bytes()).is_ok()
    }
}
