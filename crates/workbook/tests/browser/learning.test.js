// What a learner does on the pages, and that it is kept: hints, checks, solutions, quizzes, the progress in one file with the terminal.
//
// `rules::browser` makes a copy of the workbook for it (WORKBOOK), and names the tool (TOOL) and Chromium (CHROMIUM). The server is
// started here, because it is also killed here.

import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { after, before, beforeEach, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { ROOTS, violations, withPage } from './support.js';

const { WORKBOOK, TOOL } = process.env;
// One that is free, and the same after the server was killed.
const PORT = await new Promise(resolve => {
    const listener = createServer().listen(0, '127.0.0.1', () => {
        const { port } = listener.address();
        listener.close(() => resolve(port));
    });
});
const BASE = `http://127.0.0.1:${PORT}/`;
const PROGRESS = `${WORKBOOK}/.workbook/progress.json`;
const EXERCISE = 'ex13_barrier';
const FILE = `${WORKBOOK}/exercises/${EXERCISE}/src/lib.rs`;
const solution = name => `${WORKBOOK}/solutions/${EXERCISE}/${name}.rs`;
// As an editor saves it: the file is never missing.
const solve = name => writeFileSync(FILE, readFileSync(solution(name)));
const STARTER = readFileSync(solution('starter'), 'utf8');
const START = 'index.html';
const inChapter = (language, act, options = {}) => withPage(language, { at: BASE, ...options }, act);
const onStart = (language, act, options = {}) => inChapter(language, act, { name: START, ...options });
// The first check of an exercise builds the grader's workspace.
const CHECK_LIMIT = 300_000;

let server;

// Resolves when the server says where it is.
async function start() {
    server = spawn(TOOL, ['serve', '--port', String(PORT), '--lang', 'pl'], { cwd: WORKBOOK, stdio: ['ignore', 'pipe', 'inherit'] });
    for await (const line of createInterface({ input: server.stdout })) if (line.includes(BASE)) return;
    throw new Error('the server ended without an address');
}

async function end(signal) {
    const ended = new Promise(resolve => server.once('exit', resolve));
    server.kill(signal);
    await ended;
}

const kept = () => JSON.parse(readFileSync(PROGRESS, 'utf8'));
const write = progress => {
    mkdirSync(`${WORKBOOK}/.workbook`, { recursive: true });
    writeFileSync(PROGRESS, JSON.stringify({ schema: 1, ...progress }));
};
// The page looks again when the reader comes back to it.
const comeBack = page => page.evaluate(() => dispatchEvent(new Event('focus')));
const focused = (page, locator) => locator.evaluate(element => document.activeElement === element);
const panelOf = page => page.locator(`.panel.exercise[data-exercise="${EXERCISE}"]`);

async function check(page) {
    const panel = panelOf(page);
    await panel.locator('.start').click();
    await panel.locator('.verdict-summary').waitFor({ timeout: CHECK_LIMIT });
    return panel;
}

before(start);

after(() => end('SIGINT'));

beforeEach(() => {
    // The server may be writing down where the last page was left.
    rmSync(`${WORKBOOK}/.workbook`, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
    writeFileSync(FILE, STARTER);
});

test('hints come one by one, stay, and are the same as at the terminal', () =>
    inChapter('pl', async page => {
        const panel = panelOf(page);
        const hints = panel.locator('.hint:visible');
        const button = panel.locator('.one-more');
        assert.equal(await hints.count(), 0);
        assert.equal(await button.textContent(), 'Podpowiedź 1 z 4');
        await button.click();
        await page.waitForFunction(() => document.activeElement.matches('.hint[open] summary'));
        assert.equal(await hints.count(), 1);
        assert.equal(await button.textContent(), 'Podpowiedź 2 z 4');
        assert.equal(kept().exercises[EXERCISE].hints, 1);
        await page.reload();
        await hints.first().waitFor();
        assert.equal(await hints.count(), 1);
        write({ exercises: { [EXERCISE]: { hints: 3 } } });
        await comeBack(page);
        await hints.nth(2).waitFor();
        assert.equal(await button.textContent(), 'Podpowiedź 4 z 4');
        await button.click();
        await hints.nth(3).waitFor();
        assert.ok(await button.isHidden(), 'there are no more');
    }));

test('a fresh start asks first and names the copy', () =>
    inChapter('ru', async page => {
        writeFileSync(FILE, '// own work\n');
        const panel = panelOf(page);
        const button = panel.locator('.reset');
        const no = panel.locator('.ask button', { hasText: 'Отмена' });
        await button.click();
        assert.ok(await focused(page, no), 'the harmless answer has the focus');
        await page.keyboard.press('Escape');
        assert.ok(await focused(page, button), 'the focus is back');
        assert.equal(readFileSync(FILE, 'utf8'), '// own work\n');
        await button.click();
        await panel.locator('.ask button', { hasText: 'Вернуть' }).click();
        const copy = panel.locator('.panel-said code');
        await copy.waitFor();
        assert.equal(readFileSync(FILE, 'utf8'), STARTER);
        assert.equal(readFileSync(`${WORKBOOK}/${await copy.textContent()}`, 'utf8'), '// own work\n');
    }));

test('a solution is shown after asking twice, all ways of it', () =>
    inChapter('ru', async page => {
        const panel = panelOf(page);
        const button = panel.locator('.solve');
        await button.click();
        await panel.locator('.ask').getByText('Упражнение ещё не зачтено.').waitFor();
        assert.equal(await panel.locator('.solution').count(), 0);
        await panel.locator('.ask button', { hasText: 'Показать' }).click();
        const code = panel.locator('.solution-code');
        await code.locator('.hljs-keyword').first().waitFor();
        assert.equal(await button.getAttribute('aria-expanded'), 'true');
        const first = 'right_generation.rs';
        const ways = readdirSync(`${WORKBOOK}/solutions/${EXERCISE}`).filter(name => name.startsWith('right') && name !== first);
        const choice = panel.locator('.solution select');
        assert.deepEqual(await choice.locator('option').allTextContents(), [first, ...ways.sort()]);
        // Its comments are in both languages; a reader sees one.
        const shown = await code.textContent();
        assert.ok(!shown.includes('pl:') && /\/\/ [А-Я]/.test(shown), shown);
        assert.ok(await focused(page, choice), 'the focus is where the solution is');
        await choice.selectOption({ label: 'right_park.rs' });
        // Long comments are broken.
        const withoutComments = text => text.replace(/^ *\/\/.*\n/gm, '').trim();
        const shownCode = withoutComments(await code.textContent());
        assert.equal(shownCode, withoutComments(readFileSync(solution('right_park'), 'utf8')));
        await button.click();
        assert.equal(await panel.locator('.solution').count(), 0);
    }));

test('checks are counted, and passing is shown with its day, in the sidebar, and opens the solution', () =>
    inChapter(
        'pl',
        async page => {
            const state = panelOf(page).locator('.panel-state');
            assert.equal(await state.textContent(), 'jeszcze nie sprawdzane');
            const panel = await check(page);
            assert.match(await panel.locator('.verdict-summary').textContent(), /^Ćwiczenie czeka na rozwiązanie\./);
            await panel.getByText('sprawdzane 1 raz').waitFor();

            solve('right_generation');
            await check(page);
            const day = new Date().toLocaleDateString('pl', { day: 'numeric', month: 'long', year: 'numeric' });
            await panel.getByText(`✓ zaliczone ${day}`).waitFor();
            const link = page.locator('#mdbook-sidebar a[href$="ch13_barriers.html"]').first();
            await link.getByRole('img', { name: 'zaliczone ćwiczenia: 1 z 1' }).waitFor();
            assert.equal(kept().exercises[EXERCISE].attempts, 2);
            await panel.locator('.solve').click();
            await panel.locator('.solution').waitFor();
        },
        { sidebar: 'visible' },
    ));

test("code that does not compile is shown with the compiler's words", () =>
    inChapter('ru', async page => {
        writeFileSync(FILE, STARTER.replace('todo!()', '"not a barrier"'));
        const panel = await check(page);
        assert.match(await panel.locator('.verdict-summary').textContent(), /^Код не компилируется\./);
        assert.match(await panel.locator('.compiler').first().textContent(), /error\[E0308\]/);
        await panel.getByText('проверялось 1 раз').waitFor();
    }));

test("a breaking schedule is stepped through beside the reader's own code", () =>
    inChapter('pl', async page => {
        solve('wrong_if_for_while');
        const panel = await check(page);
        const stepper = panel.locator('.verdict .stepper');
        const current = stepper.locator('tr.is-current');
        const number = async () => Number(await current.locator('th').textContent());
        await current.waitFor();
        assert.equal(await number(), 1);
        const [first, previous, next, last] = await stepper.locator('.step-controls button').all();
        assert.ok((await first.isDisabled()) && (await previous.isDisabled()));
        await next.click();
        assert.equal(await number(), 2);
        await page.keyboard.press('ArrowRight');
        assert.equal(await number(), 3);
        await page.keyboard.press('ArrowLeft');
        assert.equal(await number(), 2);
        await page.keyboard.press('End');
        assert.equal(await number(), await stepper.locator('tbody tr').count());
        assert.ok((await next.isDisabled()) && (await last.isDisabled()));
        assert.ok(await page.evaluate(() => document.activeElement !== document.body), 'the focus is not lost');
        assert.match(await stepper.getByRole('status').textContent(), /^Krok \d+ z \d+\. .+: .+/);
        await page.keyboard.press('Home');
        assert.equal(await number(), 1);
        // Some step is in the reader's file: its line is marked there.
        const lines = readFileSync(FILE, 'utf8').split('\n');
        for (let marked = 0; marked === 0; await page.keyboard.press('ArrowRight')) {
            assert.ok(!(await next.isDisabled()), 'no step is in the file');
            const line = stepper.locator('.step-code li.is-current');
            marked = await line.count();
            if (marked) assert.equal(await line.textContent(), lines[(await line.getAttribute('value')) - 1]);
        }
    }));

test('the steps have the same numbers in the stepper and in the table', () =>
    onStart('pl', async page => {
        const chapters = readdirSync(`${WORKBOOK}/book/pl`).filter(name => readFileSync(`${WORKBOOK}/book/pl/${name}`, 'utf8').includes('{{#schedule'));
        assert.ok(chapters.length > 5, 'the book has schedules');
        for (const chapter of chapters) {
            await page.goto(`${BASE}${chapter.replace('.md', '.html')}`);
            const [steps, table] = await page.evaluate(() => {
                const text = node => node.textContent.replace(/^✗ /, '').replace(/[`\s]+/g, '');
                const rows = (selector, read) => [...document.querySelectorAll(selector)].flatMap(read);
                return [
                    rows('.stepper .steps tbody tr', row => [...row.querySelectorAll('.step-text')].map(step => `${text(row.cells[0])} ${text(step)}`)),
                    rows('.stepper .timeline-table tbody tr', row => `${text(row.cells[0])} ${text(row.cells[2])}`),
                ];
            });
            assert.ok(steps.length > 0, chapter);
            assert.deepEqual(steps.toSorted(), table.toSorted(), chapter);
        }
    }));

for (const [language, title, word] of [
    ['pl', 'Bariery', 'Czytaj dalej'],
    ['ru', 'Барьеры', 'Читать дальше'],
]) {
    test(`the start page leads on to the section in ${language}`, () =>
        inChapter(
            language,
            async page => {
                const heading = (await page.locator('h2#why').textContent()).trim();
                await page.waitForResponse(response => response.url().includes('/api/progress/place/') && response.url().includes('heading=why'));
                await page.goto(BASE + ROOTS[language] + START);
                await page.getByText(`${title} · ${heading}`).waitFor();
                await page.getByRole('link', { name: word }).click();
                await page.waitForURL(/ch13_barriers\.html#why$/);
            },
            { hash: '#why' },
        ));
}

test('the progress is saved to a file, forgotten, and loaded again', () =>
    onStart(
        'pl',
        async page => {
            write({
                chapters: { ch13_barriers: 1 },
                quizzes: { 'ch13_barriers/leaders': { choice: 0, correct: false, at: 2 } },
                exercises: { [EXERCISE]: { attempts: 2, passed: 3 } },
            });
            await comeBack(page);
            const count = label => page.getByRole('progressbar', { name: label });
            const done = async label => Number(await count(label).getAttribute('value'));
            await page.locator('.counts progress[value="1"]').first().waitFor();
            assert.deepEqual([await done('Przeczytane rozdziały'), await done('Zaliczone ćwiczenia')], [1, 1]);
            const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Zapisz do pliku' }).click()]);
            const saved = await download.path();
            assert.deepEqual(JSON.parse(readFileSync(saved, 'utf8')).chapters, { ch13_barriers: 1 });

            await page.getByRole('button', { name: 'Usuń postępy' }).click();
            await page.locator('.ask').getByRole('button', { name: 'Usuń' }).click();
            await page.getByText('Postępy usunięto.').waitFor();
            assert.deepEqual([await done('Przeczytane rozdziały'), await done('Zaliczone ćwiczenia')], [0, 0]);
            assert.deepEqual(kept().exercises, {});

            const file = page.locator('input[type="file"]');
            const said = page.locator('.start .panel-said');
            for (const text of ['{"schema":7}', 'no JSON', '{"schema":1,"more":1}']) {
                await said.evaluate(element => element.replaceChildren());
                await file.setInputFiles({ name: 'other.json', mimeType: 'application/json', buffer: Buffer.from(text) });
                await said.getByText('To nie jest plik z postępami.').waitFor();
            }
            await file.setInputFiles(saved);
            await page.getByText('Postępy z pliku').waitFor();
            assert.deepEqual([await done('Przeczytane rozdziały'), await done('Zaliczone ćwiczenia')], [1, 1]);
            assert.equal(kept().exercises[EXERCISE].passed, 3);
            assert.deepEqual(await violations(page, ['.panel.start']), []);
        },
        // The server refuses the file that looks like one.
        { expected: /400/ },
    ));

test('what is done at the terminal appears on an open page at once', () =>
    inChapter('pl', async page => {
        solve('right_generation');
        const graded = spawnSync(TOOL, ['check', EXERCISE], { cwd: WORKBOOK, timeout: CHECK_LIMIT });
        assert.equal(graded.status, 0);
        await panelOf(page).getByText('✓ zaliczone').waitFor();
    }));

test('a quiz is remembered in both editions', () =>
    inChapter('pl', async page => {
        const quiz = page.locator('form.quiz').first();
        const right = await quiz.getAttribute('data-answer');
        await quiz.locator(`input[value="${right}"]`).check();
        await Promise.all([page.waitForResponse(/progress\/quiz/), quiz.locator('button[type="submit"]').click()]);
        const answer = kept().quizzes[await quiz.getAttribute('data-quiz')];
        assert.deepEqual([String(answer.choice), answer.correct], [right, true]);
        await page.evaluate(() => localStorage.clear());
        await page.goto(`${BASE}ru/ch13_barriers.html`);
        await page.locator('form.quiz.right').first().waitFor();
    }));

test('a killed server loses nothing, and what it did not hear it is told later', () =>
    inChapter(
        'pl',
        async page => {
            const [first, second] = await page.locator('form.quiz').all();
            const answer = async quiz => {
                await quiz.locator('input').first().check();
                await quiz.locator('button[type="submit"]').click();
            };
            await Promise.all([page.waitForResponse(/progress\/quiz/), answer(first)]);
            await end('SIGKILL');
            await Promise.all([page.waitForEvent('requestfailed'), answer(second)]);
            const ids = [await first.getAttribute('data-quiz'), await second.getAttribute('data-quiz')];
            assert.deepEqual(Object.keys(kept().quizzes), [ids[0]]);
            // The first try still has the token of the server that was killed.
            const told = page.waitForResponse(response => response.ok() && response.url().includes('progress/import'));
            // The reader does nothing: the page finds the new server.
            await Promise.all([told, start()]);
            assert.deepEqual(Object.keys(kept().quizzes).sort(), ids.sort());
        },
        // The page has a token of the server that was killed.
        { expected: /net::ERR_|403/ },
    ));

test('a progress that cannot be kept is told, breaks no check, and can be begun anew', () =>
    inChapter(
        'ru',
        async page => {
            mkdirSync(`${WORKBOOK}/.workbook`);
            writeFileSync(PROGRESS, '{');
            const panel = await check(page);
            await panel.locator('.unrecorded').getByText('Не удаётся прочитать файл прогресса').waitFor();
            const notice = page.getByRole('alert');
            await notice.waitFor();
            assert.deepEqual(await violations(page, ['.notice']), []);
            await notice.getByRole('button').click();
            await panel.locator('.one-more').click();
            await panel.locator('.hint:visible').first().waitFor();
            await page.goto(`${BASE}ru/${START}`);
            await page.getByRole('button', { name: 'Удалить прогресс' }).click();
            await page.locator('.ask').getByRole('button', { name: 'Удалить' }).click();
            await page.getByText('Прогресс удалён.').waitFor();
            assert.deepEqual(kept().exercises, {});
        },
        { expected: /500/ },
    ));

for (const [language, width, themes] of [
    ['pl', 1280, ['light', 'rust', 'coal', 'navy', 'ayu']],
    ['ru', 390, ['light', 'navy']],
]) {
    test(`axe finds nothing in open panels in ${language}, ${width} px, ${themes}`, () =>
        inChapter(
            language,
            async page => {
                solve('wrong_if_for_while');
                const panel = await check(page);
                await panel.locator('.one-more').click();
                await panel.locator('.hint.shown').waitFor();
                await panel.locator('.solve').click();
                await panel.locator('.ask .is-grave').click();
                await panel.locator('.solution').waitFor();
                await panel.locator('.reset').click();
                await panel.locator('.ask').waitFor();
                await panel.locator('.stepper tr.is-current').waitFor();
                for (const theme of themes) {
                    await page.evaluate(id => document.getElementById(id).click(), `mdbook-theme-${theme}`);
                    assert.deepEqual(await violations(page, ['.panel.exercise', '#mdbook-sidebar']), [], theme);
                }
                const wide = await page.evaluate(() => document.documentElement.scrollWidth);
                assert.ok(wide <= width, `the page is ${wide} px wide`);
            },
            { width, sidebar: width > 1000 ? 'visible' : 'hidden' },
        ));
}

test('a copy on any web host keeps the progress in the browser', async () => {
    assert.equal(spawnSync(TOOL, ['build'], { cwd: WORKBOOK }).status, 0);
    const at = pathToFileURL(`${WORKBOOK}/out/html/`).href;
    await withPage('pl', { at }, async page => {
        const panel = panelOf(page);
        assert.equal(await panel.locator('button:visible:not(.copy)').count(), 0, 'nothing to press needs the server');
        assert.equal(await panel.locator('.hint:visible').count(), 4, 'hints are there to be unfolded');
        const quiz = page.locator('form.quiz').first();
        await quiz.locator('input').first().check();
        await quiz.locator('button[type="submit"]').click();
        await page.locator('main > :last-child').scrollIntoViewIfNeeded();
        await page.mouse.wheel(0, 400);
        await page.waitForFunction(() => JSON.parse(localStorage.getItem('workbook-progress')).progress.last?.heading === 'summary');

        await page.goto(at + START);
        const labels = page.locator('.counts progress:visible');
        assert.deepEqual(await labels.evaluateAll(bars => bars.map(bar => bar.value)), [1, 1]);
        // The chapter is done with: on to the one after it.
        assert.match(await page.locator('.start-next a').getAttribute('href'), /^ch(1[4-9]|2\d)_\w+\.html$/);
        const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Zapisz do pliku' }).click()]);
        const saved = await download.path();
        await page.getByRole('button', { name: 'Usuń postępy' }).click();
        await page.locator('.ask').getByRole('button', { name: 'Usuń' }).click();
        await page.getByText('Postępy usunięto.').waitFor();
        assert.deepEqual(await labels.evaluateAll(bars => bars.map(bar => bar.value)), [0, 0]);
        await page.locator('input[type="file"]').setInputFiles(saved);
        await page.getByText('Postępy z pliku').waitFor();
        await page.reload();
        assert.deepEqual(await labels.evaluateAll(bars => bars.map(bar => bar.value)), [1, 1]);
    });
    assert.ok(!existsSync(PROGRESS), 'the workbook knows nothing of it');
});
