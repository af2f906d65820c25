// What is put into a page while it is being read, before anything of it is on the screen. One script for all of it, because the first picture
// waits for each script.
'use strict';

// A breaking schedule, step by step: a table with a column for each thread, the current step highlighted, and beside it the source
// with the line of that step. Forward and back by buttons and by keys.
workbook.stepper = (() => {
    const { language, words, element, inline, highlighted } = workbook;
    const SPANS = ['wait', 'hold', 'run'];

    // The rows: one for each moment at which something is said, with the lanes that are inside a span then.
    function rowsOf(timeline) {
        const isSpan = event => SPANS.includes(event.kind);
        // What a step begins is told by the step: the rule of `steps` in crates/timeline/src/layout.rs, so that the numbers are those of
        // the picture and of its table.
        const isBegun = span => timeline.events.some(other => other.kind === 'step' && other.text && other.lane === span.lane && other.at === span.at);
        const told = event => event.kind === 'fault' || (event.text && !(isSpan(event) && isBegun(event)));
        const moments = [];
        for (const event of timeline.events.filter(told)) {
            const last = moments[moments.length - 1];
            if (last && last.at === event.at) last.events.push(event);
            else moments.push({ at: event.at, events: [event] });
        }
        for (const row of moments) {
            row.spans = new Map();
            for (const event of timeline.events) {
                const inside = isSpan(event) && event.at <= row.at && (event.until === undefined || event.until > row.at);
                if (inside && row.spans.get(event.lane) !== 'wait') row.spans.set(event.lane, event.kind);
            }
        }
        return moments;
    }

    function table(timeline, rows) {
        const head = element('tr', {}, element('th', { scope: 'col' }, words.columns[0]));
        for (const lane of timeline.lanes) head.append(element('th', { scope: 'col' }, lane.name[language]));
        const body = element('tbody');
        rows.forEach((row, index) => {
            const line = element('tr', { 'data-step': index, class: row.events.some(event => event.kind === 'fault') ? 'is-fault' : null });
            line.append(element('th', { scope: 'row' }, String(row.at + 1)));
            for (const lane of timeline.lanes) {
                const cell = element('td', { class: row.spans.has(lane.id) ? `in-${row.spans.get(lane.id)}` : null });
                for (const event of row.events.filter(event => event.lane === lane.id)) {
                    const text = element('span', { class: 'step-text' });
                    text.append(...inline(event.text ? event.text[language] : ''));
                    cell.append(text);
                    if (event.line) cell.append(' ', element('span', { class: 'step-place' }, `${event.file}:${event.line}`));
                }
                line.append(cell);
            }
            body.append(line);
        });
        return element('table', { class: 'steps' }, element('thead', {}, head), body);
    }

    // `source`: { path, lines: [[number, text], …] } or null; only then is there a pane of code.
    function build(holder, { timeline, source }) {
        const rows = rowsOf(timeline);
        if (rows.length === 0) return;
        let current = -1;
        const position = element('span', { class: 'step-position' });
        const told = element('p', { class: 'only-heard', role: 'status' });
        const inWords = ({ events }) => events.map(event => `${timeline.lanes.find(lane => lane.id === event.lane)?.name[language] ?? ''}: ${event.text?.[language] ?? ''}`).join('; ');
        const button = (label, sign, target) => {
            const made = element('button', { type: 'button', class: 'button small', title: label, 'aria-label': label }, sign);
            made.addEventListener('click', () => show(target()));
            return made;
        };
        const first = button(words.first, '«', () => 0);
        const previous = button(words.previous, '‹', () => current - 1);
        const next = button(words.next, '›', () => current + 1);
        const last = button(words.last, '»', () => rows.length - 1);
        const controls = element('div', { class: 'step-controls' }, first, previous, position, next, last);

        const steps = table(timeline, rows);
        const scroller = element('div', { class: 'steps-scroll', tabindex: 0, role: 'group', 'aria-label': `${words.schedule}. ${words.stepKeys}` }, steps);
        const code = source ? element('ol', { class: 'step-code' }) : null;
        const codeLines = new Map();
        for (const [number, text] of source ? source.lines : []) {
            const line = element('li', { value: number }, highlighted(text));
            codeLines.set(number, line);
            code.append(line);
        }
        const sourceLine = element('p', { class: 'step-source' });
        const parts = [controls, told, scroller, sourceLine];
        if (code) {
            parts.push(
                element('p', { class: 'step-code-path' }, element('code', { class: 'path' }, source.path)),
                element('div', { class: 'step-code-scroll', tabindex: 0, role: 'group', 'aria-label': source.path }, code),
            );
        }

        // Scrolls within its box only: the page must not move under the reader's hand.
        const reveal = (line, box) => {
            const [inner, outer] = [line.getBoundingClientRect(), box.getBoundingClientRect()];
            const head = box.querySelector('thead')?.getBoundingClientRect().height ?? 0;
            if (inner.top < outer.top + head) box.scrollTop -= outer.top + head - inner.top + 8;
            else if (inner.bottom > outer.bottom) box.scrollTop += inner.bottom - outer.bottom + 8;
            const cell = line.querySelector('.step-text')?.getBoundingClientRect();
            if (cell && (cell.left < outer.left || cell.right > outer.right)) box.scrollLeft += cell.left - outer.left - 60;
        };

        function show(target) {
            const index = Math.max(0, Math.min(rows.length - 1, target));
            if (index === current) return;
            const isFirst = current < 0;
            current = index;
            for (const line of steps.querySelectorAll('tbody tr')) {
                const own = Number(line.dataset.step);
                line.classList.toggle('is-current', own === index);
                line.classList.toggle('is-later', own > index);
                if (own === index) {
                    line.setAttribute('aria-current', 'step');
                    reveal(line, scroller);
                } else {
                    line.removeAttribute('aria-current');
                }
            }
            const step = words.step(rows[index].at + 1, rows.at(-1).at + 1);
            position.textContent = step;
            // That there are steps is no news.
            if (!isFirst) told.textContent = `${step}. ${inWords(rows[index])}`;
            const focused = document.activeElement;
            first.disabled = previous.disabled = index === 0;
            next.disabled = last.disabled = index === rows.length - 1;
            // A button that has done its last step would drop the focus.
            if (focused?.disabled && controls.contains(focused)) scroller.focus({ preventScroll: true });
            const event = rows[index].events.find(event => event.line);
            sourceLine.replaceChildren();
            if (event) sourceLine.append(element('code', { class: 'path' }, `${event.file}:${event.line}`), ' ', element('code', {}, event.source ?? ''));
            for (const line of codeLines.values()) line.classList.remove('is-current');
            const line = event && codeLines.get(event.line);
            // A step of the grader's own file has no line here.
            if (line && (event.file || '').endsWith('lib.rs')) {
                line.classList.add('is-current');
                reveal(line, code.parentElement);
            }
        }

        holder.addEventListener('keydown', event => {
            if (event.altKey || event.ctrlKey || event.metaKey) return;
            const target = { ArrowRight: current + 1, ArrowLeft: current - 1, Home: 0, End: rows.length - 1 }[event.key];
            if (target === undefined) return;
            event.preventDefault();
            event.stopPropagation();
            show(target);
        });
        steps.addEventListener('click', event => {
            const line = event.target.closest('tbody tr');
            if (line) show(Number(line.dataset.step));
        });
        holder.append(...parts);
        show(0);
        return { show };
    }

    // The schedules of a chapter, as soon as they are there. Their picture, which comes after this, stays for paper.
    function begin() {
        for (const holder of document.querySelectorAll('.stepper[data-steps]:not(.ready)')) {
            build(holder, JSON.parse(holder.dataset.steps));
            holder.classList.add('ready');
        }
    }

    return { build, begin };
})();

