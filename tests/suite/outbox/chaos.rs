//! The real program, killed again and again at random and at every place of `vocative::crash`, under a steady load.
//!
//! A client posts with idempotency keys and asks again until it is answered; the relay journals what it takes; afterwards the checker proves that
//! nothing was lost, doubled unsaid, late or out of order.
//!
//! ```text
//! cargo test --test suite chaos                                                       a short run on SQLite
//! VOCATIVE_CHAOS_KILLS=500 cargo test --test suite chaos -- --ignored --nocapture     the long ones, with figures
//! ```

mod client;
mod program;

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use jiff::SignedDuration;
use tokio::time::{Instant, sleep};
use vocative::crash;
use vocative::message::{Envelope, Message};
use vocative::outbox::delivery::{NewDelivery, State};
use vocative::outbox::store::{Acceptance, Filter};
use vocative::outbox::worker::{Health, Setup};
use vocative::outbox::{Outbox, Settings, worker};
use vocative::smtp::{SmtpSettings, Transport};

use self::client::Clients;
use self::program::{Kind, Program, Project};
use super::checker::{Run, Standing, check, figures};
use super::journal::{Chance, Manner, Relay};
use super::stores::fresh_postgres;

/// Conversations that one process has at a time; each may lose its answer when the process is killed.
const CONNECTIONS: usize = 8;
/// Longer than any wait of a delivery in these runs, however busy the machine is.
const QUIET: Duration = Duration::from_secs(120);

/// A relay as bad as they come: greylists, defers, is slow, and one time in thirty keeps its answer back.
async fn moody_relay(seed: u64) -> Relay {
    let chance = Chance::new(seed);
    Relay::start(move |_| match chance.below(30) {
        0..3 => Manner::Greylist("450 4.2.0 greylisted"),
        3..5 => Manner::Defer(chance.milliseconds(0..50), "451 4.3.0 local error"),
        5 => Manner::Drop(chance.milliseconds(0..50)),
        6..9 => Manner::Take(chance.milliseconds(100..400)),
        _ => Manner::Take(chance.milliseconds(0..30)),
    })
    .await
}

/// A run under way.
struct Chaos {
    project: Project,
    relay: Relay,
    clients: Clients,
    chance: Chance,
    kills: usize,
    /// How often a process was kept from recording for longer than its lease, without being killed.
    interrupted: usize,
    /// From the start of a process to the first mail that it or another hands over.
    resumed: Vec<Duration>,
    /// Of these from the moment at which it is ready.
    resumed_ready: Vec<Duration>,
}

impl Chaos {
    async fn begin(url: Option<String>, seed: u64) -> Chaos {
        println!("seed {seed}");
        let relay = moody_relay(seed).await;
        let project = Project::new(&relay.url(), url, CONNECTIONS);
        Chaos {
            project,
            relay,
            clients: Clients::new(),
            chance: Chance::new(seed ^ 1),
            kills: 0,
            interrupted: 0,
            resumed: Vec::new(),
            resumed_ready: Vec::new(),
        }
    }

    async fn serve(&self, crash_at: Option<&str>) -> Program {
        let program = Program::start(&self.project, Kind::Serve, crash_at).await;
        self.clients.ask(program.url());
        program
    }

    /// Notes how long it takes until mails flow again.
    async fn resume(&mut self, began: Instant, ready: Instant) {
        let before = self.relay.count();
        while self.relay.count() == before {
            assert!(ready.elapsed() < QUIET, "work does not resume");
            sleep(Duration::from_millis(2)).await;
        }
        self.resumed.push(began.elapsed());
        self.resumed_ready.push(ready.elapsed());
    }

