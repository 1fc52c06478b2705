//! `play FILE`: runs a scenario without a browser and prints its outcome as JSON.

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    native::main()
}

/// A page has no use for it.
#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use std::io::{Read as _, Write as _};
    use std::process::ExitCode;

    use studio::i18n::Language;
    use studio::link;
    use studio::outcome::Outcome;
    use studio::scenario::Scenario;

    /// Exit code of a scenario that cannot be played.
    const REFUSED: u8 = 2;

    pub(super) fn main() -> ExitCode {
        match run() {
            Ok(()) => ExitCode::SUCCESS,
            Err(message) => {
                let _ = writeln!(std::io::stderr(), "{message}");
                ExitCode::from(REFUSED)
            }
        }
    }

    fn run() -> Result<(), String> {
        let mut arguments = std::env::args().skip(1);
        let (Some(source), None) = (arguments.next(), arguments.next()) else {
            return Err("usage: play FILE | - | LINK".to_owned());
        };
        let scenario = read(&source)?;
        let outcome = Outcome::of(&scenario)
            .map_err(|_| format!("{source}: the run has too many steps to be played"))?;
        let json = serde_json::to_string_pretty(&outcome).map_err(|error| error.to_string())?;
        writeln!(std::io::stdout(), "{json}").map_err(|error| error.to_string())
    }

    /// A share link, its fragment or a bare state; else a file, or standard input for `-`.
    fn read(source: &str) -> Result<Scenario, String> {
        let starts = ["http://", "https://", "#", "1."];
        if starts.iter().any(|start| source.starts_with(start)) {
            let state = link::state_in(source).ok_or("the address holds no “#s=”")?;
            return match link::decode(state) {
                Ok(decoded) => Ok(decoded.scenario),
                Err(error) => Err(error.sentence(Language::En)),
            };
        }
        let text = text(source)?;
        Scenario::parse(&text)
            .map_err(|error| format!("{source}: {}", error.sentence(Language::En)))
    }

    fn text(source: &str) -> Result<String, String> {
        let bytes = if source == "-" {
            let mut bytes = Vec::new();
            std::io::stdin().read_to_end(&mut bytes).map(|_| bytes)
        } else {
            std::fs::read(source)
        };
        let bytes = bytes.map_err(|error| format!("{source}: {error}"))?;
        String::from_utf8(bytes).map_err(|error| {
            let at = error.utf8_error().valid_up_to();
            format!("{source}: not UTF-8 from byte {at} on")
        })
    }
}
