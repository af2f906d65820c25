// Run panels: the Run and Stop buttons, the output as it comes, and a timeline that grows. Until the first run, the recorded one is shown.
'use strict';

(() => {
    const { words, element, server, served } = workbook;
    if (!served) return;

    for (const panel of document.querySelectorAll('.panel.run')) {
        const start = panel.querySelector('.start');
        const stop = panel.querySelector('.stop');
        const choice = panel.querySelector('select');
        const name = panel.dataset.run;
        let results = null;

        function prepare() {
            results?.remove();
            results = element('div', { class: 'run-results' });
            const status = element('p', { class: 'run-status', role: 'status' }, words.running);
            const output = element('pre', { class: 'run-output', tabindex: 0, role: 'log', 'aria-label': words.output });
            const picture = element('div', { class: 'live-timeline' });
            results.append(status, output, picture);
            panel.append(results);
            return { status, output, picture };
        }

        async function run() {
            const control = new AbortController();
            const { status, output, picture } = prepare();
            let timeline = null;
            let ended = null;
            let cut = null;
            start.hidden = true;
            stop.hidden = false;
            stop.onclick = () => control.abort();
            stop.focus();
            const show = (text, kind) => {
                const follow = output.scrollTop + output.clientHeight >= output.scrollHeight - 4;
                output.append(element('span', { class: `output-${kind}` }, `${text}\n`));
                if (follow) output.scrollTop = output.scrollHeight;
            };
            try {
                const variant = choice && choice.value !== '' ? { variant: choice.value } : {};
                await server.follow(`/api/run/${encodeURIComponent(name)}`, variant, control.signal, (event, data) => {
                    if (event === 'line') {
                        if (status.textContent === words.building) {
                            status.textContent = words.running;
                            output.replaceChildren();
                        }
                        show(data, 'line');
                    } else if (event === 'build') {
                        status.textContent = words.building;
                        show(data, 'build');
                    } else if (event === 'event') {
                        timeline = timeline || new workbook.LiveTimeline(picture, words.liveTimeline);
                        timeline.add(JSON.parse(data));
                    } else if (event === 'cut') {
                        cut = JSON.parse(data).text;
                    } else if (event === 'exit') {
                        ended = JSON.parse(data);
                    }
                });
                if (cut !== null) status.textContent = cut;
                else if (ended === null) status.textContent = words.unreachable;
                else status.textContent = ended.signal ? words.signalled(ended.signal) : words.exited(ended.code);
                status.classList.add(cut === null && ended?.code === 0 ? 'is-right' : 'is-wrong');
            } catch (error) {
                status.textContent = error.name === 'AbortError' ? words.stopped : error.message;
                status.classList.add('is-wrong');
            }
            timeline?.end();
            const focused = document.activeElement === stop;
            stop.hidden = true;
            start.hidden = false;
            if (focused) start.focus();
        }

        start.addEventListener('click', run);
    }
})();
