// A chapter is read, once its end has been on the screen. The place in it is kept as the reader moves on.
'use strict';

(() => {
    const { store, progress, section, views } = workbook;
    const slug = views.slugOf(location.href);
    const isChapter = /^ch\d\d_/.test(slug);

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
