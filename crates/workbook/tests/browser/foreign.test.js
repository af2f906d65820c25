// A page on another port of the same machine, in a browser, which tries all it can to read the token, the pages and the changes, and
// to start a program. `rules::browser` starts the server, and says in the environment where it is (WORKBOOK_URL) and which Chromium to use.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { chromium } from 'playwright-core';

const { WORKBOOK_URL, CHROMIUM } = process.env;
const FLAGS = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update'];
const LIMIT = 30_000;

let browser;
let foreign;

before(async () => {
    browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
    foreign = createServer((_, response) => response.setHeader('content-type', 'text/html').end('<!DOCTYPE html><body></body>'));
    await new Promise(listening => foreign.listen(0, '127.0.0.1', listening));
});

after(async () => {
    await browser?.close();
    foreign?.close();
});

// Runs in the foreign page. What it gets hold of, and nothing for what is refused.
async function attack(url) {
    const got = {};
    const attempt = async (name, act) => {
        try {
            const result = await act();
            if (result) got[name] = String(result).slice(0, 200);
        } catch {
            // Refused, as it should be.
        }
    };
    const read = (path, options) => fetch(url + path, options).then(response => response.text());
    for (const path of ['api/session', '', 'api/exercise/ex13_barrier', 'api/changes/index.html']) {
        await attempt(`fetch ${path}`, () => read(path));
        await attempt(`fetch ${path} with credentials`, () => read(path, { credentials: 'include' }));
        await attempt(`opaque fetch ${path}`, () => read(path, { mode: 'no-cors' }));
    }
    await attempt('a run', () => read('api/run/barrier', { method: 'POST' }));
    await attempt('a run with a guess', () => read('api/run/barrier', { method: 'POST', headers: { 'x-workbook-token': '0' } }));
    await attempt('an opaque run', () => read('api/run/barrier', { method: 'POST', mode: 'no-cors' }));
    await attempt('a beacon', async () => {
        navigator.sendBeacon(`${url}api/run/barrier`);
    });
    const loaded = (element, where) =>
        new Promise((resolve, reject) => {
            element.onload = () => resolve(element);
            element.onerror = reject;
            where.append(element);
        });
    const made = (name, attributes) => Object.assign(document.createElement(name), attributes);
    await attempt('a script', async () => {
        await loaded(made('script', { src: `${url}api/session` }), document.head);
        return 'loaded';
    });
    await attempt('an image', async () => {
        await loaded(made('img', { src: `${url}favicon.svg` }), document.body);
        return 'loaded';
    });
    await attempt('a style', async () => {
        await loaded(made('link', { rel: 'stylesheet', href: `${url}api/session` }), document.head);
        return 'loaded';
    });
    await attempt('a frame', async () => {
        const frame = await loaded(made('iframe', { src: url }), document.body);
        return frame.contentDocument && frame.contentDocument.body.innerText;
    });
    await attempt('a form', async () => {
        const frame = made('iframe', { name: 'answer' });
        document.body.append(frame);
        const form = made('form', { action: `${url}api/run/barrier`, method: 'post', target: 'answer' });
        document.body.append(form);
        const answered = new Promise(resolve => (frame.onload = resolve));
        form.submit();
        await answered;
        return frame.contentDocument && frame.contentDocument.body.innerText;
    });
    await attempt('a window', async () => {
        const opened = open(url);
        return opened && opened.document.body.innerText;
    });
    const stream = (make, name) =>
        attempt(name, () => {
            const source = make();
            return new Promise((resolve, reject) => {
                source.onopen = () => resolve('open');
                source.onerror = reject;
            }).finally(() => source.close());
        });
    await stream(() => new EventSource(`${url}api/changes/index.html`), 'an event source');
    await stream(() => new WebSocket(url.replace('http', 'ws')), 'a web socket');
    return got;
}

for (const host of ['127.0.0.1', 'localhost']) {
    test(`a page of ${host} on another port gets nothing`, async () => {
        const context = await browser.newContext();
        context.setDefaultTimeout(LIMIT);
        try {
            const page = await context.newPage();
            const answers = [];
            page.on('response', response => {
                if (response.url().includes('/api/run/')) answers.push(response.status());
            });
            await page.goto(`http://${host}:${foreign.address().port}/`);
            assert.deepEqual(await page.evaluate(attack, WORKBOOK_URL), {});
            assert.ok(answers.length > 0, 'it has tried to run something');
            assert.deepEqual(answers.filter(status => status !== 403), [], 'every run was refused');
            await page.goto(WORKBOOK_URL);
            assert.ok(await page.locator('main h1').first().isVisible(), 'readers are served as before');
        } finally {
            await context.close();
        }
    });
}
