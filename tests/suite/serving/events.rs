//! `/v1/events`: every change of state, in order, without a gap.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::TcpStream;
use std::time::Instant;

use serde_json::Value;

use super::{Desk, PATIENCE, Service, reset, seconds_ahead};
use crate::peer::Script;

/// A stream of events as it comes.
struct Stream(BufReader<TcpStream>);

impl Stream {
    fn open(service: &Service, path: &str, headers: &str) -> Stream {
        let mut stream = TcpStream::connect(service.addr).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        let head = format!("GET {path} HTTP/1.1\r\nHost: {}\r\n{headers}\r\n", service.addr);
        stream.write_all(head.as_bytes()).unwrap();
        let mut stream = Stream(BufReader::new(stream));
        let mut head = String::new();
        // The first comment says that the stream is open: what happens from now on is told.
        while let Some(line) = stream.line() {
            head.push_str(&line);
            if line.starts_with(':') {
                break;
            }
        }
        assert!(head.starts_with("HTTP/1.1 200 OK") && head.contains("text/event-stream"), "{head}");
        stream
    }

    fn line(&mut self) -> Option<String> {
        let mut line = String::new();
        (self.0.read_line(&mut line).unwrap() > 0).then_some(line)
    }

    /// The next event with its id; `None` when the stream ended as it should.
    fn next(&mut self) -> Option<(i64, Value)> {
        let began = Instant::now();
        let mut id = None;
        let mut last = String::new();
        while let Some(line) = self.line() {
            // Comments keep a silent stream alive for ever.
            assert!(began.elapsed() < PATIENCE, "no event comes");
            if let Some(text) = line.strip_prefix("id: ") {
                id = Some(text.trim().parse().unwrap());
            } else if let Some(text) = line.strip_prefix("data: ") {
                return Some((id.unwrap(), serde_json::from_str(text).unwrap()));
            }
            if !line.trim().is_empty() {
                last = line;
            }
        }
        assert_eq!(last.trim(), "0", "the stream broke off");
        None
    }

    /// All up to the end of so many deliveries.
    fn until_sent(&mut self, mut count: usize) -> Vec<(i64, Value)> {
        let mut events = Vec::new();
        while count > 0 {
            let event = self.next().expect("an event");
            count -= usize::from(event.1["type"] == "delivery.sent");
            events.push(event);
        }
        events
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn changes_come_in_order_and_go_on_where_a_stream_broke_off() {
    let (desk, peer) = (Desk::new(""), Script::new().start().await);
    let service = desk.serve(&peer.url("smtp+plain", ""));
    let mut stream = Stream::open(&service, "/v1/events", "");
    let ids: Vec<String> = (0..5).map(|i| service.accept(&reset(&format!("p{i}@example.org")))).collect();
    let events = stream.until_sent(5);
    assert!(events.windows(2).all(|pair| pair[0].0 < pair[1].0), "{events:?}");
    for id in &ids {
        let own: Vec<&str> = events
            .iter()
            .filter(|(_, event)| event["data"]["id"] == id.as_str())
            .map(|(_, event)| event["data"]["status"].as_str().unwrap())
            .filter(|status| *status != "sending")
            .collect();
        assert_eq!(own, ["queued", "sent"], "{events:?}");
    }
    for (_, event) in &events {
        let text = event.to_string();
        assert!(!text.contains('@') && !text.contains("://"), "{text}");
        assert!(event["timestamp"].is_string() && event["data"]["email"] == "reset_email", "{text}");
    }
    // From any place on the rest comes, whole and in the same order, also after a restart.
    let mut running = Some(service);
    for place in [0, events.len() / 2] {
        let service = running.take().unwrap_or_else(|| desk.serve(&peer.url("smtp+plain", "")));
        let after = events[place].0;
        let mut resumed = Stream::open(&service, "/v1/events?after=999999", &format!("Last-Event-ID: {after}\r\n"));
        let rest: Vec<(i64, Value)> = (place + 1..events.len()).map(|_| resumed.next().unwrap()).collect();
        assert_eq!(rest, events[place + 1..]);
        let later = service.accept(&reset("later@example.org"));
        while resumed.next().expect("the stream goes on").1["data"]["id"] != later.as_str() {}
        assert_eq!(service.stop(), Some(0));
        while resumed.next().is_some() {}
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stream_ends_with_its_delivery_its_time_or_the_service() {
    let (desk, peer) = (Desk::new(""), Script::new().start().await);
    let service = desk.serve(&peer.url("smtp+plain", ""));
    let id = service.accept(&reset("anna@example.org"));
    service.accept(&reset("bert@example.org"));
    let mut own = Stream::open(&service, &format!("/v1/events?delivery={id}"), "");
    let told: Vec<Value> = std::iter::from_fn(|| own.next()).map(|(_, event)| event).collect();
    assert!(told.iter().all(|event| event["data"]["id"] == id.as_str()), "{told:?}");
    assert_eq!(told.last().unwrap()["type"], "delivery.sent");
    let mut request = reset("carl@example.org");
    request["send_at"] = seconds_ahead(600).into();
    let waiting = service.accept(&request);
    let mut timed = Stream::open(&service, &format!("/v1/events?delivery={waiting}&wait=1s"), "");
    assert_eq!(timed.next().unwrap().1["type"], "delivery.queued");
    assert!(timed.next().is_none());
    let mut open = Stream::open(&service, "/v1/events", "");
    assert_eq!(service.stop(), Some(0));
    assert!(open.next().is_none());
}
