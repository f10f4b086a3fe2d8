//! The same description gives the same files, whenever and wherever.

use generator::generate;

use crate::case::{corpus, obstacles};

#[test]
fn the_same_texts_give_the_same_files() {
    for case in corpus().into_iter().chain(obstacles()) {
        let source = case.source();
        let (first, again) = (generate(&source), generate(&source));
        assert_eq!(first.tree, again.tree, "{}", case.name);
        assert_eq!(first.report, again.report, "{}", case.name);
        assert_eq!(first.tree, Some(case.tree()), "{}: read again", case.name);
    }
}
