use super::first_error;

#[test]
fn the_first_error_comes_without_its_place() {
    let log = "src/error.rs:1:1: warning: x\nsrc/a.rs:1:2: error[E0412]: no type `A`\nsrc/b.rs:1:1: error: b\n";
    assert_eq!(first_error(log), "error[E0412]: no type `A`");
    assert_eq!(first_error("\nError: no"), "Error: no");
    assert_eq!(
        first_error("\nthread 'main' panicked\nat x"),
        "thread 'main' panicked"
    );
    assert_eq!(first_error(""), "cargo says nothing");
}
