use super::{Finding, inspect, layout, map, size, source};
use crate::input;

fn crates() -> Vec<String> {
    ["heck", "openapiv3", "quote", "serde"]
        .map(str::to_owned)
        .to_vec()
}

fn rules(findings: &[Finding]) -> Vec<(&str, usize)> {
    findings
        .iter()
        .map(|finding| (finding.rule, finding.line))
        .collect()
}

fn judged(path: &str, text: &str) -> Vec<(String, usize)> {
    let findings = source(path, text, &crates());
    findings
        .into_iter()
        .map(|finding| (finding.rule.to_owned(), finding.line))
        .collect()
}

fn imports(line: usize) -> Vec<(String, usize)> {
    vec![("imports".to_owned(), line)]
}

#[test]
fn the_project_is_tidy() {
    let (findings, _) = inspect(input::root()).unwrap();
    let list: Vec<String> = findings.iter().map(ToString::to_string).collect();
    assert!(list.is_empty(), "{}", list.join("\n"));
}

#[test]
fn emit_must_not_know_heck() {
    assert_eq!(
        judged(
            "generator/src/emit/text.rs",
            "//! x\nuse heck::ToSnakeCase;"
        ),
        imports(2)
    );
}

#[test]
fn plan_must_not_know_openapiv3() {
    assert_eq!(
        judged("generator/src/plan/name.rs", "use openapiv3::Schema;"),
        imports(1)
    );
    assert_eq!(
        judged("generator/src/plan/name.rs", "use openapiv3 as o;"),
        imports(1)
    );
    assert_eq!(
        judged("generator/src/plan/name.rs", "extern crate openapiv3;"),
        imports(1)
    );
}

#[test]
fn a_path_in_code_counts_like_an_import() {
    let text = "fn f() -> u8 {\n    heck::x()\n}";
    assert_eq!(judged("generator/src/emit/mod.rs", text), imports(2));
    let text = "fn f(c: &crate::config::Config) {}";
    assert_eq!(judged("generator/src/emit/mod.rs", text), imports(1));
    let text = "fn f() {\n    println!(\"{}\", heck::x(1))\n}";
    assert_eq!(judged("generator/src/emit/mod.rs", text), imports(2));
}

#[test]
fn groups_and_relative_paths_are_resolved() {
    let text = "use crate::{rust::Ident, api::Api};";
    assert_eq!(judged("generator/src/emit/client.rs", text), imports(1));
    let text = "use super::super::api::Api;";
    assert_eq!(judged("generator/src/emit/client.rs", text), imports(1));
    let text = "mod inner { use super::super::super::api::Api; use super::super::ident; }";
    assert_eq!(judged("generator/src/emit/client.rs", text), imports(1));
}

#[test]
fn what_is_allowed_passes() {
    let text = "use std::fmt;\nuse quote::quote;\nuse crate::rust::Crate;\nuse super::ident;\n\
        fn f() { quote!(heck::x()); fmt::format(1); ident::x() }\n\
        #[cfg(test)]\nmod tests { use heck::ToSnakeCase; }";
    assert_eq!(judged("generator/src/emit/client.rs", text), []);
    assert_eq!(
        judged("generator/src/lib.rs", "pub use crate::api::Api;"),
        []
    );
}

#[test]
fn a_room_that_is_not_in_the_table_is_found() {
    let rules = judged("generator/src/attic/mod.rs", "");
    assert_eq!(rules, [("room".to_owned(), 1)]);
}

#[test]
fn what_is_copied_names_itself_by_super() {
    let path = "generator/runtime/src/codec/reader.rs";
    assert_eq!(judged(path, "pub(crate) use super::error::Error;"), []);
    assert_eq!(judged(path, "use crate::error::Error;"), imports(1));
    assert_eq!(
        judged(
            path,
            "#[cfg(test)]\nmod tests { use corten_runtime::Error; }"
        ),
        imports(2)
    );
    let front = "generator/front/src";
    let text = "pub use corten_runtime::*;";
    assert_eq!(judged(&format!("{front}/call.rs"), text), imports(1));
    assert_eq!(judged(&format!("{front}/lib.rs"), text), []);
}

