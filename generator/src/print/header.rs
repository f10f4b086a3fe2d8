//! The lines at the top of an emitted file: where it comes from, and that it
//! is ours.

use crate::tree::{Comment, MARK};

const CURE: &str = "Do not edit; run `cargo xtask codegen`.";

pub(super) fn rust(origin: &str, emitter: &str) -> String {
    format!("// {} {CURE}\n\n", first(origin, emitter))
}

pub(super) fn text(origin: &str, emitter: &str, comment: Comment) -> String {
    let first = first(origin, emitter);
    match comment {
        Comment::Hash => format!("# {first}\n# {CURE}\n\n"),
        Comment::Markup => format!("<!-- {first}\n     {CURE} -->\n\n"),
    }
}

fn first(origin: &str, emitter: &str) -> String {
    // A file's name may hold anything; a comment ends with its line.
    let origin: String = origin.chars().filter(|c| !c.is_control()).collect();
    let origin = origin.replace("--", "- -");
    format!("{MARK} from {origin} ({emitter}).")
}
