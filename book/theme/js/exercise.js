// Exercise panels: the Check button and its verdict, with the breaking schedule to step through beside the reader's own code.
'use strict';

(() => {
    const { language, words, element, inline, server, served, progress } = workbook;
    if (!served) return;

    for (const panel of document.querySelectorAll('.panel.exercise')) {
        const start = panel.querySelector('.start');
        const stop = panel.querySelector('.stop');
        const holder = panel.querySelector('.verdict');
        const name = panel.dataset.exercise;

        function schedule(found) {
            const steps = element('div', { class: 'stepper ready' });
            const build = source => workbook.stepper.build(steps, { timeline: found.timeline, source });
            server.exercise(name).then(
                ({ path, source }) => build({ path, lines: source.split('\n').map((text, index) => [index + 1, text]) }),
                () => build(null),
            );
            return element('div', { class: 'verdict-schedule' }, element('h3', { class: 'verdict-title' }, words.schedule), steps);
        }

        function list(verdict) {
            const items = element('ul', { class: 'cases' });
            for (const found of verdict.cases) {
                const item = element('li', { class: `case is-${found.outcome}` });
                const title = element('span', { class: 'case-title' }, ...inline(found.title[language]));
                if (found.schedules > 0 && found.outcome !== 'unsolved') {
                    title.append(' ', element('span', { class: 'case-schedules' }, words.schedules(found.schedules)));
                }
                item.append(element('span', { class: 'case-outcome' }, words.caseOutcomes[found.outcome]), title);
                const message = found.message && found.message[language];
                if (message) item.append(element('p', { class: 'case-message' }, ...inline(message)));
                items.append(item);
            }
            return items;
        }

        function show(verdict, unrecorded) {
            const right = verdict.outcome === 'passed';
            const colour = right ? 'is-right' : verdict.outcome === 'unsolved' ? '' : 'is-wrong';
            const summary = element('p', { class: `verdict-summary ${colour}`, role: 'status' });
            summary.append(element('strong', {}, words.outcomes[verdict.outcome]));
            if (verdict.message) summary.append(' ', ...inline(verdict.message[language]));
            const parts = [summary];
            if (unrecorded) parts.push(element('p', { class: 'unrecorded' }, unrecorded));
            for (const message of verdict.compiler.filter(message => message.text)) {
                parts.push(element('pre', { class: 'compiler', tabindex: 0, role: 'region', 'aria-label': `${message.file}:${message.line}` }, message.text));
            }
            if (verdict.cases.length > 0) parts.push(list(verdict));
            const broken = verdict.cases.find(found => found.timeline && found.timeline.events.length > 0);
            if (broken) parts.push(schedule(broken));
            holder.replaceChildren(...parts);
            progress.refresh();
        }

        async function check() {
            const control = new AbortController();
            const status = element('p', { class: 'run-status', role: 'status' }, words.checking);
            const progress = element('p', { class: 'check-progress' });
            holder.replaceChildren(status, progress);
            start.hidden = true;
            stop.hidden = false;
            stop.onclick = () => control.abort();
            stop.focus();
            let answered = false;
            let unrecorded = null;
            const say = text => {
                answered = true;
                status.textContent = text;
                status.classList.add('is-wrong');
                progress.remove();
            };
            try {
                await server.follow(`/api/check/${encodeURIComponent(name)}`, {}, control.signal, (event, data) => {
                    if (event === 'progress') {
                        progress.textContent = data;
                    } else if (event === 'verdict') {
                        answered = true;
                        show(JSON.parse(data), unrecorded);
                    } else if (event === 'unrecorded') {
                        unrecorded = data;
                    } else if (event === 'fault') {
                        say(data);
                    }
                });
                if (!answered) say(words.unreachable);
            } catch (error) {
                say(error.name === 'AbortError' ? words.stopped : error.message);
            }
            const focused = document.activeElement === stop;
            stop.hidden = true;
            start.hidden = false;
            if (focused) start.focus();
        }

        start.addEventListener('click', check);
    }
})();
