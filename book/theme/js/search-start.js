// Loads the search when the reader asks for it: its scripts and the index weigh more than a page. Until then this stands in for
// searcher.js, which does the rest as soon as it is there.
'use strict';

(() => {
    const scripts = document.getElementById('search-scripts');
    if (!scripts) return;
    const wrapper = document.getElementById('mdbook-search-wrapper');
    const button = document.getElementById('mdbook-search-toggle');
    const box = document.getElementById('mdbook-searchbar');
    let loading = null;

    // All at once; they run in their order. None is a module: those do not load from file://.
    function load() {
        loading ??= Promise.all(
            [...scripts.content.querySelectorAll('script')].map(
                ({ attributes }) =>
                    new Promise((resolve, reject) => {
                        const script = workbook.element('script', { src: attributes.src.value });
                        script.async = false;
                        script.onload = resolve;
                        script.onerror = () => reject(new Error(`cannot load ${script.src}`));
                        document.head.append(script);
                    }),
            ),
        );
        return loading;
    }

    async function open() {
        button.removeEventListener('click', open);
        document.removeEventListener('keydown', openByKey);
        wrapper.classList.remove('hidden');
        box.focus();
        await load();
        // searcher.js begins with a closed box, and selects what is in it when it opens it. What was typed meanwhile stays.
        const typed = [box.selectionStart, box.selectionEnd];
        button.click();
        box.setSelectionRange(...typed);
    }

    function openByKey(event) {
        if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || mdbook_something_else_has_focus(event)) return;
        if (event.key !== 's' && event.key !== '/') return;
        event.preventDefault();
        open();
    }

    // An address with a query, or with words to mark on the page that was found.
    const { searchParams } = new URL(location.href);
    if (searchParams.has('search') || searchParams.has('highlight')) {
        load();
    } else {
        button.addEventListener('click', open);
        document.addEventListener('keydown', openByKey);
    }
})();