#[test]
fn xtask_sees_the_public_face_only() {
    assert_eq!(
        judged("xtask/src/dump.rs", "use generator::source::Source;"),
        []
    );
    assert_eq!(
        judged("xtask/src/dump.rs", "use generator::plan::Scope;"),
        imports(1)
    );
    assert_eq!(
        judged("xtask/src/dump.rs", "use generator::{api, tree};"),
        imports(1)
    );
    assert_eq!(
        judged("xtask/src/dump.rs", "use cloudflare_sdk::Client;"),
        imports(1)
    );
}

#[test]
fn long_files_and_functions_are_found() {
    let text = "\n".repeat(401);
    assert_eq!(
        judged("xtask/src/dump.rs", &text),
        [("file-size".to_owned(), 401)]
    );
    let of = |lines: usize| format!("\nfn f() {{{}}}", "\n".repeat(lines - 1));
    assert_eq!(judged("xtask/src/dump.rs", &of(60)), []);
    assert_eq!(
        judged("xtask/src/dump.rs", &of(61)),
        [("function-size".to_owned(), 2)]
    );
    let text = "\n".repeat(5001);
    assert!(size::emitted("generated/src/lib.rs", &text).is_some());
}

#[test]
fn containers_without_an_order_are_found() {
    let text = "type A = Vec<\n    std::collections::HashMap<u8, u8>>;";
    assert_eq!(
        judged("generator/src/plan/name.rs", text),
        [("order".to_owned(), 2)]
    );
    assert_eq!(judged("xtask/src/dump.rs", text), []);
}

#[test]
fn text_is_never_parsed_to_tokens() {
    let path = "generator/src/emit/codec.rs";
    let parse = |line| vec![("parse".to_owned(), line)];
    let text = "fn f(t: &str) {\n    let t: TokenStream = t.parse();\n}";
    assert_eq!(judged(path, text), parse(2));
    assert_eq!(
        judged(path, "fn f() { TokenStream::from_str(t) }"),
        parse(1)
    );
    assert_eq!(
        judged(path, "fn f() { t.parse::<TokenStream>() }"),
        parse(1)
    );
    let text = "fn f() { t.parse::<i64>(); quote! { #t.parse() } }";
    assert_eq!(judged(path, text), []);
    assert_eq!(
        judged("generator/src/plan/name.rs", "fn f() { t.parse() }"),
        []
    );
}

#[test]
fn the_top_level_is_exact() {
    let all = [
        ".ci/",
        ".gitignore",
        "Cargo.lock",
        "Cargo.toml",
        "LICENSE",
        "README.md",
        "generated/",
        "generator/",
        "spec/",
        "target/",
        "xtask/",
    ];
    let all = all.map(str::to_owned).to_vec();
    assert_eq!(layout::check(&all), []);
    let extra = [
        all.clone(),
        vec!["notes.txt".to_owned(), "docs/".to_owned()],
    ]
    .concat();
    assert_eq!(layout::check(&extra).len(), 2);
    assert_eq!(layout::check(&all[..9]).len(), 1);
}

#[test]
fn the_map_names_every_folder_and_nothing_else() {
    let rooms = ["spec/".to_owned(), "xtask/".to_owned()];
    let text = "- `spec/`: here\n- `xtask/src/`: there\n- `xtask/*.rs`, `cargo run`\n```\n`spec/gone`\n```\n";
    let exists = |path: &str| matches!(path, "spec/" | "xtask/src/");
    assert_eq!(map::check("README.md", text, &rooms, exists), []);
    let text = "- `spec/`: here\n\n- `spec/gone.yaml`\n";
    let findings = map::check("README.md", text, &rooms, exists);
    assert_eq!(rules(&findings), [("map", 1), ("map", 3)]);
}
