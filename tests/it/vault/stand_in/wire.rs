//! Reading a request from a connection.

use std::{collections::BTreeMap, io::Read as _, net::TcpStream, thread};

use serde_json::Value;

/// A request as it came.
#[derive(Clone, Debug, Default)]
pub(crate) struct Request {
    pub(crate) method: String,
    /// After `/v1/`, decoded, without the query.
    pub(crate) path: String,
    /// By name.
    pub(crate) query: BTreeMap<String, String>,
    /// By name in lower case.
    pub(crate) headers: BTreeMap<String, String>,
    pub(crate) body: String,
}

impl Request {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(String::as_str)
    }

    /// The body as JSON; `None` when it is something else, an empty object when there is none.
    pub(crate) fn json(&self) -> Option<Value> {
        let text = if self.body.is_empty() { "{}" } else { &self.body };
        serde_json::from_str(text).ok()
    }

    fn target(&mut self, target: &str) {
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        self.path = decoded(path.strip_prefix("/v1/").unwrap_or(path));
        for pair in query.split('&').filter(|it| !it.is_empty()) {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            self.query.insert(decoded(name), decoded(value));
        }
    }
}

fn decoded(text: &str) -> String {
    let (mut bytes, mut rest) = (Vec::new(), text.as_bytes());
    while let [first, tail @ ..] = rest {
        let code = tail.get(..2).filter(|_| *first == b'%');
        let code = code.and_then(|it| u8::from_str_radix(str::from_utf8(it).ok()?, 16).ok());
        bytes.push(code.unwrap_or(*first));
        rest = if code.is_some() { &tail[2..] } else { tail };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The path of the request that is waiting, which stays unread; `None` at the end of the connection.
pub(super) fn next_path(stream: &TcpStream) -> Option<String> {
    let mut start = [0; 4096];
    loop {
        let size = stream.peek(&mut start).ok().filter(|it| *it > 0)?;
        let text = String::from_utf8_lossy(&start[..size]);
        if let Some((line, _)) = text.split_once("\r\n") {
            let mut request = Request::default();
            request.target(line.split(' ').nth(1)?);
            return Some(request.path);
        }
        thread::yield_now();
    }
}

/// The whole request; `None` when the connection ends before that.
pub(super) fn read(mut stream: &TcpStream) -> Option<Request> {
    let mut head = Vec::new();
    let mut byte = [0];
    while !head.ends_with(b"\r\n\r\n") {
        stream.read_exact(&mut byte).ok()?;
        head.push(byte[0]);
    }
    let head = String::from_utf8(head).ok()?;
    let mut lines = head.lines();
    let mut first = lines.next()?.split(' ');
    let mut request = Request { method: first.next()?.to_owned(), ..Request::default() };
    request.target(first.next()?);
    for (name, value) in lines.filter_map(|it| it.split_once(':')) {
        request.headers.insert(name.to_ascii_lowercase(), value.trim().to_owned());
    }
    let length = request.header("content-length").map_or(0, |it| it.parse().unwrap_or(0));
    let mut body = vec![0; length];
    stream.read_exact(&mut body).ok()?;
    request.body = String::from_utf8(body).ok()?;
    Some(request)
}
