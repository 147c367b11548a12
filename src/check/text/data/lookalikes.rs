//! Letters that look the same in two alphabets, a selection of Unicode's confusables (UTS #39) that mail fonts cannot tell apart.

/// Latin and Cyrillic.
#[rustfmt::skip]
pub const LATIN_CYRILLIC: &[(char, char)] = &[
    ('a', 'а'), ('c', 'с'), ('e', 'е'), ('i', 'і'), ('j', 'ј'), ('o', 'о'), ('p', 'р'), ('s', 'ѕ'), ('x', 'х'), ('y', 'у'),
    ('h', 'һ'), ('ï', 'ї'), ('ë', 'ё'), ('A', 'А'), ('B', 'В'), ('C', 'С'), ('E', 'Е'), ('H', 'Н'), ('I', 'І'), ('J', 'Ј'),
    ('K', 'К'), ('M', 'М'), ('O', 'О'), ('P', 'Р'), ('S', 'Ѕ'), ('T', 'Т'), ('X', 'Х'), ('Y', 'У'), ('Ï', 'Ї'), ('Ë', 'Ё'),
];

/// Latin and Greek.
#[rustfmt::skip]
pub const LATIN_GREEK: &[(char, char)] = &[
    ('o', 'ο'), ('v', 'ν'), ('ó', 'ό'), ('A', 'Α'), ('B', 'Β'), ('E', 'Ε'), ('Z', 'Ζ'), ('H', 'Η'), ('I', 'Ι'), ('K', 'Κ'),
    ('M', 'Μ'), ('N', 'Ν'), ('O', 'Ο'), ('P', 'Ρ'), ('T', 'Τ'), ('Y', 'Υ'), ('X', 'Χ'),
];
