// Which chapters are read: a chapter is, once its end has been on the screen. Kept in this browser, the same in both editions.
'use strict';

(() => {
    const { words, store, element } = workbook;
    const slugOf = address => new URL(address, location.href).pathname.replace(/^.*\//, '').replace(/\.html$/, '');
    const slug = slugOf(location.href);

    function tick() {
        const read = store.get('read') || {};
        for (const link of document.querySelectorAll('#mdbook-sidebar .chapter-item a[href]')) {
            if (!read[slugOf(link.href)] || link.querySelector('.read-tick')) continue;
            link.append(element('span', { class: 'read-tick', role: 'img', 'aria-label': words.read, title: words.read }, '✓'));
        }
    }

    const end = document.querySelector('main > :last-child');
    if (end && /^ch\d\d_/.test(slug) && 'IntersectionObserver' in window) {
        const watch = new IntersectionObserver(entries => {
            // A page that is shorter than the window has not been read by opening it.
            if (!entries.some(entry => entry.isIntersecting) || scrollY === 0) return;
            store.set('read', { ...store.get('read'), [slug]: true });
            watch.disconnect();
            tick();
        });
        watch.observe(end);
    }
    tick();
})();
