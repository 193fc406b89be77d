//! When a request is tried again, and how long to wait before.

use std::time::Duration;

/// What one try came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// No connection, or one that broke.
    Broken,
    /// A status, with the seconds of a `Retry-After`.
    Status(u16, Option<u64>),
}

const FIRST: Duration = Duration::from_millis(200);
const LONGEST: Duration = Duration::from_secs(30);

/// The pause before the next try, or nothing where another would not help. `tries` counts those that
/// were made; `random` is anything, and spreads clients that failed together.
///
/// 501 is Vault's "not initialised"; the client of `OpenBao` retries the same codes (api/client.go v2.6.2).
pub(super) fn pause(outcome: Outcome, tries: u32, random: u32) -> Option<Duration> {
    let asked = match outcome {
        Outcome::Broken | Outcome::Status(412, _) => None,
        Outcome::Status(501, _) => return None,
        Outcome::Status(429 | 500..=599, after) => after.map(Duration::from_secs),
        Outcome::Status(..) => return None,
    };
    if let Some(asked) = asked {
        return (asked <= LONGEST).then_some(asked);
    }
    let full = FIRST.saturating_mul(1 << tries.saturating_sub(1).min(6));
    let half = full / 2;
    Some(half + half.mul_f64(f64::from(random) / f64::from(u32::MAX)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_may_pass_is_tried_again() {
        for status in [412, 429, 500, 502, 503] {
            assert!(pause(Outcome::Status(status, None), 1, 0).is_some(), "{status}");
        }
        for status in [200, 307, 400, 403, 404, 501] {
            assert_eq!(pause(Outcome::Status(status, None), 1, 0), None, "{status}");
        }
        assert!(pause(Outcome::Broken, 1, 0).is_some());
    }

    #[test]
    fn the_server_may_say_how_long() {
        assert_eq!(pause(Outcome::Status(429, Some(3)), 1, 7), Some(Duration::from_secs(3)));
        assert_eq!(pause(Outcome::Status(503, Some(31)), 1, 7), None);
    }

    #[test]
    fn pauses_grow_and_differ() {
        let at = |tries, random| pause(Outcome::Broken, tries, random).unwrap().as_millis();
        assert_eq!((at(1, 0), at(1, u32::MAX)), (100, 200));
        assert_eq!((at(3, 0), at(3, u32::MAX)), (400, 800));
        assert!(at(u32::MAX, u32::MAX) <= 12_800);
    }
}
