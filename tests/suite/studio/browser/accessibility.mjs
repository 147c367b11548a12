// What axe finds: nothing, in every view, in light and in dark.

import { equal } from './claims.mjs';

async function clean(page, axe, what) {
    // Mails are their authors' own; `vocative check` looks at them.
    const found = await page.evaluate(async source => {
        if (!window.axe) new Function(source)();
        const { violations } = await window.axe.run({ exclude: ['iframe'] }, { iframes: false, resultTypes: ['violations'] });
        return violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(node => node.target.join(' ')).join(', ')}`);
    }, axe);
    equal(found, [], what);
}

export async function axe_finds_nothing_in_any_view(page, { open, picture, tab, button, axe, context, write, read }) {
    // The page's own policy forbids what axe is loaded by; the policy is looked at elsewhere.
    await context.route('**/*', async route => {
        if (route.request().resourceType() !== 'document' || !route.request().url().includes('bypass=1')) return route.continue();
        const answer = await route.fetch();
        const headers = { ...answer.headers() };
        delete headers['content-security-policy'];
        return route.fulfill({ response: answer, headers });
    });
    for (const scheme of ['light', 'dark']) {
        await page.emulateMedia({ colorScheme: scheme });
        await open('email=hello');
        await page.goto(`${new URL(page.url()).origin}/?email=hello&bypass=1`);
        await picture('Guten Tag');
        for (const pane of ['Picture', 'Text', 'Inbox', 'Headers', 'Source', 'Raw']) {
            await tab(pane).click();
            await page.getByRole('tabpanel', { name: pane }).waitFor();
            await page.waitForTimeout(150);
            await clean(page, axe, `${pane}, ${scheme}`);
        }
        await tab('Picture').click();
        await button('Compare').click();
        for (const name of ['Why', 'Strings', 'Request', 'Findings', 'String']) {
            await tab(name).click();
            if (name === 'Strings') await page.getByRole('button', { name: /hello-intro/ }).first().click();
            await page.waitForTimeout(200);
            await clean(page, axe, `${name}, ${scheme}`);
        }
        await page.keyboard.press('Escape');
        await button('Command palette').click();
        await clean(page, axe, `the palette, ${scheme}`);
        await page.keyboard.press('Escape');
        await button('Keyboard shortcuts').click();
        await clean(page, axe, `the shortcuts, ${scheme}`);
        await page.keyboard.press('Escape');
        await button('Test send').click();
        await clean(page, axe, `a test send, ${scheme}`);
        await page.keyboard.press('Escape');
        await button('Open on a phone').click();
        await page.getByRole('dialog').getByRole('img').waitFor();
        await clean(page, axe, `the phone, ${scheme}`);
        await page.keyboard.press('Escape');
        await tab('Request').click();
        await page.getByRole('button', { name: /Save as sample/ }).click();
        await clean(page, axe, `a new sample, ${scheme}`);
        await page.keyboard.press('Escape');
        await tab('String').click();
        await page.getByRole('textbox', { name: 'Source of the entry' }).fill('hello-intro = Moin, { $name }.');
        await page.getByText('Unsaved edit', { exact: true }).waitFor();
        await clean(page, axe, `an unsaved edit, ${scheme}`);
        await tab('Strings').click();
        await page.getByRole('button', { name: /hello-open/ }).first().click();
        await clean(page, axe, `leaving an unsaved edit, ${scheme}`);
        await page.getByRole('dialog').getByRole('button', { name: 'Discard' }).click();
        await button('Matrix').click();
        await page.locator('.thumb iframe.there').first().waitFor();
        await clean(page, axe, `the matrix, ${scheme}`);
        await button('Difference to reference').click();
        await clean(page, axe, `differences, ${scheme}`);
        await button('Mail').click();
        const body = read('templates/hello/body.html');
        write('templates/hello/body.html', body.replace('hello-intro', 'hello-itnro'));
        await page.getByText(/The project does not load/).first().waitFor();
        await clean(page, axe, `a problem, ${scheme}`);
        write('templates/hello/body.html', body);
        await page.getByText(/The project does not load/).first().waitFor({ state: 'detached' });
        await page.setViewportSize({ width: 390, height: 844 });
        await page.waitForTimeout(200);
        await clean(page, axe, `a narrow window, ${scheme}`);
        await page.setViewportSize({ width: 1440, height: 900 });
        await page.goto(`${new URL(page.url()).origin}/?email=hello&bare=1&bypass=1`);
        await page.locator('iframe').first().waitFor();
        await clean(page, axe, `the bare picture, ${scheme}`);
    }
}
