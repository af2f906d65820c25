// What the browser tests share: one Chromium (CHROMIUM), pages with a store of their own, and what no page may ever do.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

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
// The first check of an exercise builds the grader's workspace.
export const CHECK_LIMIT = 300_000;
const LIMIT = 30_000;

let browser;

export async function launch() {
    browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: FLAGS });
}

export const close = () => browser?.close();

// A page with a store of its own, in the language of the edition, and the list of what it did that it must not.
async function open(base, language, { address, theme, width = 1280, sidebar }) {
    const faults = [];
    const context = await browser.newContext({ locale: language, viewport: { width, height: 800 } });
    context.setDefaultTimeout(LIMIT);
    context.on('request', request => {
        const own = [base, 'data:', 'blob:'].some(start => request.url().startsWith(start));
        if (!own) faults.push(`asked another host: ${request.url()}`);
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
    const page = await context.newPage();
    await page.goto(address, { waitUntil: 'load' });
    return { page, faults };
}

// Makes a function that opens a page of the site at `base`, does something with it, and looks at its faults. Those that match `expected`
// are part of the test.
export const opener = base => async (language, { expected = null, ...options }, act) => {
    const { page, faults } = await open(base, language, options);
    try {
        await act(page);
    } finally {
        await page.context().close();
    }
    assert.deepEqual(faults.filter(fault => !expected?.test(fault)), []);
};

// What axe finds in these parts of the page, or in all of it.
export async function violations(page, parts = null) {
    // What is folded is judged too.
    await page.evaluate(() => document.querySelectorAll('details').forEach(details => (details.open = true)));
    // Not as a script element, which the pages' content policy rightly refuses.
    if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE);
    const { violations, passes } = await page.evaluate(include => globalThis.axe.run(include ? { include } : document), parts);
    assert.ok(passes.length > (parts ? 0 : 10), 'axe has looked at the page');
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join('\n    ')}`);
}
