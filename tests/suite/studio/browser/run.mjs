// Uses the studio in Chromium as a person would: run.mjs SCENARIO. The studio's address and its project's folder come from the environment.
//
// A scenario is an exported function of one of the files beside this one. It fails by throwing; whatever the page says on its console that
// it should not say fails it too.

import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

import * as accessibility from './accessibility.mjs';
import * as editing from './editing.mjs';
import * as looking from './looking.mjs';
import * as matrix from './matrix.mjs';
import * as moving from './moving.mjs';
import * as strangers from './strangers.mjs';

const require = createRequire(join(process.env.VOCATIVE_TEST_NODE_MODULES, 'index.js'));
const { chromium } = require('playwright-core');

const scenarios = { ...accessibility, ...editing, ...looking, ...matrix, ...moving, ...strangers };
const scenario = scenarios[process.argv[2]];
if (!scenario) throw new Error(`there is no scenario ${process.argv[2]}`);

const folder = process.env.STUDIO_FOLDER;
const browser = await chromium.launch({
    executablePath: process.env.VOCATIVE_TEST_CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-sync'],
});
const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, colorScheme: null });
context.setDefaultTimeout(30_000);
const said = [];
// A refused request is a fact of the scenario; what it means is looked at there.
// So is an image that a mail was asked to be drawn without.
const expected = text => text.includes('Failed to load resource') || text.includes("Note that 'img-src' was not explicitly set");
context.on('console', message => ['error', 'warning'].includes(message.type()) && !expected(message.text()) && said.push(message.text()));
context.on('weberror', error => said.push(String(error.error())));
const page = await context.newPage();

const tools = {
    context,
    url: process.env.STUDIO_URL,
    axe: readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8'),
    read: path => readFileSync(join(folder, path), 'utf8'),
    write: (path, text) => writeFileSync(join(folder, path), text),
    /** Opens the page with a query, by the address that was printed. */
    open: async query => {
        await page.goto(`${process.env.STUDIO_URL}${query ? `&${query}` : ''}`);
        await page.getByText('live', { exact: true }).first().waitFor();
    },
    /** The document of the mail's picture once it holds `words`. */
    picture: async words => {
        const frame = page.frameLocator('.letter.mail iframe:not(.coming)');
        await frame.locator('body').filter({ hasText: words }).waitFor();
        return frame;
    },
    tab: name => page.getByRole('tab', { name, exact: true }),
    button: name => page.getByRole('button', { name, exact: true }),
    inspector: page.getByRole('complementary', { name: 'Inspector' }),
    strangerSaid: said,
};

try {
    await scenario(page, tools);
    if (said.length) throw new Error(`the console says: ${said.join(' | ')}`);
} catch (error) {
    const picture = process.env.STUDIO_PICTURE;
    if (picture) await page.screenshot({ path: picture }).catch(() => {});
    console.error(error.stack ?? error);
    console.error(await page.locator('body').ariaSnapshot().catch(() => 'no page'));
    process.exitCode = 1;
} finally {
    await browser.close();
}
