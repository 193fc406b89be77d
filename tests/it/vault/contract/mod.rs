//! What holds against the stand-in, and against a real server: `SMARTEROS_TEST_VAULT` names one.

mod shapes;
