//! The outbox against its disk: cycles of enqueue, claim and record through the store, with many callers at once, beside what the same database does
//! when a hundred jobs share each transaction, and beside bare `fdatasync`.
//!
//! ```text
//! cargo bench --bench outbox
//! VOCATIVE_BENCH_POSTGRES=postgres://… cargo bench --bench outbox
//! ```

#![expect(clippy::disallowed_methods, reason = "a stopwatch reads the clock")]
#![expect(clippy::print_stdout, clippy::unwrap_used, reason = "a benchmark prints, and stops when it cannot measure")]

use std::fs::File;
use std::io::{Seek as _, Write as _};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use jiff::SignedDuration;
use vocative::clock;
use vocative::diagnostic::Report;
use vocative::engine::Engine;
use vocative::intake::Intake;
use vocative::live::Live;
use vocative::outbox::delivery::{Lane, NewDelivery, State, Step};
use vocative::outbox::store::sqlite::Sqlite;
use vocative::outbox::store::{Acceptance, Accepted, Claim, Store};
use vocative::outbox::worker::Health;
use vocative::outbox::{Outbox, Settings};
use vocative::server;
use vocative::sources::Sources;

/// How long each thing is measured.
const TIME: Duration = Duration::from_millis(1_500);
/// Rounds; the median is printed.
const ROUNDS: usize = 3;

fn main() {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let folder = tempfile::Builder::new().prefix("bench-").tempdir_in(".").unwrap();
    println!(
        "fdatasync, append of 4 KB            {:>9.0} /s",
        median(|round| syncs(&folder.path().join(format!("sync-{round}")), 4 << 10))
    );
    println!(
        "fdatasync, append of 206 KB          {:>9.0} /s",
        median(|round| syncs(&folder.path().join(format!("large-{round}")), 206 << 10))
    );
    let limit = median(|round| bare(&folder.path().join(format!("bare-{round}.db"))));
    println!("SQLite itself, 100 jobs a transaction {limit:>8.0} cycles/s");
    let own = median(|round| {
        let path = folder.path().join(format!("hundreds-{round}.db"));
        runtime.block_on(async { hundreds(Arc::new(Sqlite::open(path.to_str().unwrap(), true).await.unwrap())).await })
    });
    println!("outbox over SQLite, 100 in each call   {own:>7.0} cycles/s   {:.2} of it", own / limit);
    for callers in [1, 16, 64, 256] {
        let rate = median(|round| {
            let path = folder.path().join(format!("outbox-{callers}-{round}.db"));
            runtime.block_on(async {
                cycles(Arc::new(Sqlite::open(path.to_str().unwrap(), true).await.unwrap()), callers).await
            })
        });
        println!("outbox over SQLite, {callers:>3} callers      {rate:>9.0} cycles/s   {:.2} of it", rate / limit);
    }
    intake(&runtime, folder.path());
    runtime.block_on(million(&folder.path().join("million.db")));
    if let Ok(url) = std::env::var("VOCATIVE_BENCH_POSTGRES") {
        postgres(&runtime, &url);
    }
}

/// The same calls with a hundred deliveries in each: what the store does when it need not gather them itself.
async fn hundreds(store: Arc<dyn Store>) -> f64 {
    let began = Instant::now();
    let mut done = 0u32;
    while began.elapsed() < TIME {
        let deliveries: Vec<NewDelivery> = (0..100).flat_map(|_| acceptance().deliveries).collect();
        store.accept(Acceptance { deliveries, ..acceptance() }).await.unwrap();
        let take = store.claim(Claim { room: 100, lanes: [100; 3], ..claim() }).await.unwrap();
        let recorded = take.claimed.into_iter().map(|claimed| store.record(claimed.hold, sent()));
        done += u32::try_from(futures_util::future::join_all(recorded).await.len()).unwrap();
    }
    f64::from(done) / began.elapsed().as_secs_f64()
}

