// Claims that scenarios make.

import { isDeepStrictEqual } from 'node:util';

export function equal(actual, expected, what = '') {
    if (!isDeepStrictEqual(actual, expected)) {
        throw new Error(`${what}: expected ${JSON.stringify(expected)}, found ${JSON.stringify(actual)}`);
    }
}

export function holds(truth, what) {
    if (!truth) throw new Error(what);
}

/** Waits until `look()` gives `expected`. */
export async function becomes(look, expected, what = '') {
    let last;
    for (const end = Date.now() + 30_000; Date.now() < end; await new Promise(done => setTimeout(done, 30))) {
        last = await look();
        if (isDeepStrictEqual(last, expected)) return;
    }
    equal(last, expected, what);
}
