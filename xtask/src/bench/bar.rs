//! The bars: what a figure of ours may be at most.

use super::figure::Figure;
use super::peer::NAMES as ALL_PEERS;
use super::row::{OURS, Row};

/// What is allowed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Limit {
    /// So much.
    Most(f64),
    /// So much of the least that one of these tools has on the same subject in the same run.
    Share(f64, &'static [&'static str]),
}

/// A figure of ours that is held to something.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Bar {
    pub(super) subject: &'static str,
    pub(super) figure: Figure,
    pub(super) limit: Limit,
}

/// A figure beside what was allowed.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Verdict {
    pub(super) measured: f64,
    pub(super) allowed: f64,
    /// The tool that the share is of, with its figure.
    pub(super) against: Option<(String, f64)>,
}

impl Verdict {
    pub(super) fn is_good(&self) -> bool {
        self.measured <= self.allowed
    }
}

const fn most(subject: &'static str, figure: Figure, most: f64) -> Bar {
    let limit = Limit::Most(most);
    Bar {
        subject,
        figure,
        limit,
    }
}

const fn share(
    subject: &'static str,
    figure: Figure,
    share: f64,
    tools: &'static [&'static str],
) -> Bar {
    let limit = Limit::Share(share, tools);
    Bar {
        subject,
        figure,
        limit,
    }
}

const SERDE: &[&str] = &["serde"];

/// The peers whose crates can speak TLS as they are; that of `progenitor` has none among its dependencies.
const SECURE: &[&str] = &["openapi-to-rust", "oas3-gen", "ploidy"];

/// The peer whose memory the bars were set by, beside its seconds.
const MEASURED: &[&str] = &["openapi-to-rust"];

/// Every bar, by subject.
pub(super) const BARS: &[Bar] = &[
    share("nexus", Figure::CheckSeconds, 0.4, ALL_PEERS),
    share("nexus", Figure::CheckMib, 0.4, MEASURED),
    share("nexus", Figure::ReleaseSeconds, 0.5, &["oas3-gen"]),
    share("nexus", Figure::RlibMib, 0.5, &["oas3-gen"]),
    most("nexus", Figure::DependencyCrates, 45.0),
    share("nexus", Figure::DependencySeconds, 0.4, SECURE),
    share("github", Figure::CheckSeconds, 0.4, ALL_PEERS),
    share("github", Figure::CheckMib, 0.4, ALL_PEERS),
    share("stripe", Figure::CheckSeconds, 0.35, &["openapi-to-rust"]),
    share("stripe", Figure::CheckMib, 0.35, &["openapi-to-rust"]),
    share("openai", Figure::CheckSeconds, 0.35, &["openapi-to-rust"]),
    share("openai", Figure::CheckMib, 0.35, &["openapi-to-rust"]),
    most("cloudflare", Figure::GenerateSeconds, 4.0),
    most("cloudflare", Figure::GenerateMib, 400.0),
    most("cloudflare", Figure::CheckSeconds, 90.0),
    most("cloudflare", Figure::CheckMib, 5.0 * 1024.0),
    most("cloudflare", Figure::SliceSeconds, 2.0),
    share("token", Figure::DecodeInstructions, 1.0, SERDE),
    share("token", Figure::EncodeInstructions, 1.0, SERDE),
    share("tokens, 1 MiB", Figure::DecodeInstructions, 1.0, SERDE),
    share("tokens, 1 MiB", Figure::EncodeInstructions, 1.0, SERDE),
];

impl Bar {
    /// Holds the newest run that can be judged to this bar; none where no run can.
    pub(super) fn judge(&self, record: &[Row]) -> Option<Verdict> {
        let of_subject = |row: &&Row| row.subject == self.subject;
        let ours = record.iter().rev().filter(of_subject);
        ours.filter(|row| row.tool == OURS)
            .find_map(|row| self.verdict(row, record))
    }

    fn verdict(&self, ours: &Row, record: &[Row]) -> Option<Verdict> {
        let measured = *ours.figures.get(&self.figure)?;
        let (allowed, against) = match self.limit {
            Limit::Most(most) => (most, None),
            Limit::Share(share, tools) => {
                let (tool, value) = self.least(ours, record, tools)?;
                (share * value, Some((tool, value)))
            }
        };
        Some(Verdict {
            measured,
            allowed,
            against,
        })
    }

    fn least(&self, ours: &Row, record: &[Row], tools: &[&str]) -> Option<(String, f64)> {
        let same = record
            .iter()
            .filter(|row| row.run == ours.run && row.subject == ours.subject);
        same.filter(|row| tools.contains(&row.tool.as_str()))
            .filter_map(|row| Some((row.tool.clone(), *row.figures.get(&self.figure)?)))
            .min_by(|a, b| a.1.total_cmp(&b.1))
    }
}
