//! Many things worked on by every core; what is made of them keeps their order.

use std::{
    iter,
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
        let taken = iter::repeat_with(|| next.fetch_add(1, Ordering::Relaxed));
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

/// As many are worked on before what was made of them is handed over.
const BATCH: usize = 64;

/// What `work` makes of each item, which is given away, in the order of the items; each is about
/// more than a little work.
pub(crate) fn consume<T: Send, R: Send>(
    items: Vec<T>,
    work: impl Fn(T) -> R + Sync,
) -> impl Iterator<Item = R> {
    let mut items = items.into_iter().map(|it| Mutex::new(Some(it)));
    let batches = iter::from_fn(move || {
        let some: Vec<_> = items.by_ref().take(BATCH).collect();
        let taken = |it: &Mutex<Option<T>>| it.lock().ok()?.take();
        (!some.is_empty()).then(|| map(&some, usize::MAX, |it| taken(it).map(&work)))
    });
    batches.flatten().flatten()
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
            assert_eq!(consume(items, |it| it * 2).collect::<Vec<_>>(), doubled);
        }
    }

    #[test]
    #[should_panic(expected = "item 7")]
    fn a_panic_is_not_lost() {
        let items: Vec<_> = (0..100).collect();
        map(&items, LITTLE, |it| assert_ne!(*it, 7, "item {it}"));
    }
}
