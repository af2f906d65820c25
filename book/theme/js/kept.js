// What is known of the reader when a page begins: what a progress is, how two of them are joined, and the one to begin with. Runs before
// the page is there, so that nothing has to move later. Its form is that of the file: see crates/workbook/src/progress.rs.
'use strict';

workbook.kept = (() => {
    const { store, served } = workbook;
    const nothing = () => ({ schema: 1, chapters: {}, quizzes: {}, exercises: {}, last: null });
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
    function usable(view) {
        const progress = checked(view?.progress);
        return progress && isTable(view.exercises) ? { ...view, progress } : null;
    }

    // What the server could not be told yet, by whichever page of this browser.
    const untold = () => (served ? checked(store.get('untold')) : null);

    function joined(view) {
        const waiting = untold();
        if (waiting) merge(view.progress, waiting);
        return view;
    }

    // The server writes what it knows into its pages. A copy elsewhere, and a page of a server that could not, begin with what this
    // browser knows.
    function sent() {
        try {
            return JSON.parse(document.querySelector('meta[name="workbook-view"]').content);
        } catch {
            return null;
        }
    }
    const first = joined(usable(sent()) ?? usable(store.get('progress')) ?? { progress: nothing(), exercises: {}, next: null });

    return { nothing, untouched, checked, usable, merge, untold, joined, first };
})();
