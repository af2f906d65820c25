// What a page costs and does while it loads: its bytes beside those of stock mdBook, nothing that moves, nothing that is deprecated.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { after, before, test } from 'node:test';
import { LANGUAGES, settled, withPage } from './support.js';

// The same chapters as mdBook makes them without our theme.
const { STOCK_PAGES } = process.env;
const AT_MOST = 1.2;
const TYPES = { '.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml' };
const STILL = ['index.html', 'ch06_races.html', 'ch13_barriers.html', 'ch19_async_inside.html', 'which_one.html'];

let stock;
before(async () => {
    stock = createServer(async (request, response) => {
        const path = normalize(decodeURIComponent(new URL(request.url, 'http://host').pathname));
        response.setHeader('content-type', TYPES[extname(path)] ?? 'application/octet-stream');
        response.end(await readFile(join(STOCK_PAGES, path)));
    });
    await new Promise(listening => stock.listen(0, '127.0.0.1', listening));
});
after(() => stock.close());

// The bytes of all that a page loads when nothing of it is kept from before, unpacked.
async function weight(page) {
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Network.enable');
    await devtools.send('Network.setCacheDisabled', { cacheDisabled: true });
    let bytes = 0;
    devtools.on('Network.dataReceived', ({ dataLength }) => (bytes += dataLength));
    await page.reload({ waitUntil: 'load' });
    await page.evaluate(() => document.fonts.ready);
    await settled(page);
    return bytes;
}

for (const language of LANGUAGES) {
    for (const name of ['ch06_races.html', 'ch13_barriers.html']) {
        test(`${name} weighs at most ${AT_MOST} of stock mdBook's page, in ${language}`, async () => {
            const weights = {};
            await withPage(language, { name }, async page => (weights.ours = await weight(page)));
            await withPage(language, { name, at: `http://127.0.0.1:${stock.address().port}/` }, async page => (weights.stock = await weight(page)));
            assert.ok(weights.stock > 400_000, `stock mdBook's page is not all there: ${weights.stock}`);
            assert.ok(weights.ours <= AT_MOST * weights.stock, JSON.stringify(weights));
        });
    }

    for (const width of [390, 1280]) {
        test(`nothing moves while a page loads, in ${language}, ${width} px`, async () => {
            for (const name of STILL) {
                const prepare = () => {
                    // At the wide screen sits somebody who has been here before, and reads the Rust side. (An empty frame has no storage.)
                    if (location.origin !== 'null' && innerWidth > 1000) localStorage.setItem('workbook-tabs', '["rust"]');
                    globalThis.moved = [];
                    new PerformanceObserver(list => {
                        for (const { value, sources } of list.getEntries()) moved.push(`${value}: ${sources.map(({ node }) => node?.textContent.slice(0, 40)).join(' | ')}`);
                    }).observe({ type: 'layout-shift', buffered: true });
                };
                await withPage(language, { name, width, prepare }, async page => {
                    await settled(page);
                    assert.deepEqual(await page.evaluate(() => moved), [], name);
                });
            }
        });
    }
}

test('a page uses nothing that browsers are giving up', () =>
    withPage('pl', {}, async page => {
        const devtools = await page.context().newCDPSession(page);
        const issues = [];
        devtools.on('Audits.issueAdded', ({ issue }) => issues.push(JSON.stringify(issue)));
        await devtools.send('Audits.enable');
        await page.reload({ waitUntil: 'load' });
        await settled(page);
        assert.deepEqual(issues.filter(issue => !issue.includes('GenericIssue')), []);
    }));
