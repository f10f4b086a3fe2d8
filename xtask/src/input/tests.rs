use std::fs;
use std::path::PathBuf;

use generator::source::Unread;

use super::folder::Folder;

/// A folder of its own, with a description and files around it.
fn scratch(name: &str) -> PathBuf {
    let folder = format!("corten-input-{}-{name}", std::process::id());
    let folder = std::env::temp_dir().join(folder);
    let spec = folder.join("spec");
    fs::create_dir_all(spec.join("parts")).unwrap();
    fs::write(folder.join("secret.yaml"), "secret: true").unwrap();
    fs::write(spec.join("api.yaml"), "openapi: 3.0.4").unwrap();
    fs::write(spec.join("parts/tree.yaml"), "type: object").unwrap();
    fs::write(spec.join("parts/latin.yaml"), b"caf\xe9").unwrap();
    folder
}

#[test]
fn files_are_read_below_the_folder_of_the_description() {
    let scratch = scratch("below");
    let folder = Folder::of(&scratch.join("spec/api.yaml"));
    assert_eq!(folder.read("parts/tree.yaml").unwrap(), "type: object");
    assert_eq!(folder.read("parts"), Err(Unread::Folder));
    assert_eq!(folder.read("parts/latin.yaml"), Err(Unread::NotText));
    assert_eq!(folder.read("../secret.yaml"), Err(Unread::Outside));
    let Err(Unread::Missing(names)) = folder.read("parts/Tree.yaml") else {
        panic!("another file was read");
    };
    assert_eq!(names, ["latin.yaml", "tree.yaml"]);
    fs::remove_dir_all(scratch).unwrap();
}

#[cfg(unix)]
#[test]
fn links_out_of_the_folder_are_not_followed() {
    use std::os::unix::fs::symlink;

    let scratch = scratch("links");
    let spec = scratch.join("spec");
    symlink("../secret.yaml", spec.join("file.yaml")).unwrap();
    symlink("..", spec.join("up")).unwrap();
    symlink("parts/tree.yaml", spec.join("inside.yaml")).unwrap();
    let folder = Folder::of(&spec.join("api.yaml"));
    assert_eq!(folder.read("file.yaml"), Err(Unread::Outside));
    assert_eq!(folder.read("up/secret.yaml"), Err(Unread::Outside));
    assert_eq!(folder.read("inside.yaml").unwrap(), "type: object");
    fs::remove_dir_all(scratch).unwrap();
}
