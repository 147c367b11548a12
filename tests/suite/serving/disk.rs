//! A disk that is full or breaks: nothing is promised that is not kept.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::json;

use super::{Desk, Service, eventually, left_out, outside, reset};

const NOWHERE: &str = "smtp+plain://127.0.0.1:9";
const NO_LIMITS: &str = "outbox.limits.recipient = \"off\"\noutbox.limits.tenant = \"off\"\n";

/// Whether a program is here; with outside tools it has to be.
fn has(program: &str) -> bool {
    let found = Command::new(program).arg("-V").output().is_ok_and(|output| output.status.success());
    assert!(found || !outside(), "{program} is missing, and VOCATIVE_TEST_OUTSIDE=1 demands it");
    if !found {
        left_out(&format!("{program} is not here"));
    }
    found
}

/// A small file system in memory; gone when dropped.
struct Disk(PathBuf);

impl Disk {
    fn new(at: &Path, size: &str) -> Option<Disk> {
        fs::create_dir_all(at).unwrap();
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", &format!("size={size}"), "tmpfs"])
            .arg(at)
            .output()
            .is_ok_and(|output| output.status.success());
        mounted.then(|| Disk(at.to_owned()))
    }

    fn resize(&self, size: &str) {
        let mut command = Command::new("mount");
        assert!(command.args(["-o", &format!("remount,size={size}")]).arg(&self.0).status().unwrap().success());
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        // Lazily: a service that a failed test left may still hold it.
        let _ = Command::new("umount").arg("-l").arg(&self.0).status();
    }
}

fn statuses(service: &Service, names: std::ops::Range<usize>) -> (Vec<String>, usize) {
    let (mut accepted, mut refused) = (Vec::new(), 0);
    for i in names {
        let answer = service.post("/v1/deliveries", "", &reset(&format!("p{i}@example.org")));
        match answer.status {
            202 => accepted.push(answer.json()["id"].as_str().unwrap().to_owned()),
            503 => {
                assert_eq!(answer.json()["type"], "/problems/unrecordable", "{}", answer.body);
                assert!(answer.header("retry-after").is_some());
                refused += 1;
            }
            other => panic!("{other}: {}", answer.body),
        }
    }
    (accepted, refused)
}

fn ready(service: &Service) -> bool {
    let answer = service.get("/readyz");
    assert_eq!(answer.json()["ready"], json!(answer.status == 200), "{}", answer.body);
    answer.status == 200
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_refuses_and_takes_up_again_when_there_is_space() {
    let desk = Desk::new(NO_LIMITS);
    let at = desk.folder.path().join("small");
    let Some(disk) = Disk::new(&at, "2m") else {
        let root = fs::metadata("/proc/self").is_ok_and(|own| std::os::unix::fs::MetadataExt::uid(&own) == 0);
        assert!(!(outside() && root), "root cannot mount a tmpfs, and VOCATIVE_TEST_OUTSIDE=1 demands it");
        left_out("no tmpfs can be mounted here");
        return;
    };
    let url = format!("sqlite:{}", at.join("o.db").display());
    let service = desk.serve_with(NOWHERE, &["--outbox-url", &url]);
    let (mut accepted, refused) = statuses(&service, 0..80);
    assert!(!accepted.is_empty() && refused > 0, "{} accepted, {refused} refused", accepted.len());
    assert!(!ready(&service));
    assert!(!service.get("/readyz").body.contains("o.db"));
    disk.resize("64m");
    eventually("a service that is ready again", || ready(&service).then_some(()));
    let (more, refused) = statuses(&service, 100..105);
    assert_eq!((more.len(), refused), (5, 0));
    accepted.extend(more);
    for id in &accepted {
        assert_eq!(service.get(&format!("/v1/deliveries/{id}")).status, 200, "{id}");
    }
    drop(service);
    let db = rusqlite::Connection::open(at.join("o.db")).unwrap();
    let sound: String = db.query_row("pragma integrity_check", [], |row| row.get(0)).unwrap();
    let count: usize = db.query_row("select count(*) from deliveries", [], |row| row.get(0)).unwrap();
    assert_eq!((sound.as_str(), count), ("ok", accepted.len()), "what was refused is not there");
}

/// The program under strace.
fn traced(desk: &Desk, arguments: &[&str]) -> Service {
    let mut command = Command::new("strace");
    command.args(["-f", "-qq", "--seccomp-bpf"]).args(arguments).arg(env!("CARGO_BIN_EXE_vocative"));
    let url = desk.outbox_url();
    command.args(["serve", "--listen", "127.0.0.1:0", "--smtp-url", NOWHERE, "--outbox-url", &url]);
    let path = std::env::var_os("PATH").unwrap_or_default();
    command.env_clear().env("PATH", path).current_dir(desk.project());
    Service::start(desk, &mut command)
}

/// Ends what strace runs: strace itself passes no signal on.
fn end(mut service: Service, name: &str) {
    let children = fs::read_to_string(format!("/proc/{0}/task/{0}/children", service.child.id())).unwrap();
    let child = children.split_whitespace().next().unwrap();
    assert!(Command::new("kill").args(["-s", name, child]).status().unwrap().success());
    eventually("the end of the service", || service.child.try_wait().unwrap());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_disk_that_fails_once_is_not_trusted_until_a_restart() {
    if !has("strace") {
        return;
    }
    let desk = Desk::new(NO_LIMITS);
    let inject = "inject=fdatasync,fsync:error=EIO:when=15+";
    let service = traced(&desk, &["-o", "/dev/null", "-e", "trace=fdatasync,fsync", "-e", inject]);
    let (accepted, refused) = statuses(&service, 0..20);
    assert!(!accepted.is_empty() && refused > 0, "{} accepted, {refused} refused", accepted.len());
    assert!(!ready(&service));
    // Once refused, always refused, and nothing is tried as if the disk were sound.
    assert_eq!(statuses(&service, 20..25).1, 5);
    assert!(!ready(&service));
    end(service, "KILL");
    let service = desk.serve(NOWHERE);
    assert!(ready(&service));
    for id in &accepted {
        assert_eq!(service.get(&format!("/v1/deliveries/{id}")).status, 200, "{id}");
    }
    assert_eq!(statuses(&service, 30..32).0.len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn every_answer_of_202_follows_a_sync() {
    if !has("strace") {
        return;
    }
    let desk = Desk::new(NO_LIMITS);
    let trace = desk.folder.path().join("trace");
    let service = traced(&desk, &["-o", trace.to_str().unwrap(), "-y", "-e", "trace=fdatasync,fsync"]);
    // The calls that have returned: the end of a call that another thread interrupted has a line of its own.
    let count = || {
        let text = fs::read_to_string(&trace).unwrap();
        text.lines().filter(|line| line.contains("sync") && line.trim_end().ends_with("= 0")).count()
    };
    for i in 0..20 {
        let before = count();
        service.accept(&reset(&format!("p{i}@example.org")));
        // strace writes a line once the call has returned, and the answer is sent after that.
        assert!(count() > before, "request {i} was answered without a sync");
    }
    assert!(fs::read_to_string(&trace).unwrap().contains("outbox.db"), "it is the outbox that is synced");
    end(service, "TERM");
}
