// The copy that needs no server, opened from the disk.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CHAPTER, LANGUAGES, ROOTS, STATIC_URL, withPage } from './support.js';

const OTHER = { pl: 'ru', ru: 'pl' };
const ONE = { pl: 'barier', ru: 'барьеров' };
const options = { at: STATIC_URL };

for (const language of LANGUAGES) {
    test(`a copy on the disk says how to start the server, in ${language}`, () =>
        withPage(language, options, async page => {
            assert.match(await page.locator('.panel.run .static-only').first().innerText(), /cargo run/);
            assert.match(await page.locator('.panel.exercise .static-only').first().innerText(), /cargo run/);
            assert.equal(await page.locator('.served-only:visible').count(), 0);
        }));

    test(`a copy on the disk is searched, in ${language}`, () =>
        withPage(language, options, async page => {
            await page.keyboard.press('/');
            await page.keyboard.insertText(ONE[language]);
            await page.locator(`#mdbook-searchresults a[href*="${CHAPTER}"]`).first().click();
            await page.locator('main mark').first().waitFor();
        }));

    test(`a copy on the disk keeps answers, tabs, the theme and what was read, in ${language}`, () =>
        withPage(language, options, async page => {
            const quiz = page.locator('form.quiz').first();
            const answer = await quiz.getAttribute('data-answer');
            await quiz.locator(`input[value="${answer}"]`).check();
            await quiz.locator('button[type="submit"]').click();
            await page.getByRole('tab', { name: 'Rust' }).first().click();
            await page.locator('#mdbook-theme-toggle').click();
            await page.locator('#mdbook-theme-navy').click();
            await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
            const tick = page.locator(`#mdbook-sidebar a[href*="${CHAPTER}"] .read-tick`);
            await tick.waitFor();

            await page.reload({ waitUntil: 'load' });
            await quiz.and(page.locator('.right')).waitFor();
            await tick.waitFor();
            assert.equal(await page.getByRole('tab', { name: 'Rust' }).first().getAttribute('aria-selected'), 'true');
            assert.match(await page.locator('html').getAttribute('class'), /\bnavy\b/);
        }));

    test(`a copy on the disk leads from a section to that of the other edition, from ${language}`, () =>
        withPage(language, { ...options, hash: '#why' }, async page => {
            await page.click('#language-switch');
            await page.waitForURL(`${STATIC_URL}${ROOTS[OTHER[language]]}${CHAPTER}#why`);
        }));
}
