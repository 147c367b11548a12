//! Pairwise covering: few rows in which every value of every dimension stands beside every value of every other.
//!
//! Greedy, one row at a time (as in AETG, Cohen et al. 1997), without chance: the same dimensions give the same rows.

/// Rows of value indexes, one index a dimension. The first row is all zeros: the plain case.
pub fn cover(sizes: &[usize]) -> Vec<Vec<usize>> {
    let mut left = Pairs::new(sizes);
    let mut rows = Vec::new();
    if sizes.is_empty() || sizes.contains(&0) {
        return rows;
    }
    let mut row = vec![0; sizes.len()];
    loop {
        left.take(&row);
        rows.push(row);
        let Some(((i, a), (j, b))) = left.first() else { return rows };
        let mut chosen: Vec<Option<usize>> = vec![None; sizes.len()];
        (chosen[i], chosen[j]) = (Some(a), Some(b));
        for dimension in 0..sizes.len() {
            if chosen[dimension].is_none() {
                // Among equals the first, so that the plain value stands where nothing is gained.
                let gain = |value: &usize| left.gain(&chosen, dimension, *value);
                let best = (0..sizes[dimension]).rev().max_by_key(gain);
                chosen[dimension] = best;
            }
        }
        row = chosen.into_iter().map(Option::unwrap_or_default).collect();
    }
}

/// The pairs that no row has yet.
struct Pairs {
    starts: Vec<usize>,
    total: usize,
    open: Vec<bool>,
    /// Everything before is taken.
    next: usize,
    owner: Vec<(usize, usize)>,
}

impl Pairs {
    fn new(sizes: &[usize]) -> Pairs {
        let mut starts = Vec::with_capacity(sizes.len());
        let mut owner = Vec::new();
        for (dimension, size) in sizes.iter().enumerate() {
            starts.push(owner.len());
            owner.extend((0..*size).map(|value| (dimension, value)));
        }
        let total = owner.len();
        let mut open = vec![false; total * total];
        for a in 0..total {
            for b in a + 1..total {
                open[a * total + b] = owner[a].0 != owner[b].0;
            }
        }
        Pairs { starts, total, open, next: 0, owner }
    }

    fn index(&self, a: (usize, usize), b: (usize, usize)) -> usize {
        let (a, b) = (self.starts[a.0] + a.1, self.starts[b.0] + b.1);
        a.min(b) * self.total + a.max(b)
    }

    fn take(&mut self, row: &[usize]) {
        for i in 0..row.len() {
            for j in i + 1..row.len() {
                let index = self.index((i, row[i]), (j, row[j]));
                self.open[index] = false;
            }
        }
    }

    fn first(&mut self) -> Option<((usize, usize), (usize, usize))> {
        while self.next < self.open.len() {
            if self.open[self.next] {
                return Some((self.owner[self.next / self.total], self.owner[self.next % self.total]));
            }
            self.next += 1;
        }
        None
    }

    /// How many open pairs a value would take, beside what is chosen already.
    fn gain(&self, chosen: &[Option<usize>], dimension: usize, value: usize) -> usize {
        let others = chosen.iter().enumerate().filter_map(|(i, v)| Some((i, (*v)?)));
        others.filter(|other| self.open[self.index(*other, (dimension, value))]).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pair_of_values_stands_in_a_row_and_rows_are_few() {
        let sizes = [12, 6, 3, 2, 2, 3, 2, 4, 8];
        let rows = cover(&sizes);
        for (i, a) in sizes.iter().enumerate() {
            for (j, b) in sizes.iter().enumerate().skip(i + 1) {
                for (x, y) in (0..*a).flat_map(|x| (0..*b).map(move |y| (x, y))) {
                    assert!(rows.iter().any(|row| row[i] == x && row[j] == y), "{i}={x} {j}={y}");
                }
            }
        }
        assert!(rows.len() < 12 * 8 * 3 / 2, "{} rows", rows.len());
        assert_eq!(rows[0], [0; 9]);
        assert_eq!(rows, cover(&sizes));
    }

    #[test]
    fn a_single_dimension_and_none_are_covered_too() {
        assert_eq!(cover(&[]), Vec::<Vec<usize>>::new());
        assert_eq!(cover(&[1]), [[0]]);
        assert_eq!(cover(&[2, 1]).len(), 2);
    }
}
