// The sidebar tells which chapters are read and how many of their exercises have passed; a chapter is read, once its end has been on
// the screen. The place in it is kept as the reader moves on.
'use strict';

(() => {
    const { words, store, element, progress, section } = workbook;
    const slugOf = address => new URL(address, location.href).pathname.replace(/^.*\//, '').replace(/\.html$/, '');
    const slug = slugOf(location.href);
    const isChapter = /^ch\d\d_/.test(slug);

    function mark(link, { progress: { chapters, exercises: done }, exercises }) {
        const own = slugOf(link.href);
        const names = exercises[own] ?? [];
        const passed = names.filter(name => done[name]?.passed != null).length;
        const marks = element('span', { class: 'marks' });
        if (names.length > 0) {
            const label = words.passedOf(passed, names.length);
            const kind = passed === names.length ? 'solved is-all' : 'solved';
            marks.append(element('span', { class: kind, role: 'img', 'aria-label': label, title: label }, `${passed}/${names.length}`));
        }
        if (chapters[own]) marks.append(element('span', { class: 'read-tick', role: 'img', 'aria-label': words.read, title: words.read }, '✓'));
        const old = link.querySelector('.marks');
        if (old?.outerHTML === marks.outerHTML || (!old && !marks.hasChildNodes())) return;
        if (old) old.replaceWith(marks);
        else link.append(marks);
    }

    progress.watch(view => {
        for (const link of document.querySelectorAll('#mdbook-sidebar .chapter-item a[href]')) {
            if (!link.hash) mark(link, view);
        }
    });

    // Where only the chapters were kept.
    const old = store.get('read');
    if (old) {
        for (const chapter of Object.keys(old)) progress.read(chapter);
        store.set('read', null);
    }

    if (!isChapter) return;
    const end = document.querySelector('main > :last-child');
    if (end && 'IntersectionObserver' in window) {
        const watch = new IntersectionObserver(entries => {
            // A page that is shorter than the window has not been read by opening it.
            if (!entries.some(entry => entry.isIntersecting) || scrollY === 0) return;
            watch.disconnect();
            progress.read(slug);
        });
        watch.observe(end);
    }

    // Who leafs through the book is not yet reading.
    const SETTLED = 1000;
    let timer = null;
    let last = null;
    const settle = () => {
        clearTimeout(timer);
        timer = setTimeout(() => {
            const heading = section();
            if (heading === last) return;
            last = heading;
            progress.visit(slug, heading);
        }, SETTLED);
    };
    addEventListener('scroll', settle, { passive: true });
    settle();
})();
