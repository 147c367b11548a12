//! The arguments of the commands that operate: outbox, suppression list, API keys, doctor, DKIM keys.

use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser as _};
use clap::{ArgGroup, Args, Subcommand, ValueEnum};

use super::Format;
use crate::outbox::delivery::State;
use crate::server::auth::Scope;

/// `outbox`.
#[derive(Debug, Subcommand)]
pub enum OutboxCommand {
    /// Deliveries, the newest first
    List(OutboxListArgs),
    /// One delivery: its timeline, attempts and decisions, and a copy without codes and links
    Show(OutboxShowArgs),
    /// Try waiting deliveries now instead of when they are due
    Retry(OutboxRetryArgs),
    /// Call deliveries back; says truthfully when it is too late
    Cancel(OutboxCancelArgs),
    /// How many deliveries of each lane are in each state, and how long the oldest waits
    Stats(FormatArgs),
    /// Forget deliveries that ended long ago, with their attempts and events
    Purge(OutboxPurgeArgs),
    /// Erase a person: cancels what waits, wipes copies, replies and hashes of everything sent to the address
    Erase(OutboxEraseArgs),
    /// Let go what is held because the database may be a restored backup
    Release(FormatArgs),
    /// Seal everything with the first of outbox.encryption_keys, after a new one was put there
    Reseal(FormatArgs),
}

/// How to print, and nothing else.
#[derive(Debug, Args)]
pub struct FormatArgs {
    /// How to print
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub format: Format,
}

/// `outbox list`.
#[derive(Debug, Args)]
pub struct OutboxListArgs {
    /// Only to this address
    #[arg(long, value_name = "ADDR")]
    pub to: Option<String>,
    /// Only in this state
    #[arg(long, value_name = "STATE", value_parser = states())]
    pub status: Option<State>,
    /// Only this email
    #[arg(long, value_name = "NAME")]
    pub email: Option<String>,
    /// At most so many
    #[arg(long, value_name = "N", default_value_t = 50, value_parser = clap::value_parser!(u32).range(1..=100_000))]
    pub limit: u32,
    /// How to print
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub format: Format,
}

/// `outbox show`.
#[derive(Debug, Args)]
pub struct OutboxShowArgs {
    /// The delivery
    #[arg(value_name = "ID")]
    pub id: String,
    /// Print the message itself, with its links and codes; it is wiped when the delivery ends
    #[arg(long)]
    pub body: bool,
    /// How to print
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub format: Format,
}

/// `outbox retry`.
#[derive(Debug, Args)]
#[command(group = ArgGroup::new("which").required(true).args(["ids", "all_deferred"]))]
pub struct OutboxRetryArgs {
    /// The deliveries; one that is held is let go
    #[arg(value_name = "ID")]
    pub ids: Vec<String>,
    /// Every deferred one
    #[arg(long)]
    pub all_deferred: bool,
    /// How to print
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub format: Format,
}

/// `outbox cancel`.
#[derive(Debug, Args)]
#[command(after_help = "\
A delivery that a worker is just handing over cannot always be stopped: the command waits up to two seconds to see what comes of it. \
Exit 0: all are cancelled. Exit 1: one had ended before (`too late: sent`), is still being handed over, or is not there.")]
pub struct OutboxCancelArgs {
    /// The deliveries
    #[arg(value_name = "ID", required = true)]
    pub ids: Vec<String>,
    /// How to print
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub format: Format,
}

/// `outbox purge`.
#[derive(Debug, Args)]
#[command(group = ArgGroup::new("when").required(true).args(["before", "older_than"]))]
#[command(after_help = "\
Only deliveries that have ended are forgotten; what waits stays. A worker does the same by itself after outbox.retention.")]
pub struct OutboxPurgeArgs {
    /// What ended before this instant: `2026-11-01`, which begins in UTC, or `2026-11-01T09:00:00Z`
    #[arg(long, value_name = "DATE")]
    pub before: Option<String>,
    /// What ended longer ago than this: `30d`, `12h`, `2w`
    #[arg(long, value_name = "TIME")]
    pub older_than: Option<String>,
    /// How to print
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub format: Format,
}

/// `outbox erase`.
#[derive(Debug, Args)]
#[command(after_help = "\
Asks nothing and cannot be undone. What waits for the address is cancelled; copies, the relay's replies and the hashes by which the \
address could be found are wiped from every delivery to it, and it is taken off the suppression list. What stays: that a mail of this \
email existed, when, and how it ended. Backups are not reached; let them grow old.")]
pub struct OutboxEraseArgs {
    /// The address
    #[arg(value_name = "ADDR")]
    pub address: String,
    /// How to print
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub format: Format,
}

