// Walks the demo in Chromium as people do: signs up and follows the link to its end, resets, changes a profile. walk.mjs ADDRESS [FOLDER]
//
// With a folder, screenshots of the pages are written there.

import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(join(process.env.VOCATIVE_TEST_NODE_MODULES, 'index.js'));
const { chromium } = require('playwright-core');
const { readFileSync } = require('node:fs');

const [address, pictures] = process.argv.slice(2);
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const browser = await chromium.launch({
  executablePath: process.env.VOCATIVE_TEST_CHROMIUM,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-sync'],
});
// Without scripts first: the pages of tickets need none.
const context = await browser.newContext({ viewport: { width: 1200, height: 900 } });
context.setDefaultTimeout(30_000);
const page = await context.newPage();

const shoot = async (where, name) => pictures && where.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });

async function accessible(where) {
  await where.evaluate(axe);
  const found = await where.evaluate(() => window.axe.run(document));
  const faults = found.violations.map((fault) => `${fault.id}: ${fault.nodes[0].html}`);
  assert.deepEqual(faults, [], where.url());
}

/** Opens the ticket page behind the link of the mail that is shown. */
async function follow(path) {
  const [opened] = await Promise.all([
    context.waitForEvent('page'),
    page.getByRole('link', { name: `/u/${path}?ticket=` }).first().click(),
  ]);
  await opened.waitForLoadState();
  return opened;
}

async function spoken(where, language, direction) {
  const html = where.locator('html');
  assert.deepEqual([await html.getAttribute('lang'), await html.getAttribute('dir')], [language, direction], where.url());
}

async function send(person, button) {
  await page.goto(`http://${address}/`);
  await page.locator('li.card').filter({ hasText: person }).getByRole('button', { name: button }).click();
  await page.waitForURL(/\/inbox\/\d+\?sent=1/);
}

/** The path of a link to its end: looking changes nothing, the button works once. */
async function consume(path, language, direction, title, done, used, name) {
  const ticket = await follow(path);
  await spoken(ticket, language, direction);
  assert.equal(await ticket.getByRole('heading', { level: 1 }).innerText(), title);
  await accessible(ticket);
  await shoot(ticket, name);
  // A scanner comes first, and the reader looks twice.
  const looked = await context.request.get(ticket.url());
  assert.equal(looked.status(), 200);
  await ticket.reload();
  await ticket.getByRole('button').click();
  await ticket.getByRole('heading', { level: 1, name: done }).waitFor();
  await spoken(ticket, language, direction);
  await accessible(ticket);
  await shoot(ticket, `${name}-done`);
  await ticket.close();
  const again = await follow(path);
  await again.getByRole('heading', { level: 1, name: used }).waitFor();
  assert.equal(await again.getByRole('button').count(), 0);
  await shoot(again, `${name}-used`);
  await again.close();
}

try {
  // Signs up in Arabic and in German, each to the end of the link; then the welcome is there.
  await send('ليلى حداد', 'Sign up');
  await shoot(page, 'sign-up-mail');
  await consume('email-verification', 'ar', 'rtl', process.env.WORDS_AR_TITLE, process.env.WORDS_AR_DONE, process.env.WORDS_AR_USED, 'verify-ar');
  await page.goto(`http://${address}/inbox`);
  await page.locator('a.row').filter({ hasText: 'layla.haddad@example.org' }).nth(1).waitFor();
  await send('Anna Weiß', 'Sign up');
  await consume('email-verification', 'de-AT', 'ltr', 'E-Mail-Adresse bestätigen', 'Ihre E-Mail-Adresse ist bestätigt', 'Dieser Link wurde bereits verwendet', 'verify-de');

  // Resets in both.
  await send('Anna Weiß', 'Reset password');
  await consume('reset-password', 'de-AT', 'ltr', 'Passwort zurücksetzen', 'Ihre Anfrage ist bestätigt', 'Dieser Link wurde bereits verwendet', 'reset-de');
  await send('ليلى حداد', 'Reset password');
  await consume('reset-password', 'ar', 'rtl', process.env.WORDS_AR_RESET, process.env.WORDS_AR_RESET_DONE, process.env.WORDS_AR_USED, 'reset-ar');

  // The person changes language and salutation, and the next mail follows.
  await page.goto(`http://${address}/`);
  await page.locator('li.card').filter({ hasText: 'ليلى حداد' }).getByRole('link', { name: 'Profile' }).click();
  await page.getByLabel('Preferred language').fill('fr');
  await page.getByLabel('Salutation').fill('Mme');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('status').filter({ hasText: 'Saved' }).waitFor();
  await accessible(page);
  await page.getByRole('button', { name: 'Send a reset mail' }).click();
  await page.waitForURL(/\/inbox\/\d+\?sent=1/);
  await page.goto(`http://${address}/profile/ar`);
  const mails = page.locator('ol.mails li');
  assert.match(await mails.first().innerText(), /fr[\s\S]*Madame/);
  assert.match(await mails.nth(1).innerText(), /ar/);
  await shoot(page, 'profile');

  // Nobody learns whether an address is known.
  await page.goto(`http://${address}/`);
  await page.locator('#r-email').fill('nobody@example.org');
  await page.locator('form[aria-labelledby=reset]').getByRole('button').click();
  await page.getByText('If somebody has this address').waitFor();
} catch (error) {
  console.error(error.stack ?? error);
  for (const open of context.pages()) {
    console.error(open.url().replace(/ticket=.*/, 'ticket=…'));
    console.error(await open.locator('body').ariaSnapshot().catch(() => 'no page'));
  }
  process.exitCode = 1;
} finally {
  await browser.close();
}
