//! How long a stack's secrets take from a server that answers every request 20 ms late.

use std::{
    io::{BufRead as _, BufReader, Write as _},
    net::{TcpListener, TcpStream},
    thread,
    time::Duration,
};

use divan::Bencher;
use smarteros::secrets::{
    gather,
    vault::{Login, Session, Settings},
};

const LATENCY: Duration = Duration::from_millis(20);

fn main() {
    divan::main();
}

/// One question about the mount, then the secrets, eight at once: two round trips for up to eight of
/// them, three for up to sixteen, 26 for 200.
#[divan::bench(args = [1, 9, 200], sample_count = 10)]
fn read(bencher: Bencher<'_, '_>, secrets: usize) {
    let settings = Settings::new(&format!("http://{}", serve())).expect("an address");
    let keys: Vec<String> = (0..secrets).map(|it| format!("secret/smarteros/c{it}")).collect();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.expect("a runtime");
    bencher.bench_local(|| {
        runtime.block_on(async {
            let login = Login::Token("token".into());
            let session = Session::open(&settings, &login, None, None).await.expect("a session");
            let ask = |session: Session, mount, secret: String| async move {
                session.read(&mount, &secret, None).await
            };
            let found = gather(&session, &keys, String::as_str, ask).await.expect("answers");
            assert_eq!(found.len(), secrets);
        });
    });
}

/// A server on loopback that answers as KV version 2 does; a thread for each connection.
fn serve() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address").to_string();
    thread::spawn(move || {
        for connection in listener.incoming().flatten() {
            thread::spawn(move || answer(&connection));
        }
    });
    address
}

fn answer(connection: &TcpStream) -> Option<()> {
    let mut requests = BufReader::new(connection);
    loop {
        let mut line = String::new();
        requests.read_line(&mut line).ok().filter(|it| *it > 0)?;
        let mut header = String::new();
        while requests.read_line(&mut header).ok()? > 2 {
            header.clear();
        }
        thread::sleep(LATENCY);
        let body = if line.contains("/internal/") {
            r#"{"data":{"path":"secret/","options":{"version":"2"}}}"#
        } else {
            r#"{"data":{"data":{"PASSWORD":"value"},"metadata":{"version":1}}}"#
        };
        let head = format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n", body.len());
        let mut stream = connection;
        stream.write_all((head + body).as_bytes()).ok()?;
    }
}