/// `suppress`.
#[derive(Debug, Subcommand)]
pub enum SuppressCommand {
    /// The suppression list
    List(FormatArgs),
    /// Put an address on the list: its mails end as `suppressed`
    Add(SuppressAddArgs),
    /// Take an address off the list
    Remove(SuppressRemoveArgs),
}

/// `suppress add`.
#[derive(Debug, Args)]
pub struct SuppressAddArgs {
    /// The address
    #[arg(value_name = "ADDR")]
    pub address: String,
    /// Until this instant: `2026-12-01`, or with a time of day
    #[arg(long, value_name = "DATE", conflicts_with = "time")]
    pub until: Option<String>,
    /// For this long: `24h`, `30d`; without it and --until, until removed
    #[arg(long = "for", id = "time", value_name = "TIME")]
    pub time: Option<String>,
    /// For this tenant only
    #[arg(long, default_value = "")]
    pub tenant: String,
    /// How to print
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub format: Format,
}

/// `suppress remove`.
#[derive(Debug, Args)]
pub struct SuppressRemoveArgs {
    /// The address
    #[arg(value_name = "ADDR")]
    pub address: String,
    /// The tenant it is suppressed for; without it the entry for all
    #[arg(long, default_value = "")]
    pub tenant: String,
    /// How to print
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub format: Format,
}

/// `profile`.
#[derive(Debug, Subcommand)]
pub enum ProfileCommand {
    /// A profile, by user_id or by address
    Get(ProfileGetArgs),
    /// Change a profile, or make one
    Set(ProfileSetArgs),
    /// Take over the user objects of an export: a JSON array, one within `users` or `profiles`, or one object a line
    Import(ProfileImportArgs),
}

/// `profile get`.
#[derive(Debug, Args)]
pub struct ProfileGetArgs {
    /// A user_id such as `auth0|507f…`, or an address
    #[arg(value_name = "WHO")]
    pub who: String,
    /// Of this tenant
    #[arg(long, default_value = "")]
    pub tenant: String,
    /// How to print
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub format: Format,
}

/// `profile set`.
#[derive(Debug, Args)]
#[command(after_help = "\
The first level of metadata is merged; nested objects and lists are replaced. `NAME=` removes.
Example: vocative profile set anna@example.org user_metadata.preferred_language=de user_metadata.salutation='Frau Dr.'")]
pub struct ProfileSetArgs {
    /// A user_id such as `auth0|507f…`, or an address
    #[arg(value_name = "WHO")]
    pub who: String,
    /// What changes: `given_name=Anna`, `user_metadata.preferred_language=de`, `app_metadata.plan=pro`; metadata may be JSON
    #[arg(value_name = "NAME=VALUE", required = true)]
    pub changes: Vec<String>,
    /// Make the profile if nobody has that id or address; an id of any provider, such as `facebook|1`, is kept as it is
    #[arg(long)]
    pub create: bool,
    /// Of this tenant
    #[arg(long, default_value = "")]
    pub tenant: String,
    /// How to print
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub format: Format,
}

/// `profile import`.
#[derive(Debug, Args)]
#[command(after_help = "\
Faulty objects stop the import before anything is written. People who conflict with somebody stored already are named; the others are written.
A person who is there already is replaced. Passwords and tokens of identity providers are left out.")]
pub struct ProfileImportArgs {
    /// The export, or `-` for standard input
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// For this tenant
    #[arg(long, default_value = "")]
    pub tenant: String,
    /// How to print
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub format: Format,
}

/// `key`.
#[derive(Debug, Subcommand)]
pub enum KeyCommand {
    /// Make an API key; it is shown once
    New(KeyNewArgs),
    /// All API keys, never the keys themselves
    List(FormatArgs),
    /// Make a key void at once
    Revoke(KeyRevokeArgs),
}

/// `key new`.
#[derive(Debug, Args)]
#[command(after_help = "\
As soon as one key exists the service asks for one everywhere, on loopback too.
The key goes into the header: `Authorization: Bearer voc_…`. Only a hash of it is kept: what is lost is made anew.")]
pub struct KeyNewArgs {
    /// What it may do; may be given again
    #[arg(long = "scope", value_name = "SCOPE", value_enum, required = true, value_delimiter = ',')]
    pub scopes: Vec<Scope>,
    /// Whose it is: deliveries and limits of one tenant are apart from those of another
    #[arg(long, default_value = "")]
    pub tenant: String,
    /// What it is for, in your words
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub note: String,
    /// How to print
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub format: Format,
}

