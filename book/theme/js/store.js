// What the pages remember in this browser: the chosen tab, quiz answers, the last place. Without storage (private windows) nothing is kept.
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