    /// Lets everything come to its end, and checks it.
    async fn end(self, programs: Vec<Program>, what: &str) {
        let (promises, answers) = self.clients.finish().await;
        let watching = Outbox::open(&self.project.outbox_url(), &[], Settings::default(), false).await.unwrap();
        let began = Instant::now();
        loop {
            let stats = watching.stats().await.unwrap();
            let open: u64 = stats.counts.iter().filter(|(_, state, _)| !state.is_end()).map(|(.., count)| count).sum();
            if open == 0 {
                break;
            }
            assert!(
                began.elapsed() < QUIET,
                "{what}: {open} deliveries never end: {:?}\n{}",
                stats.counts,
                self.project.log()
            );
            sleep(Duration::from_millis(100)).await;
        }
        for program in programs {
            program.stop().await;
        }
        let rows = watching.list(Filter { limit: 1_000_000, ..Filter::default() }).await.unwrap();
        let standings = rows.into_iter().map(|(row, _)| Standing {
            id: row.id,
            state: row.state,
            possible_duplicate: row.possible_duplicate,
        });
        let run = Run {
            promises,
            answers,
            standings: standings.collect(),
            taken: self.relay.taken(),
            may_be_lost: self.relay.dropped() + (self.kills + self.interrupted) * CONNECTIONS,
            slack: SignedDuration::from_secs(1),
        };
        let found = check(&run);
        let middle = |times: &[Duration]| {
            let mut times = times.to_vec();
            times.sort();
            (times.get(times.len() / 2).copied().unwrap_or_default(), times.last().copied().unwrap_or_default())
        };
        println!(
            "{what}: {} kills, {} answers kept back by the relay, {:?}",
            self.kills,
            self.relay.dropped(),
            figures(&run)
        );
        println!(
            "{what}: mails flow again after a start (median, longest) {:?}, of that since it was ready {:?}",
            middle(&self.resumed),
            middle(&self.resumed_ready)
        );
        let about = |word: &str| found.iter().filter(|sentence| sentence.contains(word)).count();
        println!(
            "{what}: lost {}, unflagged {}, late {}, out of order {}",
            about("lost"),
            about("not flagged"),
            about("after its deadline"),
            about("came after a newer")
        );
        if !found.is_empty() {
            let kept = self.project.keep();
            panic!("{what}: {} violations, kept in {}: {found:#?}", found.len(), kept.display());
        }
        assert!(run.promises.len() > 50, "{what}: only {} were accepted: this proves nothing", run.promises.len());
    }
}

fn seed() -> u64 {
    let given = std::env::var("VOCATIVE_CHAOS_SEED").ok().and_then(|seed| seed.parse().ok());
    given.unwrap_or_else(|| u64::from_be_bytes(vocative::clock::random()))
}

