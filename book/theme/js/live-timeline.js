// A timeline that grows while a program runs: the same classes as the recorded ones, so it looks like them.
'use strict';

workbook.LiveTimeline = (() => {
    const { language, words } = workbook;
    const NAMESPACE = 'http://www.w3.org/2000/svg';
    // The measures of the recorded pictures (crates/timeline/src/svg/run.rs).
    const WIDTH = 750;
    const LANE = 42;
    const BAR = 32;
    const LABEL_LINE = 14;
    const TOP = 4;
    const RIGHT = 12;
    const SPANS = { run: 'tl-run', wait: 'tl-wait', hold: 'tl-hold' };
    let count = 0;
    const STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000];

    const shape = (name, attributes, text) => {
        const element = document.createElementNS(NAMESPACE, name);
        for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
        if (text !== undefined) element.textContent = text;
        return element;
    };

    return class LiveTimeline {
        constructor(holder, title) {
            this.id = `live-timeline-${(count += 1)}`;
            this.lanes = [];
            this.events = [];
            this.svg = shape('svg', { class: 'tl tl-of-run', role: 'img', 'aria-label': title });
            const scroller = workbook.element('div', { class: 'tl-scroll', role: 'group', 'aria-label': title, tabindex: 0 });
            scroller.append(this.svg);
            holder.replaceChildren(scroller);
            this.ended = false;
            this.began = performance.now();
            this.drawing = false;
            this.tick();
        }

        // What tells a wait and a hold from work without colour.
        patterns() {
            const attributes = { patternUnits: 'userSpaceOnUse' };
            const wait = shape('pattern', { ...attributes, id: `${this.id}-wait`, width: 7, height: 7, patternTransform: 'rotate(45)' });
            wait.append(shape('path', { class: 'tl-hatch', d: 'M0 0V7' }));
            const hold = shape('pattern', { ...attributes, id: `${this.id}-hold`, width: 6, height: 6 });
            hold.append(shape('circle', { class: 'tl-dot', cx: 3, cy: 3, r: 1 }));
            const defs = shape('defs', {});
            defs.append(wait, hold);
            return defs;
        }

        // An event opens a span, which the next event of the same lane closes.
        add({ lane, event }) {
            // The name may be another one by now: the process becomes a parent.
            const known = this.lanes.findIndex(known => known.id === lane.id);
            if (known === -1) this.lanes.push(lane);
            else this.lanes[known] = lane;
            const open = this.events.findLast(other => other.lane === event.lane);
            if (open && open.until === undefined && open.kind in SPANS) open.until = event.at;
            if (this.events.length === 0) this.began = performance.now() - event.at / 1000;
            this.events.push({ ...event });
        }

        // What a lane is, where its name does not say so; where all are threads it need not be said.
        unsaidKind(lane) {
            const word = words.laneKinds[lane.kind];
            const said = lane.name[language].toLowerCase().includes(word);
            return said || this.lanes.every(lane => lane.kind === 'thread') ? null : word;
        }

        end() {
            this.ended = true;
            this.draw();
        }

        // Open spans grow with the time that passes; pictures follow the screen's pace.
        tick() {
            if (this.ended) return;
            this.draw();
            requestAnimationFrame(() => this.tick());
        }

        draw() {
            if (this.lanes.length === 0) return;
            const last = Math.max(1, ...this.events.map(event => event.until ?? event.at));
            const now = this.ended ? last : Math.max(last, (performance.now() - this.began) * 1000);
            const names = this.lanes.map(lane => lane.name[language]);
            const kinds = this.lanes.map(lane => this.unsaidKind(lane));
            const nameWidths = names.map(name => Math.min(name.length, 24) * 0.58 * 13);
            const kindWidths = kinds.map(kind => (kind ?? '').length * 0.58 * 12);
            const left = 16 + Math.max(40, ...nameWidths, ...kindWidths);
            const x = at => left + (Math.min(at, now) / now) * (WIDTH - RIGHT - left);
            const middle = row => TOP + (row + 0.5) * LANE;
            const axis = TOP + names.length * LANE + 4;
            const height = axis + 26;
            const parts = [this.patterns()];

            const step = STEPS.find(ms => now / 1000 / ms <= 8) ?? now / 1000;
            for (let ms = 0; ms * 1000 <= now; ms += step) {
                parts.push(shape('path', { class: 'tl-grid', d: `M${x(ms * 1000)} ${TOP}V${axis + 5}` }));
                const anchor = x(ms * 1000) > WIDTH - 40 ? 'end' : 'middle';
                const at = anchor === 'end' ? WIDTH - 1 : x(ms * 1000);
                parts.push(shape('text', { class: 'tl-small', 'text-anchor': anchor, x: at, y: axis + 19 }, `${ms} ${words.ms}`));
            }
            parts.push(shape('path', { class: 'tl-axis', d: `M${left} ${axis}H${WIDTH - RIGHT}` }));
            names.forEach((name, row) => {
                let baseline = middle(row) + 4.5;
                if (kinds[row]) {
                    baseline -= LABEL_LINE / 2;
                    parts.push(shape('text', { class: 'tl-small tl-kind', x: 2, y: baseline + LABEL_LINE }, kinds[row]));
                }
                parts.push(shape('text', { class: 'tl-name', x: 2, y: baseline }, name.length > 24 ? `${name.slice(0, 23)}…` : name));
            });
            const rowOf = event => this.lanes.findIndex(lane => lane.id === event.lane);
            for (const event of this.events.filter(event => event.kind in SPANS)) {
                const row = rowOf(event);
                const until = event.until ?? now;
                const width = Math.max(2, x(until) - x(event.at));
                const bar = shape('rect', { class: SPANS[event.kind], x: x(event.at), y: middle(row) - BAR / 2, width, height: BAR, rx: 2 });
                if (event.text) bar.append(shape('title', {}, event.text[language]));
                parts.push(bar);
                if (event.kind !== 'run') {
                    const pattern = bar.cloneNode();
                    pattern.removeAttribute('class');
                    pattern.setAttribute('fill', `url(#${this.id}-${event.kind})`);
                    pattern.setAttribute('pointer-events', 'none');
                    parts.push(pattern);
                }
                if (event.text && event.text[language].length * 0.58 * 12 + 16 <= width) {
                    parts.push(shape('text', { class: 'tl-label', x: x(event.at) + 9, y: middle(row) + 4 }, event.text[language]));
                }
            }
            for (const event of this.events.filter(event => !(event.kind in SPANS))) {
                const row = rowOf(event);
                if (event.kind === 'end') {
                    parts.push(shape('path', { class: 'tl-end', d: `M${x(event.at)} ${middle(row) - BAR / 2}v${BAR}` }));
                    continue;
                }
                const point = shape('circle', { class: 'tl-point', cx: x(event.at), cy: middle(row), r: 5 });
                if (event.text) point.append(shape('title', {}, event.text[language]));
                parts.push(point);
            }
            this.svg.setAttribute('viewBox', `0 0 ${WIDTH} ${height}`);
            this.svg.setAttribute('width', WIDTH);
            this.svg.setAttribute('height', height);
            this.svg.replaceChildren(...parts);
        }
    };
})();
