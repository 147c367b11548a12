// Follows a link and presses its button as a person does, without scripts: browser.mjs LINK EXPECTED.
// Fails by throwing; what the page says on its console fails it too.

import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const require = createRequire(join(process.env.VOCATIVE_TEST_NODE_MODULES, 'index.js'));
const { chromium } = require('playwright-core');

const [link, text] = process.argv.slice(2);
const expected = JSON.parse(text);
const same = (found, wanted, what) => {
    if (found !== wanted) throw new Error(`${what}: ${JSON.stringify(found)} instead of ${JSON.stringify(wanted)}`);
};

const browser = await chromium.launch({
    executablePath: process.env.VOCATIVE_TEST_CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-sync'],
});
try {
    // Whoever looks at the page with a program changes nothing, and scripts of a tool run in this visit only.
    const looking = await browser.newContext({ viewport: { width: 360, height: 640 }, bypassCSP: true });
    const seen = await looking.newPage();
    await seen.goto(link);
    await seen.evaluate(readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8'));
    for (const colorScheme of ['light', 'dark']) {
        await seen.emulateMedia({ colorScheme });
        const { violations } = await seen.evaluate(() => axe.run());
        if (violations.length) throw new Error(`${colorScheme}: ${JSON.stringify(violations, null, 1)}`);
    }
    const wide = await seen.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
    same(wide, false, 'runs off a phone');
    const box = await seen.getByRole('button').boundingBox();
    if (box.height < 44) throw new Error(`a thumb misses a button of ${box.height} px`);
    await looking.close();

    const context = await browser.newContext({ javaScriptEnabled: false, locale: 'fr-FR' });
    context.setDefaultTimeout(20_000);
    const page = await context.newPage();
    const said = [];
    page.on('console', message => ['error', 'warning'].includes(message.type()) && !message.text().includes('favicon') && said.push(message.text()));
    const posted = [];
    page.on('request', request => request.method() === 'POST' && posted.push(request));
    const first = await page.goto(link);
    same(first.status(), 200, 'the visit');
    same(await page.locator('html').getAttribute('lang'), expected.language, 'lang');
    same(await page.locator('html').getAttribute('dir'), expected.direction, 'dir');
    same(await page.title(), expected.title, 'title');
    const sheet = await page.request.get(new URL('style.css', link).href);
    same(sheet.status(), 200, 'the style');
    // Keyboards reach it, and it says what it does.
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: expected.done, exact: true }).waitFor();
    same(posted.length, 1, 'posts');
    if (posted[0].url().includes('ticket')) throw new Error('the ticket stands in the address that is posted to');
    const headers = await posted[0].allHeaders();
    same(headers.origin, new URL(link).origin, 'Origin of the form');
    if ((headers.referer ?? '').includes('ticket')) throw new Error(`the ticket stands in ${headers.referer}`);
    if (said.length) throw new Error(`the console says: ${said.join(' | ')}`);
} catch (error) {
    console.error(error.stack ?? error);
    process.exitCode = 1;
} finally {
    await browser.close();
}
