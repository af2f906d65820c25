// What a page costs and does while it loads: its bytes beside those of stock mdBook, nothing that moves, nothing that is deprecated.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { after, before, test } from 'node:test';
import { CHAPTER, LANGUAGES, STATIC_URL, settled, withPage } from './support.js';

// The same chapters as mdBook makes them without our theme.
const { STOCK_PAGES } = process.env;
const AT_MOST = 1.2;
const TYPES = { '.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml' };
// The first of the scripts that come after the page: with it, all of them do.
const LATE = '**/clipboard*.js';
// A window in which most of a page is seen: what moves below the window does not count.
const TALL = 8000;
const STILL = ['index.html', 'ch06_races.html', 'ch13_barriers.html', 'ch19_async_inside.html', 'which_one.html'];

// Run in a page before its own scripts: gathers what moves.
function observe() {
    globalThis.moved = [];
    new PerformanceObserver(list => {
        for (const { value, sources } of list.getEntries()) moved.push(`${value}: ${sources.map(({ node }) => node?.textContent.slice(0, 40)).join(' | ')}`);
    }).observe({ type: 'layout-shift', buffered: true });
}

// What has moved when all is there, the server's last word on the progress included.
async function moved(page) {
    await page.evaluate(() => document.fonts.ready);
    await page.waitForFunction(() => !workbook.served || performance.getEntriesByType('resource').some(({ name }) => name.includes('/api/progress?')));
    await settled(page);
    return page.evaluate(() => globalThis.moved);
}

// Gives the server the progress of somebody who has answered all quizzes of these pages wrong, seen two hints everywhere, and passed some
// exercises; and returns it.
async function muchDone() {
    const done = { schema: 1, chapters: {}, quizzes: {}, exercises: {}, last: { page: CHAPTER.replace('.html', ''), heading: 'why', at: 1 } };
    for (const name of STILL) {
        await withPage('pl', { name }, async page => {
            const [quizzes, exercises] = await page.evaluate(() => [
                [...document.querySelectorAll('form.quiz')].map(({ dataset }) => [dataset.quiz, Number(dataset.answer)]),
                [...document.querySelectorAll('.panel.exercise')].map(({ dataset }) => dataset.exercise),
            ]);
            for (const [id, answer] of quizzes) done.quizzes[id] = { choice: answer === 0 ? 1 : 0, correct: false, at: 1 };
            exercises.forEach((exercise, at) => (done.exercises[exercise] = { attempts: 12, hints: 2, passed: at % 2 ? null : 1_700_000_000 }));
            if (name.startsWith('ch')) done.chapters[name.replace('.html', '')] = 1;
        });
    }
    assert.ok(Object.keys(done.quizzes).length > 3 && Object.keys(done.exercises).length > 2, JSON.stringify(done));
    await withPage('pl', {}, page => page.evaluate(text => workbook.progress.add(text), JSON.stringify(done)));
    return done;
}

async function isShown(page, name, served) {
    const count = selector => page.locator(selector).count();
    assert.equal(await count('form.quiz:not(.wrong)'), 0, `all quizzes of ${name} are answered`);
    assert.equal(await count('.hint.shown'), served ? 2 * (await count('.panel.exercise')) : 0);
    assert.ok((await count('#mdbook-sidebar .read-tick')) > 0, 'the sidebar knows what is read');
    // Not to the first chapter, as for those who begin.
    if (name === 'index.html') assert.doesNotMatch(await page.locator('.start-next a').getAttribute('href'), /^ch00_/);
}

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
                    // At the wide screen sits somebody who has been here before, reads the Rust side, and likes it dark. (An empty frame has no storage.)
                    if (location.origin !== 'null' && innerWidth > 1000) localStorage.setItem('workbook-tabs', '["rust"]');
                };
                const theme = width > 1000 ? 'navy' : 'light';
                await withPage(language, { name, theme, width, height: TALL, late: LATE, prepare: [observe, prepare] }, async page => assert.deepEqual(await moved(page), [], name));
            }
        });

        test(`nothing moves for a reader who comes back, in ${language}, ${width} px`, async () => {
            const done = await muchDone();
            try {
                for (const name of STILL) {
                    // A new browser: what is kept is known to the server alone.
                    await withPage(language, { name, width, height: TALL, late: LATE, prepare: [observe] }, async page => {
                        assert.deepEqual(await moved(page), [], name);
                        await isShown(page, name, true);
                    });
                }
            } finally {
                await withPage(language, {}, page => page.evaluate(() => workbook.progress.forget()));
            }
            for (const name of STILL) {
                const keep = view => location.protocol === 'file:' && localStorage.setItem('workbook-progress', view);
                const view = JSON.stringify({ progress: done, exercises: {}, next: null });
                await withPage(language, { name, width, height: TALL, late: LATE, at: STATIC_URL, prepare: [observe, [keep, view]] }, async page => {
                    assert.deepEqual(await moved(page), [], `${name} from the disk`);
                    await isShown(page, name, false);
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
