// Looking at a mail: its parts, widths, colors, and why it reads as it does.

import { becomes, equal, holds } from './claims.mjs';

export async function every_pane_shows_its_part(page, { open, picture, tab, button }) {
    await open('email=hello');
    await picture('Guten Tag, Anna.');
    await tab('Text').click();
    await page.getByRole('tabpanel', { name: 'Text' }).getByText('Guten Tag, Anna.').waitFor();
    await tab('Inbox').click();
    const inbox = page.getByRole('tabpanel', { name: 'Inbox' });
    for (const program of ['Gmail on the web', 'Gmail on Android', 'Apple Mail on iPhone']) await inbox.getByText(program).first().waitFor();
    holds((await inbox.getByText('Servus').count()) >= 5, 'every program shows the subject');
    await tab('Headers').click();
    await page.getByRole('tabpanel', { name: 'Headers' }).getByText('Content-Language').waitFor();
    await tab('Source').click();
    await page.getByRole('tabpanel', { name: 'Source' }).getByText('<html lang="de-AT" dir="ltr">').waitFor();
    await tab('Raw').click();
    const raw = page.getByRole('tabpanel', { name: 'Raw' });
    await raw.getByText('MIME-Version: 1.0').waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), raw.getByRole('link', { name: /Download/ }).click()]);
    equal(download.suggestedFilename(), 'hello.de-AT.1-anna.eml', 'the download');
    await tab('Picture').click();
    for (const [name, width] of [['Phone', 375], ['Tablet', 600], ['Desktop', 800]]) {
        await button(name).click();
        await becomes(() => page.locator('.letter.mail iframe:not(.coming)').evaluate(frame => frame.contentWindow.innerWidth), width, name);
    }
    await page.getByLabel('Width in pixels').fill('512');
    await page.getByLabel('Width in pixels').press('Enter');
    await becomes(() => page.locator('.letter.mail iframe:not(.coming)').evaluate(frame => frame.contentWindow.innerWidth), 512, 'a width of one’s own');
    await page.getByText(/Drawn by Chrom\w+ \d+ \(Blink\)/).waitFor();
    await page.getByText(/of 102\.4 kB; Gmail clips beyond/).waitFor();
}

export async function an_arabic_mail_is_drawn_in_all_three_colors(page, { open, picture, button }) {
    await open('email=hello&locale=ar');
    let frame = await picture('مرحبًا');
    equal(await frame.locator('html').getAttribute('dir'), 'rtl', 'direction');
    const subject = page.locator('.letter-subject');
    equal([await subject.getAttribute('lang'), await subject.getAttribute('dir')], ['ar', 'rtl'], 'the subject');
    const ink = async () => {
        const seen = await (await picture('مرحبًا')).locator('p').first().evaluate(p => [getComputedStyle(p).color, getComputedStyle(p).backgroundColor]);
        return seen.join(' on ');
    };
    await becomes(ink, 'rgb(0, 0, 0) on rgb(255, 255, 255)', 'light');
    await button('Dark').click();
    await becomes(ink, 'rgb(255, 255, 0) on rgb(0, 0, 80)', 'what the author wrote for dark mode');
    await button('Inverted').click();
    await becomes(ink, 'rgb(242, 242, 242) on rgb(32, 32, 32)', 'inverted as Gmail does');
    await button('Light').click();
    await page.getByLabel('Eyes').selectOption({ label: 'Deuteranopia, no green' });
    await becomes(() => page.locator('.letter.mail iframe:not(.coming)').evaluate(frame => frame.style.filter), 'url("#deuteranopia")', 'eyes');
    await page.getByLabel('Eyes').selectOption({ label: 'All colors' });
    const width = async () => (await picture('مرحبًا')).locator('img').evaluate(image => image.naturalWidth);
    await becomes(width, 1, 'an image');
    await button('Images').click();
    await becomes(width, 0, 'no image');
}

export async function why_is_told_as_a_story(page, { open, inspector, tab }) {
    await open('email=hello');
    await inspector.getByText('because /user/user_metadata/preferred_language says “de-AT”').waitFor();
    await inspector.getByText('Guten Tag').first().waitFor();
    await inspector.getByText(/absent/).first().waitFor();
    await page.getByRole('button', { name: /^Locale / }).click();
    await page.getByRole('option', { name: /French/ }).click();
    await inspector.getByText('because fr is chosen at the top of this page').waitFor();
    await tab('Findings').click();
    await inspector.getByText(/hello-open/).first().waitFor();
}

export async function a_finding_leads_to_its_place_in_the_source(page, { open, inspector, tab }) {
    await open('email=hello&locale=fr&tab=findings');
    const finding = inspector.getByRole('button', { name: /locales\/fr\/hello\.ftl:2/ }).first();
    await finding.click();
    const source = page.getByRole('tabpanel', { name: 'Source' });
    await source.getByText('hello-intro = Bonjour').waitFor();
    await becomes(() => new URL(page.url()).searchParams.get('file'), 'locales/fr/hello.ftl', 'the address');
    await becomes(() => new URL(page.url()).searchParams.get('line'), '2', 'the line');
    holds((await page.getByRole('link', { name: /Open in editor/ }).first().getAttribute('href')).startsWith('vscode://file/'), 'an editor');
    await tab('Picture').click();
}

export async function a_brand_and_a_sample_are_chosen(page, { open, picture, button }) {
    await open('email=hello');
    await picture('Guten Tag, Anna.');
    await button('2-omar').click();
    await picture('Bonjour');
    await becomes(() => new URL(page.url()).searchParams.get('sample'), '2-omar', 'the sample');
    await page.getByRole('button', { name: /^Brand/ }).click();
    await page.getByRole('option', { name: /Acme/ }).click();
    await becomes(() => page.locator('.letter-subject').innerText(), 'Acme vous salue', 'the brand’s subject');
    await page.getByRole('searchbox', { name: 'Search emails' }).fill('nothing like it');
    await becomes(() => page.getByRole('navigation', { name: 'Emails' }).getByRole('button', { name: /^hello/ }).count(), 0, 'search');
    await page.getByRole('searchbox', { name: 'Search emails' }).fill('hel');
    await page.getByRole('navigation', { name: 'Emails' }).getByRole('button', { name: /^hello/ }).waitFor();
}

export async function a_test_mail_is_sent_and_its_outcome_told(page, { open, picture, button }) {
    await open('email=hello');
    await picture('Guten Tag');
    await button('Test send').click();
    const dialog = page.getByRole('dialog');
    await becomes(() => dialog.getByRole('combobox').inputValue(), 'qa@example.org', 'the recipient');
    await dialog.getByRole('button', { name: /^Send/ }).click();
    await dialog.getByText(/sent/i).first().waitFor();
    await dialog.getByText(/250/).first().waitFor();
}
