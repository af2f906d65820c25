// The served pages in Chromium. `rules::browser` starts the server and this script, and says in the environment where the server
// is (WORKBOOK_URL), which Chromium to use (CHROMIUM) and what the example `barrier` says last in each language (LAST_PL, LAST_RU).

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { chromium } from 'playwright-core';

const { WORKBOOK_URL, CHROMIUM, LAST_PL, LAST_RU } = process.env;
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
const CHECK_LIMIT = 300_000;
const LIMIT = 30_000;

const EDITIONS = {
    pl: { root: '', last: LAST_PL, queries: { wątków: 'ch', barier: 'ch13_barriers.html' }, unsolved: 'Ćwiczenie czeka na rozwiązanie.', exited: 'Program zakończył się poprawnie.' },
    ru: { root: 'ru/', last: LAST_RU, queries: { потоков: 'ch', барьеров: 'ch13_barriers.html' }, unsolved: 'Упражнение ждёт решения.', exited: 'Программа завершилась успешно.' },
};
const chapter = language => `${WORKBOOK_URL}${EDITIONS[language].root}ch13_barriers.html`;

let browser;
// What no page may ever do, gathered over all tests and looked at after each.
const faults = [];

before(async () => {
    browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
});

after(() => browser?.close());

// A page with a store of its own, in the language of the edition.
async function open(language, { theme, width = 1280, hash = '' } = {}) {
    const context = await browser.newContext({ locale: language, viewport: { width, height: 800 } });
    context.setDefaultTimeout(LIMIT);
    context.on('request', request => {
        if (!request.url().startsWith(WORKBOOK_URL) && !request.url().startsWith('data:')) faults.push(`asked another host: ${request.url()}`);
    });
    context.on('response', response => {
        if (response.status() >= 400) faults.push(`${response.status()} for ${response.url()}`);
    });
    context.on('weberror', error => faults.push(`error in a script: ${error.error()}`));
    context.on('console', message => {
        if (['error', 'warning'].includes(message.type())) faults.push(`${message.type()} on the console: ${message.text()}`);
    });
    if (theme) {
        await context.addInitScript(name => {
            // The empty page at the beginning has no store.
            if (location.protocol === 'http:') localStorage.setItem('mdbook-theme', name);
        }, theme);
    }
    const page = await context.newPage();
    await page.goto(chapter(language) + hash, { waitUntil: 'load' });
    return page;
}

// Opens a page, does something with it, and looks at the faults.
async function withPage(language, options, act) {
    faults.length = 0;
    const page = await open(language, options);
    try {
        await act(page);
    } finally {
        await page.context().close();
    }
    assert.deepEqual(faults, []);
}

async function violations(page) {
    // What is folded is judged too.
    await page.evaluate(() => document.querySelectorAll('details').forEach(details => (details.open = true)));
    // Not as a script element, which the pages' content policy rightly refuses.
    await page.evaluate(AXE);
    const { violations, passes } = await page.evaluate(() => globalThis.axe.run());
    assert.ok(passes.length > 10, 'axe has looked at the page');
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join('\n    ')}`);
}

async function isInUpperHalf(page, id) {
    await page.waitForFunction(wanted => {
        const { top, bottom } = document.getElementById(wanted).getBoundingClientRect();
        return bottom > 0 && top < innerHeight / 2;
    }, id);
}

for (const [from, to] of [['pl', 'ru'], ['ru', 'pl']]) {
    test(`the switch leads from a section in ${from} to the same one in ${to}`, () =>
        withPage(from, { hash: '#why' }, async page => {
            await isInUpperHalf(page, 'why');
            await page.click('#language-switch');
            await page.waitForURL(`${chapter(to)}#why`);
            assert.equal(await page.locator('html').getAttribute('lang'), to);
            await isInUpperHalf(page, 'why');
        }));
}

for (const language of ['pl', 'ru']) {
    const { last, queries, unsolved, exited } = EDITIONS[language];

    for (const [theme, width] of [['light', 1280], ['navy', 1280], ['light', 390], ['navy', 390]]) {
        test(`axe finds nothing in ${language}, ${theme}, ${width} px`, () =>
            withPage(language, { theme, width }, async page => {
                assert.match(await page.locator('html').getAttribute('class'), new RegExp(`\\b${theme}\\b`));
                assert.deepEqual(await violations(page), []);
                const wide = await page.evaluate(() => document.documentElement.scrollWidth);
                assert.ok(wide <= width, `the page is ${wide} px wide`);
            }));
    }

    test(`Run shows the whole run in ${language}`, () =>
        withPage(language, {}, async page => {
            const panel = page.locator('.panel.run[data-run="barrier"]');
            await panel.locator('.start').click();
            // With cargo's progress before the first line, if the example must be built.
            await panel.locator('.run-status.is-right').waitFor({ timeout: CHECK_LIMIT });
            assert.equal(await panel.locator('.run-status').textContent(), exited);
            const lines = (await panel.locator('.run-output').innerText()).trimEnd().split('\n');
            assert.ok(lines.at(-1).endsWith(last), `«${lines.at(-1)}» does not end with «${last}»`);
            assert.ok((await panel.locator('.live-timeline svg').count()) > 0, 'the run is drawn');
            assert.deepEqual(await violations(page), []);
        }));

    test(`a quiz tells right from wrong in ${language}`, () =>
        withPage(language, {}, async page => {
            const quiz = page.locator('form.quiz').first();
            const answer = await quiz.getAttribute('data-answer');
            const explanation = quiz.locator('.quiz-explanation');
            assert.ok(!(await explanation.isVisible()), 'the explanation waits for an answer');
            const submit = quiz.locator('button[type="submit"]');
            await quiz.locator(`input[type="radio"]:not([value="${answer}"])`).first().check();
            await submit.click();
            await quiz.and(page.locator('.wrong')).waitFor();
            assert.ok(await explanation.isVisible());
            await submit.click();
            await quiz.locator(`input[type="radio"][value="${answer}"]`).check();
            await submit.click();
            await quiz.and(page.locator('.right')).waitFor();
        }));

    for (const [query, target] of Object.entries(queries)) {
        test(`the search finds ${query}`, () =>
            withPage(language, {}, async page => {
                await page.goto(`${WORKBOOK_URL}${EDITIONS[language].root}index.html`);
                await page.keyboard.press('/');
                await page.locator('#mdbook-searchbar').pressSequentially(query);
                // Playwright inserts letters that its keyboard does not have without the key events that mdBook listens to.
                await page.keyboard.press('End');
                const found = page.locator(`#mdbook-searchresults a[href*="${target}"]`);
                await found.first().waitFor();
                await found.first().click();
                await page.waitForURL(url => url.pathname.includes(target));
            }));
    }

    test(`Check tells that the exercise is unsolved in ${language}`, () =>
        withPage(language, {}, async page => {
            const panel = page.locator('.panel.exercise[data-exercise="ex13_barrier"]');
            await panel.locator('.start').click();
            const summary = panel.locator('.verdict-summary');
            await summary.waitFor({ timeout: CHECK_LIMIT });
            assert.ok((await summary.textContent()).startsWith(unsolved), await panel.innerText());
            assert.deepEqual(await violations(page), []);
        }));
}
