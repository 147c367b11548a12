//! Colors: read as CSS writes them, compared as WCAG 2.2 measures them, changed as mail programs do in their dark modes.

use cssparser::color::{clamp_unit_f32, parse_hash_color, parse_named_color};
use cssparser::{Parser, Token};

/// An opaque color in sRGB.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Color {
    red: u8,
    green: u8,
    blue: u8,
}

impl std::fmt::Debug for Color {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Display::fmt(self, f)
    }
}

impl std::fmt::Display for Color {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }
}

/// A color with how much of it covers what is below, from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Paint {
    /// The color.
    pub color: Color,
    /// Its opacity.
    pub alpha: f32,
}

impl Color {
    /// Black.
    pub const BLACK: Color = Color::new(0, 0, 0);
    /// White.
    pub const WHITE: Color = Color::new(255, 255, 255);

    /// A color by its channels.
    pub const fn new(red: u8, green: u8, blue: u8) -> Color {
        Color { red, green, blue }
    }

    fn unit(self) -> [f32; 3] {
        [self.red, self.green, self.blue].map(|channel| f32::from(channel) / 255.0)
    }

    /// Channels outside of what a screen shows are cut.
    fn from_unit([red, green, blue]: [f32; 3]) -> Color {
        Color::new(clamp_unit_f32(red), clamp_unit_f32(green), clamp_unit_f32(blue))
    }

    /// Relative luminance (WCAG 2.2).
    fn luminance(self) -> f32 {
        let [red, green, blue] = self.unit().map(linear);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// The contrast ratio of two colors (WCAG 2.2), from 1 to 21.
    pub fn contrast(self, other: Color) -> f32 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }
}

impl Paint {
    /// What is seen of it on `ground`.
    pub fn on(self, ground: Color) -> Color {
        let (above, below) = (self.color.unit(), ground.unit());
        let mix = |i: usize| above[i] * self.alpha + below[i] * (1.0 - self.alpha);
        Color::from_unit([mix(0), mix(1), mix(2)])
    }
}

impl From<Color> for Paint {
    fn from(color: Color) -> Paint {
        Paint { color, alpha: 1.0 }
    }
}

/// What a color property says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value {
    /// A color.
    Paint(Paint),
    /// The surrounding element's.
    Inherit,
    /// Something that cannot be known here: a variable, an image, another color space.
    Unknown,
}

/// Reads the value of `color`, `background-color`, `bgcolor`.
pub fn parse(value: &str) -> Value {
    let mut parser = Parser::new(value);
    let first = component(&mut parser);
    match first {
        Some(value) if parser.is_exhausted() => value,
        _ => Value::Unknown,
    }
}

/// Reads the color out of the value of `background`; `None` when it sets none and so is transparent.
pub fn parse_background(value: &str) -> Option<Value> {
    let lower = value.to_ascii_lowercase();
    if ["url(", "gradient(", "image(", "image-set(", "var("].iter().any(|function| lower.contains(function)) {
        return Some(Value::Unknown);
    }
    let mut parser = Parser::new(value);
    while !parser.is_exhausted() {
        match parser.try_parse(|input| component(input).filter(|value| *value != Value::Unknown).ok_or(())) {
            Ok(value) => return Some(value),
            Err(()) => {
                parser.next().ok()?;
            }
        }
    }
    None
}

/// One color at the beginning of the input.
fn component(input: &mut Parser<'_>) -> Option<Value> {
    let token = input.next().ok()?.clone();
    Some(match token {
        Token::Hash(hex) | Token::IDHash(hex) => match parse_hash_color(hex.as_bytes()) {
            Ok((red, green, blue, alpha)) => Value::Paint(Paint { color: Color::new(red, green, blue), alpha }),
            Err(()) => Value::Unknown,
        },
        Token::Ident(name) => match &*name.to_ascii_lowercase() {
            "transparent" => Value::Paint(Paint { color: Color::BLACK, alpha: 0.0 }),
            "inherit" | "currentcolor" | "unset" => Value::Inherit,
            name => match parse_named_color(name) {
                Ok((red, green, blue)) => Value::Paint(Color::new(red, green, blue).into()),
                Err(()) => Value::Unknown,
            },
        },
        Token::Function(name) => {
            let name = name.to_ascii_lowercase();
            let numbers = input.parse_nested_block(|input| Ok::<_, cssparser::ParseError<()>>(numbers(input))).ok()?;
            function(&name, &numbers).map_or(Value::Unknown, Value::Paint)
        }
        _ => Value::Unknown,
    })
}

/// A number, or a share of one hundred percent.
#[derive(Clone, Copy)]
enum Number {
    Plain(f32),
    Share(f32),
}

