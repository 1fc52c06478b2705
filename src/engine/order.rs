//! Sorting for the short lists of a small cluster. The standard sorts are quicker for long lists, and each use of them is
//! seven kilobytes of a page that has a hundred to spend.

/// Sorts a short list by a key; equals keep their order.
pub fn sort_by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    for end in 1..items.len() {
        let mut place = end;
        while place > 0 && key(&items[place - 1]) > key(&items[place]) {
            items.swap(place - 1, place);
            place -= 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equals_keep_their_order() {
        let mut items = [(3, 'a'), (1, 'b'), (3, 'c'), (2, 'd'), (1, 'e')];
        sort_by_key(&mut items, |&(number, _)| number);
        let letters: String = items.iter().map(|&(_, letter)| letter).collect();
        assert_eq!(letters, "bedac");
        sort_by_key(&mut [] as &mut [u8], |&n| n);
    }
}
