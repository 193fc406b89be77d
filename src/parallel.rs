//! Many things worked on by every core; what is made of them keeps their order.

use std::{
    num::NonZero,
    panic,
    sync::{
        Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

/// A tree is as deep as `document` allows, and some of it is walked by recursion.
const STACK: usize = 8 << 20;

/// Fewer bytes are read before a second thread has started.
const LITTLE: usize = 1 << 16;

/// What `work` makes of each item, in the order of the items; `bytes` is about how much it reads.
pub(crate) fn map<T: Sync, R: Send>(
    items: &[T],
    bytes: usize,
    work: impl Fn(&T) -> R + Sync,
) -> Vec<R> {
    if bytes < LITTLE {
        return items.iter().map(work).collect();
    }
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let next = AtomicUsize::new(0);
    let share = || {
        let taken = std::iter::repeat_with(|| next.fetch_add(1, Ordering::Relaxed));
        let taken = taken.map_while(|at| Some((at, items.get(at)?)));
        taken.map(|(at, item)| (at, work(item))).collect::<Vec<_>>()
    };
    let mut done = thread::scope(|scope| {
        let help = |_| thread::Builder::new().stack_size(STACK).spawn_scoped(scope, share).ok();
        // Without any help all is done here.
        let helpers: Vec<_> = (1..cores.min(items.len())).filter_map(help).collect();
        let mut done = share();
        for helper in helpers {
            done.extend(helper.join().unwrap_or_else(|panic| panic::resume_unwind(panic)));
        }
        done
    });
    done.sort_unstable_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, it)| it).collect()
}

/// As [`map`], and each item is given away.
pub(crate) fn consume<T: Send, R: Send>(
    items: Vec<T>,
    bytes: usize,
    work: impl Fn(T) -> R + Sync,
) -> Vec<R> {
    let items: Vec<_> = items.into_iter().map(|it| Mutex::new(Some(it))).collect();
    let taken = |it: &Mutex<Option<T>>| it.lock().ok()?.take();
    map(&items, bytes, |it| taken(it).map(&work)).into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_item_once_and_in_order() {
        for count in [0, 1, 2, 1000] {
            let items: Vec<usize> = (0..count).collect();
            let doubled: Vec<usize> = (0..count).map(|it| it * 2).collect();
            assert_eq!(map(&items, 0, |it| it * 2), doubled);
            assert_eq!(map(&items, LITTLE, |it| it * 2), doubled);
            assert_eq!(consume(items, LITTLE, |it| it * 2), doubled);
        }
    }

    #[test]
    #[should_panic(expected = "item 7")]
    fn a_panic_is_not_lost() {
        let items: Vec<_> = (0..100).collect();
        map(&items, LITTLE, |it| assert_ne!(*it, 7, "item {it}"));
    }
}
