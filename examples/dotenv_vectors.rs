//! Writes the awkward values of `tests/dotenv/vectors.json` in every format, for real programs to read.
//!
//! `FOLDER/<format>/<index>.env` holds the variable `IT` between `BEFORE` and `BEHIND`; it is not there where
//! the format refuses the value. `FOLDER/values/<index>` holds the value itself.

use std::{error::Error, fs, path::Path};

use clap::ValueEnum as _;
use serde::Deserialize;
use smarteros::secrets::{
    Secret,
    dotenv::{Format, Group, document},
};

#[derive(Deserialize)]
struct Vector {
    value: String,
    #[serde(default = "once")]
    times: usize,
}

fn once() -> usize {
    1
}

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args_os().nth(1).ok_or("usage: dotenv_vectors FOLDER")?;
    let folder = Path::new(&folder);
    let vectors: Vec<Vector> = serde_json::from_str(include_str!("../tests/dotenv/vectors.json"))?;
    fs::create_dir_all(folder.join("values"))?;
    for format in Format::value_variants() {
        let name = format.to_possible_value().ok_or("a format without a name")?;
        let folder = folder.join(name.get_name());
        fs::create_dir_all(&folder)?;
        for (index, vector) in vectors.iter().enumerate() {
            let value = vector.value.repeat(vector.times);
            let entries = [("BEFORE", ""), ("IT", &value), ("BEHIND", "1")];
            let entries = entries.map(|(name, it)| (name.to_owned(), Secret::from(it))).to_vec();
            let group = Group { title: "it's a `title` = \"x\" ${Y}".to_owned(), entries };
            if let Ok(text) = document(*format, "A header", &[group]) {
                fs::write(folder.join(format!("{index:03}.env")), text.as_bytes())?;
            }
        }
    }
    for (index, vector) in vectors.iter().enumerate() {
        let path = folder.join("values").join(format!("{index:03}"));
        fs::write(path, vector.value.repeat(vector.times))?;
    }
    Ok(())
}
