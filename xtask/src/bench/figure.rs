//! What is measured, and in which unit.

use serde::{Deserialize, Serialize};

/// One kind of number. Less is better, but for operations and rates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Figure {
    /// Methods below `paths`.
    Operations,
    /// Rust that was written for this description; what is copied is left out.
    Lines,
    /// Generating and writing.
    GenerateSeconds,
    GenerateMib,
    /// `cargo check` of the whole crate.
    CheckSeconds,
    CheckMib,
    /// `cargo check` with the one feature that a program may need.
    SliceSeconds,
    SliceMib,
    /// `cargo build --release`.
    ReleaseSeconds,
    ReleaseMib,
    /// The library that it leaves.
    RlibMib,
    /// Lines of function bodies that LLVM is given by a debug build.
    LlvmLines,
    /// Crates of other people that a debug build compiles, build scripts and macros among them.
    DependencyCrates,
    DependencySeconds,
    DependencyMib,
    /// Instructions of one call over a transport in memory.
    CallInstructions,
    /// Instructions to read one value.
    DecodeInstructions,
    EncodeInstructions,
    /// JSON a CPU second.
    DecodeRate,
    EncodeRate,
}

impl Figure {
    /// In the order of tables.
    pub(super) const ALL: [Self; 20] = [
        Self::Operations,
        Self::Lines,
        Self::GenerateSeconds,
        Self::GenerateMib,
        Self::CheckSeconds,
        Self::CheckMib,
        Self::SliceSeconds,
        Self::SliceMib,
        Self::ReleaseSeconds,
        Self::ReleaseMib,
        Self::RlibMib,
        Self::LlvmLines,
        Self::DependencyCrates,
        Self::DependencySeconds,
        Self::DependencyMib,
        Self::CallInstructions,
        Self::DecodeInstructions,
        Self::EncodeInstructions,
        Self::DecodeRate,
        Self::EncodeRate,
    ];

    /// What tables call it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Operations => "operations",
            Self::Lines => "lines",
            Self::GenerateSeconds | Self::GenerateMib => "generate",
            Self::CheckSeconds | Self::CheckMib => "check",
            Self::SliceSeconds | Self::SliceMib => "check, one feature",
            Self::ReleaseSeconds | Self::ReleaseMib => "release build",
            Self::RlibMib => "rlib",
            Self::LlvmLines => "LLVM lines",
            Self::DependencyCrates => "dependencies",
            Self::DependencySeconds | Self::DependencyMib => "dependencies, debug build",
            Self::CallInstructions => "a call",
            Self::DecodeInstructions | Self::DecodeRate => "decode",
            Self::EncodeInstructions | Self::EncodeRate => "encode",
        }
    }

    /// Its unit; nothing where the name says it.
    pub(super) fn unit(self) -> &'static str {
        match self {
            Self::Operations | Self::Lines | Self::LlvmLines => "",
            Self::GenerateSeconds
            | Self::CheckSeconds
            | Self::SliceSeconds
            | Self::ReleaseSeconds
            | Self::DependencySeconds => "CPU s",
            Self::GenerateMib
            | Self::CheckMib
            | Self::SliceMib
            | Self::ReleaseMib
            | Self::RlibMib
            | Self::DependencyMib => "MiB",
            Self::DependencyCrates => "crates",
            Self::CallInstructions | Self::DecodeInstructions | Self::EncodeInstructions => {
                "instructions"
            }
            Self::DecodeRate | Self::EncodeRate => "MB/s",
        }
    }

    /// Name and unit, as a head of a column.
    pub(super) fn label(self) -> String {
        match self.unit() {
            "" => self.name().to_owned(),
            unit => format!("{}, {unit}", self.name()),
        }
    }

    /// The value with as many digits as mean something, thousands apart.
    pub(super) fn shown(self, value: f64) -> String {
        let digits = match self {
            Self::GenerateSeconds | Self::SliceSeconds | Self::RlibMib => 2,
            Self::CheckSeconds | Self::ReleaseSeconds | Self::DependencySeconds => 1,
            Self::Operations
            | Self::Lines
            | Self::GenerateMib
            | Self::CheckMib
            | Self::SliceMib
            | Self::ReleaseMib
            | Self::LlvmLines
            | Self::DependencyCrates
            | Self::DependencyMib
            | Self::CallInstructions
            | Self::DecodeInstructions
            | Self::EncodeInstructions
            | Self::DecodeRate
            | Self::EncodeRate => 0,
        };
        thousands(&format!("{value:.digits$}"))
    }
}

/// A number with a comma at every thousand.
fn thousands(number: &str) -> String {
    let (whole, fraction) = number.split_at(number.find('.').unwrap_or(number.len()));
    let mut text = String::new();
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) && !text.ends_with('-') {
            text.push(',');
        }
        text.push(digit);
    }
    text + fraction
}

#[cfg(test)]
mod tests {
    use super::{Figure, thousands};

    #[test]
    fn thousands_are_apart() {
        for (number, text) in [
            ("7", "7"),
            ("1234", "1,234"),
            ("-123", "-123"),
            ("1234567.80", "1,234,567.80"),
        ] {
            assert_eq!(thousands(number), text);
        }
    }

    #[test]
    fn no_two_figures_share_a_label() {
        let mut labels: Vec<String> = Figure::ALL.iter().map(|figure| figure.label()).collect();
        labels.sort();
        labels.dedup();
        assert_eq!(labels.len(), Figure::ALL.len());
    }
}
