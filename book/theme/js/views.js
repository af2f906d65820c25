// How what is kept of the reader looks on a page: answered quizzes, exercises, the start page, the marks in the sidebar. It is put in,
// as the steppers are, while the page is being read, before anything of it is on the screen, and again after each change. An element that is not all there
// yet gets what there is of it, and is looked at again. What a reader can do with it is in the scripts of these parts.
'use strict';

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
