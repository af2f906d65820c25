// Open pages whose sources change. `rules::browser` starts the server on a copy of the book, and says in the environment where the server
// is (WORKBOOK_URL), where the copy is (WORKBOOK_ROOT) and which Chromium to use (CHROMIUM).

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { chromium } from 'playwright-core';

const { WORKBOOK_URL, WORKBOOK_ROOT, CHROMIUM } = process.env;
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const FLAGS = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update'];
const LIMIT = 30_000;

const EDITIONS = {
    pl: { root: '', reload: 'Odśwież', place: 'book/pl/ch13_barriers.md, wiersz', reason: 'nie ma pliku examples/absent.rs' },
    ru: { root: 'ru/', reload: 'Обновить', place: 'book/ru/ch13_barriers.md, строка', reason: 'нет файла examples/absent.rs' },
};

let browser;

before(async () => {
    browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
});

after(() => browser?.close());

// A chapter and its source, which is what it was when the test is over.
async function withChapter(language, act) {
    const source = join(WORKBOOK_ROOT, 'book', language, 'ch13_barriers.md');
    const original = readFileSync(source, 'utf8');
    const context = await browser.newContext({ locale: language });
    context.setDefaultTimeout(LIMIT);
    const faults = [];
    context.on('weberror', error => faults.push(`error in a script: ${error.error()}`));
    context.on('console', message => {
        if (['error', 'warning'].includes(message.type())) faults.push(`${message.type()} on the console: ${message.text()}`);
    });
    try {
        const page = await context.newPage();
        const listening = page.waitForResponse(response => response.url().includes('/api/changes/'));
        await page.goto(`${WORKBOOK_URL}${EDITIONS[language].root}ch13_barriers.html`, { waitUntil: 'load' });
        await listening;
        await act(page, text => writeFileSync(source, original + text));
    } finally {
        writeFileSync(source, original);
        await context.close();
    }
    assert.deepEqual(faults, []);
}

// What axe has to say about the bar, in each of mdBook's themes.
async function violations(page) {
    await page.evaluate(AXE);
    return page.evaluate(async () => {
        const found = [];
        const html = document.documentElement;
        const themes = ['light', 'rust', 'coal', 'navy', 'ayu'];
        for (const theme of themes) {
            html.classList.remove(...themes);
            html.classList.add(theme);
            const { violations, passes } = await globalThis.axe.run('.reload-bars');
            if (passes.length === 0) found.push('axe has not seen the bar');
            found.push(...violations.map(({ id }) => `${theme}: ${id}`));
        }
        return found;
    });
}

for (const language of Object.keys(EDITIONS)) {
    const { reload, place, reason } = EDITIONS[language];

    test(`an open page in ${language} shows what has changed and keeps its place`, () =>
        withChapter(language, async (page, append) => {
            await page.evaluate(() => document.getElementById('why').scrollIntoView());
            const before = await page.evaluate(() => scrollY);
            assert.ok(before > 0, 'the section is below the top');
            for (const text of ['Pierwsza zmiana.', 'Вторая правка.']) {
                append(`\n${text}\n`);
                await page.getByText(text).waitFor();
                await page.waitForFunction(wanted => Math.abs(scrollY - wanted) < 3, before);
            }
        }));

    test(`an open page in ${language} says what is broken until it is mended`, () =>
        withChapter(language, async (page, append) => {
            const heading = await page.locator('h1#top').textContent();
            const banner = page.locator('.reload-bar.is-broken');
            append('\n{{#listing examples/absent.rs}}\n');
            await banner.waitFor();
            const text = await banner.textContent();
            assert.ok(text.includes(place) && text.includes(reason), text);
            assert.equal(await page.locator('h1#top').textContent(), heading, 'the old page stays');
            assert.deepEqual(await violations(page), []);
            append('');
            await banner.waitFor({ state: 'hidden' });
        }));

    test(`a reader in ${language} who is asked something, or reads a solution, keeps it`, () =>
        withChapter(language, async (page, append) => {
            const panel = page.locator('.panel.exercise').first();
            const bar = page.locator('.reload-bar.is-changed');
            await panel.locator('.solve').click();
            const question = panel.locator('.ask');
            await question.waitFor();
            append('\nTrzecia zmiana. Третья правка.\n');
            await bar.waitFor();
            await question.locator('.is-grave').click();
            const solution = panel.locator('.solution');
            await solution.waitFor();
            append('');
            await bar.waitFor({ state: 'hidden' });
            append('\nCzwarta zmiana. Четвёртая правка.\n');
            await bar.waitFor();
            assert.ok(await solution.isVisible(), 'the solution is still there');
        }));

    test(`a reader in ${language} who has a run before them is asked`, () =>
        withChapter(language, async (page, append) => {
            const panel = page.locator('.panel.run[data-run="barrier"]');
            await panel.locator('.start').click();
            await panel.locator('.run-status.is-right').waitFor();
            append('\nTrzecia zmiana. Третья правка.\n');
            const bar = page.locator('.reload-bar.is-changed');
            await bar.waitFor();
            assert.ok(await panel.locator('.run-output').isVisible(), 'the run is still there');
            assert.deepEqual(await violations(page), []);
            await bar.getByRole('button', { name: reload }).click();
            await page.getByText('Trzecia zmiana.').waitFor();
        }));
}
