//! Posts that nobody sends in good faith, and configurations that cannot be meant.

use serde_json::{Value, json};

use super::{SHOWN, WHSEC, bearer, body, is_taken, refusal, started};
use crate::serving::Desk;

#[tokio::test(flavor = "multi_thread")]
async fn only_what_is_configured_is_there_and_it_is_posted_to() {
    let (_desk, service) = started(&format!("hooks.logto.secrets = [\"{SHOWN}\"]\n"));
    for vendor in ["supabase", "kratos", "zitadel", "clerk", "auth0", "neon", "hanko", "", "logto/", "Logto"] {
        assert_eq!(service.hook(vendor, &bearer(), b"{}").status, 404, "{vendor}");
    }
    for method in ["GET", "PUT", "DELETE", "OPTIONS"] {
        assert_eq!(service.request(method, "/hooks/logto", &bearer(), b"").status, 405, "{method}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn bodies_that_are_none_are_refused_before_anything_is_made_of_them() {
    let (desk, service) = started(&format!("hooks.logto.secrets = [\"{SHOWN}\"]\n"));
    let sound = body("logto", &[]).to_string();
    let deep = format!(
        "{{\"to\": \"a@example.org\", \"type\": \"SignIn\", \"payload\": {}1{}}}",
        "[".repeat(5_000),
        "]".repeat(5_000)
    );
    let twice = sound.replacen("{\"to\"", "{\"to\":\"evil@example.org\",\"to\"", 1);
    assert_ne!(twice, sound);
    for wrong in [deep.as_str(), twice.as_str(), "", "[]", "7", "null", "{", "{\"to\": NaN}", "to=a@example.org"] {
        refusal(&service.hook("logto", &bearer(), wrong.as_bytes()), 400);
    }
    refusal(&service.hook("logto", &bearer(), b"{\"to\":\"\xff\"}"), 400);
    let large = vec![b' '; 2 << 20];
    let answer = service.hook("logto", &bearer(), &large);
    refusal(&answer, 413);
    // The same without a length before it.
    let mut chunked = format!(
        "POST /hooks/logto HTTP/1.1\r\nHost: {}\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n{}\r\n",
        service.addr,
        bearer()
    )
    .into_bytes();
    for _ in 0..20 {
        chunked.extend_from_slice(b"10000\r\n");
        chunked.extend_from_slice(&vec![b' '; 0x10000]);
        chunked.extend_from_slice(b"\r\n");
    }
    chunked.extend_from_slice(b"0\r\n\r\n");
    refusal(&service.raw(&chunked), 413);
    // Who shows no secret is not listened to.
    refusal(&service.hook("logto", "", &large), 401);
    assert_eq!(service.count("evil@example.org"), 0);
    assert!(!desk.log().contains("evil@"));
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_of_a_person_or_a_connection_leads_anywhere() {
    let (_desk, service) = started(&format!("[hooks.kratos]\nsecrets = [\"{SHOWN}\"]\n"));
    let traits = json!({
        "name": { "first": "Click https://evil.example/win", "last": "evil.example" }, "language": "../../etc/passwd",
        "title": "<b>Frau</b>", "locale": "de",
    });
    let changes = [("/template_data/identity/traits", traits), ("/recipient", json!("anna@example.org"))];
    let text = body("kratos", &changes).to_string();
    let headers = format!("{}X-Forwarded-Host: evil.example\r\nForwarded: host=evil.example\r\n", bearer());
    let length = text.len();
    let raw = format!(
        "POST /hooks/kratos HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\nContent-Length: {length}\r\n{headers}\r\n{text}"
    );
    is_taken(&service.raw(raw.as_bytes()));
    let mail = service.mail("anna@example.org");
    assert_eq!(mail["language"], "de", "what is no language is passed over");
    assert!(!mail.to_string().contains("evil.example"), "{}", mail["text"]);
    assert!(mail["text"].as_str().unwrap().starts_with("Guten Tag,"), "{}", mail["text"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tenants_and_a_brands_hook_makes_mails_of_theirs() {
    let settings =
        format!("[hooks.logto]\nsecrets = [\"{SHOWN}\"]\ntenant = \"acme\"\nbrand = \"acme\"\nexpires_in = \"3m\"\n");
    let project = crate::builder::Builder::stock()
        .file("vocative.toml", &format!("locales.offered = [\"en\", \"de\"]\n{settings}"))
        .file("brands/acme/brand.toml", "name = \"Acme Inc\"\n");
    let desk = Desk::with(&project);
    let mut command = crate::builder::vocative(&desk.project(), &["serve", "--dev", "--listen", "127.0.0.1:0"]);
    let service = crate::serving::Service::start(&desk, &mut command);
    let answer = service.hook("logto", &bearer(), body("logto", &[]).to_string().as_bytes());
    is_taken(&answer);
    service.mail("foo@logto.io");
    let found = service.get("/v1/deliveries?to=foo@logto.io").json();
    let delivery = &found["deliveries"][0];
    assert_eq!((&delivery["tenant"], &delivery["brand"]), (&json!("acme"), &json!("acme")), "{found}");
    let (until, from) = (instant(&delivery["not_after"]), instant(&delivery["accepted_at"]));
    assert_eq!(until.as_second() - from.as_second(), 180, "{found}");
}

fn instant(value: &Value) -> jiff::Timestamp {
    value.as_str().unwrap().parse().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_configuration_that_cannot_be_meant_stops_the_start_with_the_name_of_its_key() {
    for (settings, words) in [
        ("[hooks.supabase]\n".to_owned(), ["hooks.supabase", "`secrets`"]),
        ("hooks.supabase.secrets = [\"v1,whsec_AAAA\"]\n".to_owned(), ["hooks.supabase", "`secrets`"]),
        ("hooks.clerk.secrets = [\"topsecret-topsecret\"]\n".to_owned(), ["hooks.clerk", "`secrets`"]),
        (
            format!("[hooks.supabase]\nsecrets = [\"{WHSEC}\"]\nurl = \"http://auth.example.org\"\n"),
            ["hooks.supabase", "`url`"],
        ),
        (
            format!("[hooks.supabase]\nsecrets = [\"{WHSEC}\"]\nlanguage = [\"user.lang\"]\n"),
            ["hooks.supabase", "`language`"],
        ),
        (format!("[hooks.clerk]\nsecrets = [\"{WHSEC}\"]\nlink = [\"/a~2\"]\n"), ["hooks.clerk", "`link`"]),
        (format!("[hooks.supabase]\nsecrets = [\"{WHSEC}\"]\ntolerance = \"2h\"\n"), ["hooks.supabase", "`tolerance`"]),
        (format!("[hooks.logto]\nsecrets = [\"{SHOWN}\"]\ndeadline = \"soon\"\n"), ["hooks.logto", "`deadline`"]),
        (
            format!("[hooks.logto]\nsecrets = [\"{SHOWN}\"]\nexpires_in.SignIn = \"long\"\n"),
            ["hooks.logto", "`expires_in`"],
        ),
        ("hooks.logto.secrets = [\"topsecret\"]\n".to_owned(), ["hooks.logto", "`secrets`"]),
        ("hooks.kratos.secrets = []\n".to_owned(), ["hooks.kratos", "`secrets`"]),
        (format!("[hooks.kratos]\nsecrets = [\"{SHOWN}\"]\nheader = \"X Key\"\n"), ["hooks.kratos", "`header`"]),
        ("hooks.zitadel.secrets = [\"short\"]\n".to_owned(), ["hooks.zitadel", "`secrets`"]),
        ("[hooks.neon]\n".to_owned(), ["hooks.neon", "`jwks`"]),
        ("hooks.hanko.jwks = \"http://hanko.example.org/jwks.json\"\n".to_owned(), ["hooks.hanko", "`jwks`"]),
        (format!("[hooks.logto]\nsecrets = [\"{SHOWN}\"]\ntolerance = \"5m\"\n"), ["there is no key", "tolerance"]),
        ("[hooks.firebase]\n".to_owned(), ["there is no key", "firebase"]),
    ] {
        let ran = Desk::new(&settings).refused();
        assert_ne!(ran.code, Some(0), "{settings}");
        assert!(words.iter().all(|word| ran.stderr.contains(word)), "{settings}\n{}", ran.stderr);
        assert!(!ran.stderr.contains("topsecret"), "{}", ran.stderr);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_hook_names_exists_or_the_service_does_not_start() {
    let with = |more: &str| format!("[hooks.supabase]\nsecrets = \"{WHSEC}\"\n{more}");
    for (settings, expected) in [
        (
            with("emails.signup = \"verify_emial\"\n"),
            "error: hooks.supabase.emails.signup: no email `verify_emial`; did you mean `verify_email`?",
        ),
        (with("emails.\"a b\" = \"qwertzuiop\"\n"), "error: hooks.supabase.emails.\"a b\": no email `qwertzuiop`\n"),
        (with("brand = \"acme\"\n"), "error: hooks.supabase.brand: there is no brand `acme`"),
        (with("deadline = \"0s\"\n"), "`deadline` must be more than 0s"),
        (with("expires_in = \"0s\"\n"), "`expires_in` must be more than 0s"),
        (with("expires_in = 3600\n"), "expected a duration such as \"1h\", or a table by type"),
        (
            "[hooks.supabase]\nsecrets = { env = \"NOPE\" }\n".to_owned(),
            "hooks.supabase.secrets: the environment variable NOPE is not set",
        ),
        (
            "[hooks.kratos]\nsecrets = { env = \"NOPE\" }\n".to_owned(),
            "hooks.kratos.secrets: the environment variable NOPE is not set",
        ),
        (
            "[hooks.zitadel]\nsecrets = [{ file = \"nope.txt\" }]\n".to_owned(),
            "hooks.zitadel.secrets: cannot read nope.txt",
        ),
        ("[hooks.neon]\n".to_owned(), "`jwks` is not set: "),
    ] {
        let desk = Desk::new(&settings);
        let ran = desk.refused();
        assert!(ran.code != Some(0) && ran.stderr.contains(expected), "{settings}\n{}", ran.stderr);
        // The doctor knows it before.
        let doctor = crate::builder::run(&desk.project(), &["doctor", "--offline"]);
        assert_eq!(doctor.code, Some(1), "{settings}\n{}", doctor.stdout);
        let words = expected.trim_start_matches("error: ").trim_end();
        assert!(doctor.stdout.contains("error    configuration"), "{}", doctor.stdout);
        assert!(!doctor.stdout.contains("ok       configuration"), "{}", doctor.stdout);
        assert!(doctor.stdout.contains(words), "{settings}\n{}", doctor.stdout);
    }
    // What a vendor's next release may have is no error.
    let settings = with("emails.singup = \"verify_email\"\nexpires_in.recovry = \"1h\"\n");
    let (desk, _service) = started(&settings);
    let said = desk.log();
    for words in ["hooks.supabase.emails.singup", "did you mean `signup`?", "hooks.supabase.expires_in.recovry"] {
        assert!(said.contains(words), "{words}: {said}");
    }
    let doctor = crate::builder::run(&desk.project(), &["doctor", "--offline"]);
    assert!(doctor.stdout.contains("did you mean `signup`?"), "{}", doctor.stdout);
}
