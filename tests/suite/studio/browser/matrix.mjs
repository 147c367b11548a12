// The matrix: all locales of one email at once.

import { becomes, equal, holds } from './claims.mjs';

const cards = page => page.getByRole('list', { name: 'Locales' }).getByRole('link');

export async function the_matrix_shows_every_locale_and_its_filters_leave_what_they_say(page, { open, button, read, write }) {
    await open('email=hello&view=matrix');
    await becomes(() => cards(page).count(), 7, 'six locales with an entry of their own, and two pseudo-locales');
    const names = async () => (await page.locator('.cards:not(.compact-cards) .card-tag').allInnerTexts());
    equal(await names(), ['en', 'ar', 'de', 'de-AT', 'fr', 'ar-XB', 'en-XA'], 'the order');
    await page.getByText('It lacks hello-intro, hello-open.').waitFor();
    await page.locator('.thumb iframe.there').first().waitFor();
    await page.getByRole('button', { name: /^Fallback/ }).click();
    await becomes(names, ['de-AT'], 'only fallback');
    await page.getByRole('button', { name: /^Fallback/ }).click();
    await becomes(() => page.getByRole('button', { name: /^Broken/ }).innerText().then(text => /[1-9]/.test(text)), true, 'what is not offered is broken');
    await page.getByRole('button', { name: /^Changed/ }).click();
    await page.getByText('Nothing has changed.').waitFor();
    write('locales/fr/hello.ftl', read('locales/fr/hello.ftl').replace('Bonjour à vous', 'Bien le bonjour'));
    await becomes(names, ['fr'], 'only changed');
    await page.getByText('Bien le bonjour').waitFor();
    await button('Mark as seen').click();
    await page.getByText('Nothing has changed.').waitFor();
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await becomes(() => cards(page).count(), 7, 'all again');
    await page.getByRole('searchbox', { name: 'Search locales' }).fill('german');
    await becomes(names, ['de', 'de-AT'], 'search by name');
    await page.getByRole('searchbox', { name: 'Search locales' }).fill('');
    await button('Phone').click();
    await becomes(() => page.locator('[data-card]').first().locator('.thumb').count(), 2, 'two devices');
    await page.getByRole('button', { name: '2-omar', exact: true }).last().click();
    await becomes(() => cards(page).count(), 14, 'two samples');
    await button('Difference to reference').click();
    await page.getByText(/% of the reference/).first().waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Export' }).click()]);
    holds(/hello/.test(download.suggestedFilename()) && download.suggestedFilename().endsWith('.zip'), download.suggestedFilename());
    await page.getByRole('link', { name: /^fr French/ }).first().click();
    await page.getByRole('tab', { name: 'Picture' }).waitFor();
    await becomes(() => new URL(page.url()).searchParams.get('locale'), 'fr', 'a card opens its mail');
    await page.goBack();
    await cards(page).first().waitFor();
}

export async function all_stock_locales_come_at_once_and_frames_only_where_they_are_seen(page, { open }) {
    await open('email=reset_email&view=matrix');
    await becomes(() => cards(page).count(), 53, '51 locales and two pseudo-locales');
    await page.locator('.thumb iframe.there').first().waitFor();
    await becomes(async () => (await page.locator('.thumb iframe').count()) < 40, true, 'what is far away has no frame');
    await page.getByRole('link', { name: /^zh-Hant/ }).scrollIntoViewIfNeeded();
    await page.getByRole('link', { name: /^zh-Hant/ }).locator('iframe.there').waitFor();
    const before = await page.locator('.matrix-scroll').evaluate(scroller => scroller.scrollTop);
    await page.getByRole('button', { name: 'Inverted' }).click();
    await becomes(() => page.getByRole('link', { name: /^zh-Hant/ }).locator('iframe.there').evaluate(frame => frame.src.includes('colors=inverted')).catch(() => false), true, 'colors');
    equal(await page.locator('.matrix-scroll').evaluate(scroller => scroller.scrollTop), before, 'nothing jumps');
}
