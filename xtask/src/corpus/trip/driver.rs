//! The program that tries the types: a crate beside the emitted one.

use std::fmt::Write;
use std::fs;
use std::io;
use std::path::Path;

/// How many types a module of the program knows.
const PER_MODULE: usize = 250;

const MAIN: &str = r#"
use std::io::{BufRead, BufWriter, Write};
use std::panic::catch_unwind;

use LIBRARY::{Decode, Encode, decode, encode};

/// Reads a value and writes it again.
type Trip = fn(&[u8]) -> Result<String, String>;

fn trip<T: Decode + Encode>(json: &[u8]) -> Result<String, String> {
    match decode::<T>(json) {
        Ok(value) => Ok(encode(&value)),
        Err(error) => Err(error.to_string()),
    }
}

fn main() -> std::io::Result<()> {
    let paths: Vec<String> = std::env::args().skip(1).collect();
    let [instances, results] = paths.as_slice() else {
        return Err(std::io::Error::other("which files?"));
    };
    let instances = std::io::BufReader::new(std::fs::File::open(instances)?);
    let mut results = BufWriter::new(std::fs::File::create(results)?);
    for line in instances.lines() {
        let line = line?;
        let (index, json) = line.split_once('\t').unwrap_or_default();
        let index: usize = index.parse().unwrap_or(usize::MAX);
        let trip = TABLES.get(index / PER_MODULE).and_then(|table| table.get(index % PER_MODULE));
        let answer = match trip {
            Some(trip) => catch_unwind(|| trip(json.as_bytes())).unwrap_or_else(|_| Err("panic".to_owned())),
            None => Err("no such type".to_owned()),
        };
        match answer {
            Ok(json) => writeln!(results, "+{json}")?,
            Err(message) => writeln!(results, "-{}", message.replace('\n', " "))?,
        }
    }
    results.flush()
}
"#;

/// Writes the program for types, in the order of their paths.
///
/// # Errors
///
/// The file system refuses.
pub(super) fn write(
    folder: &Path,
    krate: &Path,
    package: &str,
    library: &str,
    paths: &[&str],
) -> io::Result<()> {
    let source = folder.join("src");
    if source.exists() {
        fs::remove_dir_all(&source)?;
    }
    fs::create_dir_all(&source)?;
    let krate = krate.to_string_lossy();
    let manifest = format!(
        "[package]\nname = \"corpus-trip\"\nversion = \"0.1.0\"\nedition = \"2024\"\npublish = false\n\n\
         [dependencies]\n{library} = {{ package = {package:?}, path = {krate:?}, features = [\"full\"] }}\n"
    );
    fs::write(folder.join("Cargo.toml"), manifest)?;
    let mut main = String::new();
    let modules = paths.chunks(PER_MODULE).count();
    for number in 0..modules {
        let _ = writeln!(main, "mod t{number};");
    }
    main.push_str(&MAIN.replace("LIBRARY", library));
    let tables: Vec<String> = (0..modules)
        .map(|number| format!("t{number}::TABLE"))
        .collect();
    let _ = writeln!(
        main,
        "\nconst PER_MODULE: usize = {PER_MODULE};\nconst TABLES: &[&[Trip]] = &[{}];",
        tables.join(", ")
    );
    fs::write(source.join("main.rs"), main)?;
    for (number, paths) in paths.chunks(PER_MODULE).enumerate() {
        let mut text =
            String::from("use super::{Trip, trip};\n\npub(super) const TABLE: &[Trip] = &[\n");
        for path in paths {
            let _ = writeln!(text, "    trip::<{path}>,");
        }
        text.push_str("];\n");
        fs::write(source.join(format!("t{number}.rs")), text)?;
    }
    Ok(())
}
