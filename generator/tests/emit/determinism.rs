//! The same description gives the same files, whenever and wherever.

use generator::generate;

use crate::case::{corpus, obstacles};

#[test]
fn the_same_texts_give_the_same_files() {
    for case in corpus().into_iter().chain(obstacles()) {
        let (first, again) = (generate(&case.source()), generate(&case.source()));
        assert_eq!(first.tree, again.tree, "{}", case.name);
        assert_eq!(first.report, again.report, "{}", case.name);
    }
}
