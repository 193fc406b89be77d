//! The process boundary: arguments and streams in, an exit code out. Everything else is the library.

use std::{
    io::{self, BufWriter, ErrorKind, IsTerminal as _, Write},
    process::ExitCode,
};

use anstream::{AutoStream, ColorChoice, StripStream};
use clap::Parser as _;
use smarteros::cli::{self, Cli, Status, World};

fn main() -> ExitCode {
    let cli = Cli::parse();
    let (mut out, mut err) = (output(), anstream::stderr().lock());
    let outcome = std::env::current_dir().map_err(anyhow::Error::from).and_then(|directory| {
        let mut input = io::stdin().lock();
        let mut world = World {
            directory,
            environment: std::env::vars_os().collect(),
            out_is_terminal: io::stdout().is_terminal(),
            input: &mut input,
            out: &mut *out,
            err: &mut err,
        };
        let status = cli::run(&cli, &mut world)?;
        world.out.flush()?;
        Ok(status)
    });
    match outcome {
        Ok(status) => status.into(),
        Err(error) if is_closed_pipe(&error) => Status::Clean.into(),
        Err(error) => {
            let _ = out.flush();
            // Nothing is left to tell it to when standard error is closed, too.
            let _ = writeln!(err, "{}error:{} {error:#}", cli::RED, cli::PLAIN);
            Status::Failed.into()
        }
    }
}

/// Line by line where somebody looks on; to a file or a program as much at once as goes.
fn output() -> Box<dyn Write> {
    let stdout = io::stdout();
    if stdout.is_terminal() {
        return Box::new(anstream::stdout().lock());
    }
    let choice = AutoStream::choice(&stdout);
    let buffered: Box<dyn Write> = Box::new(BufWriter::new(stdout.lock()));
    if choice == ColorChoice::Never { Box::new(StripStream::new(buffered)) } else { buffered }
}

/// The reader has seen enough; that is its right.
fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error.downcast_ref::<io::Error>().is_some_and(|it| it.kind() == ErrorKind::BrokenPipe)
}
