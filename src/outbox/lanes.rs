//! Which of the waiting deliveries a worker takes: the higher lane first, and no domain or tenant more than its share.

use std::collections::HashMap;

use crate::outbox::store::Claim;

/// What matters of a delivery that waits.
#[derive(Clone, Copy, Debug)]
pub struct Candidate<'a> {
    /// [`Lane::place`](crate::outbox::delivery::Lane::place).
    pub lane: usize,
    /// Keyed hash of the recipient's domain; an empty one is nobody's and counts against no share.
    pub domain: &'a [u8],
    /// Whose it is.
    pub tenant: &'a str,
}

/// What a worker can still take.
#[derive(Clone, Debug)]
pub struct Room {
    room: usize,
    lanes: [usize; 3],
    domains: HashMap<Vec<u8>, usize>,
    per_domain: usize,
    tenants: HashMap<String, usize>,
    per_tenant: usize,
}

impl Room {
    /// The room of a claim before anything is taken.
    pub fn new(claim: &Claim) -> Room {
        Room {
            room: claim.room,
            lanes: claim.lanes,
            domains: claim.domains.iter().cloned().collect(),
            per_domain: claim.per_domain,
            tenants: claim.tenants.iter().cloned().collect(),
            per_tenant: claim.per_tenant,
        }
    }

    /// How many more it takes of one lane.
    pub fn of_lane(&self, lane: usize) -> usize {
        self.lanes.get(lane).map_or(0, |left| (*left).min(self.room))
    }

    /// Domains of which it takes no more.
    pub fn full_domains(&self) -> Vec<&[u8]> {
        self.domains.iter().filter(|(_, n)| **n >= self.per_domain).map(|(domain, _)| domain.as_slice()).collect()
    }

    /// Tenants of which it takes no more.
    pub fn full_tenants(&self) -> Vec<&str> {
        self.tenants.iter().filter(|(_, n)| **n >= self.per_tenant).map(|(tenant, _)| tenant.as_str()).collect()
    }

    /// Takes one if there is room for it.
    pub fn take(&mut self, candidate: Candidate<'_>) -> bool {
        if self.of_lane(candidate.lane) == 0 {
            return false;
        }
        let of_domain = self.domains.get(candidate.domain).copied().unwrap_or(0);
        let of_tenant = self.tenants.get(candidate.tenant).copied().unwrap_or(0);
        let known_domain = !candidate.domain.is_empty();
        // Without a tenant there is nobody to leave places for.
        let is_tenant = !candidate.tenant.is_empty();
        if (known_domain && of_domain >= self.per_domain) || (is_tenant && of_tenant >= self.per_tenant) {
            return false;
        }
        self.room -= 1;
        if let Some(left) = self.lanes.get_mut(candidate.lane) {
            *left -= 1;
        }
        if known_domain {
            self.domains.insert(candidate.domain.to_vec(), of_domain + 1);
        }
        if is_tenant {
            self.tenants.insert(candidate.tenant.to_owned(), of_tenant + 1);
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    /// The places of those that are taken, out of candidates in the order in which they are to be served.
    fn pick(candidates: &[Candidate<'_>], claim: &Claim) -> Vec<usize> {
        let mut room = Room::new(claim);
        candidates.iter().enumerate().filter(|(_, one)| room.take(**one)).map(|(place, _)| place).collect()
    }

    fn claim(room: usize, lanes: [usize; 3]) -> Claim {
        Claim {
            worker: "w".to_owned(),
            room,
            lanes,
            domains: Vec::new(),
            per_domain: 2,
            tenants: Vec::new(),
            per_tenant: 3,
            paused: Vec::new(),
            lease: Duration::from_secs(30),
        }
    }

    fn of(lane: usize, domain: &'static str, tenant: &'static str) -> Candidate<'static> {
        Candidate { lane, domain: domain.as_bytes(), tenant }
    }

    #[test]
    fn takes_in_order_within_every_limit() {
        let table: Vec<(&str, Vec<Candidate<'static>>, Claim, Vec<usize>)> = vec![
            ("nothing waits", vec![], claim(9, [9, 9, 9]), vec![]),
            ("no room", vec![of(0, "a", "t")], claim(0, [9, 9, 9]), vec![]),
            ("room for two", vec![of(0, "a", "t"), of(1, "b", "t"), of(2, "c", "t")], claim(2, [9, 9, 9]), vec![0, 1]),
            (
                "a lower lane leaves places free",
                vec![of(0, "a", "s"), of(2, "b", "t"), of(2, "c", "u")],
                claim(9, [9, 9, 1]),
                vec![0, 1],
            ),
            (
                "a slow domain does not take all",
                vec![of(0, "a", "s"), of(0, "a", "t"), of(0, "a", "u"), of(0, "b", "v")],
                claim(9, [9, 9, 9]),
                vec![0, 1, 3],
            ),
            (
                "nor does one tenant",
                vec![of(0, "a", "t"), of(0, "b", "t"), of(0, "c", "t"), of(0, "d", "t"), of(0, "e", "u")],
                claim(9, [9, 9, 9]),
                vec![0, 1, 2, 4],
            ),
            (
                "an unknown domain is nobody's",
                vec![of(0, "", "s"), of(0, "", "t"), of(0, "", "u")],
                claim(9, [9, 9, 9]),
                vec![0, 1, 2],
            ),
            (
                "what is in flight counts",
                vec![of(0, "a", "t"), of(0, "b", "t"), of(0, "b", "u"), of(0, "b", "v")],
                Claim {
                    domains: vec![(b"a".to_vec(), 2), (b"b".to_vec(), 1)],
                    tenants: vec![("t".to_owned(), 3)],
                    ..claim(9, [9, 9, 9])
                },
                vec![2],
            ),
            ("a lane that is none", vec![of(7, "a", "t")], claim(9, [9, 9, 9]), vec![]),
        ];
        for (name, candidates, claim, taken) in table {
            assert_eq!(pick(&candidates, &claim), taken, "{name}");
        }
    }

    #[test]
    fn says_which_shares_are_used_up() {
        let mut room = Room::new(&claim(9, [9, 9, 9]));
        assert!(room.take(of(0, "a", "t")) && room.take(of(0, "a", "t")) && room.take(of(0, "b", "t")));
        assert_eq!(room.full_domains(), vec![b"a".as_slice()]);
        assert_eq!(room.full_tenants(), vec!["t"]);
        assert_eq!(room.of_lane(0), 6);
    }
}
