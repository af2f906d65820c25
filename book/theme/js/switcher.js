// The switch between the editions keeps the page, the section and the place in it; the choice is remembered, and offered once where the browser speaks
// the other language.
'use strict';

(() => {
    const { language, words, allWords, store, element, section, within } = workbook;
    const link = document.getElementById('language-switch');
    if (!link) return;

    // The same page of the other edition: `…/ch13.html` and `…/ru/ch13.html`. The link in the page leads to the front page, which
    // tells where the other edition begins.
    const root = new URL(typeof path_to_root === 'string' && path_to_root !== '' ? path_to_root : './', location.href);
    const page = location.href.startsWith(root.href) ? location.href.slice(root.href.length).replace(/[?#].*$/, '') : '';
    const otherRoot = new URL('./', link.href);
    const target = hash => new URL((page || 'index.html') + (hash || ''), otherRoot).href;

    link.href = target('');
    const aim = () => {
        const id = section();
        link.href = target(id && `#${id}`);
    };
    link.addEventListener('pointerdown', aim);
    link.addEventListener('focus', aim);
    link.addEventListener('click', () => {
        aim();
        store.set('language', words.other);
        const id = section();
        store.set('place', { address: target(''), id, part: within(id).get() });
    });

    // The page that the switch leads to goes on from there, once.
    const place = store.get('place');
    if (place) store.set('place', null);
    if (place?.address === new URL(page || 'index.html', root).href) {
        // Until then the browser goes to the heading, again and again.
        addEventListener('load', () => requestAnimationFrame(() => within(place.id).scroll(place.part)));
    }

    // Offered once: a choice or a refusal is final.
    const speaks = code => {
        const mine = (navigator.languages || [navigator.language]).map(tag => tag.slice(0, 2).toLowerCase());
        const first = mine.find(tag => ['pl', 'ru', 'be', 'kk', 'uk'].includes(tag));
        return (first === 'pl' ? 'pl' : first ? 'ru' : null) === code;
    };
    if (store.get('language') === null && speaks(words.other)) {
        const other = allWords[words.other];
        const offer = element('p', { class: 'language-offer', lang: words.other, role: 'note' });
        const go = element('a', { href: target(location.hash), hreflang: words.other }, other.offerLink);
        const stay = element('button', { type: 'button', class: 'button small' }, other.dismiss);
        go.addEventListener('click', () => store.set('language', words.other));
        stay.addEventListener('click', () => {
            store.set('language', language);
            offer.remove();
        });
        offer.append(`${other.offer} `, go, ' ', stay);
        document.querySelector('main')?.prepend(offer);
    }
})();
