// The parts of mdBook's interface that its template does not reach: hard-coded English words, the sidebar's button, the keyboard.
'use strict';

(() => {
    const { words } = workbook;

    // The template has a button where mdBook has a label, so the click must be passed on.
    const toggle = document.getElementById('mdbook-sidebar-toggle');
    const checkbox = document.getElementById('mdbook-sidebar-toggle-anchor');
    if (toggle && checkbox) toggle.addEventListener('click', () => checkbox.click());

    // All of the page is there, and the sections in the sidebar, too: toc.js puts them in at this event, for which it asked first.
    document.addEventListener('DOMContentLoaded', () => document.documentElement.classList.add('page-complete'));

    for (const [kind, title] of Object.entries(words.admonitions)) {
        for (const element of document.querySelectorAll(`.blockquote-tag-${kind} > .blockquote-tag-title`)) {
            element.lastChild.textContent = title;
        }
    }

    // Copy buttons are made by book.js, which has run by now. Its messages are put in as it shows them.
    for (const button of document.querySelectorAll('.clip-button')) {
        button.title = words.copy;
        button.setAttribute('aria-label', words.copy);
        const tip = button.firstElementChild;
        new MutationObserver(() => {
            if (tip.textContent === 'Copied!') tip.textContent = words.copied;
            else if (tip.textContent === 'Clipboard error!') tip.textContent = words.copyFailed;
        }).observe(tip, { childList: true });
    }

    // Wide tables and code are scrolled with the keyboard, for which they must take the focus.
    for (const wrapper of document.querySelectorAll('.table-wrapper, main pre > code:not([tabindex])')) wrapper.tabIndex = 0;

    // The empty corner of a table heads nothing; the first column heads the rows.
    for (const corner of document.querySelectorAll('main th:empty')) {
        for (const first of corner.closest('table').querySelectorAll('tbody td:first-child')) {
            const head = workbook.element('th', { scope: 'row' });
            head.append(...first.childNodes);
            first.replaceWith(head);
        }
        corner.replaceWith(document.createElement('td'));
    }

    // mdBook turns the page at ← and →, wherever the focus is. Where the arrows mean something else, they do not.
    const keepsArrows = 'pre, summary, .table-wrapper, .panel, .tabs, .stepper, .timeline, [role="tablist"], select, button, audio, video';
    document.querySelector('main')?.addEventListener('keydown', event => {
        const arrow = event.key === 'ArrowLeft' || event.key === 'ArrowRight';
        if (arrow && event.target.closest(keepsArrows)) event.stopPropagation();
    });

})();
