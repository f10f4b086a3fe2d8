//! Prism, a server that answers as a description says and validates what it is sent.

use std::fs;
use std::io;
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::Result;
use crate::input;
use crate::process::create;

/// The package, and the version that is tried.
const PACKAGE: &str = "@stoplight/prism-cli";
const VERSION: &str = "5.14.2";

/// How long it may take to read a description.
const START: Duration = Duration::from_secs(60);
/// What npm says where there is no network.
const OFFLINE: [&str; 5] = [
    "EAI_AGAIN",
    "ECONNREFUSED",
    "ENETUNREACH",
    "ENOTFOUND",
    "ETIMEDOUT",
];

/// Prism, installed.
pub(super) struct Prism {
    /// The program that node runs.
    program: PathBuf,
}

impl Prism {
    /// Installs it below `target`, unless it is there; none, with the reason said, where that cannot
    /// be done here.
    ///
    /// # Errors
    ///
    /// npm fails otherwise than for want of a network.
    pub(super) fn install() -> Result<Option<Self>> {
        for program in ["node", "npm"] {
            if Command::new(program).arg("--version").output().is_err() {
                println!("skipped: there is no {program}");
                return Ok(None);
            }
        }
        let folder = input::root().join("target/conformance");
        let package = folder.join("node_modules").join(PACKAGE);
        let prism = Self {
            program: package.join("dist/index.js"),
        };
        if version(&package).as_deref() == Some(VERSION) {
            return Ok(Some(prism));
        }
        println!("installing {PACKAGE} {VERSION} into target/conformance");
        let start = Instant::now();
        fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        let output = Command::new("npm")
            .args(["install", "--no-save", "--no-audit", "--no-fund"])
            .args(["--ignore-scripts", "--prefix"])
            .arg(&folder)
            .arg(format!("{PACKAGE}@{VERSION}"))
            .output()
            .map_err(|error| format!("cannot run npm: {error}"))?;
        let said = String::from_utf8_lossy(&output.stderr);
        if output.status.success() {
            println!("installed, {:.1} s", start.elapsed().as_secs_f64());
            Ok(Some(prism))
        } else if OFFLINE.iter().any(|code| said.contains(code)) {
            println!("skipped: npm does not reach its registry");
            Ok(None)
        } else {
            Err(format!("npm cannot install {PACKAGE}: {}", said.trim()))
        }
    }

    /// Starts it for a description, and waits until it takes connections.
    ///
    /// # Errors
    ///
    /// It does not start, or not in time.
    pub(super) fn start(&self, spec: &Path, log: &Path) -> Result<Server> {
        let failed = |what: &dyn std::fmt::Display| format!("Prism {what}; see {}", log.display());
        let port = free_port().map_err(|error| format!("no free port: {error}"))?;
        let child = Command::new("node")
            .arg(&self.program)
            .args(["mock", "--errors", "--host", "127.0.0.1", "--port"])
            .arg(port.to_string())
            .arg(spec)
            .stdin(Stdio::null())
            .stdout(create(log)?)
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| format!("cannot start node: {error}"))?;
        let mut server = Server { child, port };
        let start = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            if let Ok(Some(status)) = server.child.try_wait() {
                return Err(failed(&format!("ended ({status})")));
            }
            if start.elapsed() > START {
                return Err(failed(&format!("does not answer within {START:?}")));
            }
            thread::sleep(Duration::from_millis(100));
        }
        Ok(server)
    }
}

/// The version of an installed package.
fn version(package: &Path) -> Option<String> {
    let text = fs::read_to_string(package.join("package.json")).ok()?;
    let manifest: Value = serde_json::from_str(&text).ok()?;
    Some(manifest.get("version")?.as_str()?.to_owned())
}

fn free_port() -> io::Result<u16> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}

/// Prism, running; it stops when this is dropped.
pub(super) struct Server {
    child: Child,
    port: u16,
}

impl Server {
    pub(super) fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // One that has ended already needs no end.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}