/// 64 clients post requests over HTTP, each rendered and durable before its 202, beside the same body into an empty route with one durable insert.
fn intake(runtime: &tokio::runtime::Runtime, folder: &std::path::Path) {
    let body = include_str!("../templates/reset_email/samples/1-full.json");
    let floor = median(|round| {
        let store = runtime.block_on(async {
            Arc::new(Sqlite::open(folder.join(format!("floor-{round}.db")).to_str().unwrap(), true).await.unwrap())
        });
        runtime.block_on(posts(body, move |listener, stop| {
            let insert = move |body: String| {
                let store = store.clone();
                async move {
                    store.write_setting("bench".to_owned(), body.into_bytes(), None).await.unwrap();
                    (axum::http::StatusCode::ACCEPTED, "{}")
                }
            };
            let router = axum::Router::new().route("/v1/deliveries", axum::routing::post(insert));
            async move {
                axum::serve(listener, router).with_graceful_shutdown(stop).await.unwrap();
            }
        }))
    });
    println!("echo and one durable insert, 64 clients {floor:>7.0} /s");
    let rate = median(|round| {
        let intake = runtime.block_on(async {
            let settings =
                Settings { recipient_limit: None, tenant_limit: None, total_limit: None, ..Settings::default() };
            let url = format!("sqlite:{}", folder.join(format!("intake-{round}.db")).display());
            let outbox = Outbox::open(&url, &[], settings, true).await.unwrap();
            let sources = Sources { stock: vocative::project::stock(), ..Sources::default() };
            let engine = Engine::build(&sources, vocative::settings::Settings::default(), &mut Report::new()).unwrap();
            Arc::new(Intake::new(outbox, Arc::new(engine), Vec::new(), true))
        });
        runtime.block_on(posts(body, move |listener, stop| {
            let live = Live::new(intake.clone(), Arc::default(), vocative::settings::Settings::default(), None);
            let setup = server::Setup {
                intake,
                health: Health::default(),
                inbox: None,
                settings: server::Settings::default(),
                metrics: Arc::new(String::new),
                project: Arc::new(live),
            };
            async move { server::run(listener, setup, stop).await.unwrap() }
        }))
    });
    println!("POST /v1/deliveries, 64 clients         {rate:>7.0} /s          {:.2} of it", rate / floor);
}