/// So many random kills of one service over SQLite, at random moments.
async fn kill_one_service(kills: usize, what: &str) {
    let mut chaos = Chaos::begin(None, seed()).await;
    let mut program = chaos.serve(None).await;
    for _ in 0..kills {
        sleep(chaos.chance.milliseconds(50..600)).await;
        program.kill().await;
        chaos.kills += 1;
        let began = Instant::now();
        program = chaos.serve(None).await;
        let ready = Instant::now();
        chaos.resume(began, ready).await;
    }
    chaos.end(vec![program], what).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_lost_when_the_service_is_killed() {
    kill_one_service(15, "SQLite, short").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_lost_at_any_place_where_a_process_can_die() {
    let mut chaos = Chaos::begin(None, seed()).await;
    for (round, place) in (0..3).flat_map(|round| crash::PLACES.map(|place| (round, place))) {
        // Not at the first passing, so that there is something to lose.
        let program = chaos.serve(Some(&format!("{place}:{}", 2 + chaos.chance.below(5)))).await;
        let began = Instant::now();
        program.dies(place).await;
        chaos.kills += 1;
        println!("{round} {place}: dead after {:?}", began.elapsed());
    }
    let program = chaos.serve(None).await;
    chaos.end(vec![program], "every place").await;
}

fn kills() -> usize {
    std::env::var("VOCATIVE_CHAOS_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(500)
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "takes many minutes; VOCATIVE_CHAOS_KILLS says how many kills"]
async fn nothing_is_lost_in_many_kills_on_sqlite() {
    kill_one_service(kills(), "SQLite").await;
}

/// A service and four workers over one PostgreSQL. At random one of them is killed, or stopped for longer than its lease, or all lose their
/// connections to the database.
async fn kill_five_processes(turns: u64, what: &str) {
    let Some(url) = fresh_postgres().await else { return };
    let mut chaos = Chaos::begin(Some(url.clone()), seed()).await;
    let mut programs = vec![chaos.serve(None).await];
    for _ in 0..4 {
        programs.push(Program::start(&chaos.project, Kind::Worker, None).await);
    }
    let (mut slept, mut cut) = (0, 0);
    for turn in 0..turns {
        sleep(chaos.chance.milliseconds(50..600)).await;
        let victim = usize::try_from(chaos.chance.below(5)).unwrap();
        let began = Instant::now();
        if turn % 25 == 9 && victim > 0 {
            // Others take over, and it must not hand over what is theirs. What it had handed over already may come again.
            programs[victim].sleep(Duration::from_secs(4)).await;
            slept += 1;
            continue;
        }
        if turn % 5 == 3 {
            // As when the database restarts: nobody knows whether the commit under way was one.
            cut += terminate_backends(&url).await;
            chaos.resume(began, Instant::now()).await;
            continue;
        }
        let killed = programs.remove(victim);
        killed.kill().await;
        chaos.kills += 1;
        let next = if victim == 0 {
            chaos.serve(None).await
        } else {
            Program::start(&chaos.project, Kind::Worker, None).await
        };
        programs.insert(victim, next);
        let ready = Instant::now();
        chaos.resume(began, ready).await;
    }
    println!("{what}: one was asleep {slept} times, {cut} connections to the database were cut");
    // One that sleeps, or cannot record for the length of its lease, may have handed over what it holds.
    chaos.interrupted += slept + usize::try_from(turns.div_ceil(5)).unwrap() * programs.len();
    chaos.end(programs, what).await;
}

/// Cuts all connections to a database; gives how many.
async fn terminate_backends(url: &str) -> usize {
    let (client, connection) = tokio_postgres::connect(url, tokio_postgres::NoTls).await.unwrap();
    let speaking = tokio::spawn(connection);
    let sql = "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()";
    let cut = client.query(sql, &[]).await.unwrap().len();
    drop(client);
    speaking.await.unwrap().unwrap();
    cut
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_lost_when_one_of_five_processes_is_killed() {
    kill_five_processes(15, "PostgreSQL, short").await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "takes many minutes; VOCATIVE_CHAOS_KILLS says how many kills"]
async fn nothing_is_lost_in_many_kills_on_postgresql() {
    kill_five_processes(kills() as u64, "PostgreSQL, a service and four workers").await;
}

/// Ten workers, a thousand mails, a relay that takes its time: exactly a thousand arrive.
#[tokio::test(flavor = "multi_thread")]
async fn ten_workers_deliver_exactly_a_thousand() {
    const MAILS: usize = 1_000;
    let Some(url) = fresh_postgres().await else { return };
    let chance = Chance::new(seed());
    let relay = Relay::start(move |_| Manner::Take(chance.milliseconds(0..60))).await;
    let settings = Settings { lease: Duration::from_secs(20), ..Settings::default() };
    let (stop, _) = tokio::sync::watch::channel(false);
    let mut tasks = tokio::task::JoinSet::new();
    let mut outbox = None;
    for n in 0..10 {
        let one = Outbox::open(&url, &[], settings.clone(), true).await.unwrap();
        let setup = Setup {
            outbox: one.clone(),
            transport: Transport::open(&relay.url(), false, SmtpSettings::default()).unwrap(),
            renderer: Arc::new(NoRenderer),
            connections: CONNECTIONS,
            name: format!("worker {n}"),
            drain: Duration::from_secs(10),
        };
        tasks.spawn(worker::run(setup, Health::default(), stop.subscribe()));
        outbox = Some(one);
    }
    let outbox = outbox.unwrap();
    let mut ids = BTreeSet::new();
    for lot in 0..10 {
        let deliveries: Vec<NewDelivery> =
            (0..MAILS / 10).map(|n| sealed(&outbox, &format!("{n}@{lot}.example"))).collect();
        ids.extend(deliveries.iter().map(|delivery| delivery.message_id.clone().unwrap()));
        let acceptance = Acceptance { tenant: String::new(), key: None, deliveries, limits: Vec::new() };
        outbox.accept(acceptance).await.unwrap();
    }
    let began = Instant::now();
    loop {
        let counts = outbox.stats().await.unwrap().counts;
        let sent: u64 = counts.iter().filter(|(_, state, _)| *state == State::Sent).map(|(.., count)| count).sum();
        if sent == MAILS as u64 {
            break;
        }
        assert!(began.elapsed() < QUIET, "{counts:?}");
        sleep(Duration::from_millis(20)).await;
    }
    println!("ten workers: {MAILS} mails in {:?}", began.elapsed());
    stop.send_replace(true);
    tasks.join_all().await;
    let taken: Vec<String> = relay.taken().into_iter().map(|taken| taken.message_id).collect();
    assert_eq!(taken.len(), MAILS);
    assert_eq!(taken.into_iter().collect::<BTreeSet<_>>(), ids);
    let rows = outbox.list(Filter { limit: 2_000, ..Filter::default() }).await.unwrap();
    assert!(rows.iter().all(|(row, _)| row.state == State::Sent && !row.possible_duplicate && row.attempts == 1));
}

fn sealed(outbox: &Outbox, to: &str) -> NewDelivery {
    let new = super::delivery(to);
    let id = new.message_id.clone().unwrap();
    let message = Message {
        envelope: Envelope { from: new.sender.clone(), to: to.to_owned() },
        bytes: format!("Message-ID: {id}\r\n\r\nhello\r\n").into_bytes(),
        message_id: id,
        needs_smtputf8: false,
    };
    NewDelivery { parcel: outbox.seal_message(&message), ..new }
}

struct NoRenderer;

impl worker::Renderer for NoRenderer {
    fn render(
        &self,
        _: &str,
        _: &str,
        _: jiff::Timestamp,
        _: &serde_json::Value,
    ) -> Result<NewDelivery, serde_json::Value> {
        panic!("nothing is to be rendered")
    }
}
