// What the reader has done, the same on all pages. With the server there is one file for the pages and the terminal, and what is kept in
// this browser is only a copy to begin with; without it, this browser keeps everything. Both have the form of the file: see
// crates/workbook/src/progress.rs. What the server could not be told is told to it later.
'use strict';

workbook.progress = (() => {
    const { store, server, served } = workbook;
    const nothing = () => ({ schema: 1, chapters: {}, quizzes: {}, exercises: {}, last: null });
    const now = () => Math.floor(Date.now() / 1000);
    const untouched = { attempts: 0, passed: null, hints: 0, outcome: null, checked: null };

    const isTable = value => typeof value === 'object' && value !== null && !Array.isArray(value);
    // What a file or the store holds, if that is a progress.
    function checked(value) {
        if (!isTable(value) || value.schema !== 1) return null;
        const whole = { ...nothing(), ...value };
        const { chapters, quizzes, exercises, last } = whole;
        const fits =
            [chapters, quizzes, exercises].every(isTable) &&
            Object.values(chapters).every(Number.isFinite) &&
            Object.values(quizzes).every(answer => isTable(answer) && Number.isFinite(answer.choice) && Number.isFinite(answer.at)) &&
            Object.values(exercises).every(isTable) &&
            (last === null || (isTable(last) && typeof last.page === 'string' && Number.isFinite(last.at)));
        return fits ? whole : null;
    }

    // Nothing is taken back: what either side has passed, read or shown stays so; of two answers or places the later one counts.
    function merge(own, other) {
        for (const [slug, at] of Object.entries(other.chapters)) own.chapters[slug] = Math.min(at, own.chapters[slug] ?? at);
        for (const [id, answer] of Object.entries(other.quizzes)) if (!(own.quizzes[id]?.at >= answer.at)) own.quizzes[id] = answer;
        for (const [name, work] of Object.entries(other.exercises)) {
            const mine = { ...untouched, ...own.exercises[name] };
            const later = (work.checked ?? 0) > (mine.checked ?? 0) ? work : mine;
            const passed = [mine.passed, work.passed].filter(Number.isFinite);
            own.exercises[name] = {
                attempts: Math.max(mine.attempts, work.attempts ?? 0),
                hints: Math.max(mine.hints, work.hints ?? 0),
                passed: passed.length > 0 ? Math.min(...passed) : null,
                outcome: later.outcome ?? null,
                checked: later.checked ?? null,
            };
        }
        if ((other.last?.at ?? -1) > (own.last?.at ?? -1)) own.last = other.last;
    }

    // `progress`, the exercises of each chapter, and the one to do next. Without the server there are no exercises.
    const kept = store.get('progress');
    const known = checked(kept?.progress);
    let view = known ? { ...kept, progress: known } : { progress: nothing(), exercises: {}, next: null };
    // What the server could not be told yet, by whichever page of this browser.
    const untold = () => (served ? checked(store.get('untold')) : null);
    const listeners = [];

    function publish() {
        store.set('progress', view);
        for (const listener of listeners) listener(view);
    }

    function take(answer) {
        view = answer;
        const waiting = untold();
        if (waiting) merge(view.progress, waiting);
        publish();
    }

    // One request after the other: an answer must not be older than what is shown.
    let turn = Promise.resolve();
    const inTurn = work => (turn = turn.then(work, work));

    // What cannot be written is said once a page.
    let said = false;
    function complain(error) {
        if (error.status === null || said) return;
        said = true;
        const { element } = workbook;
        const close = element('button', { type: 'button', class: 'button small' }, workbook.words.dismiss);
        const notice = element('div', { class: 'notice', role: 'alert' }, element('p', {}, error.message), close);
        close.addEventListener('click', () => notice.remove());
        document.body.append(notice);
    }

    // The server was not there, or it could not write: not the fault of what it was told.
    const mayYetBe = error => [null, 500].includes(error.status);

    // Shows a change at once, and has it kept.
    function act(path, parameters, change) {
        change(view.progress);
        publish();
        if (!served) return Promise.resolve();
        return inTurn(async () => {
            try {
                take(await server.post(path, parameters));
            } catch (error) {
                if (mayYetBe(error)) {
                    const waiting = untold() ?? nothing();
                    change(waiting);
                    store.set('untold', waiting);
                }
                complain(error);
            }
        });
    }

    const join = other => server.post('/api/progress/import', {}, JSON.stringify(other));

    // What was done elsewhere, and what the server does not know yet.
    const refresh = () =>
        served &&
        inTurn(async () => {
            try {
                const waiting = untold();
                const answer = await (waiting ? join(waiting) : server.get('/api/progress'));
                if (waiting) store.set('untold', null);
                take(answer);
            } catch (error) {
                // What is refused once will be refused again.
                if (!mayYetBe(error)) store.set('untold', null);
                complain(error);
            }
        });

    // Adds the progress of a file. Throws an Error whose message is for the reader.
    async function add(text) {
        let other = null;
        try {
            other = checked(JSON.parse(text));
        } catch {
            // No JSON at all.
        }
        const refused = new Error(workbook.words.notProgress);
        if (!other) throw refused;
        if (served) {
            try {
                await inTurn(async () => take(await join(other)));
            } catch (error) {
                // The server looks more closely.
                throw mayYetBe(error) ? error : refused;
            }
        } else {
            merge(view.progress, other);
            publish();
        }
    }

    async function forget() {
        if (served) {
            await inTurn(async () => {
                const answer = await server.post('/api/progress/reset');
                store.set('untold', null);
                take(answer);
            });
        } else {
            view.progress = nothing();
            publish();
        }
    }

    // The text of a file that `add` understands, here and in the terminal.
    async function text() {
        await refresh();
        return `${JSON.stringify(view.progress, null, 2)}\n`;
    }

    // Other pages of this browser, and the terminal while this page was not looked at.
    addEventListener('storage', event => {
        const other = event.key === 'workbook-progress' ? store.get('progress') : null;
        if (!checked(other?.progress)) return;
        view = other;
        for (const listener of listeners) listener(view);
    });
    document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && refresh());
    addEventListener('focus', refresh);
    refresh();

    return {
        // Calls `listener` with the view now and after each change.
        watch(listener) {
            listeners.push(listener);
            listener(view);
        },
        of: name => ({ ...untouched, ...view.progress.exercises[name] }),
        read: slug => act(`/api/progress/chapter/${slug}`, {}, progress => (progress.chapters[slug] ??= now())),
        answer: (id, choice, correct) =>
            act(`/api/progress/quiz/${id}`, { choice }, progress => (progress.quizzes[id] = { choice, correct, at: now() })),
        visit: (page, heading) =>
            act(`/api/progress/place/${page}`, heading ? { heading } : {}, progress => (progress.last = { page, heading: heading || null, at: now() })),
        hint(name, shown) {
            return act(`/api/hint/${name}`, {}, progress => {
                const work = { ...untouched, ...progress.exercises[name] };
                progress.exercises[name] = { ...work, hints: Math.max(work.hints, shown) };
            });
        },
        refresh,
        add,
        forget,
        text,
    };
})();
