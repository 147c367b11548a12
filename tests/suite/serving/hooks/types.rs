//! Every type of every vendor for which the stock set has an email: posted, it makes one.

use serde_json::{Value, json};

use super::jwks::{Source, ed, ed_jwk, hanko, neon, token};
use super::{SHOWN, SIGNING, WHSEC, bearer, body, now, seconds_ahead, signed, started, zitadel_signed};

/// A vendor's fixture, where type and address stand in it, and the types.
type Row = (&'static str, &'static str, &'static str, &'static str, &'static [&'static str]);

const ROWS: [Row; 9] = [
    (
        "supabase",
        "supabase",
        "/email_data/email_action_type",
        "/user/email",
        &["signup", "recovery", "invite", "magiclink", "email", "reauthentication"],
    ),
    (
        "kratos",
        "kratos",
        "/template_type",
        "/recipient",
        &[
            "recovery_valid",
            "recovery_code_valid",
            "verification_valid",
            "verification_code_valid",
            "login_code_valid",
            "registration_code_valid",
        ],
    ),
    (
        "logto",
        "logto",
        "/type",
        "/to",
        &[
            "SignIn",
            "Register",
            "ForgotPassword",
            "OrganizationInvitation",
            "Generic",
            "UserPermissionValidation",
            "BindNewIdentifier",
            "MfaVerification",
            "BindMfa",
        ],
    ),
    (
        "zitadel",
        "zitadel",
        "/contextInfo/eventType",
        "/contextInfo/recipientEmailAddress",
        &[
            "user.human.initialization.code.added",
            "user.human.email.code.added",
            "user.human.password.code.added",
            "user.human.invite.code.added",
            "user.human.otp.email.code.added",
            "session.otp.email.challenged",
            "user.human.passwordless.initialization.code.requested",
            "user.initialization.code.added",
            "user.email.code.added",
            "user.password.code.added",
        ],
    ),
    (
        "clerk",
        "clerk",
        "/data/slug",
        "/data/to_email_address",
        &[
            "verification_code",
            "reset_password_code",
            "magic_link_sign_in",
            "magic_link_sign_up",
            "magic_link_user_profile",
            "invitation",
            "organization_invitation",
            "waitlist_invitation",
        ],
    ),
    (
        "auth0",
        "auth0",
        "/notification/message_type",
        "/notification/to",
        &[
            "verify_email",
            "verify_email_by_code",
            "reset_email",
            "reset_email_by_code",
            "welcome_email",
            "verification_code",
            "mfa_oob_code",
            "enrollment_email",
            "blocked_account",
            "stolen_credentials",
            "try_provider_configuration_email",
            "organization_invitation",
        ],
    ),
    ("neon", "neon_otp", "/event_data/otp_type", "/user/email", &["sign-in", "email-verification", "forget-password"]),
    ("neon", "neon_link", "/event_data/link_type", "/user/email", &["email-verification", "forget-password"]),
    ("hanko", "hanko_claims", "/data/type", "/data/to_email_address", &["login", "recovery", "email_verification"]),
];

/// What makes a fixture one of now, with an id of its own and everything that any of its types needs.
fn fresh(name: &str, id: &str) -> Vec<(&'static str, Value)> {
    let link = json!("https://app.example.org/follow?t=Vn3kTq8Z");
    match name {
        "supabase" => vec![("/metadata/uuid", json!(id)), ("/metadata/time", json!(seconds_ahead(0)))],
        "kratos" => vec![
            ("/template_data/recovery_url", link),
            ("/template_data/recovery_code", json!("204060")),
            ("/template_data/login_code", json!("204060")),
            ("/template_data/registration_code", json!("204060")),
        ],
        "logto" => vec![("/payload/link", link)],
        "clerk" => vec![
            ("/data/id", json!(id)),
            ("/timestamp", json!(now())),
            ("/data/data/magic_link", link.clone()),
            ("/data/data/action_url", link),
        ],
        "auth0" => vec![("/notification/html", json!(json!({ "url": link, "code": "204060" }).to_string()))],
        "neon_otp" | "neon_link" => vec![
            ("/event_id", json!(id)),
            ("/timestamp", json!(seconds_ahead(0))),
            ("/event_data/expires_at", json!(seconds_ahead(600))),
        ],
        "hanko_claims" => {
            vec![("/iat", json!(now())), ("/exp", json!(now() + 300)), ("/data/data/valid_until", json!(now() + 300))]
        }
        _ => Vec::new(),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_type_with_a_stock_email_makes_one_mail() {
    let source = Source::start(&[ed_jwk(7, "k1")]);
    let url = source.url();
    let settings = format!(
        "hooks.supabase.secrets = [\"{WHSEC}\"]\nhooks.kratos.secrets = [\"{SHOWN}\"]\nhooks.logto.secrets = [\"{SHOWN}\"]\n\
         hooks.zitadel.secrets = [\"{SIGNING}\"]\nhooks.clerk.secrets = [\"{WHSEC}\"]\nhooks.auth0.secrets = [\"{SHOWN}\"]\n\
         hooks.neon.jwks = \"{url}\"\nhooks.hanko.jwks = \"{url}\"\n"
    );
    let (_desk, service) = started(&settings);
    for (vendor, name, kind_at, to_at, kinds) in ROWS {
        for (number, kind) in kinds.iter().enumerate() {
            let (id, to) = (format!("{name}-{number}"), format!("{name}-{number}@example.org"));
            let mut changes = fresh(name, &id);
            changes.extend([(kind_at, json!(kind)), (to_at, json!(to))]);
            let post = body(name, &changes);
            let text = post.to_string();
            let answer = match vendor {
                "supabase" => service.hook(vendor, &signed("webhook", &id, now(), &text), text.as_bytes()),
                "clerk" => service.hook(vendor, &signed("svix", &id, now(), &text), text.as_bytes()),
                "zitadel" => service.hook(vendor, &zitadel_signed(now(), &text), text.as_bytes()),
                "neon" => neon(&service, &post),
                "hanko" => hanko(
                    &service,
                    &token(&json!({ "alg": "EdDSA", "kid": "k1" }), &post, |content| {
                        ed(7).sign(content).as_ref().to_vec()
                    }),
                ),
                _ => service.hook(vendor, &bearer(), text.as_bytes()),
            };
            assert!(answer.status == 200 && !answer.body.contains("error"), "{vendor} {kind}: {}", answer.body);
            assert_eq!(service.count(&to), 1, "{vendor} {kind}: {}", answer.body);
        }
    }
}