/// Posts a body again and again over 64 connections that are kept; gives the accepted ones per second.
async fn posts<F>(
    body: &str,
    serve: impl FnOnce(tokio::net::TcpListener, futures_util::future::BoxFuture<'static, ()>) -> F,
) -> f64
where
    F: Future<Output = ()> + Send + 'static,
{
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let addr = listener.local_addr().unwrap();
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let serving = tokio::spawn(serve(listener, Box::pin(async { drop(stopped.await) })));
    let request = format!(
        "POST /v1/deliveries HTTP/1.1\r\nhost: {addr}\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    );
    let accepted = Arc::new(AtomicUsize::new(0));
    let began = Instant::now();
    let mut clients = tokio::task::JoinSet::new();
    for _ in 0..64 {
        let (request, accepted) = (request.clone(), accepted.clone());
        clients.spawn(async move {
            let mut stream = tokio::net::TcpStream::connect(addr).await.unwrap();
            stream.set_nodelay(true).unwrap();
            let mut answer = Vec::new();
            while began.elapsed() < TIME {
                stream.write_all(request.as_bytes()).await.unwrap();
                answer.clear();
                // One read has it all, unless the head and the body come apart.
                while !answer.ends_with(b"}") {
                    assert_ne!(stream.read_buf(&mut answer).await.unwrap(), 0);
                }
                assert!(answer.starts_with(b"HTTP/1.1 202"), "{}", String::from_utf8_lossy(&answer));
                accepted.fetch_add(1, Ordering::Relaxed);
            }
        });
    }
    while let Some(client) = clients.join_next().await {
        client.unwrap();
    }
    let took = began.elapsed().as_secs_f64();
    drop(stop);
    serving.await.unwrap();
    f64::from(u32::try_from(accepted.load(Ordering::Relaxed)).unwrap()) / took
}

/// How long a claim takes while a million deliveries wait.
async fn million(path: &std::path::Path) {
    let store = Sqlite::open(path.to_str().unwrap(), true).await.unwrap();
    let db = rusqlite::Connection::open(path).unwrap();
    db.execute_batch(
        "with recursive n (n) as (select 1 union all select n + 1 from n where n < 1000000)
         insert into deliveries (id, tenant, lane, state, email, locale, message_id, degraded, recipient, domain, sender,
             accepted, changed, due, not_after, keep_unknown)
         select 'bench-' || n, '', n % 3, 'queued', 'notice', 'en', '<' || n || '>', 0, randomblob(16), randomblob(2), 'a@example.org',
             0, 0, n, 9000000000000000, 0 from n",
    )
    .unwrap();
    let mut times = Vec::new();
    for _ in 0..300 {
        let began = Instant::now();
        let take = store.claim(Claim { room: 16, lanes: [16; 3], ..claim() }).await.unwrap();
        times.push(began.elapsed());
        assert_eq!(take.claimed.len(), 16);
    }
    times.sort();
    println!("claim of 16 out of 1,000,000 waiting: median {:?}, 99 of 100 within {:?}", times[150], times[297]);
}

fn postgres(runtime: &tokio::runtime::Runtime, url: &str) {
    use vocative::outbox::store::postgres::Postgres;
    for callers in [16, 64, 256] {
        let rate = median(|_| {
            runtime.block_on(async {
                cycles(Arc::new(Postgres::open(url, Default::default()).await.unwrap()), callers).await
            })
        });
        println!("outbox over PostgreSQL, {callers:>3} callers  {rate:>9.0} cycles/s");
    }
}

fn median(mut measure: impl FnMut(usize) -> f64) -> f64 {
    let mut rates: Vec<f64> = (0..ROUNDS).map(&mut measure).collect();
    rates.sort_by(f64::total_cmp);
    rates[ROUNDS / 2]
}

/// Appends and syncs, one after the other.
fn syncs(path: &std::path::Path, size: usize) -> f64 {
    let mut file = File::create(path).unwrap();
    let block = vec![7u8; size];
    let began = Instant::now();
    let mut count = 0;
    while began.elapsed() < TIME {
        if count % 1000 == 999 {
            file.rewind().unwrap();
        }
        file.write_all(&block).unwrap();
        file.sync_data().unwrap();
        count += 1;
    }
    f64::from(count) / began.elapsed().as_secs_f64()
}

/// A plain job table with the same durability: 100 inserts, 100 leases, 100 deletes, each hundred in a transaction.
fn bare(path: &std::path::Path) -> f64 {
    let mut db = rusqlite::Connection::open(path).unwrap();
    db.pragma_update(None, "journal_mode", "wal").unwrap();
    db.pragma_update(None, "synchronous", "full").unwrap();
    db.execute_batch("create table jobs (id integer primary key, state integer not null, due integer not null, body blob not null); create index due on jobs (state, due)").unwrap();
    let body = vec![7u8; 2_000];
    let began = Instant::now();
    let mut count = 0;
    while began.elapsed() < TIME {
        let work = db.transaction().unwrap();
        for due in 0..100 {
            work.prepare_cached("insert into jobs (state, due, body) values (0, ?1, ?2)")
                .unwrap()
                .execute((due, &body))
                .unwrap();
        }
        work.commit().unwrap();
        let work = db.transaction().unwrap();
        let ids: Vec<i64> = work
            .prepare_cached("update jobs set state = 1 where id in (select id from jobs where state = 0 order by due limit 100) returning id")
            .unwrap()
            .query_map([], |row| row.get(0))
            .unwrap()
            .map(Result::unwrap)
            .collect();
        work.commit().unwrap();
        let work = db.transaction().unwrap();
        for id in &ids {
            work.prepare_cached("delete from jobs where id = ?1").unwrap().execute([id]).unwrap();
        }
        work.commit().unwrap();
        count += i32::try_from(ids.len()).unwrap();
    }
    f64::from(count) / began.elapsed().as_secs_f64()
}

/// Whole cycles through the store: half of the callers accept, one claims for all, the others record.
async fn cycles(store: Arc<dyn Store>, callers: usize) -> f64 {
    let done = Arc::new(AtomicUsize::new(0));
    let began = Instant::now();
    let mut tasks = tokio::task::JoinSet::new();
    for _ in 0..callers {
        let store = store.clone();
        tasks.spawn(async move {
            while began.elapsed() < TIME {
                let accepted = store.accept(acceptance()).await.unwrap();
                assert!(matches!(accepted, Accepted::New(_)));
            }
        });
    }
    for _ in 0..2 {
        let (store, done) = (store.clone(), done.clone());
        tasks.spawn(async move {
            while began.elapsed() < TIME {
                let take = store.claim(claim()).await.unwrap();
                let recorded = take.claimed.into_iter().map(|claimed| {
                    let store = store.clone();
                    async move { store.record(claimed.hold, sent()).await.unwrap() }
                });
                let recorded = futures_util::future::join_all(recorded).await;
                done.fetch_add(recorded.into_iter().filter(|recorded| *recorded).count(), Ordering::Relaxed);
            }
        });
    }
    while tasks.join_next().await.is_some() {}
    #[expect(clippy::cast_precision_loss, reason = "a count of a second")]
    let done = done.load(Ordering::Relaxed) as f64;
    done / began.elapsed().as_secs_f64()
}

fn acceptance() -> Acceptance {
    let now = clock::now();
    let id = clock::uuid();
    Acceptance {
        tenant: String::new(),
        key: None,
        deliveries: vec![NewDelivery {
            message_id: Some(format!("<{id}@example.org>")),
            recipient: id.as_bytes()[..16].to_vec(),
            id,
            tenant: String::new(),
            lane: Lane::Security,
            email: "verify_email".to_owned(),
            locale: "en".to_owned(),
            brand: None,
            degraded: false,
            domain: vec![1; 16],
            sender: "no-reply@example.org".to_owned(),
            due: now,
            not_after: now.checked_add(SignedDuration::from_hours(1)).unwrap(),
            hold: false,
            group: None,
            parcel: vec![7; 2_000],
            dossier: vec![7; 300],
        }],
        limits: Vec::new(),
    }
}

fn claim() -> Claim {
    Claim {
        worker: "bench".to_owned(),
        room: 256,
        lanes: [256; 3],
        domains: Vec::new(),
        per_domain: 1_000,
        tenants: Vec::new(),
        per_tenant: 1_000,
        paused: Vec::new(),
        lease: Duration::from_secs(30),
    }
}

fn sent() -> Step {
    Step { state: State::Sent, due: None, counts: true, maybe_delivered: false, attempt: None, suppress_until: None }
}
