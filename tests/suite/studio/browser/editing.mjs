// Editing: a string found by pointing at it, an entry, a request, files changed by somebody else.

import { becomes, equal, holds } from './claims.mjs';

/** Clicks where words stand in the picture, as a person points at them. */
async function point(page, words) {
    const place = await page.locator('.letter.mail iframe:not(.coming)').evaluate((frame, wanted) => {
        const walker = frame.contentDocument.createTreeWalker(frame.contentDocument.body, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
            if (!walker.currentNode.data.includes(wanted)) continue;
            const range = frame.contentDocument.createRange();
            range.selectNodeContents(walker.currentNode);
            const box = range.getBoundingClientRect();
            const around = frame.getBoundingClientRect();
            const scale = around.width / frame.offsetWidth;
            return [around.left + (box.left + 8) * scale, around.top + (box.top + box.height / 2) * scale];
        }
        return null;
    }, words);
    holds(place, `${words} is nowhere in the picture`);
    await page.mouse.move(...place);
    await page.mouse.click(...place);
}

export async function a_click_on_a_string_leads_to_its_entry_and_an_edit_is_checked_before_it_is_saved(page, { open, picture, inspector, button, read }) {
    await open('email=hello');
    await picture('Guten Tag, Anna.');
    await page.getByText(/Tinted: supplied by de/).waitFor();
    holds((await page.locator('.mark.fallback').count()) >= 2, 'fallback text is tinted');
    await point(page, 'Guten Tag');
    await inspector.getByRole('heading', { name: 'hello-intro' }).waitFor();
    await inspector.getByText('a parent of de-AT').waitFor();
    await inspector.getByRole('button', { name: 'locales/de/hello.ftl:2' }).waitFor();
    await inspector.getByRole('row', { name: '$name Anna' }).waitFor();
    await inspector.getByText('hello-intro = Good day, { $name }.').waitFor();
    const source = inspector.getByRole('textbox', { name: 'Source of the entry' });
    await becomes(() => source.inputValue(), 'hello-intro = Guten Tag, { $name }.', 'the entry');
    const before = read('locales/de/hello.ftl');
    await source.fill('hello-intro = Guten Abend, { $nmae }.');
    await inspector.getByText('argument-missing').first().waitFor();
    equal(read('locales/de/hello.ftl'), before, 'nothing is saved yet');
    await source.fill('hello-intro = Guten Abend, { $name }.');
    await picture('Guten Abend, Anna.');
    await page.getByText('Unsaved edit', { exact: true }).waitFor();
    equal(read('locales/de/hello.ftl'), before, 'a preview is no save');
    await source.press('Control+s');
    await becomes(() => read('locales/de/hello.ftl'), before.replace('Guten Tag', 'Guten Abend'), 'the file');
    await page.getByText('Unsaved edit', { exact: true }).waitFor({ state: 'detached' });
    await picture('Guten Abend, Anna.');
}

export async function an_edit_that_is_not_saved_is_asked_about(page, { open, picture, inspector, button }) {
    await open('email=hello&tab=string&string=hello-intro');
    await picture('Guten Tag');
    await inspector.getByRole('textbox', { name: 'Source of the entry' }).fill('hello-intro = Moin, { $name }.');
    await picture('Moin, Anna.');
    await page.getByRole('tab', { name: 'Strings' }).click();
    await inspector.getByRole('button', { name: /hello-open/ }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    await dialog.getByRole('button', { name: /Keep|Stay|Cancel|Go on/ }).first().click();
    await page.getByRole('tab', { name: /^String( |$)/ }).click();
    equal(await inspector.getByRole('textbox', { name: 'Source of the entry' }).inputValue(), 'hello-intro = Moin, { $name }.', 'the edit');
}

export async function a_file_changed_on_disk_is_on_the_page_and_a_broken_one_never_blanks_it(page, { open, picture, read, write }) {
    await open('email=hello&locale=fr');
    await picture('Bonjour');
    // A reload of the page would lose this.
    await page.evaluate(() => { window.sameWindow = true; });
    const french = read('locales/fr/hello.ftl');
    write('locales/fr/hello.ftl', french.replace('Bonjour, {', 'Salut, {'));
    await picture('Salut');
    const body = read('templates/hello/body.html');
    write('templates/hello/body.html', body.replace('hello-intro', 'hello-itnro'));
    await page.getByText(/The project does not load/).first().waitFor();
    await page.getByText('hello-itnro').first().waitFor();
    await page.getByRole('button', { name: /templates\/hello\/body\.html:1/ }).first().waitFor();
    await picture('Salut');
    await page.getByText(/last good state/i).first().waitFor();
    write('templates/hello/body.html', body.replace('<p', '<p id="mended"'));
    await page.getByText(/The project does not load/).first().waitFor({ state: 'detached' });
    await (await picture('Salut')).locator('#mended').first().waitFor();
    holds(await page.evaluate(() => window.sameWindow), 'the page was never loaded anew');
}

export async function a_request_is_edited_with_its_errors_beside_it_and_kept_as_a_sample(page, { open, picture, inspector, read }) {
    await open('email=hello&tab=request');
    await picture('Guten Tag, Anna.');
    const editor = inspector.getByRole('textbox', { name: 'Request as JSON' });
    const text = await editor.inputValue();
    await editor.fill(text.replace('"Anna"', '"Zoë"'));
    await picture('Guten Tag, Zoë.');
    await editor.fill(text.replace('"url"', '"ulr"'));
    await inspector.getByText('/data/ulr').first().waitFor();
    await inspector.getByText(/did you mean url/).filter({ visible: true }).first().waitFor();
    await picture('Guten Tag, Zoë.');
    const faulty = new URL(page.url()).hash;
    await editor.fill(text.replace('"Anna"', '"Zoë"'));
    await inspector.getByText('/data/ulr').first().waitFor({ state: 'detached' });
    await becomes(() => /^#request=/.test(new URL(page.url()).hash) && new URL(page.url()).hash !== faulty, true, 'the request is in the address');
    const address = page.url();
    await page.goto('about:blank');
    await page.goto(address);
    await picture('Guten Tag, Zoë.');
    await inspector.getByRole('button', { name: /Save as sample/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').fill('3-zoe');
    await dialog.getByRole('button', { name: /^Save/ }).click();
    await page.getByRole('navigation', { name: 'Emails' }).getByRole('button', { name: '3-zoe' }).waitFor();
    holds(read('templates/hello/samples/3-zoe.json').includes('Zoë'), 'the sample is written');
}

export async function a_studio_for_reading_shows_entries_and_edits_none(page, { open, inspector, picture }) {
    await open('email=hello&tab=string&string=hello-intro');
    await picture('Guten Tag');
    await inspector.getByText('The studio was started with --read-only.').waitFor();
    const source = inspector.getByRole('textbox', { name: 'Source of the entry' });
    holds((await source.count()) === 0 || (await source.getAttribute('readonly')) !== null || (await source.isDisabled()), 'it cannot be typed into');
    equal(await inspector.getByRole('button', { name: 'Save', exact: true }).count(), 0, 'nothing to save');
}
