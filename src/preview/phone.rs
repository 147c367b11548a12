//! The way to a phone: an address on the local network, for looking only, as a QR code.

use axum::extract::State as Extracted;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse as _, Response};
use qrcode::QrCode;
use qrcode::render::svg;
use qrcode::render::unicode::Dense1x2;
use qrcode::types::QrError;
use serde::Deserialize;

use super::Server;
use super::answer::{Asked, Refusal};
use super::session::Access;

/// The least width of the picture, in pixels.
const WIDTH: u32 = 240;

/// What the phone shows: the query of an address of the page.
#[derive(Deserialize)]
pub(super) struct Which {
    #[serde(default, rename = "for")]
    query: String,
}

/// The address that a phone opens; nothing where it cannot reach this machine.
pub(super) fn address(server: &Server) -> Option<String> {
    let (at, guest) = (server.studio.options().phone?, server.keys.guest.as_ref()?);
    Some(format!("http://{at}/?token={guest}"))
}

/// `GET /api/qr.svg?for=`.
pub(super) async fn code(
    Extracted(server): Extracted<Server>,
    access: Access,
    Asked(which): Asked<Which>,
) -> Result<Response, Refusal> {
    let address = address(&server).filter(|_| access == Access::Own);
    let address = address.ok_or_else(|| Refusal::missing("A phone can reach the studio only with --lan."))?;
    let query = which.query.trim_start_matches('?');
    let address = if query.is_empty() { address } else { format!("{address}&{query}") };
    let svg =
        picture(&address).map_err(|error| Refusal::broken(format!("The address fits in no QR code: {error}.")))?;
    Ok(([(CONTENT_TYPE, "image/svg+xml")], svg).into_response())
}

fn picture(address: &str) -> Result<String, QrError> {
    Ok(QrCode::new(address)?.render::<svg::Color<'_>>().min_dimensions(WIDTH, WIDTH).build())
}

/// The code in characters, for a terminal: bright where the code is bright, as most terminals are dark.
pub fn in_terminal(address: &str) -> Option<String> {
    let code = QrCode::new(address).ok()?;
    Some(code.render::<Dense1x2>().dark_color(Dense1x2::Light).light_color(Dense1x2::Dark).quiet_zone(true).build())
}
