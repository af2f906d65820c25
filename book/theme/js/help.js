// What an exercise panel offers besides the check: the file in the editor, hints one by one, the solution, a fresh start.
// Without the server the hints are there to be unfolded, and the rest is not.
'use strict';

(() => {
    const { words, element, inline, served, server, progress, ask, highlighted } = workbook;
    if (!served) return;

    for (const panel of document.querySelectorAll('.panel.exercise')) {
        const name = panel.dataset.exercise;
        const one = selector => panel.querySelector(selector);
        const [oneMore, solve, reset] = ['.one-more', '.solve', '.reset'].map(one);
        const hints = [...panel.querySelectorAll('.hint')];
        const said = element('p', { class: 'panel-said', role: 'status' });
        one('.panel-actions').after(said);
        const say = (...parts) => said.replaceChildren(...parts);

        // The link leads to the first thing to be done in the file.
        async function findFile() {
            try {
                const { source, editor } = await server.exercise(name);
                const line = source.split('\n').findIndex(text => text.includes('todo!(')) + 1;
                one('.open-editor').href = `${editor}:${line || 1}`;
            } catch {
                // The path is there to be copied.
            }
        }
        const seen = new IntersectionObserver(entries => {
            if (!entries.some(entry => entry.isIntersecting)) return;
            seen.disconnect();
            findFile();
        });
        seen.observe(panel);

        // Hints that were shown once are open at the moment they are new, and folded later.
        const shown = () => Math.min(progress.of(name).hints, hints.length);
        oneMore?.addEventListener('click', async () => {
            const next = hints[shown()];
            await progress.hint(name, shown() + 1);
            next.open = true;
            next.querySelector('summary').focus();
        });

        reset.addEventListener('click', async () => {
            say();
            if (!(await ask(reset, words.askReset, words.resetYes))) return;
            try {
                const { backup } = await server.post(`/api/reset/${name}`);
                one('.verdict').replaceChildren();
                say(...inline(backup ? words.resetDone(backup) : words.resetNothing));
            } catch (error) {
                say(error.message);
            }
        });

        let solution = null;
        const label = solve.textContent;
        const fold = () => {
            solution.remove();
            solution = null;
            solve.textContent = label;
            solve.setAttribute('aria-expanded', 'false');
        };
        solve.addEventListener('click', async () => {
            say();
            if (solution) {
                fold();
                return;
            }
            const again = progress.of(name).passed == null;
            if (again && !(await ask(solve, words.askSolution, words.solutionYes))) return;
            try {
                const files = await server.get(`/api/solution/${name}`, again ? { again: 'yes' } : {});
                // Two quick clicks bring it twice.
                solution?.remove();
                solution = shelf(files);
                panel.append(solution);
                // It may be far below the button.
                solution.querySelector('select, pre').focus();
                solve.textContent = words.hideSolution;
                solve.setAttribute('aria-expanded', 'true');
            } catch (error) {
                say(error.message);
            }
        });
    }

    // All right solutions, one at a time.
    function shelf(files) {
        const title = element('strong', {}, words.solution);
        const path = element('code', { class: 'path' });
        const code = element('pre', { class: 'solution-code', tabindex: 0, role: 'region' });
        const choice = element('select', {}, ...files.map((file, index) => element('option', { value: index }, file.file.replace(/^.*\//, ''))));
        const show = () => {
            const { file, source } = files[choice.value];
            path.textContent = file;
            code.setAttribute('aria-label', file);
            code.replaceChildren(highlighted(source.trimEnd()));
            code.scrollTop = 0;
        };
        choice.addEventListener('change', show);
        show();
        const variants = files.length > 1 ? element('label', { class: 'variant' }, words.waysToSolve(files.length), ' ', choice) : null;
        return element('div', { class: 'solution', role: 'group', 'aria-label': words.solution }, element('p', { class: 'solution-head' }, title, ' ', path), variants, code);
    }
})();