fn numbers(input: &mut Parser<'_>) -> Vec<Number> {
    let mut numbers = Vec::new();
    while let Ok(token) = input.next() {
        match token {
            Token::Number { value, .. } | Token::Dimension { value, .. } => numbers.push(Number::Plain(*value)),
            Token::Percentage { unit_value, .. } => numbers.push(Number::Share(*unit_value)),
            _ => {}
        }
    }
    numbers
}

/// `rgb()` and `hsl()` in the old and the new spelling.
fn function(name: &str, numbers: &[Number]) -> Option<Paint> {
    let [first, second, third, rest @ ..] = numbers else { return None };
    let alpha = match rest.first() {
        None => 1.0,
        Some(Number::Plain(alpha) | Number::Share(alpha)) => alpha.clamp(0.0, 1.0),
    };
    let color = match name {
        "rgb" | "rgba" => Color::from_unit([first, second, third].map(|number| match number {
            Number::Plain(channel) => channel / 255.0,
            Number::Share(share) => *share,
        })),
        "hsl" | "hsla" => {
            let Number::Plain(hue) = first else { return None };
            let share = |number: &Number| match number {
                Number::Plain(percent) => percent / 100.0,
                Number::Share(share) => *share,
            };
            Hsl { hue: hue.rem_euclid(360.0), saturation: share(second), lightness: share(third) }.color()
        }
        _ => return None,
    };
    Some(Paint { color, alpha })
}

fn linear(channel: f32) -> f32 {
    if channel <= 0.04045 { channel / 12.92 } else { ((channel + 0.055) / 1.055).powf(2.4) }
}

fn gamma(channel: f32) -> f32 {
    if channel <= 0.003_130_8 { channel * 12.92 } else { 1.055 * channel.powf(1.0 / 2.4) - 0.055 }
}

/// A program that draws mails in dark colors of its own making, whatever their author wrote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Inversion {
    /// By lightness as people see it (CIE LCh): light grounds become dark, dark letters light, all paler.
    Lightness,
    /// By channels (HSL), as Gmail does on iOS; near-grays and strong colors differ.
    Channels,
}

impl Inversion {
    /// Both.
    pub const ALL: [Inversion; 2] = [Inversion::Lightness, Inversion::Channels];

    /// The letters' color.
    pub fn ink(self, color: Color) -> Color {
        match self {
            Inversion::Lightness => lightened(color, |lightness| lightness < 50.0),
            Inversion::Channels => {
                let hsl = Hsl::of(color);
                // Light letters stand on something dark, which stays.
                if hsl.lightness > 0.52 {
                    return color;
                }
                let base = if hsl.saturation < NEUTRAL { (0.95, 0.75) } else { (0.92, 0.56) };
                hsl.toned(base.0 - base.1 * hsl.lightness)
            }
        }
    }

    /// The ground's color.
    pub fn ground(self, color: Color) -> Color {
        match self {
            Inversion::Lightness => lightened(color, |lightness| lightness >= 50.0),
            Inversion::Channels => {
                let hsl = Hsl::of(color);
                if hsl.lightness < 0.5 { color } else { hsl.toned(0.875 - 0.75 * hsl.lightness) }
            }
        }
    }
}

/// Saturation below which a color counts as a gray.
const NEUTRAL: f32 = 0.1;
/// How much of a color's strength is left after inversion.
const PALER: f32 = 0.8;

/// Lightness reflected at the middle and drawn towards it, where `applies`.
fn lightened(color: Color, applies: fn(f32) -> bool) -> Color {
    let [lightness, a, b] = lab(color);
    if applies(lightness) { from_lab([50.0 - (lightness - 50.0) * 0.75, a * PALER, b * PALER]) } else { color }
}

/// White of sRGB (D65).
const WHITE_POINT: [f32; 3] = [0.950_47, 1.0, 1.088_83];

