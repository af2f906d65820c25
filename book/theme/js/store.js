// What the pages remember in this browser: the chosen tab, the language, a copy of the progress. Without storage (private windows) nothing
// is kept.
'use strict';

workbook.store = {
    get(key) {
        try {
            return JSON.parse(localStorage.getItem(`workbook-${key}`));
        } catch {
            return null;
        }
    },
    set(key, value) {
        try {
            localStorage.setItem(`workbook-${key}`, JSON.stringify(value));
        } catch {
            // The page works without it.
        }
    },
};

// Makes an element: workbook.element('p', { class: 'x', hidden: true }, 'text', otherElement).
workbook.element = (name, attributes = {}, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
        if (value === true) element.setAttribute(key, '');
        else if (value !== false && value != null) element.setAttribute(key, value);
    }
    element.append(...children.filter(child => child != null));
    return element;
};

// Text with `code` in it, as a list of nodes. A number stays on the line of its word: „muteks 1”.
workbook.inline = text => {
    const parts = text.replace(/ (?=\d)/g, '\u00a0').split('`');
    if (parts.length % 2 === 0) return [text];
    return parts.map((part, index) => (index % 2 ? workbook.element('code', { class: 'hljs' }, part) : part));
};

// The heading the reader is at: the last one that has reached the upper third of the window, or any part of it at the page's end. Empty
// above the first section.
workbook.section = () => {
    const atEnd = scrollY + innerHeight >= document.documentElement.scrollHeight - 40;
    const reached = atEnd ? innerHeight : innerHeight / 3;
    const headings = [...document.querySelectorAll('main :is(h1, h2, h3)[id]')];
    const current = headings.filter(heading => heading.getBoundingClientRect().top < reached).pop();
    return current && current.tagName !== 'H1' ? current.id : '';
};

// How far the reader is in a section: 0 at its heading, 1 at the next one. Sections of the two editions differ in length.
workbook.within = id => {
    const bounds = () => {
        const headings = [...document.querySelectorAll('main :is(h1, h2, h3)[id]')].filter(heading => heading.tagName !== 'H1');
        const at = headings.findIndex(heading => heading.id === id);
        const yOf = heading => heading.getBoundingClientRect().top + scrollY;
        return [at < 0 ? 0 : yOf(headings[at]), headings[at + 1] ? yOf(headings[at + 1]) : document.documentElement.scrollHeight];
    };
    return {
        get() {
            const [top, bottom] = bounds();
            return (scrollY - top) / (bottom - top);
        },
        scroll(part) {
            const [top, bottom] = bounds();
            scrollTo(0, top + part * (bottom - top));
        },
    };
};

// Rust in mdBook's colours, which come when the page is there. Highlighting escapes what it is given.
workbook.highlighted = text => {
    const code = workbook.element('code', { class: 'hljs' }, text || ' ');
    const colour = () => (code.innerHTML = hljs.highlight('rust', text, true).value);
    if (!text.trim()) return code;
    if (window.hljs) colour();
    else document.addEventListener('DOMContentLoaded', colour);
    return code;
};
