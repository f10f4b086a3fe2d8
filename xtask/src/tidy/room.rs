//! Who may know what: the table behind [`super::imports`].

/// A room of the generator and what it may import.
pub(super) struct Room {
    /// The module, directly below the crate's root.
    pub(super) name: &'static str,
    /// Other modules of the generator.
    pub(super) modules: &'static [&'static str],
    /// Crates beside the standard library.
    pub(super) crates: &'static [&'static str],
}

/// The module that calls every pass, and so knows them all.
pub(super) const TOUR: &str = "generation";

/// The whole generator, but for `lib.rs` and the tour.
pub(super) const ROOMS: [Room; 15] = [
    Room {
        name: "allowance",
        modules: &["config", "diagnostic", "plan", "pointer"],
        crates: &[],
    },
    Room {
        name: "budget",
        modules: &["config", "diagnostic", "plan", "pointer", "source"],
        crates: &[],
    },
    Room {
        name: "pointer",
        modules: &[],
        crates: &["serde"],
    },
    Room {
        name: "source",
        modules: &["pointer"],
        crates: &["saphyr_parser", "serde_json"],
    },
    Room {
        name: "diagnostic",
        modules: &["pointer", "source"],
        crates: &["annotate_snippets"],
    },
    Room {
        name: "config",
        modules: &[],
        crates: &["indexmap", "serde", "serde_json"],
    },
    Room {
        name: "load",
        modules: &["config", "diagnostic", "document", "pointer", "source"],
        crates: &[
            "indexmap",
            "openapiv3",
            "saphyr_parser",
            "serde",
            "serde_json",
            "serde_yaml",
        ],
    },
    Room {
        name: "document",
        modules: &["pointer", "source"],
        crates: &["indexmap", "openapiv3", "serde", "serde_json"],
    },
    Room {
        name: "lower",
        modules: &["api", "diagnostic", "document", "pointer", "source"],
        crates: &["indexmap", "openapiv3", "serde_json"],
    },
    Room {
        name: "api",
        modules: &["pointer"],
        crates: &["indexmap", "serde"],
    },
    Room {
        name: "plan",
        modules: &["api", "config", "diagnostic", "pointer", "rust", "source"],
        crates: &["indexmap", "serde_json"],
    },
    Room {
        name: "rust",
        modules: &["pointer"],
        crates: &["indexmap", "serde"],
    },
    Room {
        name: "emit",
        modules: &["rust", "tree"],
        crates: &["askama", "indexmap", "proc_macro2", "quote"],
    },
    Room {
        name: "print",
        modules: &["tree"],
        crates: &["proc_macro2"],
    },
    Room {
        name: "tree",
        modules: &[],
        crates: &["serde"],
    },
];

/// What `xtask` may use of the generator: its public face.
pub(super) const FACE: [&str; 13] = [
    "Generation",
    "Model",
    "Phase",
    "Role",
    "SchemaFace",
    "check_seconds",
    "diagnostic",
    "dump",
    "face",
    "generate",
    "pointer",
    "source",
    "tree",
];
