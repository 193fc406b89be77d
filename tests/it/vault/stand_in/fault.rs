//! What can go wrong on the way, per path.

use std::{
    io::{Read as _, Write as _},
    net::TcpStream,
    time::Duration,
};

use super::Reply;

/// A fault that happens so many times, then no more.
#[derive(Clone)]
pub(crate) struct Fault {
    kind: Kind,
    times: u32,
}

#[derive(Clone)]
pub(crate) enum Kind {
    /// This status and this message instead of the answer; for 429 and 503 the seconds of `Retry-After`.
    Answer(u16, &'static str, Option<u32>),
    /// The answer with its body changed.
    Body(fn(&str) -> String),
    /// The answer, padded to more than any secret may have.
    Huge,
    /// 307 to the same path of another server.
    Redirect(String),
    /// The connection is reset before there is an answer.
    Reset,
    /// The answer comes byte by byte and never ends.
    Slow,
    /// The connection ends in the middle of the body.
    Truncated,
}

impl Fault {
    pub(crate) fn always(kind: Kind) -> Self {
        Self { kind, times: u32::MAX }
    }

    pub(crate) fn times(times: u32, kind: Kind) -> Self {
        Self { kind, times }
    }
}

/// The faults that are switched on; the first that fits is taken.
#[derive(Default)]
pub(super) struct Faults(Vec<(String, Fault)>);

impl Faults {
    pub(super) fn add(&mut self, prefix: &str, fault: Fault) {
        self.0.push((prefix.to_owned(), fault));
    }

    /// What goes wrong with this request.
    pub(super) fn take(&mut self, path: &str) -> Option<Kind> {
        let fits = |(prefix, fault): &&mut (String, Fault)| {
            path.starts_with(prefix.as_str()) && fault.times > 0
        };
        let (_, fault) = self.0.iter_mut().find(fits)?;
        fault.times = fault.times.saturating_sub(1);
        Some(fault.kind.clone())
    }
}

impl Kind {
    /// Sends what goes wrong; `right` is what should have been said. Whether the connection can go on.
    pub(super) fn answer(self, mut stream: &TcpStream, right: impl FnOnce() -> Reply) -> bool {
        match self {
            Self::Answer(status, message, retry_after) => {
                let mut reply = Reply::error(status, message);
                reply.headers.extend(retry_after.map(|it| ("Retry-After", it.to_string())));
                reply.send(stream)
            }
            Self::Body(change) => {
                let reply = right();
                Reply { body: change(&reply.body), ..reply }.send(stream)
            }
            Self::Huge => {
                let mut reply = right();
                reply.body.push_str(&" ".repeat(5 << 20));
                reply.send(stream)
            }
            Self::Redirect(to) => {
                let reply = Reply { status: 307, ..Reply::default() };
                Reply { headers: vec![("Location", to)], ..reply }.send(stream)
            }
            Self::Reset => false,
            Self::Slow => {
                trickle(stream, &right());
                false
            }
            Self::Truncated => {
                let reply = right();
                let half = &reply.body[..reply.body.len() * 2 / 3];
                let whole = reply.head(reply.body.len()) + half;
                let _ = stream.write_all(whole.as_bytes());
                false
            }
        }
    }
}

/// Sends the body, then blanks, until the other side has had enough.
fn trickle(mut stream: &TcpStream, reply: &Reply) {
    let _ = stream.set_read_timeout(Some(Duration::from_millis(20)));
    if stream.write_all(reply.head(usize::MAX >> 1).as_bytes()).is_err() {
        return;
    }
    for byte in reply.body.bytes().chain(std::iter::repeat(b' ')) {
        if stream.write_all(&[byte]).is_err() {
            return;
        }
        // Waiting for the other side to close is the pause between two bytes.
        if stream.read(&mut [0]).is_ok_and(|it| it == 0) {
            return;
        }
    }
}
