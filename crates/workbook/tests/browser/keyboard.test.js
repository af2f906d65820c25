// The pages without a mouse.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LANGUAGES, chapter, settled, withPage } from './support.js';

for (const language of LANGUAGES) {
    test(`Tab reaches everything and shows where it is, in ${language}`, () =>
        withPage(language, {}, async page => {
            const wanted = await page.evaluate(() => {
                const selector = 'a[href], button, input, select, summary, textarea, [tabindex]';
                const elements = [...document.querySelectorAll(selector)].filter(element => {
                    const { width, height } = element.getBoundingClientRect();
                    return width && height && !element.disabled && element.tabIndex >= 0 && element.checkVisibility({ visibilityProperty: true });
                });
                const groups = new Set();
                let count = 0;
                for (const element of elements) {
                    // One stop for the radio buttons of a question.
                    if (element.type === 'radio') {
                        if (groups.has(element.name)) continue;
                        groups.add(element.name);
                    }
                    element.dataset.wanted = count += 1;
                }
                return count;
            });
            assert.ok(wanted > 40, `${wanted} stops`);
            await page.evaluate(() => {
                globalThis.reached = new Set();
                globalThis.unseen = [];
                document.addEventListener('focusin', ({ target }) => {
                    if (!target.dataset.wanted) return;
                    reached.add(target.dataset.wanted);
                    const { outlineStyle, boxShadow } = getComputedStyle(target.closest('.choice') ?? target);
                    if (outlineStyle === 'none' && boxShadow === 'none') unseen.push(target.outerHTML.slice(0, 80));
                });
            });
            // Some more, for the stops that come up as others are reached.
            for (let press = 0; press < wanted + 20; press += 1) await page.keyboard.press('Tab');
            const result = await page.evaluate(() => {
                const missed = [...document.querySelectorAll('[data-wanted]')].filter(({ dataset }) => !reached.has(dataset.wanted));
                return { missed: missed.map(element => element.outerHTML.slice(0, 80)), unseen };
            });
            assert.deepEqual(result, { missed: [], unseen: [] });
        }));

    test(`arrows turn the page, but not from where they mean something else, in ${language}`, () =>
        withPage(language, {}, async page => {
            const elsewhere = ['main pre > code', '[role="tab"]', '.steps-scroll', '.step-controls button:enabled', '.quiz input', '.quiz button', '.table-wrapper', 'main summary'];
            for (const place of elsewhere) {
                for (const key of ['ArrowRight', 'ArrowLeft']) {
                    // A tab may have moved the focus to its neighbour.
                    await page.locator(place).first().focus();
                    await page.keyboard.press(key);
                    assert.equal(page.url(), chapter(language), `${key} at ${place}`);
                }
            }
            // Any page that had been asked for would be here by now.
            await settled(page);
            assert.equal(page.url(), chapter(language));
            await page.evaluate(() => document.activeElement.blur());
            await page.keyboard.press('ArrowRight');
            await page.waitForURL(url => !url.href.includes('ch13_barriers'));
        }));
}
