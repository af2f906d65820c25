// The start page: where to go on, how far the reader is, and the progress as a file.
'use strict';

(() => {
    const { words, served, element, inline, progress, ask } = workbook;

    for (const panel of document.querySelectorAll('.panel.start')) {
        const { chapters } = JSON.parse(panel.dataset.book);
        const link = panel.querySelector('.start-next a');
        const begin = { text: link.textContent, href: link.getAttribute('href') };
        const of = key => chapters.flatMap(chapter => chapter[key]);
        const exercises = new Map(chapters.flatMap(({ slug, exercises }) => exercises.map(({ name, title }) => [name, { slug, title }])));

        // On from the last place, or from the chapter after it, if that one is done with.
        function goOn({ chapters: read, last }) {
            const at = chapters.findIndex(chapter => chapter.slug === last?.page);
            if (at < 0) return begin;
            const [here, ...later] = chapters.slice(at);
            const next = read[here.slug] && last.heading === 'summary' ? later.find(chapter => !read[chapter.slug]) : null;
            const chapter = next ?? here;
            const heading = next ? null : here.headings[last.heading];
            return {
                text: words.readOn(chapter.title, heading),
                href: `${chapter.slug}.html${heading ? `#${last.heading}` : ''}`,
            };
        }

        const counts = element('dl', { class: 'counts' });
        function count(label, done, all) {
            const bar = element('progress', { max: all, value: done, 'aria-label': label, 'aria-valuetext': words.of(done, all) });
            counts.append(element('div', {}, element('dt', {}, label), element('dd', {}, bar, ' ', element('span', { 'aria-hidden': 'true' }, words.of(done, all)))));
        }

        const todo = element('p', { class: 'start-exercise' });
        panel.querySelector('.start-next').after(counts, todo);

        progress.watch(({ progress: done, next }) => {
            const { text, href } = goOn(done);
            link.replaceChildren(...inline(text));
            link.setAttribute('href', href);

            counts.replaceChildren();
            const quizzes = of('quizzes');
            count(words.chaptersRead, chapters.filter(({ slug }) => done.chapters[slug]).length, chapters.length);
            count(words.quizzesAnswered, quizzes.filter(id => done.quizzes[id]).length, quizzes.length);
            if (!served) return;
            const passed = [...exercises.keys()].filter(name => done.exercises[name]?.passed != null).length;
            count(words.exercisesPassed, passed, exercises.size);
            // Before the server has answered for the first time, nothing is done yet.
            const name = passed === 0 ? (next ?? [...exercises.keys()][0]) : next;
            const found = exercises.get(name);
            todo.replaceChildren();
            if (found) todo.append(words.nextExercise, ' ', element('a', { href: `${found.slug}.html#exercise` }, ...inline(found.title)));
            else if (passed === exercises.size) todo.append(words.allPassed);
        });

        // The progress as a file.
        const button = text => element('button', { type: 'button', class: 'button small' }, text);
        const [save, load, forget] = [words.saveProgress, words.loadProgress, words.forgetProgress].map(button);
        const file = element('input', { type: 'file', accept: '.json,application/json', hidden: true });
        const said = element('p', { class: 'panel-said', role: 'status' });
        const say = (...parts) => said.replaceChildren(...parts);
        const kept = element('p', { class: 'start-kept' }, ...inline(served ? words.keptInFile : words.keptInBrowser));
        panel.append(element('p', { class: 'panel-actions start-file' }, save, load, forget, file), said, kept);

        save.addEventListener('click', async () => {
            const address = URL.createObjectURL(new Blob([await progress.text()], { type: 'application/json' }));
            element('a', { href: address, download: 'workbook-progress.json' }).click();
            URL.revokeObjectURL(address);
        });
        load.addEventListener('click', () => file.click());
        file.addEventListener('change', async () => {
            try {
                await progress.add(await file.files[0].text());
                say(words.progressLoaded);
            } catch (error) {
                say(error.message);
            }
            // So that the same file can be chosen again.
            file.value = '';
        });
        forget.addEventListener('click', async () => {
            say();
            if (!(await ask(forget, words.askForget(served), words.forgetYes))) return;
            try {
                await progress.forget();
                say(words.progressForgotten);
            } catch (error) {
                say(error.message);
            }
        });
    }
})();
