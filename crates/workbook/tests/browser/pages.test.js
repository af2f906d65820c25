// The served pages in Chromium: what a reader does in a chapter. `rules::browser` starts the server and these tests, and says in the
// environment what the example `barrier` says last in each language (LAST_PL, LAST_RU), besides what support.js reads there.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chapter, settled, violations, withPage } from './support.js';

const { LAST_PL, LAST_RU } = process.env;
// The first check of an exercise builds the grader's workspace.
const CHECK_LIMIT = 300_000;

const EDITIONS = {
    pl: {
        last: LAST_PL,
        unsolved: 'Ćwiczenie czeka na rozwiązanie.',
        exited: 'Program zakończył się poprawnie.',
        parent: 'rodzic',
        process: 'proces',
        children: ['proces 1', 'proces 2', 'proces 3'],
    },
    ru: {
        last: LAST_RU,
        unsolved: 'Упражнение ждёт решения.',
        exited: 'Программа завершилась успешно.',
        parent: 'родитель',
        process: 'процесс',
        children: ['процесс 1', 'процесс 2', 'процесс 3'],
    },
};

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

    test(`the switch from ${from} to ${to} keeps the place within a section`, () =>
        withPage(from, {}, async page => {
            // How far the top of the window is from the heading to the next one.
            const within = () =>
                page.evaluate(() => {
                    const [top, bottom] = ['run', 'python'].map(id => document.getElementById(id).getBoundingClientRect().top);
                    return -top / (bottom - top);
                });
            await page.evaluate(() => {
                const [top, bottom] = ['run', 'python'].map(id => document.getElementById(id).getBoundingClientRect().top + scrollY);
                scrollTo(0, top + 0.6 * (bottom - top));
            });
            for (const language of [to, from]) {
                await page.click('#language-switch');
                await page.waitForURL(`${chapter(language)}#run`);
                await page.waitForLoadState('load');
                await settled(page);
                const now = await within();
                assert.ok(Math.abs(now - 0.6) < 0.02, `${now} of the section, in ${language}`);
            }
        }));
}

for (const language of ['pl', 'ru']) {
    const { last, unsolved, exited, parent, process, children } = EDITIONS[language];

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
            const recorded = page.locator('[data-timeline="barrier"]');
            const live = panel.locator('.live-timeline');
            assert.deepEqual(await live.locator('.tl-name').allTextContents(), await recorded.locator('.tl-name').allTextContents());
            const legend = async of => (await of.locator('.tl-small').allTextContents()).filter(text => !/^\d/.test(text));
            assert.deepEqual(await legend(live), await legend(recorded));
            const places = await live.locator('.tl-label').evaluateAll(labels => labels.map(label => label.getAttribute('x')));
            assert.ok(new Set(places).size < places.length, 'a label stands in two lines');
            assert.deepEqual(await violations(page), []);
        }));

    test(`Run draws child processes as lanes of their own in ${language}`, () =>
        withPage(language, { name: 'ch05_processes.html' }, async page => {
            const panel = page.locator('.panel.run[data-run="processes_basic"]');
            await panel.locator('.start').click();
            await panel.locator('.run-status.is-right').waitFor({ timeout: CHECK_LIMIT });
            const texts = what => panel.locator(`.live-timeline ${what}`).allTextContents();
            assert.deepEqual(await texts('.tl-name'), [parent, ...children]);
            assert.deepEqual(await texts('.tl-kind'), [process], 'the names of the children say it themselves');
            // The one more is in the legend.
            assert.equal(await panel.locator('.live-timeline .tl-end').count(), 4 + 1, 'each lane ends');
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
