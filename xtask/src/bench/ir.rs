//! What LLVM is given: the lines of all function bodies, as `cargo llvm-lines` counts them.

use std::fs::{self, File};
use std::io::{BufRead, BufReader};

use super::compile::Crate;
use crate::Result;
use crate::input::shown;

/// Has rustc write it, before any optimization.
pub(super) const EMIT: [&str; 4] = [
    "--emit=llvm-ir",
    "-Ccodegen-units=1",
    "-Cdebuginfo=0",
    "-Cno-prepopulate-passes",
];

/// Counts what rustc has written for a debug build, and removes it: it is large.
///
/// # Errors
///
/// It is not there, or cannot be read.
pub(super) fn lines(krate: &Crate) -> Result<usize> {
    let folder = krate.build.join("debug/deps");
    let prefix = format!("{}-", krate.library()?);
    let entries = fs::read_dir(&folder).into_iter().flatten().flatten();
    let paths = entries.map(|entry| entry.path()).filter(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with(&prefix) && name.ends_with(".ll")
    });
    let mut sum = None;
    for path in paths {
        let failed = |error| format!("cannot read {}: {error}", shown(&path).display());
        let file = BufReader::new(File::open(&path).map_err(failed)?);
        sum = Some(sum.unwrap_or(0) + bodies(file.split(b'\n').map_while(std::io::Result::ok)));
        fs::remove_file(&path).map_err(failed)?;
    }
    sum.ok_or_else(|| format!("rustc left no {prefix}*.ll in {}", shown(&folder).display()))
}

/// How many of these lines stand in bodies of functions.
fn bodies(lines: impl Iterator<Item = Vec<u8>>) -> usize {
    let (mut sum, mut inside) = (0, false);
    for line in lines {
        match line.as_slice() {
            b"}" => inside = false,
            _ if inside => sum += 1,
            line => inside = line.starts_with(b"define "),
        }
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::bodies;

    #[test]
    fn only_bodies_count() {
        let text = "; a\n@b = global i8 0\ndefine void @c() {\nstart:\n  ret void\n}\ndeclare void @d()\ndefine i8 @e() {\n  ret i8 0\n}\n";
        let lines = text.lines().map(|line| line.as_bytes().to_vec());
        assert_eq!(bodies(lines), 3);
    }
}
