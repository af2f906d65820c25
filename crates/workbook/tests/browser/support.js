// What all tests of the pages share: a browser, pages that notice what no page may ever do, and the two editions.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before } from 'node:test';
import { chromium } from 'playwright-core';

// Where the server is, with a slash at the end, and the same for the folder with the pages that need no server.
export const { WORKBOOK_URL } = process.env;
export const STATIC_URL = `file://${process.env.STATIC_PAGES}/`;

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const FLAGS = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
];
const LIMIT = 30_000;

// The folder of each edition's pages below the address.
export const ROOTS = { pl: '', ru: 'ru/' };
export const LANGUAGES = Object.keys(ROOTS);
export const CHAPTER = 'ch13_barriers.html';
export const chapter = language => `${WORKBOOK_URL}${ROOTS[language]}${CHAPTER}`;

let browser;
// Gathered over a test and looked at after it.
const faults = [];

before(async () => {
    browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: FLAGS });
});

after(() => browser?.close());

// A page with a store of its own, in the language of the edition. `prepare` is run in the page before its own scripts: functions, or
// a function and what it is given. What matches `late` comes when something has been painted already.
async function open(language, { at = WORKBOOK_URL, name = CHAPTER, theme, sidebar, width = 1280, height = 800, hash = '', prepare = [], late } = {}) {
    const context = await browser.newContext({ locale: language, viewport: { width, height } });
    context.setDefaultTimeout(LIMIT);
    context.on('request', request => {
        const own = [at, 'data:', 'blob:'].some(start => request.url().startsWith(start));
        if (!own) faults.push(`asked elsewhere: ${request.url()}`);
    });
    context.on('response', response => {
        if (response.status() >= 400) faults.push(`${response.status()} for ${response.url()}`);
    });
    context.on('weberror', error => faults.push(`error in a script: ${error.error()}`));
    context.on('console', message => {
        if (['error', 'warning'].includes(message.type())) faults.push(`${message.type()} on the console: ${message.text()}`);
    });
    await context.addInitScript(
        chosen => {
            // The empty page at the beginning has no store.
            if (location.protocol === 'about:') return;
            for (const [name, value] of Object.entries(chosen)) if (value) localStorage.setItem(`mdbook-${name}`, value);
        },
        { theme, sidebar },
    );
    for (const [script, argument] of prepare.map(script => [script].flat())) await context.addInitScript(script, argument);
    const page = await context.newPage();
    if (late) {
        await page.route(late, async route => {
            await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
            await route.continue();
        });
    }
    await page.goto(at + ROOTS[language] + name + hash, { waitUntil: 'load' });
    return page;
}

// Opens a page, does something with it, and looks at the faults. Those that match `expected` are part of the test.
export async function withPage(language, { expected = null, ...options }, act) {
    faults.length = 0;
    const page = await open(language, options);
    try {
        await act(page);
    } finally {
        await page.context().close();
    }
    assert.deepEqual(faults.filter(fault => !expected?.test(fault)), []);
}

// Waits until what has happened so far is on the screen.
export const settled = page => page.evaluate(() => new Promise(painted => requestAnimationFrame(() => requestAnimationFrame(painted))));

// What axe-core finds in these parts of the page, or in all of it, with everything unfolded.
export async function violations(page, parts = null) {
    await page.evaluate(() => document.querySelectorAll('details').forEach(details => (details.open = true)));
    // Not as a script element, which the pages' content policy rightly refuses.
    if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE);
    const { violations, passes } = await page.evaluate(include => globalThis.axe.run(include ? { include } : document), parts);
    assert.ok(passes.length > (parts ? 0 : 10), 'axe has looked at the page');
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join('\n    ')}`);
}
