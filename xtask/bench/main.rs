//! Reads and writes tokens so often, for others to measure:
//! `bench-values CODEC WORK FILE RUNS`.

mod call;
mod derived;

use std::error::Error;
use std::hint::black_box;

use cloudflare_sdk::types::Token;
use cloudflare_sdk::{Decode, Encode};
use serde::{Serialize, de::DeserializeOwned};

use derived::{dropping, keeping};

/// A type, and what reads and writes it.
struct Codec<T> {
    decode: fn(&[u8]) -> Result<T, Box<dyn Error>>,
    encode: fn(&T) -> Result<String, Box<dyn Error>>,
}

fn ours<T: Decode + Encode>() -> Codec<T> {
    Codec {
        decode: |json| Ok(cloudflare_sdk::decode(json)?),
        encode: |value| Ok(cloudflare_sdk::encode(value)),
    }
}

fn serde<T: Serialize + DeserializeOwned>() -> Codec<T> {
    Codec {
        decode: |json| Ok(serde_json::from_slice(json)?),
        encode: |value| Ok(serde_json::to_string(value)?),
    }
}

impl<T> Codec<T> {
    fn run(self, work: &str, json: &[u8], runs: usize) -> Result<(), Box<dyn Error>> {
        let value = (self.decode)(json)?;
        match work {
            "print" => print!("{}", (self.encode)(&value)?),
            "decode" => {
                for _ in 0..runs {
                    black_box((self.decode)(black_box(json))?);
                }
            }
            "encode" => {
                for _ in 0..runs {
                    black_box((self.encode)(black_box(&value))?);
                }
            }
            _ => return Err("which work?".into()),
        }
        Ok(())
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [codec, work, path, runs] = words.as_slice() else {
        return Err("say CODEC WORK FILE RUNS".into());
    };
    let (json, runs) = (std::fs::read(path)?, runs.parse()?);
    let is_list = json.starts_with(b"[");
    match (codec.as_str(), is_list) {
        ("corten", _) if work == "call" => call::run(&json, runs),
        ("corten", false) => ours::<Token>().run(work, &json, runs),
        ("corten", true) => ours::<Vec<Token>>().run(work, &json, runs),
        ("serde", false) => serde::<dropping::Token>().run(work, &json, runs),
        ("serde", true) => serde::<Vec<dropping::Token>>().run(work, &json, runs),
        ("serde-keeping", false) => serde::<keeping::Token>().run(work, &json, runs),
        ("serde-keeping", true) => serde::<Vec<keeping::Token>>().run(work, &json, runs),
        _ => Err("which codec?".into()),
    }
}
