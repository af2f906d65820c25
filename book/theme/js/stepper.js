// A breaking schedule, step by step: a table with a column for each thread, the current step highlighted, and beside it the source
// with the line of that step. Forward and back by buttons and by keys.
'use strict';

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
