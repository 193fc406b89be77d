//! What holds against the stand-in, and against a real server: `SMARTEROS_TEST_VAULT` names one.

mod filling;
mod knowing;
mod logins;
mod namespaces;
mod reading;
mod shapes;
