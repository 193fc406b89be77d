//! An in-process stand-in for OpenBao: enough of its HTTP API for one command, and faults on request.
//!
//! Statuses and shapes are those of `OpenBao` 2.6.2, which `contract::shapes` compares with a real server.

mod fault;
mod identity;
mod kv;
mod login;
mod policy;
mod reply;
mod router;
mod state;
mod system;
mod time;
mod wire;

use std::{
    net::{TcpListener, TcpStream},
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    thread,
};

use self::{fault::Faults, policy::Policy, reply::Reply, state::State};
pub(crate) use self::{
    fault::{Fault, Kind},
    wire::Request,
};

/// The token that may do everything.
pub(crate) const ROOT: &str = "s.stand-in-root";

/// A server on a loopback port of its own, gone when it is dropped.
pub(crate) struct StandIn {
    pub(crate) address: String,
    shared: Arc<Shared>,
}

#[derive(Default)]
struct Shared {
    closed: AtomicBool,
    faults: Mutex<Faults>,
    seen: Mutex<Vec<Request>>,
    state: Mutex<State>,
}

impl StandIn {
    /// A fresh server as `bao server -dev` starts one: `secret/` is a KV version 2 mount.
    pub(crate) fn start() -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let shared = Arc::new(Shared::default());
        let server = Arc::clone(&shared);
        thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                if server.closed.load(Ordering::SeqCst) {
                    break;
                }
                let server = Arc::clone(&server);
                thread::spawn(move || server.serve(&stream));
            }
        });
        Self { address, shared }
    }

    /// An address nobody listens at.
    pub(crate) fn nobody() -> String {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        format!("http://{}", listener.local_addr().unwrap())
    }

    /// From now on requests to a path that starts so (`sys/health`, `secret/data/`) go wrong.
    pub(crate) fn fault(&self, prefix: &str, fault: Fault) {
        self.shared.faults.lock().unwrap().add(prefix, fault);
    }

    pub(crate) fn heal(&self) {
        *self.shared.faults.lock().unwrap() = Faults::default();
    }

    pub(crate) fn seal(&self, sealed: bool) {
        self.shared.state.lock().unwrap().sealed = sealed;
    }

    /// As before `bao operator init`.
    pub(crate) fn uninitialise(&self) {
        let mut state = self.shared.state.lock().unwrap();
        (state.initialized, state.sealed) = (false, true);
    }

    /// What is written from now on looks as if it had been written so many days ago.
    pub(crate) fn write_days_ago(&self, days: u64) {
        self.shared.state.lock().unwrap().days_ago = days;
    }

    /// Lets `auth/<mount>/login` take this JWT for this role (`jwt` and `kubernetes`).
    pub(crate) fn trust(&self, mount: &str, role: &str, jwt: &str, policies: &[&str]) {
        self.shared.state.lock().unwrap().trust(mount, role, jwt, policies);
    }

    /// All requests so far, in the order they came.
    pub(crate) fn seen(&self) -> Vec<Request> {
        self.shared.seen.lock().unwrap().clone()
    }

    /// How often a path that starts so was asked for, with any method.
    pub(crate) fn count(&self, prefix: &str) -> usize {
        self.shared.seen.lock().unwrap().iter().filter(|it| it.path.starts_with(prefix)).count()
    }

    /// Forgets what was asked so far.
    pub(crate) fn forget(&self) {
        self.shared.seen.lock().unwrap().clear();
    }

    /// Tokens that work now, besides [`ROOT`].
    pub(crate) fn live_tokens(&self) -> usize {
        self.shared.state.lock().unwrap().tokens.len() - 1
    }
}

impl Drop for StandIn {
    fn drop(&mut self) {
        self.shared.closed.store(true, Ordering::SeqCst);
        // The listener waits for a connection: one more lets it see that it is over.
        let _ = TcpStream::connect(self.address.trim_start_matches("http://"));
    }
}

impl Shared {
    /// Answers one connection until either side closes it.
    fn serve(&self, stream: &TcpStream) {
        while let Some(path) = wire::next_path(stream) {
            let fault = self.faults.lock().unwrap().take(&path);
            if let Some(Kind::Reset) = fault {
                let seen = Request { path, ..Request::default() };
                self.seen.lock().unwrap().push(seen);
                // Closing with something unread sends a reset.
                return;
            }
            let Some(request) = wire::read(stream) else { return };
            self.seen.lock().unwrap().push(request.clone());
            let going_on = match fault {
                None => self.answer(&request).send(stream),
                Some(kind) => kind.answer(stream, || self.answer(&request)),
            };
            if !going_on || request.header("connection") == Some("close") {
                return;
            }
        }
    }

    fn answer(&self, request: &Request) -> Reply {
        router::answer(&mut self.state.lock().unwrap(), request)
    }
}
