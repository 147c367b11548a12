//! `vocative serve` and `vocative worker` as processes that can be killed.

use std::fs::File;
use std::io::BufRead as _;
use std::path::PathBuf;
use std::process::{Child, ChildStdout, Command, ExitStatus, Stdio};
use std::time::Duration;

use tokio::io::{AsyncBufReadExt as _, BufReader};
use tokio::net::TcpListener;
use tokio::task::AbortHandle;
use tokio::time::{Instant, sleep, timeout};

use crate::builder::{Builder, plain_rules};
use crate::outbox::PATIENCE;

/// A project in a folder, with an outbox, a relay, and a subscriber that is told of every event.
pub struct Project {
    folder: tempfile::TempDir,
    outbox_url: String,
    subscriber: AbortHandle,
}

impl Drop for Project {
    fn drop(&mut self) {
        self.subscriber.abort();
    }
}

impl Project {
    pub fn new(relay: &str, outbox: Option<String>, connections: usize) -> Project {
        let folder = tempfile::tempdir().unwrap();
        let outbox_url = outbox.unwrap_or_else(|| format!("sqlite:{}", folder.path().join("outbox.db").display()));
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        listener.set_nonblocking(true).unwrap();
        let hook = format!("http://{}/", listener.local_addr().unwrap());
        let subscriber = tokio::spawn(subscribe(TcpListener::from_std(listener).unwrap())).abort_handle();
        let config = format!(
            "stock = false\n\n[smtp]\nurl = \"{relay}\"\nconnections = {connections}\ntimeout = \"10s\"\n\n\
             [outbox]\nurl = \"{outbox_url}\"\nretry = [\"200ms\", \"500ms\", \"1s\"]\nunknown_pause = \"500ms\"\nlease = \"2s\"\n\n\
             [outbox.limits]\nrecipient = \"off\"\ntenant = \"off\"\ntotal = \"off\"\n\n\
             [[server.webhooks]]\nname = \"chaos\"\nurl = \"{hook}\"\nsecrets = [\"whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\"]\nallow_private = true\n\n{}",
            plain_rules()
        );
        Builder::new().plain().file("vocative.toml", &config).write(folder.path());
        Project { folder, outbox_url, subscriber }
    }

    pub fn outbox_url(&self) -> String {
        self.outbox_url.clone()
    }

    /// The last that its processes said.
    pub fn log(&self) -> String {
        let log = std::fs::read_to_string(self.folder.path().join("log")).unwrap_or_default();
        let lines: Vec<&str> = log.lines().collect();
        lines[lines.len().saturating_sub(40)..].join("\n")
    }

    /// Leaves the folder where it is, for whoever wants to know.
    pub fn keep(mut self) -> PathBuf {
        self.folder.disable_cleanup(true);
        self.folder.path().to_path_buf()
    }
}

/// Takes every event.
async fn subscribe(listener: TcpListener) {
    while let Ok((tcp, _)) = listener.accept().await {
        tokio::spawn(async move {
            let (read, mut write) = tcp.into_split();
            let mut read = BufReader::new(read);
            loop {
                let mut length = 0;
                loop {
                    let mut line = String::new();
                    if read.read_line(&mut line).await.unwrap_or(0) == 0 {
                        return;
                    }
                    if let Some((name, value)) = line.split_once(':')
                        && name.eq_ignore_ascii_case("content-length")
                    {
                        length = value.trim().parse().unwrap_or(0);
                    }
                    if line == "\r\n" {
                        break;
                    }
                }
                let mut body = vec![0; length];
                let answer = b"HTTP/1.1 204 No Content\r\n\r\n";
                let (Ok(_), Ok(())) = (
                    tokio::io::AsyncReadExt::read_exact(&mut read, &mut body).await,
                    tokio::io::AsyncWriteExt::write_all(&mut write, answer).await,
                ) else {
                    return;
                };
            }
        });
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Serve,
    Worker,
}

/// A process; killed when dropped.
pub struct Program {
    child: Child,
    url: String,
    log: PathBuf,
    /// Open as long as the process may say something.
    _said: std::io::BufReader<ChildStdout>,
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Program {
    /// Starts it and waits until it is ready. `crash_at`: see `vocative::crash`.
    pub async fn start(project: &Project, kind: Kind, crash_at: Option<&str>) -> Program {
        let log = project.folder.path().join("log");
        let errors = File::options().create(true).append(true).open(&log).unwrap();
        let verb = if kind == Kind::Serve { "serve" } else { "worker" };
        let mut command = Command::new(env!("CARGO_BIN_EXE_vocative"));
        command.env_clear().current_dir(project.folder.path()).args([verb, "--listen", "127.0.0.1:0"]);
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(errors);
        if let Some(place) = crash_at {
            command.env("VOCATIVE_CRASH_AT", place);
        }
        let mut child = command.spawn().unwrap();
        let mut said = std::io::BufReader::new(child.stdout.take().unwrap());
        let listening = tokio::task::spawn_blocking(move || {
            let mut line = String::new();
            while !line.starts_with("listening on ") {
                line.clear();
                if said.read_line(&mut line).unwrap_or(0) == 0 {
                    return (String::new(), said);
                }
            }
            (line["listening on ".len()..].trim().to_owned(), said)
        });
        let (url, said) =
            timeout(PATIENCE, listening).await.unwrap_or_else(|_| panic!("{verb} hangs:\n{}", project.log())).unwrap();
        // One that is to crash may have died before it was ready.
        assert!(crash_at.is_some() || !url.is_empty(), "{verb} does not start:\n{}", project.log());
        Program { child, url, log, _said: said }
    }

    pub fn url(&self) -> &str {
        &self.url
    }

    /// As the kernel does it.
    pub async fn kill(mut self) {
        self.child.kill().unwrap();
        self.ended("killing it").await;
    }

    /// Waits until it has killed itself at `place`.
    pub async fn dies(mut self, place: &str) {
        use std::os::unix::process::ExitStatusExt as _;
        let status = self.ended(place).await;
        assert_eq!(status.signal(), Some(9), "{place}: {status}\n{}", self.last_words());
    }

    async fn ended(&mut self, by: &str) -> ExitStatus {
        let began = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status;
            }
            assert!(began.elapsed() < PATIENCE, "{by}: it does not end\n{}", self.last_words());
            sleep(Duration::from_millis(2)).await;
        }
    }

    fn last_words(&self) -> String {
        let log = std::fs::read_to_string(&self.log).unwrap_or_default();
        let lines: Vec<&str> = log.lines().collect();
        lines[lines.len().saturating_sub(30)..].join("\n")
    }

    /// Holds it for a while as a suspended machine would.
    pub async fn sleep(&self, time: Duration) {
        self.signal(rustix::process::Signal::STOP);
        sleep(time).await;
        self.signal(rustix::process::Signal::CONT);
    }

    /// Tells it to stop, which it must do in good order.
    pub async fn stop(mut self) {
        self.signal(rustix::process::Signal::TERM);
        let status = self.ended("SIGTERM").await;
        assert!(status.success(), "{status}\n{}", self.last_words());
    }

    fn signal(&self, signal: rustix::process::Signal) {
        let pid = rustix::process::Pid::from_raw(i32::try_from(self.child.id()).unwrap()).unwrap();
        rustix::process::kill_process(pid, signal).unwrap();
    }
}
