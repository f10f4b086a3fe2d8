//! `help`: what there is.

use crate::Result;

const TEXT: &str = "\
cargo xtask <verb>

  codegen                 make generated/ of spec/
    --check               change nothing; show the difference and fail if there is one
    --spec FILE --out DIR make a crate of any description
    --config FILE         … with this sdk.yaml
  dump MODEL [POINTER]    print document, api, crate or tree; all of it, or the node at POINTER
    --spec FILE           … of any description
    --config FILE         … with this sdk.yaml
  corpus DIR              generate, compile and try a crate of every description below DIR
    --no-check            … without compiling
    --no-trip             … without reading and writing values
    --small               … of the small ones only
    --features            … and compile each cargo feature alone
    --sample N --seed S   … N of them, which S chooses
    --call                … and call each operation by the crate's program
    --json                … and print a line of JSON for each, not a table
  bench [SUBJECT…]        measure generating and compiling: spec, nexus, …, values, or any description
    --peer NAME           … and this peer on the same descriptions, in turns; `all` that are installed
    --documents DIR       … that the published descriptions are in; ../shared/specs otherwise
    --record              … and add it to generator/bench.jsonl, and write generator/BENCH.md
    --report              write generator/BENCH.md again, and measure nothing
  conformance             send every operation to a server that validates it (Prism, by npm)
  test [ARGUMENT…]        run every test
  bless [ARGUMENT…]       run the generator's tests and rewrite their golden files
  tidy                    check the house rules: imports, sizes, layout, the README's map
  ci                      everything that must hold before a change goes in
  help                    this text
";

/// Prints the verbs.
#[expect(
    clippy::unnecessary_wraps,
    reason = "every verb has the same signature"
)]
pub(crate) fn run() -> Result {
    print!("{TEXT}");
    Ok(())
}
