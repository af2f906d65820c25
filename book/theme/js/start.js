// The start page: where to go on, how far the reader is, and the progress as a file.
'use strict';

(() => {
    const { words, served, element, inline, progress, ask } = workbook;

    for (const panel of document.querySelectorAll('.panel.start')) {
        const one = selector => panel.querySelector(selector);
        const { chapters } = JSON.parse(panel.dataset.book);
        const exercises = new Map(chapters.flatMap(({ slug, exercises }) => exercises.map(({ name, title }) => [name, { slug, title }])));
        const quizzes = chapters.flatMap(chapter => chapter.quizzes);
        const [link, place, todo] = ['.start-next a', '.start-place', '.start-exercise'].map(one);
        const [label, exercise] = [todo.firstChild, one('.start-exercise a')];
        const begin = { text: link.textContent, where: chapters[0].title, href: link.getAttribute('href') };

        // On from the last place, or from the chapter after it, if that one is done with.
        function goOn({ chapters: read, last }) {
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

        function count(kind, done) {
            const bar = one(`.count-of-${kind} progress`);
            const text = words.of(done, bar.max);
            bar.value = done;
            bar.setAttribute('aria-valuetext', text);
            bar.parentElement.querySelector('span').textContent = text;
        }

        progress.watch(({ progress: done, next }) => {
            const { text, where, href } = goOn(done);
            link.textContent = text;
            link.setAttribute('href', href);
            place.replaceChildren(element('span', {}, ...inline(where)));

            const passed = [...exercises.keys()].filter(name => done.exercises[name]?.passed != null);
            count('chapters', chapters.filter(({ slug }) => done.chapters[slug]).length);
            count('quizzes', quizzes.filter(id => done.quizzes[id]).length);
            count('exercises', passed.length);
            if (passed.length === exercises.size) {
                todo.replaceChildren(words.allPassed);
            } else if (exercises.has(next)) {
                const { slug, title } = exercises.get(next);
                exercise.replaceChildren(...inline(title));
                exercise.setAttribute('href', `${slug}.html#${next}`);
                todo.replaceChildren(label, exercise);
            }
        });

        // The progress as a file.
        const file = element('input', { type: 'file', accept: '.json,application/json', hidden: true });
        const [save, load, forget, said] = ['.save', '.load', '.forget', '.panel-said'].map(one);
        const say = text => said.replaceChildren(text);
        load.after(file);
        // Says how it went.
        async function tell(work, done) {
            try {
                await work();
                say(done);
            } catch (error) {
                say(error.message);
            }
        }

        save.addEventListener('click', async () => {
            const address = URL.createObjectURL(new Blob([await progress.text()], { type: 'application/json' }));
            element('a', { href: address, download: 'workbook-progress.json' }).click();
            URL.revokeObjectURL(address);
        });
        load.addEventListener('click', () => file.click());
        file.addEventListener('change', async () => {
            const [chosen] = file.files;
            if (chosen) await tell(async () => progress.add(await chosen.text()), words.progressLoaded);
            // So that the same file can be chosen again.
            file.value = '';
        });
        forget.addEventListener('click', async () => {
            say('');
            if (await ask(forget, served ? words.askForget : words.askForgetHere, words.forgetYes)) await tell(progress.forget, words.progressForgotten);
        });
    }
})();
