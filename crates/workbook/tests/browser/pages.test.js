// The served pages in Chromium. `rules::browser` starts the server and this script, and says in the environment where the server
// is (WORKBOOK_URL), which Chromium to use (CHROMIUM) and what the example `barrier` says last in each language (LAST_PL, LAST_RU).

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { CHECK_LIMIT, close, launch, opener, violations } from './harness.js';

const { WORKBOOK_URL, LAST_PL, LAST_RU } = process.env;

const EDITIONS = {
    pl: { root: '', last: LAST_PL, queries: { wątków: 'ch', barier: 'ch13_barriers.html' }, exited: 'Program zakończył się poprawnie.' },
    ru: { root: 'ru/', last: LAST_RU, queries: { потоков: 'ch', барьеров: 'ch13_barriers.html' }, exited: 'Программа завершилась успешно.' },
};
const chapter = language => `${WORKBOOK_URL}${EDITIONS[language].root}ch13_barriers.html`;
const withPage = (language, { hash = '', ...options }, act) => opener(WORKBOOK_URL)(language, { address: chapter(language) + hash, ...options }, act);

before(launch);
after(close);

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
    const { last, queries, exited } = EDITIONS[language];

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
            // The other edition may have been asked before.
            await page.evaluate(() => workbook.progress.forget());
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
}
