// A timeline that grows while a program runs, drawn as the recorded one is (crates/timeline/src/svg/run.rs): the same measures, classes,
// legend and order of the lanes.
'use strict';

workbook.LiveTimeline = (() => {
    const { language, words } = workbook;
    const NAMESPACE = 'http://www.w3.org/2000/svg';
    const WIDTH = 750;
    const LANE = 42;
    const BAR = 32;
    const LABEL_LINE = 14;
    const LABEL_MARGIN = 7;
    const TOP = 4;
    const RIGHT = 12;
    const LEGEND_ROW = 22;
    const POINT = 5;
    const SMALL = '12px';
    const NAME = '600 13px';
    const NAME_AT_MOST = 24;
    const NARROWEST_BAR = 2;
    const TICKS_AT_MOST = 8;
    // A run at least this long, in microseconds, is told in whole milliseconds.
    const LONG_RUN = 20_000;
    const SPANS = ['run', 'wait', 'hold'];
    const LEGEND = [...SPANS, 'say', 'end'];
    let count = 0;

    const isSpan = ({ kind }) => SPANS.includes(kind);

    const shape = (name, attributes, ...children) => {
        const element = document.createElementNS(NAMESPACE, name);
        for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
        element.append(...children);
        return element;
    };
    const text = (classes, x, y, words, anchor = 'start') => shape('text', { class: classes, 'text-anchor': anchor, x, y }, words);
    const tipped = (element, tip) => {
        if (tip) element.append(shape('title', {}, tip));
        return element;
    };

    const milliseconds = at => {
        const maximumFractionDigits = at < 1000 ? 2 : at < 10_000 ? 1 : 0;
        return `${(at / 1000).toLocaleString(language, { maximumFractionDigits, useGrouping: false })}\u00a0${words.ms}`;
    };

    // 0 and multiples of 1, 2 or 5 times a power of ten.
    function ticks(end) {
        let power = 1;
        const fits = step => Math.floor(end / step) <= TICKS_AT_MOST;
        while (!fits(5 * power)) power *= 10;
        const step = [power, 2 * power, 5 * power].find(fits);
        return Array.from({ length: Math.floor(end / step) + 1 }, (_, index) => index * step);
    }

    const short = name => (name.length <= NAME_AT_MOST ? name : `${name.slice(0, NAME_AT_MOST - 1)}…`);

    return class LiveTimeline {
        constructor(holder, title) {
            this.id = `live-timeline-${(count += 1)}`;
            this.lanes = [];
            this.events = [];
            this.svg = shape('svg', { class: 'tl tl-of-run', role: 'img', 'aria-label': title });
            const scroller = workbook.element('div', { class: 'tl-scroll', role: 'group', 'aria-label': title, tabindex: 0 });
            scroller.append(this.svg);
            holder.replaceChildren(scroller);
            this.pen = document.createElement('canvas').getContext('2d');
            this.widths = new Map();
            this.font = getComputedStyle(this.svg).fontFamily;
            this.ended = false;
            this.began = performance.now();
            this.tick();
        }

        // An event opens a span, which the next event of the same lane closes. A new lane gets its row among those there are.
        add({ lane, row, event }) {
            const known = this.lanes.findIndex(known => known.id === lane.id);
            if (known === -1) this.lanes.splice(row, 0, lane);
            // The name may be another one by now: the process becomes a parent.
            else this.lanes[known] = lane;
            const open = this.events.findLast(other => other.lane === event.lane);
            if (open && isSpan(open)) open.until = event.at;
            if (this.events.length === 0) this.began = performance.now() - event.at / 1000;
            this.events.push({ ...event });
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

        // Measured once: each picture asks for all of them.
        width(words, font) {
            const key = `${font} ${words}`;
            if (!this.widths.has(key)) {
                this.pen.font = `${font} ${this.font}`;
                this.widths.set(key, this.pen.measureText(words).width);
            }
            return this.widths.get(key);
        }

        // What a lane is, where its name does not say so; where all are threads it need not be said.
        unsaidKind(lane) {
            const word = words.laneKinds[lane.kind];
            const said = lane.name[language].toLowerCase().includes(word);
            return said || this.lanes.every(lane => lane.kind === 'thread') ? null : word;
        }

        // `words` in one line or in two of about the same length, if they fit into this width.
        label(words, width) {
            const widest = lines => Math.max(...lines.map(line => this.width(line, SMALL)));
            if (widest([words]) <= width) return [words];
            const breaks = [...words.matchAll(/ /g)].map(({ index }) => [words.slice(0, index), words.slice(index + 1)]);
            const best = breaks.reduce((best, lines) => (widest(lines) < widest(best) ? lines : best), [words]);
            return widest(best) <= width ? best : [];
        }

        // What is shown while the pointer rests on an event.
        tip({ kind, at, until, text }, end) {
            const moment = at => milliseconds(end < LONG_RUN ? at : Math.floor(at / 1000) * 1000);
            return `${moment(at)}${until === undefined ? '' : ` – ${moment(until)}`}: ${text?.[language] ?? words.eventKinds[kind]}`;
        }

        bar(kind, x, y, width, height, tip) {
            const place = { x, y, width, height, rx: 2 };
            const group = tipped(shape('g', {}, shape('rect', { class: `tl-${kind}`, ...place })), tip);
            if (kind !== 'run') group.append(shape('rect', { fill: `url(#${this.id}-${kind})`, ...place }));
            return group;
        }

        mark(kind, x, y, half, tip) {
            return tipped(
                kind === 'end' ? shape('path', { class: 'tl-end', d: `M${x} ${y - half}v${2 * half}` }) : shape('circle', { class: 'tl-point', cx: x, cy: y, r: half }),
                tip,
            );
        }

        // What tells a wait and a hold from work without colour.
        patterns() {
            const pattern = (kind, size, attributes, content) =>
                shape('pattern', { id: `${this.id}-${kind}`, width: size, height: size, patternUnits: 'userSpaceOnUse', ...attributes }, content);
            const hatch = shape('path', { class: 'tl-hatch', d: 'M0 0V7' });
            const dot = shape('circle', { class: 'tl-dot', cx: 3, cy: 3, r: 1 });
            return shape('defs', {}, pattern('wait', 7, { patternTransform: 'rotate(45)' }, hatch), pattern('hold', 6, {}, dot));
        }

        // The kinds that occur, below `top`; and where they end.
        legend(top) {
            const parts = [];
            let [x, y] = [2, top + LEGEND_ROW / 2];
            for (const kind of LEGEND.filter(kind => this.events.some(event => event.kind === kind))) {
                const word = words.eventKinds[kind];
                const sample = isSpan({ kind }) ? 24 : 16;
                const needed = sample + 6 + this.width(word, SMALL) + 12;
                if (x > 2 && x + needed > WIDTH) [x, y] = [2, y + LEGEND_ROW];
                parts.push(isSpan({ kind }) ? this.bar(kind, x, y - 6, sample, 12) : this.mark(kind, x + sample / 2, y, POINT));
                parts.push(text('tl-small', x + sample + 6, y + 4, word));
                x += needed;
            }
            return [parts, y + LEGEND_ROW / 2];
        }

        draw() {
            if (this.lanes.length === 0) return;
            const last = Math.max(1, ...this.events.map(event => event.until ?? event.at));
            const end = this.ended ? last : Math.max(last, (performance.now() - this.began) * 1000);
            const names = this.lanes.map(lane => short(lane.name[language]));
            const kinds = this.lanes.map(lane => this.unsaidKind(lane));
            const left = 16 + Math.max(40, ...names.map(name => this.width(name, NAME)), ...kinds.map(kind => this.width(kind ?? '', SMALL)));
            const x = at => left + (Math.min(at, end) / end) * (WIDTH - RIGHT - left);
            const middle = row => TOP + (row + 0.5) * LANE;
            const rowOf = event => this.lanes.findIndex(lane => lane.id === event.lane);
            const until = event => event.until ?? (isSpan(event) ? end : event.at);
            const axis = TOP + names.length * LANE + 4;
            const parts = [this.patterns()];

            for (const at of ticks(end)) parts.push(shape('path', { class: 'tl-grid', d: `M${x(at)} ${TOP}V${axis + 5}` }));
            parts.push(shape('path', { class: 'tl-axis', d: `M${left} ${axis}H${WIDTH - RIGHT}` }));
            this.lanes.forEach((lane, row) => {
                const baseline = middle(row) + 4.5 - (kinds[row] ? LABEL_LINE / 2 : 0);
                if (kinds[row]) parts.push(text('tl-small tl-kind', 2, baseline + LABEL_LINE, kinds[row]));
                parts.push(text('tl-name', 2, baseline, names[row]));
                const own = this.events.filter(event => event.lane === lane.id);
                parts.push(shape('path', { class: 'tl-life', d: `M${x(own[0].at)} ${middle(row)}H${x(Math.max(...own.map(until)))}` }));
            });
            const spans = this.events.filter(isSpan);
            for (const event of spans) {
                const width = Math.max(NARROWEST_BAR, x(until(event)) - x(event.at));
                parts.push(this.bar(event.kind, x(event.at), middle(rowOf(event)) - BAR / 2, width, BAR, this.tip(event, end)));
            }
            for (const event of spans.filter(event => event.text)) {
                const lines = this.label(event.text[language], x(until(event)) - x(event.at) - 2 * LABEL_MARGIN);
                const first = middle(rowOf(event)) + 4 - (LABEL_LINE / 2) * (lines.length - 1);
                lines.forEach((line, index) => parts.push(text(`tl-label tl-on-${event.kind}`, x(event.at) + LABEL_MARGIN, first + index * LABEL_LINE, line)));
            }
            // A point covers the end of its lane, which stays visible above and below it.
            const points = this.events.filter(event => !isSpan(event)).sort((a, b) => (b.kind === 'end') - (a.kind === 'end'));
            for (const event of points) {
                parts.push(this.mark(event.kind, x(event.at), middle(rowOf(event)), event.kind === 'end' ? BAR / 2 : POINT, this.tip(event, end)));
            }
            for (const at of ticks(end)) {
                const label = milliseconds(at);
                const isLast = x(at) + this.width(label, SMALL) / 2 > WIDTH;
                parts.push(text('tl-small', isLast ? WIDTH - 1 : x(at), axis + 19, label, isLast ? 'end' : 'middle'));
            }
            const [legend, bottom] = this.legend(axis + 28);
            const height = Math.ceil(bottom + 2);
            this.svg.setAttribute('viewBox', `0 0 ${WIDTH} ${height}`);
            this.svg.setAttribute('width', WIDTH);
            this.svg.setAttribute('height', height);
            this.svg.replaceChildren(...parts, ...legend);
        }
    };
})();
