//! The address to listen on: always 127.0.0.1, never another interface.

use std::{io, net::Ipv4Addr};

use tokio::net::TcpListener;

use crate::messages::Problem;

/// The port that is tried first.
pub const FIRST_PORT: u16 = 3000;

/// How many ports are tried after the first.
const TRIES: u16 = 100;

/// Listens on exactly `port`, or without one on the first free port from [`FIRST_PORT`] on.
///
/// # Errors
/// When the port is taken or not allowed, or none of the tried ones is free.
pub async fn bind(port: Option<u16>) -> Result<TcpListener, Problem> {
    if let Some(port) = port {
        return listen(port).await.map_err(|error| match error.kind() {
            io::ErrorKind::AddrInUse => Problem::usage("port-taken").with("port", port.to_string()),
            _ => refused(port, &error),
        });
    }
    for port in FIRST_PORT..FIRST_PORT + TRIES {
        match listen(port).await {
            Ok(listener) => return Ok(listener),
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => {}
            Err(error) => return Err(refused(port, &error)),
        }
    }
    Err(Problem::usage("no-free-port")
        .with("first", FIRST_PORT.to_string())
        .with("last", (FIRST_PORT + TRIES - 1).to_string()))
}

async fn listen(port: u16) -> io::Result<TcpListener> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await
}

fn refused(port: u16, error: &io::Error) -> Problem {
    Problem::usage("port-refused")
        .with("port", port.to_string())
        .with("reason", error.to_string())
}
