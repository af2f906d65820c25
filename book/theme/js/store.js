// What the pages remember in this browser: the chosen tab, the language, a copy of the progress. Without storage (private windows) nothing
// is kept.
'use strict';

workbook.store = {
    get(key) {
        try {
            return JSON.parse(localStorage.getItem(`workbook-${key}`));
        } catch {
            return null;
        }
    },
    set(key, value) {
        try {
            localStorage.setItem(`workbook-${key}`, JSON.stringify(value));
        } catch {
            // The page works without it.
        }
    },
};

// Makes an element: workbook.element('p', { class: 'x', hidden: true }, 'text', otherElement).
workbook.element = (name, attributes = {}, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
        if (value === true) element.setAttribute(key, '');
        else if (value !== false && value != null) element.setAttribute(key, value);
    }
    element.append(...children.filter(child => child != null));
    return element;
};

// Text with `code` in it, as a list of nodes. A number stays on the line of its word: „muteks 1”.
workbook.inline = text => {
    const parts = text.replace(/ (?=\d)/g, '\u00a0').split('`');
    if (parts.length % 2 === 0) return [text];
    return parts.map((part, index) => (index % 2 ? workbook.element('code', { class: 'hljs' }, part) : part));
};

// The heading the reader is at: the last one that has reached the upper third of the window, or any part of it at the page's end. Empty
// above the first section.
workbook.section = () => {
    const atEnd = scrollY + innerHeight >= document.documentElement.scrollHeight - 40;
    const reached = atEnd ? innerHeight : innerHeight / 3;
    const headings = [...document.querySelectorAll('main :is(h1, h2, h3)[id]')];
    const current = headings.filter(heading => heading.getBoundingClientRect().top < reached).pop();
    return current && current.tagName !== 'H1' ? current.id : '';
};

// How far the reader is in a section: 0 at its heading, 1 at the next one. Sections of the two editions differ in length.
workbook.within = id => {
    const bounds = () => {
        const headings = [...document.querySelectorAll('main :is(h1, h2, h3)[id]')].filter(heading => heading.tagName !== 'H1');
        const at = headings.findIndex(heading => heading.id === id);
        const yOf = heading => heading.getBoundingClientRect().top + scrollY;
        return [at < 0 ? 0 : yOf(headings[at]), headings[at + 1] ? yOf(headings[at + 1]) : document.documentElement.scrollHeight];
    };
    return {
        get() {
            const [top, bottom] = bounds();
            return (scrollY - top) / (bottom - top);
        },
        scroll(part) {
            const [top, bottom] = bounds();
            scrollTo(0, top + part * (bottom - top));
        },
    };
};

// Rust in mdBook's colours, which come when the page is there. Highlighting escapes what it is given.
workbook.highlighted = text => {
    const code = workbook.element('code', { class: 'hljs' }, text || ' ');
    const colour = () => (code.innerHTML = hljs.highlight('rust', text, true).value);
    if (!text.trim()) return code;
    if (window.hljs) colour();
    else document.addEventListener('DOMContentLoaded', colour);
    return code;
};

// What is known of the reader when a page begins: what a progress is, how two of them are joined, and the one to begin with. Runs before
// the page is there, so that nothing has to move later. Its form is that of the file: see crates/workbook/src/progress.rs.
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