/// `key revoke`.
#[derive(Debug, Args)]
pub struct KeyRevokeArgs {
    /// The key's id: what stands between the underscores
    #[arg(value_name = "ID")]
    pub id: String,
    /// How to print
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub format: Format,
}

impl ValueEnum for Scope {
    fn value_variants<'a>() -> &'a [Scope] {
        &Scope::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let may = match self {
            Scope::Send => "Ask for mails, call them back, try them again",
            Scope::Render => "Render and explain without sending, see the catalog",
            Scope::Read => "Look at single deliveries and at events",
            Scope::Support => "Find deliveries by address, with their redacted copies; all that `read` may",
            Scope::Admin => "Everything, message bodies included",
        };
        Some(PossibleValue::new(self.as_str()).help(may))
    }
}

/// `doctor`.
#[derive(Debug, Args)]
#[command(after_help = "\
Looks at the configuration, the project, the clock, the outbox, the relay (name, connection, greeting, TLS, AUTH; no mail is sent), the \
DKIM keys with the DNS records to publish, and deadlines that are too short. Asks no name server for TXT records.
Exit 0: nothing is wrong, though warnings may stand. Exit 1: an error.")]
pub struct DoctorArgs {
    /// Leave the relay alone
    #[arg(long)]
    pub offline: bool,
    /// How to print
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub format: Format,
}

/// `dkim`.
#[derive(Debug, Subcommand)]
pub enum DkimCommand {
    /// Make a key pair: the private key in a file, the DNS record to publish, the lines for vocative.toml
    New(DkimNewArgs),
}

/// `dkim new`.
#[derive(Debug, Args)]
#[command(after_help = "\
Publish the record first, wait until it is seen, then add the lines to vocative.toml. To rotate: a new selector beside the old one, \
then drop the old lines, and take the old record down a week later.
Not every receiver knows Ed25519 yet: give RSA a selector beside it.")]
pub struct DkimNewArgs {
    /// The signing domain, that of the sender
    #[arg(long)]
    pub domain: String,
    /// The selector, a name of your own such as `2026a`
    #[arg(long)]
    pub selector: String,
    /// What kind of key
    #[arg(long, value_enum, default_value_t = Algorithm::Ed25519)]
    pub algorithm: Algorithm,
    /// The file to write, readable by you alone; never overwritten. Without it dkim/DOMAIN-SELECTOR.pem in the project
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// How to print
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub format: Format,
}

/// A kind of signing key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Algorithm {
    /// Ed25519 (RFC 8463): short and fast.
    Ed25519,
    /// RSA with 2048 bits: known everywhere.
    Rsa,
}

/// The states by their words, listed where another is given.
fn states() -> impl clap::builder::TypedValueParser<Value = State> {
    let words = PossibleValuesParser::new(State::ALL.map(State::as_str));
    words.try_map(|word| State::parse(&word).ok_or_else(|| format!("there is no state `{word}`")))
}

impl OutboxCommand {
    /// Whether a machine reads the result.
    pub fn prints_json(&self) -> bool {
        let format = match self {
            OutboxCommand::List(args) => args.format,
            OutboxCommand::Show(args) => args.format,
            OutboxCommand::Retry(args) => args.format,
            OutboxCommand::Cancel(args) => args.format,
            OutboxCommand::Stats(args) | OutboxCommand::Release(args) | OutboxCommand::Reseal(args) => args.format,
            OutboxCommand::Purge(args) => args.format,
            OutboxCommand::Erase(args) => args.format,
        };
        format == Format::Json
    }
}

impl SuppressCommand {
    /// Whether a machine reads the result.
    pub fn prints_json(&self) -> bool {
        let format = match self {
            SuppressCommand::List(args) => args.format,
            SuppressCommand::Add(args) => args.format,
            SuppressCommand::Remove(args) => args.format,
        };
        format == Format::Json
    }
}

impl ProfileCommand {
    /// Whether a machine reads the result.
    pub fn prints_json(&self) -> bool {
        let format = match self {
            ProfileCommand::Get(args) => args.format,
            ProfileCommand::Set(args) => args.format,
            ProfileCommand::Import(args) => args.format,
        };
        format == Format::Json
    }
}

impl KeyCommand {
    /// Whether a machine reads the result.
    pub fn prints_json(&self) -> bool {
        let format = match self {
            KeyCommand::New(args) => args.format,
            KeyCommand::List(args) => args.format,
            KeyCommand::Revoke(args) => args.format,
        };
        format == Format::Json
    }
}
