// The search in Chromium: words in the forms in which people type them, whatever way they get into the box.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LANGUAGES, ROOTS, WORKBOOK_URL, settled, withPage } from './support.js';

// A form of a word, and a page that is among the first results. Case forms, without Polish letters, with е for ё, English terms.
const FOUND = {
    pl: {
        wątkami: 'ch04_threads', procesów: 'ch05_processes', 'proces potomny': 'ch05_processes', wyścigów: 'ch06_races', 'race condition': 'ch06_races',
        muteksie: 'ch07_locks', zakleszczeń: 'ch07_locks', deadlock: 'ch07_locks', blokade: 'ch07_locks', semaforem: 'ch08_semaphores',
        pozwoleń: 'ch08_semaphores', zdarzeniach: 'ch09_events', 'zmiennych warunkowych': 'ch10_condvars', 'lost wake-up': 'ch10_condvars',
        kanalow: 'ch11_channels', kolejek: 'ch11_channels', 'pamieci wspoldzielonej': 'ch12_between_processes', barierze: 'ch13_barriers',
        'pętlą zdarzeń': 'ch19_async_inside', zadaniom: 'ch20_async_tasks',
    },
    ru: {
        потоками: 'ch04_threads', процессов: 'ch05_processes', 'дочерних процессов': 'ch05_processes', гонкам: 'ch06_races', 'race condition': 'ch06_races',
        мьютексе: 'ch07_locks', взаимоблокировок: 'ch07_locks', deadlock: 'ch07_locks', дедлоки: 'ch07_locks', семафором: 'ch08_semaphores',
        разрешений: 'ch08_semaphores', событиях: 'ch09_events', 'условных переменных': 'ch10_condvars', 'lost wake-up': 'ch10_condvars',
        каналов: 'ch11_channels', очередями: 'ch11_channels', 'разделяемой памяти': 'ch12_between_processes', барьеров: 'ch13_barriers',
        'циклом событий': 'ch19_async_inside', задачам: 'ch20_async_tasks',
    },
};
// What panels and the instructor's notes say, as it stands on the pages.
const PANELS = '.panel-state, .panel .stop, .panel [type="submit"], .run .panel-kind, .quiz .panel-kind, .notes summary, .timeline-table summary, .static-only';
const ONE = { pl: 'barier', ru: 'барьеров' };
// With the example's name and a word that the text writes with ё.
const YO = 'дошел';

const resultsOf = page => page.locator('#mdbook-searchresults > li');
const leads = (page, name) => page.locator(`#mdbook-searchresults a[href*="${name}"]`).first();

for (const language of LANGUAGES) {
    const index = { name: 'index.html' };

    test(`the search is loaded when it is used, in ${language}`, () =>
        withPage(language, index, async page => {
            const asked = [];
            page.on('request', request => asked.push(new URL(request.url()).pathname.replace(/.*\//, '').replace(/-[0-9a-f]{8}/, '')));
            await page.reload({ waitUntil: 'load' });
            await settled(page);
            assert.ok(asked.includes('book.js'));
            const ofSearch = ['elasticlunr.min.js', 'mark.min.js', 'search.js', 'searcher.js', 'searchindex.js'];
            assert.deepEqual(asked.filter(name => ofSearch.includes(name)), []);
            await page.keyboard.press('/');
            // At once, before the index is there.
            await page.keyboard.insertText(ONE[language]);
            await leads(page, 'ch13_barriers').waitFor();
            for (const name of ofSearch) assert.ok(asked.includes(name), name);
            await leads(page, 'ch13_barriers').click();
            await page.waitForURL(url => url.pathname.includes('ch13_barriers'));
            await page.locator('main mark').first().waitFor();
        }));

    test(`the search finds words in their forms, in ${language}`, () =>
        withPage(language, index, async page => {
            assert.equal(Object.keys(FOUND[language]).length, 20);
            await page.locator('#mdbook-search-toggle').click();
            for (const [query, name] of Object.entries(FOUND[language])) {
                await page.locator('#mdbook-searchbar').fill(query);
                await page.locator('#mdbook-searchresults-header', { hasText: query }).waitFor();
                assert.ok((await leads(page, name).count()) > 0, `${query} does not find ${name}`);
            }
        }));

    test(`excerpts are prose, in ${language}`, () =>
        withPage(language, { name: 'ch13_barriers.html' }, async page => {
            const said = new Set((await page.locator(PANELS).allTextContents()).map(text => text.replace(/[\u2063\u2064]/g, '').trim()));
            assert.ok(said.size > 6, [...said].join('\n'));
            await page.keyboard.press('/');
            await page.keyboard.insertText(ONE[language]);
            await leads(page, 'ch13_barriers').waitFor();
            const bodies = await page.evaluate(() => {
                const { docs } = elasticlunr.Index.load(window.search.index).documentStore;
                return Object.values(docs).map(({ body }) => body);
            });
            assert.ok(bodies.length > 150, `${bodies.length} sections`);
            for (const body of bodies) {
                for (const text of said) assert.ok(!body.includes(text), `«${text}» in «${body}»`);
                assert.doesNotMatch(body, /[\u2063\u2064]|[([„«] /);
            }
        }));

    test(`the search takes what comes without a key, in ${language}`, () =>
        withPage(language, index, async page => {
            await page.locator('#mdbook-search-toggle').click();
            const box = page.locator('#mdbook-searchbar');
            await box.fill('x');
            await page.keyboard.press('End');
            await page.keyboard.press('Backspace');
            for (const _ of [1, 2]) {
                // Dictation and the mouse's menu make an `input` event and nothing else.
                await page.keyboard.insertText(ONE[language]);
                await leads(page, 'ch13_barriers').waitFor();
                const { x, y, width, height } = await box.boundingBox();
                await box.hover();
                // The cross at the end of the box.
                await page.mouse.click(x + width - 24, y + height / 2);
                await leads(page, 'ch13_barriers').waitFor({ state: 'hidden' });
                assert.equal(await box.inputValue(), '');
            }
        }));
}

test('the search finds е for ё', () =>
    withPage('ru', { name: 'index.html' }, async page => {
        await page.goto(`${WORKBOOK_URL}${ROOTS.ru}index.html?search=${encodeURIComponent(YO)}`);
        await resultsOf(page).first().waitFor();
        assert.match(await page.locator('#mdbook-searchresults').innerText(), /дошёл/);
    }));
