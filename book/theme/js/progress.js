// What the reader has done, the same on all pages. With the server there is one file for the pages and the terminal, and what is kept in
// this browser is only a copy; without it, this browser keeps everything. What the server could not be told is told to it later. What a
// page begins with is in store.js.
'use strict';

workbook.progress = (() => {
    const { store, server, served, kept } = workbook;
    const { nothing, untouched, checked, merge, untold, joined } = kept;
    const now = () => Math.floor(Date.now() / 1000);

    let view = kept.first;
    const listeners = [];

    function show() {
        workbook.views.show(view);
        for (const listener of listeners) listener(view);
    }

    function publish() {
        store.set('progress', view);
        show();
    }

    function take(answer) {
        view = joined(answer);
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

    // Other pages of this browser. What is done at the terminal comes by the stream of reload.js, and a page that has none looks when
    // the reader comes back to it.
    addEventListener('storage', event => {
        const other = event.key === 'workbook-progress' ? kept.usable(store.get('progress')) : null;
        if (!other) return;
        view = other;
        show();
    });
    addEventListener('focus', refresh);
    show();

    return {
        // Calls `listener` with the view now and after each change.
        watch(listener) {
            listeners.push(listener);
            listener(view);
        },
        of: name => workbook.views.workOn(name, view),
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
