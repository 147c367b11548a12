//! What no well-meaning client sends: it is refused within bounds, and nobody else waits for it.

use std::io::{Read as _, Write as _};
use std::net::{Shutdown, TcpStream};

use super::{Desk, PATIENCE, Service, reset};

const NOWHERE: &str = "smtp+plain://127.0.0.1:9";

fn whole(service: &Service, headers: &str, body: &[u8]) -> (u16, String) {
    let answer = service.request("POST", "/v1/render", headers, body);
    if answer.status >= 400 {
        assert_eq!(answer.header("content-type"), Some("application/problem+json"), "{}", answer.head);
        assert_eq!(answer.json()["status"], answer.status);
    }
    (answer.status, answer.body)
}

#[tokio::test(flavor = "multi_thread")]
async fn bodies_that_two_programs_could_read_differently_are_refused() {
    let desk = Desk::new("");
    let service = desk.serve(NOWHERE);
    let good = reset("anna@example.org").to_string();
    let with = |text: &str| good.replacen("\"given_name\":\"Anna\"", text, 1).into_bytes();
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let nested = format!("\"x\":{}1{}", "[".repeat(100), "]".repeat(100));
    let rows: Vec<(&str, Vec<u8>, u16)> = vec![
        ("nothing", Vec::new(), 400),
        ("blanks", b" \r\n".to_vec(), 400),
        ("half of it", good.as_bytes()[..good.len() / 2].to_vec(), 400),
        ("100,000 levels", deep.into_bytes(), 400),
        ("100 levels", with(&nested), 422),
        ("a key twice", with("\"given_name\":\"Anna\",\"given_name\":\"Bert\""), 400),
        ("NaN", with("\"x\":NaN"), 400),
        ("Infinity", with("\"x\":Infinity"), 400),
        ("1e999", with("\"x\":1e999"), 400),
        ("a lone surrogate", with("\"x\":\"\\ud800\""), 400),
        ("a pair of surrogates", with("\"x\":\"\\ud83d\\ude00\""), 200),
        ("2 to the 64th", with("\"x\":18446744073709551616"), 200),
        ("no UTF-8", [b"{\"x\":\"\xff\xfe\"}".as_slice()].concat(), 400),
        ("a byte order mark", ["\u{feff}".as_bytes(), good.as_bytes()].concat(), 200),
        ("two byte order marks", ["\u{feff}\u{feff}".as_bytes(), good.as_bytes()].concat(), 400),
        ("UTF-16", good.encode_utf16().flat_map(u16::to_le_bytes).collect(), 400),
        ("a NUL at the end", [good.as_bytes(), b"\0"].concat(), 400),
        ("two documents", [good.as_bytes(), good.as_bytes()].concat(), 400),
        ("a comment", [b"/* */".as_slice(), good.as_bytes()].concat(), 400),
        ("a number", b"1".to_vec(), 422),
        ("an array", b"[]".to_vec(), 422),
        ("null", b"null".to_vec(), 422),
        ("JSON as it should be", good.clone().into_bytes(), 200),
    ];
    for (what, body, status) in rows {
        let found = whole(&service, "Content-Type: application/json\r\n", &body);
        assert_eq!(found.0, status, "{what}: {:.300}", found.1);
    }
    for (headers, status) in [
        ("", 415),
        ("Content-Type: text/plain\r\n", 415),
        ("Content-Type: application/x-www-form-urlencoded\r\n", 415),
        ("Content-Type: application/json; charset=utf-16\r\n", 415),
        ("Content-Type: application/json\r\nContent-Type: application/json\r\n", 415),
        ("Content-Type: application/json\r\nContent-Encoding: gzip\r\n", 415),
        ("Content-Type: application/json\r\nContent-Encoding: identity\r\n", 200),
        ("Content-Type: application/json; charset=UTF-8\r\n", 200),
    ] {
        assert_eq!(whole(&service, headers, good.as_bytes()).0, status, "{headers}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_body_beyond_8_megabytes_is_cut_off_announced_or_not() {
    let desk = Desk::new("");
    let service = desk.serve(NOWHERE);
    let head = |path: &str, length: &str| {
        format!(
            "POST {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\nContent-Type: application/json\r\n{length}\r\n\r\n",
            service.addr
        )
    };
    for path in ["/v1/deliveries", "/v1/render", "/v1/explain"] {
        let announced = head(path, &format!("Content-Length: {}", (8 << 20) + 1));
        assert_eq!(service.raw(announced.as_bytes()).status, 413, "{path}");
    }
    for length in
        ["Content-Length: -1", "Content-Length: 1\r\nContent-Length: 2", "Content-Length: 99999999999999999999"]
    {
        assert_eq!(service.raw(head("/v1/render", length).as_bytes()).status, 400, "{length}");
    }
    let mut stream = TcpStream::connect(service.addr).unwrap();
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    stream.write_all(head("/v1/render", "Transfer-Encoding: chunked").as_bytes()).unwrap();
    let mut reader = stream.try_clone().unwrap();
    let reading = std::thread::spawn(move || {
        let mut answer = Vec::new();
        let _ = reader.read_to_end(&mut answer);
        String::from_utf8_lossy(&answer).into_owned()
    });
    let chunk = [b"10000\r\n".as_slice(), &[b' '; 65536], b"\r\n"].concat();
    let most = (64 << 20) / chunk.len();
    let written = (0..most).take_while(|_| stream.write_all(&chunk).is_ok()).count();
    assert!(written < most, "an endless body was read to its {} bytes", written * chunk.len());
    let _ = stream.shutdown(Shutdown::Both);
    let answer = reading.join().unwrap();
    // A reset may have overtaken the answer.
    assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 413 "), "{answer}");
    assert_eq!(service.get("/healthz").status, 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn addresses_and_methods_that_are_none_are_told_so() {
    let desk = Desk::new("");
    let service = desk.serve(NOWHERE);
    for path in
        ["/", "/v1", "/v2/deliveries", "/v1/deliveries/", "/v1/inbox", "/v1/deliveries/a/b/c", "//v1/catalog", "/.env"]
    {
        let answer = service.get(path);
        assert_eq!((answer.status, answer.header("content-type")), (404, Some("application/problem+json")), "{path}");
    }
    for (method, path, allowed) in [
        ("PUT", "/v1/deliveries", "POST, GET, HEAD"),
        ("DELETE", "/v1/deliveries", "POST, GET, HEAD"),
        ("OPTIONS", "/v1/deliveries", "POST, GET, HEAD"),
        ("TRACE", "/v1/deliveries", "POST, GET, HEAD"),
        ("BREW", "/v1/deliveries", "POST, GET, HEAD"),
        ("GET", "/v1/render", "POST"),
        ("GET", "/v1/deliveries/a/cancel", "POST"),
        ("POST", "/v1/catalog", "GET, HEAD"),
        ("POST", "/healthz", "GET, HEAD"),
    ] {
        let answer = service.request(method, path, "", b"");
        assert_eq!((answer.status, answer.header("allow")), (405, Some(allowed)), "{method} {path}");
        assert_eq!(answer.header("content-type"), Some("application/problem+json"), "{method} {path}");
    }
    for path in ["/healthz", "/readyz", "/openapi.json", "/v1/deliveries", "/v1/catalog", "/metrics"] {
        let answer = service.request("HEAD", path, "", b"");
        assert_eq!((answer.status, answer.body.as_str()), (200, ""), "{path}");
    }
    for query in [
        "limit=0",
        "limit=101",
        "limit=x",
        "status=lost",
        "to=nonsense",
        "to=",
        "email=",
        "before=-1",
        "body=yes",
        "x=1",
    ] {
        let answer = service.get(&format!("/v1/deliveries?{query}"));
        assert_eq!(answer.status, 400, "{query}: {}", answer.body);
    }
    assert_eq!(service.get("/v1/deliveries?limit=5&limit=6").status, 400);
    assert_eq!(service.get("/v1/catalog?brand=nix").status, 404);
    assert_eq!(service.request("GET", "/v1/events?wait=0s", "Last-Event-ID: x\r\n", b"").status, 400);
}

#[tokio::test(flavor = "multi_thread")]
async fn every_answer_carries_the_headers_that_protect_it() {
    let desk = Desk::new("");
    let service = desk.serve(NOWHERE);
    for path in ["/healthz", "/v1/catalog", "/v1/nix", "/v1/deliveries?x=1", "/v1/events?wait=0s"] {
        let answer = service.get(path);
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"), "{path}");
        assert_eq!(answer.header("cache-control"), Some("no-store"), "{path}");
        assert!(answer.header("content-security-policy").is_some(), "{path}");
        assert!(answer.header("x-request-id").is_some(), "{path}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn heads_that_are_no_http_end_the_connection_and_nothing_else() {
    let desk = Desk::new("");
    let service = desk.serve(NOWHERE);
    let many: String = (0..200).map(|i| format!("X-{i}: 1\r\n")).collect();
    for head in [
        format!("GET /healthz HTTP/1.1\r\nHost: {}\r\nX: {}\r\n\r\n", service.addr, "a".repeat(64 << 10)),
        format!("GET /healthz HTTP/1.1\r\nHost: {}\r\n{many}\r\n", service.addr),
        format!("GET /{} HTTP/1.1\r\nHost: {}\r\n\r\n", "a".repeat(64 << 10), service.addr),
    ] {
        let mut stream = TcpStream::connect(service.addr).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        let _ = stream.write_all(head.as_bytes());
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        let answer = String::from_utf8_lossy(&answer).into_owned();
        // A reset may have overtaken the answer.
        assert!(
            answer.is_empty() || answer.starts_with("HTTP/1.1 431 ") || answer.starts_with("HTTP/1.1 414 "),
            "{answer}"
        );
    }
    for bytes in [b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03".as_slice(), b"EHLO x\r\n\r\n", b"\0\0\0\0"] {
        let mut stream = TcpStream::connect(service.addr).unwrap();
        stream.write_all(bytes).unwrap();
        stream.shutdown(Shutdown::Write).unwrap();
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        assert!(answer.is_empty() || answer.starts_with(b"HTTP/1.1 400 "), "{}", String::from_utf8_lossy(&answer));
    }
    assert_eq!(service.get("/healthz").status, 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn slow_and_idle_connections_hold_up_nobody() {
    let desk = Desk::new("");
    let service = desk.serve(NOWHERE);
    let mut idle: Vec<TcpStream> = (0..200).map(|_| TcpStream::connect(service.addr).unwrap()).collect();
    for (at, stream) in idle.iter_mut().enumerate() {
        let bytes: &[u8] = match at % 4 {
            0 => b"",
            1 => b"GET /healthz HT",
            2 => b"POST /v1/render HTTP/1.1\r\nHost: x\r\nContent-",
            _ => b"G",
        };
        stream.write_all(bytes).unwrap();
    }
    // A body that does not come.
    let head = format!(
        "POST /v1/render HTTP/1.1\r\nHost: {}\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{{",
        service.addr
    );
    idle[3] = TcpStream::connect(service.addr).unwrap();
    idle[3].write_all(head.as_bytes()).unwrap();
    for _ in 0..10 {
        assert_eq!(service.get("/healthz").status, 200);
    }
    assert_eq!(service.post("/v1/deliveries", "", &reset("anna@example.org")).status, 202);
    // None of them keeps a service from stopping.
    assert_eq!(service.stop(), Some(0));
}
