//! A server on the loopback interface that plays a script and keeps what it is sent.

#![allow(dead_code, reason = "each test uses a part of it")]

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;

/// What the server does with one request.
#[derive(Clone)]
pub(crate) enum Reply {
    /// Sends these bytes and closes the connection.
    Whole(Vec<u8>),
    /// Sends these bytes, and then nothing more until the client goes away.
    Stall(Vec<u8>),
    /// Sends one after the other, with a pause between two, and closes the connection.
    Slow(Vec<Vec<u8>>),
}

/// An answer with a JSON body.
pub(crate) fn json(status: &str, body: &str) -> Reply {
    answer(status, "application/json", body.as_bytes())
}

/// An answer with a body of some type.
pub(crate) fn answer(status: &str, content_type: &str, body: &[u8]) -> Reply {
    with_headers(
        status,
        &[
            ("content-type", content_type),
            ("cf-ray", "8a1b2c3d4e5f-FRA"),
        ],
        body,
    )
}

/// An answer with these headers, and those that frame it.
pub(crate) fn with_headers(status: &str, headers: &[(&str, &str)], body: &[u8]) -> Reply {
    let mut head = format!(
        "HTTP/1.1 {status}\r\nconnection: close\r\ncontent-length: {}\r\n",
        body.len()
    );
    for (name, value) in headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    Reply::Whole([head.as_bytes(), b"\r\n", body].concat())
}

/// An answer in exactly these bytes.
pub(crate) fn bytes(text: impl AsRef<[u8]>) -> Reply {
    Reply::Whole(text.as_ref().to_vec())
}

#[derive(Default)]
struct Seen {
    connections: usize,
    requests: Vec<Vec<u8>>,
}

/// It stops when it is dropped.
pub(crate) struct Server {
    address: SocketAddr,
    seen: Arc<Mutex<Seen>>,
    stop: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Server {
    /// Plays a script, one reply for each request; the last one goes on for ever.
    pub(crate) fn start(script: Vec<Reply>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let (seen, stop) = (Arc::<Mutex<Seen>>::default(), Arc::<AtomicBool>::default());
        let thread = std::thread::spawn({
            let (seen, stop) = (Arc::clone(&seen), Arc::clone(&stop));
            move || serve(&listener, &script, &seen, &stop)
        });
        Self {
            address,
            seen,
            stop,
            thread: Some(thread),
        }
    }

    /// Its base URL, with a path of its own.
    pub(crate) fn url(&self) -> String {
        format!("http://{}/v4", self.address)
    }

    /// How often someone connected.
    pub(crate) fn connections(&self) -> usize {
        self.seen.lock().unwrap().connections
    }

    /// What came, each request as it was on the wire.
    pub(crate) fn requests(&self) -> Vec<String> {
        let seen = self.seen.lock().unwrap();
        let texts = seen.requests.iter().map(|raw| String::from_utf8_lossy(raw));
        texts.map(String::from).collect()
    }

    /// The only request that came, as it was on the wire.
    pub(crate) fn request(&self) -> String {
        let requests = self.requests();
        assert_eq!(requests.len(), 1, "one request");
        requests[0].clone()
    }

    /// The only request that came, byte by byte.
    pub(crate) fn raw_request(&self) -> Vec<u8> {
        let seen = self.seen.lock().unwrap();
        assert_eq!(seen.requests.len(), 1, "one request");
        seen.requests[0].clone()
    }

    /// The target of the only request: its path and query.
    pub(crate) fn target(&self) -> String {
        self.request().split(' ').nth(1).unwrap().to_owned()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::SeqCst);
        drop(TcpStream::connect(self.address));
        if let Some(thread) = self.thread.take() {
            thread.join().unwrap();
        }
    }
}

fn serve(listener: &TcpListener, script: &[Reply], seen: &Mutex<Seen>, stop: &AtomicBool) {
    let mut next = 0;
    for stream in listener.incoming() {
        if stop.load(Ordering::SeqCst) {
            return;
        }
        let mut stream = stream.unwrap();
        seen.lock().unwrap().connections += 1;
        stream
            .set_read_timeout(Some(Duration::from_secs(5)))
            .unwrap();
        let request = read(&mut stream);
        if request.is_empty() {
            continue;
        }
        seen.lock().unwrap().requests.push(request);
        let reply = script.get(next).or(script.last()).unwrap();
        next += 1;
        match reply {
            Reply::Whole(bytes) => drop(stream.write_all(bytes)),
            Reply::Stall(bytes) => {
                if stream.write_all(bytes).is_ok() {
                    // Ends when the client closes its side.
                    drop(stream.read(&mut [0]));
                }
            }
            Reply::Slow(pieces) => {
                for piece in pieces {
                    drop(stream.write_all(piece));
                    std::thread::sleep(Duration::from_millis(100));
                }
            }
        }
    }
}

/// One request, head and body.
fn read(stream: &mut TcpStream) -> Vec<u8> {
    let (mut request, mut buffer) = (Vec::new(), [0; 4096]);
    loop {
        let end = request.windows(4).position(|bytes| bytes == b"\r\n\r\n");
        if let Some(end) = end {
            let (head, body) = request.split_at(end + 4);
            let head = String::from_utf8_lossy(head);
            let length = header(&head, "content-length").map_or(0, |text| text.parse().unwrap());
            let ended = match header(&head, "transfer-encoding") {
                Some(_) => body == b"0\r\n\r\n" || body.ends_with(b"\r\n0\r\n\r\n"),
                None => body.len() >= length,
            };
            if ended {
                return request;
            }
        }
        match stream.read(&mut buffer) {
            Ok(0) | Err(_) => return request,
            Ok(count) => request.extend_from_slice(&buffer[..count]),
        }
    }
}

/// Method and target of a request, such as `GET /v4/tokens?page=2`.
pub(crate) fn line(request: &str) -> &str {
    let (line, _) = request.split_once(" HTTP/1.1\r\n").unwrap();
    line
}

/// The body of a request.
pub(crate) fn body(request: &str) -> &str {
    let (_, body) = request.split_once("\r\n\r\n").unwrap();
    body
}

/// The value of a header, of which there must not be two.
pub(crate) fn header<'a>(request: &'a str, name: &str) -> Option<&'a str> {
    let head = request.split("\r\n\r\n").next().unwrap();
    let mut values = head.lines().skip(1).filter_map(|line| {
        let (known, value) = line.split_once(':')?;
        known.eq_ignore_ascii_case(name).then_some(value.trim())
    });
    let value = values.next();
    assert!(values.next().is_none(), "two headers `{name}`");
    value
}