/// CIE L*a*b* of a color.
fn lab(color: Color) -> [f32; 3] {
    let [red, green, blue] = color.unit().map(linear);
    let xyz = [
        0.412_456 * red + 0.357_576 * green + 0.180_437 * blue,
        0.212_673 * red + 0.715_152 * green + 0.072_175 * blue,
        0.019_334 * red + 0.119_192 * green + 0.950_304 * blue,
    ];
    let bent = |i: usize| {
        let share = xyz[i] / WHITE_POINT[i];
        if share > 0.008_856 { share.cbrt() } else { 7.787 * share + 16.0 / 116.0 }
    };
    let (x, y, z) = (bent(0), bent(1), bent(2));
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

fn from_lab([lightness, a, b]: [f32; 3]) -> Color {
    let y = (lightness + 16.0) / 116.0;
    let straight = |bent: f32, i: usize| {
        let cube = bent.powi(3);
        WHITE_POINT[i] * if cube > 0.008_856 { cube } else { (bent - 16.0 / 116.0) / 7.787 }
    };
    let (x, y, z) = (straight(y + a / 500.0, 0), straight(y, 1), straight(y - b / 200.0, 2));
    Color::from_unit(
        [
            3.240_454 * x - 1.537_139 * y - 0.498_531 * z,
            -0.969_266 * x + 1.876_011 * y + 0.041_556 * z,
            0.055_643 * x - 0.204_026 * y + 1.057_225 * z,
        ]
        .map(|channel| gamma(channel.max(0.0))),
    )
}

#[derive(Clone, Copy)]
struct Hsl {
    /// Degrees.
    hue: f32,
    saturation: f32,
    lightness: f32,
}

impl Hsl {
    fn of(color: Color) -> Hsl {
        let [red, green, blue] = color.unit();
        let (most, least) = (red.max(green).max(blue), red.min(green).min(blue));
        let (lightness, spread) = (f32::midpoint(most, least), most - least);
        if spread <= f32::EPSILON {
            return Hsl { hue: 0.0, saturation: 0.0, lightness };
        }
        let sixth = if most <= red {
            ((green - blue) / spread).rem_euclid(6.0)
        } else if most <= green {
            (blue - red) / spread + 2.0
        } else {
            (red - green) / spread + 4.0
        };
        Hsl { hue: sixth * 60.0, saturation: spread / (1.0 - (2.0 * lightness - 1.0).abs()), lightness }
    }

    fn color(self) -> Color {
        let spread = (1.0 - (2.0 * self.lightness - 1.0).abs()) * self.saturation;
        let channel = |offset: f32| {
            let k = (offset + self.hue / 30.0).rem_euclid(12.0);
            self.lightness - spread / 2.0 * (k - 3.0).min(9.0 - k).clamp(-1.0, 1.0)
        };
        Color::from_unit([channel(0.0), channel(8.0), channel(4.0)])
    }

    /// The same hue, paler, at another lightness.
    fn toned(self, lightness: f32) -> Color {
        Hsl { saturation: self.saturation * PALER, lightness, ..self }.color()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn color(value: &str) -> Color {
        match parse(value) {
            Value::Paint(paint) => paint.on(Color::WHITE),
            other => panic!("{value}: {other:?}"),
        }
    }

    #[test]
    fn colors_are_read_in_every_spelling() {
        for (value, expected) in [
            ("#FFF", "#ffffff"),
            ("#1f4e8c", "#1f4e8c"),
            ("rebeccapurple", "#663399"),
            ("rgb(31, 78, 140)", "#1f4e8c"),
            ("rgb(31 78 140 / 100%)", "#1f4e8c"),
            ("rgba(0,0,0,0.5)", "#808080"),
            ("#00000080", "#7f7f7f"),
            ("hsl(120, 100%, 25%)", "#008000"),
            ("hsl(0deg 100% 50%)", "#ff0000"),
        ] {
            assert_eq!(color(value).to_string(), expected, "{value}");
        }
        assert_eq!(parse("inherit"), Value::Inherit);
        for unknown in ["var(--x)", "lab(50% 0 0)", "", "red blue", "#12"] {
            assert_eq!(parse(unknown), Value::Unknown, "{unknown}");
        }
    }

    #[test]
    fn a_background_is_a_color_an_image_or_nothing() {
        let red = Value::Paint(Color::new(255, 0, 0).into());
        assert_eq!(parse_background("no-repeat center red"), Some(red));
        assert_eq!(parse_background("red url(x.png)"), Some(Value::Unknown));
        assert_eq!(parse_background("linear-gradient(red, blue)"), Some(Value::Unknown));
        assert_eq!(parse_background("none"), None);
    }

    #[test]
    fn contrast_is_that_of_wcag() {
        for (a, b, expected) in
            [("#000", "#fff", 21.0), ("#777", "#fff", 4.48), ("#767676", "#fff", 4.54), ("#00f", "#fff", 8.59)]
        {
            assert!((color(a).contrast(color(b)) - expected).abs() < 0.01, "{a} {b}: {}", color(a).contrast(color(b)));
        }
    }

    #[test]
    fn inversion_darkens_grounds_and_lightens_letters() {
        for inversion in Inversion::ALL {
            let (ink, ground) = (inversion.ink(Color::BLACK), inversion.ground(Color::WHITE));
            assert!(ink.luminance() > 0.6 && ground.luminance() < 0.03, "{inversion:?}: {ink} on {ground}");
            // White on blue stays.
            let blue = color("#1f4e8c");
            assert_eq!((inversion.ink(Color::WHITE), inversion.ground(blue)), (Color::WHITE, blue), "{inversion:?}");
        }
        // L* 50 is its own reflection.
        let middle = from_lab([50.0, 0.0, 0.0]);
        assert!(Inversion::Lightness.ground(middle).contrast(middle) < 1.02);
        for value in ["#1f4e8c", "#ff0000", "#12ab34", "#808080"] {
            assert_eq!(from_lab(lab(color(value))), color(value), "{value}");
            assert_eq!(Hsl::of(color(value)).color(), color(value), "{value}");
        }
    }
}