// How what is kept of the reader looks on a page: answered quizzes, exercises, the start page, the marks in the sidebar. It is put in,
// as the steppers are, while the page is being read, and again after each change. An element that is not all there yet gets what there is
// of it, and is looked at again. What a reader can do with it is in the scripts of these parts.
workbook.views = (() => {
    const { words, language, served, element, inline, kept, stepper } = workbook;

    // `chosen`: the value of an answer, or null.
    function quiz(form, chosen) {
        const { answer } = form.dataset;
        const outcome = form.querySelector('.quiz-outcome');
        const button = form.querySelector('button[type="submit"]');
        const isAnswered = chosen !== null;
        const isRight = chosen === answer;
        let correct = null;
        for (const radio of form.querySelectorAll('input[type="radio"]')) {
            const choice = radio.closest('.choice');
            radio.checked = radio.value === chosen;
            choice.classList.toggle('is-right', isAnswered && radio.value === answer);
            choice.classList.toggle('is-wrong', radio.checked && !isRight);
            if (radio.value === answer) correct = choice.querySelector('span');
        }
        form.classList.toggle('answered', isAnswered);
        form.classList.toggle('right', isAnswered && isRight);
        form.classList.toggle('wrong', isAnswered && !isRight);
        if (!button) return;
        button.dataset.answer ??= button.textContent;
        button.textContent = isAnswered ? words.again : button.dataset.answer;
        if (!isAnswered) outcome?.replaceChildren();
        else if (isRight) outcome?.replaceChildren(element('strong', {}, words.right));
        else outcome?.replaceChildren(element('strong', {}, words.wrong), ' ', ...correct.cloneNode(true).childNodes);
    }

    // The answer that is kept, if the quiz still has it.
    function answerIn(form, { progress }) {
        const given = progress.quizzes[form.dataset.quiz];
        return given && form.querySelector(`input[value="${Number(given.choice)}"]`) ? String(given.choice) : null;
    }

    const workOn = (name, { progress }) => ({ ...kept.untouched, ...progress.exercises[name] });
    const dateOf = moment => new Date(moment * 1000).toLocaleDateString(language, { day: 'numeric', month: 'long', year: 'numeric' });
    const stateOf = work => (work.passed != null ? words.passedOn(dateOf(work.passed)) : work.attempts > 0 ? words.tried(work.attempts) : words.untried);

    function exercise(panel, view) {
        const work = workOn(panel.dataset.exercise, view);
        const state = panel.querySelector('.panel-state');
        if (state) {
            state.textContent = stateOf(work);
            state.classList.toggle('is-right', work.passed != null);
        }
        const hints = [...panel.querySelectorAll('.hint')];
        hints.forEach((hint, index) => hint.classList.toggle('shown', index < work.hints));
        const oneMore = panel.querySelector('.one-more');
        // The hints come last: before they are there, nobody knows how many there are.
        if (!oneMore || hints.length === 0) return;
        oneMore.hidden = work.hints >= hints.length;
        oneMore.textContent = words.hintOf(Math.min(work.hints + 1, hints.length), hints.length);
    }

    // What the start page was before anything was done, and what it knows of the book.
    const books = new WeakMap();
    function bookOf(panel) {
        if (!books.has(panel)) {
            const { chapters } = JSON.parse(panel.dataset.book);
            const link = panel.querySelector('.start-next a');
            const exercises = new Map(chapters.flatMap(({ slug, exercises }) => exercises.map(({ name, title }) => [name, { slug, title }])));
            const quizzes = chapters.flatMap(chapter => chapter.quizzes);
            const begin = { text: link.textContent, where: chapters[0].title, href: link.getAttribute('href') };
            const todo = [...panel.querySelector('.start-exercise').childNodes];
            books.set(panel, { chapters, exercises, quizzes, begin, todo });
        }
        return books.get(panel);
    }

    // On from the last place, or from the chapter after it, if that one is done with.
    function goOn({ chapters, begin }, { chapters: read, last }) {
        const at = chapters.findIndex(chapter => chapter.slug === last?.page);
        if (at < 0) return begin;
        const [here, ...later] = chapters.slice(at);
        const next = read[here.slug] && last.heading === 'summary' ? later.find(chapter => !read[chapter.slug]) : null;
        const { slug, title } = next ?? here;
        const heading = next ? null : here.headings[last.heading];
        return {
            text: words.readOn,
            where: heading ? `${title} · ${heading}` : title,
            href: heading ? `${slug}.html#${last.heading}` : `${slug}.html`,
        };
    }

    function count(panel, kind, done) {
        const bar = panel.querySelector(`.count-of-${kind} progress`);
        const text = words.of(done, bar.max);
        bar.value = done;
        bar.setAttribute('aria-valuetext', text);
        bar.parentElement.querySelector('span').textContent = text;
    }

    function start(panel, { progress: done, next }) {
        // Behind all that is changed.
        if (!panel.querySelector('.start-file')) return;
        const book = bookOf(panel);
        const { chapters, exercises, quizzes } = book;
        const { text, where, href } = goOn(book, done);
        const link = panel.querySelector('.start-next a');
        link.textContent = text;
        link.setAttribute('href', href);
        panel.querySelector('.start-place').replaceChildren(element('span', {}, ...inline(where)));

        const passed = [...exercises.keys()].filter(name => done.exercises[name]?.passed != null);
        count(panel, 'chapters', chapters.filter(({ slug }) => done.chapters[slug]).length);
        count(panel, 'quizzes', quizzes.filter(id => done.quizzes[id]).length);
        count(panel, 'exercises', passed.length);
        const todo = panel.querySelector('.start-exercise');
        if (passed.length === exercises.size) {
            todo.replaceChildren(words.allPassed);
        } else if (exercises.has(next)) {
            const { slug, title } = exercises.get(next);
            todo.replaceChildren(...book.todo);
            const link = todo.querySelector('a');
            link.replaceChildren(...inline(title));
            link.setAttribute('href', `${slug}.html#${next}`);
        }
    }

    const slugOf = address => new URL(address, location.href).pathname.replace(/^.*\//, '').replace(/\.html$/, '');

    // What is read and how many exercises have passed, at a chapter of the sidebar.
    function chapter(link, { progress: { chapters, exercises: done }, exercises }) {
        const own = slugOf(link.href);
        const names = exercises[own] ?? [];
        const passed = names.filter(name => done[name]?.passed != null).length;
        const marks = element('span', { class: 'marks' });
        if (names.length > 0) {
            const label = words.passedOf(passed, names.length);
            const kind = passed === names.length ? 'solved is-all' : 'solved';
            marks.append(element('span', { class: kind, role: 'img', 'aria-label': label, title: label }, `${passed}/${names.length}`));
        }
        if (chapters[own]) marks.append(element('span', { class: 'read-tick', role: 'img', 'aria-label': words.read, title: words.read }, '✓'));
        const old = link.querySelector('.marks');
        if (old?.outerHTML === marks.outerHTML || (!old && !marks.hasChildNodes())) return;
        if (old) old.replaceWith(marks);
        else link.append(marks);
    }

    // All but the quizzes: an answer that is being given anew is not covered by the one before.
    function show(view) {
        if (served) for (const panel of document.querySelectorAll('.panel.exercise')) exercise(panel, view);
        for (const panel of document.querySelectorAll('.panel.start')) start(panel, view);
        for (const link of document.querySelectorAll('#mdbook-sidebar .chapter-item a[href]')) if (!link.hash) chapter(link, view);
    }

    function begin() {
        stepper.begin();
        show(kept.first);
        for (const form of document.querySelectorAll('form.quiz')) quiz(form, answerIn(form, kept.first));
    }

    // The page is read piece by piece; between two of them this is run, and only then may something be painted.
    const pieces = new MutationObserver(() => {
        begin();
        // Our own changes.
        pieces.takeRecords();
    });
    pieces.observe(document, { childList: true, subtree: true });
    document.addEventListener('DOMContentLoaded', () => pieces.disconnect());

    return { quiz, answerIn, workOn, show, slugOf };
})();
