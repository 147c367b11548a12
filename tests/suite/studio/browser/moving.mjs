// Moving about: addresses, the keyboard alone, the phone.

import { becomes, equal, holds } from './claims.mjs';

export async function everything_is_done_with_the_keyboard_alone(page, { open, picture, inspector, read }) {
    await open('email=hello');
    await picture('Guten Tag');
    await page.keyboard.press('?');
    await page.getByRole('dialog').getByText('Command palette').first().waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: /palette|command|search/i }).first().waitFor();
    await page.keyboard.type('french');
    await page.keyboard.press('Enter');
    await picture('Bonjour');
    await page.keyboard.press('n');
    await becomes(() => new URL(page.url()).searchParams.get('sample'), '2-omar', 'the next sample');
    await page.keyboard.press('p');
    await becomes(() => new URL(page.url()).searchParams.get('sample'), null, 'the first sample');
    for (const [key, pane] of [['2', 'text'], ['3', 'inbox'], ['4', 'headers'], ['5', 'source'], ['6', 'raw'], ['1', null]]) {
        await page.keyboard.press(key);
        await becomes(() => new URL(page.url()).searchParams.get('pane'), pane, key);
    }
    await page.keyboard.press('c');
    await becomes(() => new URL(page.url()).searchParams.get('colors'), 'dark', 'colors');
    await page.keyboard.press('w');
    await becomes(() => new URL(page.url()).searchParams.get('width') !== null, true, 'widths');
    await page.keyboard.press('m');
    await page.getByRole('list', { name: 'Locales' }).getByRole('link').first().waitFor();
    await page.keyboard.press('m');
    await picture('Bonjour');
    // A string, its entry, an edit and its save, without the mouse.
    await page.getByRole('tab', { name: 'Strings' }).focus();
    await page.keyboard.press('Enter');
    const string = inspector.getByRole('button', { name: /hello-intro/ }).first();
    await string.waitFor();
    for (let step = 0; step < 40 && !(await string.evaluate(element => element === document.activeElement)); step += 1) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await inspector.getByRole('heading', { name: 'hello-intro' }).waitFor();
    await page.keyboard.press('e');
    const source = inspector.getByRole('textbox', { name: 'Source of the entry' });
    await becomes(() => source.evaluate(element => element === document.activeElement), true, 'e edits');
    await page.keyboard.press('Control+a');
    await page.keyboard.insertText('hello-intro = Rebonjour, { $name }.');
    await picture('Rebonjour');
    await page.keyboard.press('Control+Enter');
    await becomes(() => read('locales/fr/hello.ftl').includes('Rebonjour'), true, 'saved');
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
}

export async function the_address_holds_the_whole_view(page, { open, picture, button }) {
    const query = 'email=hello&sample=2-omar&locale=ar&pane=picture&width=375&colors=inverted&images=off&compare=on&tab=strings';
    await open(query);
    await picture('مرحبًا');
    await page.locator('.letter.twin iframe').waitFor();
    equal(await page.locator('.letter.mail iframe').first().evaluate(frame => frame.contentWindow.innerWidth), 375, 'the width');
    holds((await page.locator('.letter.mail iframe:not(.coming)').getAttribute('src')).includes('colors=inverted'), 'the colors');
    holds(!page.url().includes('token'), 'the token is no part of it');
    await button('2-omar').waitFor();
    await page.getByRole('button', { name: /^Locale/ }).click();
    await page.getByRole('option', { name: /French/ }).click();
    await picture('Bonjour');
    await page.goBack();
    await picture('مرحبًا');
    await page.goForward();
    await picture('Bonjour');
    // What means nothing falls back.
    await open('email=nothing&sample=x&locale=zz&pane=zz&width=-1&colors=zz&tab=zz&filter=zz&view=zz');
    await picture('Guten Tag');
}

export async function a_phone_gets_the_bare_picture_for_looking_only(page, { open, picture, context, url }) {
    await open('email=hello');
    await picture('Guten Tag');
    await page.getByRole('button', { name: /phone/i }).first().click();
    const dialog = page.getByRole('dialog');
    const code = dialog.getByRole('img');
    await becomes(() => code.evaluate(image => image.complete && image.naturalWidth > 0), true, 'a QR code');
    const address = (await dialog.innerText()).match(/http:\/\/\S+/)[0];
    holds(address.includes('bare=1'), address);
    const phone = await (await context.browser().newContext({ viewport: { width: 390, height: 844 } })).newPage();
    const local = new URL(address);
    local.host = new URL(url).host;
    await phone.goto(String(local));
    await phone.frameLocator('iframe').first().locator('body').filter({ hasText: 'Guten Tag' }).waitFor();
    const refused = await phone.evaluate(() => fetch('/api/send', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' }).then(answer => answer.status));
    equal(refused, 403, 'a phone sends nothing');
}
