//! What an SQLite file makes of processes that come, go and die. (PostgreSQL has no such moments: leases run out there.)

use std::time::Duration;

use rusqlite::Connection;
use vocative::outbox::delivery::{NewDelivery, State};
use vocative::outbox::{Outbox, Settings};

use super::{Desk, delivery, everything};

async fn open(url: &str, exclusive: bool) -> Result<Outbox, String> {
    Outbox::open(url, &[], Settings::default(), exclusive).await.map_err(|error| error.to_string())
}

#[tokio::test(flavor = "multi_thread")]
async fn one_process_delivers_and_commands_work_beside_it() {
    let desk = Desk::sqlite().await;
    let refusal = open(&desk.url, true).await.unwrap_err();
    assert!(refusal.contains("another process delivers from"), "{refusal}");
    let id = desk.accept(delivery("anna@example.org")).await;
    let command = open(&desk.url, false).await.unwrap();
    assert_eq!(command.find(&id, false).await.unwrap().unwrap().row.state, State::Queued);
    command.cancel(&id).await.unwrap();
    assert_eq!(desk.state(&id).await, State::Cancelled);
}

/// Promise 3: at once after a crash on one machine.
#[tokio::test(flavor = "multi_thread")]
async fn after_a_crash_nothing_waits_for_a_lease() {
    let desk = Desk::sqlite().await;
    let id = desk.accept(delivery("anna@example.org")).await;
    let first = desk.claim_one().await;
    let turn = Duration::from_secs(600);
    assert!(desk.store.take_cursor("hook".into(), "dead".into(), turn).await.unwrap().is_some());
    let Desk { outbox, store, url, _folder } = desk;
    // A process that goes without a word leaves its leases as they are.
    drop((outbox, store));
    let beside = open(&url, false).await.unwrap();
    let take = beside.store().claim(everything()).await.unwrap();
    assert_eq!((take.claimed.len(), take.reclaimed), (0, 0), "a command beside the service may not take its work");
    let next = open(&url, true).await.unwrap();
    let take = next.store().claim(everything()).await.unwrap();
    assert_eq!((take.claimed.len(), take.reclaimed), (1, 1));
    assert!(
        take.claimed[0].maybe_delivered
            && take.claimed[0].hold.lease > first.hold.lease
            && take.claimed[0].hold.id == id
    );
    assert!(
        next.store().take_cursor("hook".into(), "next".into(), turn).await.unwrap().is_some(),
        "subscribers wait for a dead process"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_outbox_of_ours_is_refused_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str| folder.path().join(name);
    std::fs::write(file("text"), "not a database, but long enough to be looked at\n".repeat(100)).unwrap();
    Connection::open(file("foreign")).unwrap().execute_batch("create table people (name text)").unwrap();
    drop(open(&format!("sqlite:{}", file("newer").display()), true).await.unwrap());
    Connection::open(file("newer")).unwrap().pragma_update(None, "user_version", 99).unwrap();
    for (name, words) in [("text", "not a database"), ("foreign", "of something else"), ("newer", "newer version")] {
        let before = std::fs::read(file(name)).unwrap();
        let refusal = open(&format!("sqlite:{}", file(name).display()), true).await.unwrap_err();
        assert!(refusal.contains(words) && refusal.contains(name), "{refusal}");
        assert_eq!(std::fs::read(file(name)).unwrap().len(), before.len(), "{name} was changed");
    }
    for url in ["sqlite:", "mysql://x", "vocative.db"] {
        assert!(open(url, false).await.is_err(), "{url}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_is_replaced_under_it_is_noticed() {
    let desk = Desk::sqlite().await;
    desk.accept(delivery("anna@example.org")).await;
    let path = std::path::PathBuf::from(desk.url.strip_prefix("sqlite:").unwrap());
    std::fs::rename(&path, path.with_extension("away")).unwrap();
    let refused = desk.store.probe().await.unwrap_err().to_string();
    assert!(refused.contains("deleted or replaced"), "{refused}");
    assert!(!path.exists(), "it was made anew");
    std::fs::rename(path.with_extension("away"), &path).unwrap();
    assert!(desk.store.probe().await.is_err(), "only a restart helps");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_that_another_program_locks_is_waited_for() {
    let desk = Desk::sqlite().await;
    let other = Connection::open(desk.url.strip_prefix("sqlite:").unwrap()).unwrap();
    other.execute_batch("begin immediate").unwrap();
    let accepting = desk.accept(delivery("anna@example.org"));
    tokio::pin!(accepting);
    assert!(
        tokio::time::timeout(Duration::from_millis(300), &mut accepting).await.is_err(),
        "it was accepted while nothing could be written"
    );
    other.execute_batch("commit").unwrap();
    let id = accepting.await;
    assert_eq!(desk.state(&id).await, State::Queued);
}

/// A clock that is set back by hours: what the file has seen stays seen, so nothing is handed over late.
#[tokio::test(flavor = "multi_thread")]
async fn a_clock_that_was_set_back_is_not_believed() {
    let desk = Desk::sqlite().await;
    let soon = vocative::clock::now().checked_add(jiff::SignedDuration::from_hours(1)).unwrap();
    desk.accept(NewDelivery { not_after: soon, ..delivery("anna@example.org") }).await;
    let Desk { outbox, store, url, _folder } = desk;
    drop((outbox, store));
    let seen = jiff::Timestamp::from_second(vocative::clock::now().as_second() + 3 * 3600).unwrap();
    let note = |at: jiff::Timestamp| {
        let file = Connection::open(url.strip_prefix("sqlite:").unwrap()).unwrap();
        let octets = at.as_microsecond().to_be_bytes().to_vec();
        file.execute("insert or replace into settings (name, value) values ('seen', ?1)", [octets]).unwrap();
    };
    note(seen);
    let again = open(&url, true).await.unwrap();
    assert!(again.store().now().await.unwrap() >= seen);
    let take = again.store().claim(everything()).await.unwrap();
    assert!(take.claimed.is_empty(), "a mail left whose deadline was over before the clock was set back");
    drop(again);
    // A clock that was years ahead once was wrong, and must not end everything that comes after it.
    note("2038-01-19T03:14:08Z".parse().unwrap());
    let again = open(&url, true).await.unwrap();
    assert!(again.store().now().await.unwrap() < seen);
}
