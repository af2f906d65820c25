// Before the local server: shows the page anew when it has changed, and says so when a mistake keeps it from being built. A reader in
// the middle of something is asked first. What was done at the terminal is shown at once.
'use strict';

(() => {
    const { words, element, served, progress } = workbook;
    if (!served) return;

    const page = location.pathname.slice(1).replace(/(^|\/)$/, '$1index.html');
    // The version this very page came with. Where a browser does not tell, the first one that is heard of is taken for it.
    const [arrival] = performance.getEntriesByType('navigation');
    let version = arrival?.serverTiming?.find(({ name }) => name === 'page')?.description;

    // What a reload would take away: a program that runs, its output, a verdict, an answer that is not given yet, a question that waits
    // for one, a solution.
    const IN_USE = '.panel .stop:not([hidden]), .run-results, .verdict > *, form.quiz:not(.answered) input:checked, .ask, .solution';
    const isInUse = () => document.querySelector(IN_USE) !== null;

    // A bar at the bottom of the window, over the page: nothing moves.
    const bars = element('div', {
        class: 'reload-bars',
        style: 'position: fixed; inset: auto 0 0; z-index: 200; font-size: 1.6rem; background: var(--bg); color: var(--fg);',
    });
    const bar = (name, role) =>
        element('p', {
            class: `reload-bar ${name}`,
            role,
            hidden: true,
            style: 'margin: 0; padding: 1rem 1.6rem; border-top: 3px solid var(--wb-accent); overflow-wrap: anywhere;',
        });
    const broken = bar('is-broken', 'alert');
    broken.style.borderColor = 'var(--wb-wrong)';
    const changed = bar('is-changed', 'status');
    bars.append(broken, changed);
    document.body.append(bars);

    function offer() {
        if (!changed.hidden) return;
        const reload = element('button', { type: 'button', class: 'button small' }, words.reload);
        reload.addEventListener('click', () => location.reload());
        changed.hidden = false;
        changed.replaceChildren(`${words.pageChanged} `, reload);
    }

    function show(state) {
        broken.hidden = state.broken === null;
        broken.textContent = state.broken;
        if (version === undefined) version = state.version;
        if (state.version === version) changed.hidden = true;
        else if (isInUse()) offer();
        else location.reload();
    }

    // Only while the page is seen: a browser opens few connections to one server, and there may be many pages.
    let changes = null;
    function listen() {
        if (document.hidden) {
            changes?.close();
            changes = null;
        } else if (!changes) {
            changes = new EventSource(`/api/changes/${page}`);
            changes.addEventListener('state', event => show(JSON.parse(event.data)));
            // Also when the stream begins, so that nothing is missed between two of them.
            changes.addEventListener('progress', progress.refresh);
        }
    }
    document.addEventListener('visibilitychange', listen);
    addEventListener('load', listen);
})();
