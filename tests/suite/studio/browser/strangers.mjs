// Strangers: a page of another server on this machine, in the same browser that has the studio open.

import { createServer } from 'node:http';

import { equal, holds } from './claims.mjs';

export async function a_page_of_another_origin_reaches_nothing(page, { open, picture, context, url, read, strangerSaid }) {
    await open('email=hello');
    await picture('Guten Tag');
    const studio = new URL(url).origin;
    const before = read('locales/de/hello.ftl');
    // The same host with another port: cookies are sent along, since they know no ports.
    const server = createServer((_, answer) => answer.setHeader('content-type', 'text/html').end('<!DOCTYPE html><title>other</title>'));
    await new Promise(done => server.listen(0, '127.0.0.1', done));
    const other = await context.newPage();
    await other.goto(`http://127.0.0.1:${server.address().port}/`);
    const told = await other.evaluate(async studio => {
        const silent = promise => promise.then(value => value, () => 'refused');
        const loads = (tag, attribute, value) => new Promise(done => {
            const element = document.createElement(tag);
            element.onload = () => done('loaded');
            element.onerror = () => done('refused');
            element[attribute] = value;
            document.body.append(element);
        });
        const edit = JSON.stringify({ id: 'hello-intro', locale: 'de', before: 'hello-intro = Guten Tag, { $name }.', source: 'hello-intro = gone' });
        return {
            read: await silent(fetch(`${studio}/api/project`, { credentials: 'include' }).then(answer => answer.text())),
            blind: await silent(fetch(`${studio}/api/entry`, { method: 'PUT', credentials: 'include', mode: 'no-cors', body: edit }).then(answer => answer.type)),
            write: await silent(fetch(`${studio}/api/entry`, { method: 'PUT', credentials: 'include', headers: { 'content-type': 'application/json' }, body: edit }).then(answer => answer.status)),
            events: await new Promise(done => {
                const events = new EventSource(`${studio}/api/events`, { withCredentials: true });
                events.onmessage = events.onopen = () => done('opened');
                events.addEventListener('state', () => done('told'));
                events.onerror = () => done('refused');
            }),
            image: await loads('img', 'src', `${studio}/api/qr.svg`),
            script: await loads('script', 'src', `${studio}/api/project`),
        };
    }, studio);
    equal(told, { read: 'refused', blind: 'refused', write: 'refused', events: 'refused', image: 'refused', script: 'refused' }, 'every way');
    await other.evaluate(studio => new Promise(done => {
        const frame = document.createElement('iframe');
        frame.onload = done;
        frame.src = `${studio}/?email=hello`;
        document.body.append(frame);
    }), studio);
    const framed = other.frames().find(frame => frame !== other.mainFrame());
    holds(!(await framed.content()).includes('id="rail"'), 'the studio is in no frame of others');
    // A form is a simple request that a browser sends without asking.
    await other.setContent(`<form method="post" action="${studio}/api/baseline" enctype="text/plain"><input name="{}" value=""></form>`);
    await Promise.all([other.waitForNavigation(), other.evaluate(() => document.forms[0].submit())]);
    holds((await other.content()).includes('Only the studio') || (await other.content()).includes('Only the pages'), await other.content());
    equal(read('locales/de/hello.ftl'), before, 'nothing has changed');
    server.close();
    // That it was refused is what its console says.
    strangerSaid.length = 0;
}

export async function a_mail_that_would_do_something_does_nothing(page, { open, tab, url, strangerSaid }) {
    // What the policy stops is told as a request that failed before it left.
    const beyond = [];
    const elsewhere = request => !request.url().startsWith(new URL(url).origin) && /^https?:/.test(request.url());
    page.on('requestfinished', request => elsewhere(request) && beyond.push(request.url()));
    page.on('requestfailed', request => elsewhere(request) && request.failure().errorText !== 'csp' && beyond.push(`${request.url()}: ${request.failure().errorText}`));
    await open('email=hostile');
    const frame = page.frameLocator('.letter.mail iframe:not(.coming)');
    await frame.locator('#end').waitFor();
    equal(await page.evaluate(() => window.pwned ?? null), null, 'no script of a mail runs');
    equal(await frame.locator('body').evaluate(body => body.ownerDocument.defaultView.pwned ?? null), null, 'not even in its frame');
    // A link is pointed at and leads nowhere.
    await page.locator('.letter.mail .layer').click({ position: { x: 20, y: 20 } });
    await tab('Source').click();
    await page.getByRole('tabpanel', { name: 'Source' }).getByText('onerror').first().waitFor();
    equal(await page.evaluate(() => window.pwned ?? null), null, 'source is text');
    equal(beyond, [], 'nothing is asked for elsewhere');
    // The browser says what it did not do.
    for (const stopped of ['Blocked script execution', 'Refused to execute the redirect', 'violates the following Content Security Policy']) holds(strangerSaid.some(said => said.includes(stopped)), stopped);
    strangerSaid.length = 0;
}
