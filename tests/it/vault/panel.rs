//! A panel of Dokploy's in this process: one compose service with an environment.

use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::{TcpListener, TcpStream},
    sync::{Arc, Mutex},
    thread,
};

use serde_json::{Value, json};

pub(crate) const KEY: &str = "canary-key";
pub(crate) const SERVICE: &str = "sErViCe_1";

/// On a loopback port of its own until the process ends.
pub(crate) struct Panel {
    pub(crate) address: String,
    shared: Arc<Mutex<State>>,
}

struct State {
    version: &'static str,
    environment: Option<String>,
    /// Status, `Location` and body of every answer to a procedure.
    fault: Option<(&'static str, u16, String, &'static str)>,
    /// Procedures, in the order they were called.
    seen: Vec<String>,
}

impl Panel {
    pub(crate) fn start(environment: Option<&str>) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let environment = environment.map(str::to_owned);
        let state = State { version: "v0.30.2", environment, fault: None, seen: Vec::new() };
        let shared = Arc::new(Mutex::new(state));
        let server = Arc::clone(&shared);
        thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let server = Arc::clone(&server);
                thread::spawn(move || while serve(&server, &stream).is_some() {});
            }
        });
        Self { address, shared }
    }

    pub(crate) fn version(&self, version: &'static str) {
        self.shared.lock().unwrap().version = version;
    }

    /// From now on this procedure goes wrong.
    pub(crate) fn fault(
        &self,
        procedure: &'static str,
        status: u16,
        location: &str,
        body: &'static str,
    ) {
        self.shared.lock().unwrap().fault = Some((procedure, status, location.to_owned(), body));
    }

    pub(crate) fn environment(&self) -> Option<String> {
        self.shared.lock().unwrap().environment.clone()
    }

    pub(crate) fn set_environment(&self, text: &str) {
        self.shared.lock().unwrap().environment = Some(text.to_owned());
    }

    /// What was called since the last time.
    pub(crate) fn take_seen(&self) -> Vec<String> {
        std::mem::take(&mut self.shared.lock().unwrap().seen)
    }
}

/// One request; nothing at the end of the connection.
fn serve(state: &Mutex<State>, mut stream: &TcpStream) -> Option<()> {
    let mut reader = BufReader::new(stream);
    let (mut first, mut key, mut length) = (String::new(), String::new(), 0);
    reader.read_line(&mut first).ok().filter(|it| *it > 0)?;
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).ok()?;
        let Some((name, value)) = line.trim().split_once(": ") else { break };
        match name.to_ascii_lowercase().as_str() {
            "x-api-key" => value.clone_into(&mut key),
            "content-length" => length = value.parse().unwrap(),
            _ => {}
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok()?;
    let body: Value = serde_json::from_slice(&body).unwrap_or_default();
    let target = first.split(' ').nth(1)?.trim_start_matches("/api/");
    let (procedure, query) = target.split_once('?').unwrap_or((target, ""));
    let mut state = state.lock().unwrap();
    state.seen.push(procedure.to_owned());
    let (status, location, text) = match &state.fault {
        Some((it, status, location, text)) if *it == procedure => {
            (*status, location.clone(), (*text).to_owned())
        }
        _ => {
            let (status, value) = state.answer(procedure, query, &key, &body);
            (status, String::new(), value.to_string())
        }
    };
    let (length, more) = (text.len(), format!("Location: {location}\r\n"));
    let more = if location.is_empty() { "" } else { &more };
    let head = format!("HTTP/1.1 {status} Answer\r\n{more}Content-Length: {length}\r\n\r\n");
    stream.write_all((head + &text).as_bytes()).ok()
}

impl State {
    /// As Dokploy v0.30.2 answers (`routers/compose.ts`, `trpc-openapi`).
    fn answer(&mut self, procedure: &str, query: &str, key: &str, body: &Value) -> (u16, Value) {
        if key != KEY {
            return (401, json!({ "message": "Unauthorized" }));
        }
        let missing = (404, json!({ "message": "Compose not found", "code": "NOT_FOUND" }));
        match procedure {
            "settings.getDokployVersion" => (200, json!(self.version)),
            "compose.one" if query != format!("composeId={SERVICE}") => missing,
            "compose.one" => {
                let more = json!({ "provider": "canary-of-a-provider" });
                let env = &self.environment;
                (200, json!({ "composeId": SERVICE, "name": "x", "env": env, "github": more }))
            }
            "compose.saveEnvironment" if body["composeId"] != SERVICE => missing,
            "compose.saveEnvironment" => {
                self.environment = Some(body["env"].as_str().unwrap().to_owned());
                (200, json!(true))
            }
            _ => (404, json!({ "message": "Not found", "code": "NOT_FOUND" })),
        }
    }
}
