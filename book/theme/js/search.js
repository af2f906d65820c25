// Makes mdBook's search work in Polish and Russian: it indexes the stored pages anew, by stems, and knows the other names of a notion.
//
// mdBook's own index is made for English and holds hardly anything of a Russian page. This runs before searcher.js, which asks
// elasticlunr for the index, for stems (to highlight) and for matches.
'use strict';

(() => {
    if (!window.elasticlunr || !window.Mark) return;
    const { language, words, stems, glossary } = workbook;
    const { BETWEEN } = stems;
    const stem = stems.stemmer(language);
    const stemsOf = text => text.split(BETWEEN).filter(Boolean).map(stem);

    elasticlunr.tokenizer.seperator = BETWEEN; // elasticlunr spells it this way
    elasticlunr.tokenizer.setSeperator?.(BETWEEN);
    elasticlunr.stemmer = stem;
    elasticlunr.Pipeline.registerFunction(stem, 'workbook-stem');

    // For each notion, all its names in this language and in English, what the book calls it first.
    const own = language === 'pl' ? 1 : 2;
    const notions = glossary.map(names => [...names[own], ...names[0]].map(name => ({ name, stems: stemsOf(name) })));

    // Where `part` begins in `list`, or -1.
    const find = (list, part) => list.findIndex((_, at) => part.every((stem, index) => list[at + index] === stem));

    // The query, and the query with what it calls by another name under the name the book uses.
    function alternatives(query) {
        const typed = query.split(BETWEEN).filter(Boolean);
        const typedStems = typed.map(stem);
        const found = [query];
        for (const [main, ...others] of notions) {
            const used = others.find(({ stems }) => find(typedStems, stems) >= 0);
            if (used) found.push(typed.toSpliced(find(typedStems, used.stems), used.stems.length, main.name).join(' '));
        }
        return found;
    }

    // What panels and notes say is not what people search for; it stands between two signs (crates/workbook/src/book/markup.rs). And mdBook
    // puts a space before each element, even after a bracket, a quotation mark or the slash of a path.
    const prose = text =>
        text
            .replace(/\u2063[^\u2064]*\u2064/g, ' ')
            .replace(/([([„«]|(?<=\w)\/) +/g, '$1')
            .replace(/[ \n]+/g, ' ')
            .trim();

    // A notion under another name counts less than the word itself.
    const OTHER_NAME = 0.7;

    elasticlunr.Index.load = stored => {
        const index = new elasticlunr.Index();
        index.pipeline.add(stem);
        for (const field of stored.fields) index.addField(field);
        index.setRef(stored.ref);
        for (const { [stored.ref]: ref, ...texts } of Object.values(stored.documentStore.docs)) {
            const cleaned = Object.entries(texts).map(([field, text]) => [field, prose(text)]);
            index.addDoc({ [stored.ref]: ref, ...Object.fromEntries(cleaned) });
        }
        const search = index.search.bind(index);
        index.search = (query, options) => {
            const best = new Map();
            alternatives(query).forEach((alternative, rank) => {
                for (const result of search(alternative, options)) {
                    const score = result.score * (rank === 0 ? 1 : OTHER_NAME);
                    const before = best.get(result.ref);
                    if (!before || before.score < score) best.set(result.ref, { ...result, score });
                }
            });
            return [...best.values()].sort((a, b) => b.score - a.score);
        };
        return index;
    };

    // On the page that was found, the words are marked in the forms in which they stand there.
    const PlainMark = window.Mark;
    const limiters = [...' .,;:!?()[]{}„”«»"\'–—-/…`<>=*&|#\n\t\u00a0'];
    window.Mark = function (context) {
        const marker = new PlainMark(context);
        const mark = marker.mark;
        marker.mark = (terms, options) => {
            const wanted = new Set(alternatives([terms].flat().join(' ')).flatMap(stemsOf));
            const text = document.querySelector('main')?.textContent ?? '';
            const forms = new Set(text.split(BETWEEN).filter(word => word && wanted.has(stem(word))));
            return mark([...forms], { ...options, separateWordSearch: false, accuracy: { value: 'exactly', limiters } });
        };
        return marker;
    };

    // searcher.js listens to keys alone. What was pasted, dictated, dragged in or cleared with the mouse is a query, too.
    const box = document.getElementById('mdbook-searchbar');
    const search = () => box.dispatchEvent(new Event('keyup'));
    box?.addEventListener('input', () => {
        // It never asks the same twice in a row, not even after the box was cleared: another query makes it forget.
        if (box.value === '') {
            box.value = '-';
            search();
            box.value = '';
        }
        search();
    });

    // searcher.js speaks English.
    const header = document.getElementById('mdbook-searchresults-header');
    if (header) {
        new MutationObserver(() => {
            const said = header.textContent;
            const some = said.match(/^(\d+) search results? for '(.*)':$/s);
            const none = said.match(/^No search results for '(.*)'\.$/s);
            if (some) header.textContent = `${words.results(Number(some[1]))} ${words.forQuery} ${words.quoted(some[2])}`;
            else if (none) header.textContent = `${words.noResults} ${words.quoted(none[1])}`;
        }).observe(header, { childList: true });
    }
    const results = document.getElementById('mdbook-searchresults');
    if (results) {
        new MutationObserver(() => {
            // An English label that would hide the text of the teaser from screen readers.
            for (const teaser of results.querySelectorAll('.teaser[aria-label]')) teaser.removeAttribute('aria-label');
        }).observe(results, { childList: true });
    }
})();
