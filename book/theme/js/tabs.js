// Groups of tabs: one choice for the whole book, remembered. The pages hold all parts one below the other; this adds the row of tabs.
'use strict';

(() => {
    const { words, store, element } = workbook;
    const groups = [...document.querySelectorAll('.tabs')].map((group, g) => {
        const panels = [...group.querySelectorAll(':scope > .tab')];
        const row = element('div', { role: 'tablist', class: 'tab-row', 'aria-label': words.tabs });
        const tabs = panels.map((panel, p) => {
            const title = panel.querySelector(':scope > .tab-title');
            panel.id = panel.id || `tabs-${g}-panel-${p}`;
            panel.setAttribute('role', 'tabpanel');
            panel.setAttribute('aria-labelledby', `tabs-${g}-tab-${p}`);
            const tab = element(
                'button',
                { type: 'button', role: 'tab', id: `tabs-${g}-tab-${p}`, 'aria-controls': panel.id, 'data-tab': panel.dataset.tab },
                title.textContent,
            );
            tab.addEventListener('click', () => choose(panel.dataset.tab, tab));
            row.append(tab);
            return tab;
        });
        row.addEventListener('keydown', event => {
            const at = tabs.indexOf(event.target);
            const next = {
                ArrowLeft: (at + tabs.length - 1) % tabs.length,
                ArrowRight: (at + 1) % tabs.length,
                Home: 0,
                End: tabs.length - 1,
            }[event.key];
            if (at < 0 || next === undefined) return;
            event.preventDefault();
            tabs[next].focus();
            choose(tabs[next].dataset.tab, tabs[next]);
        });
        group.prepend(row);
        return { panels, tabs };
    });

    function show(name) {
        for (const { panels, tabs } of groups) {
            if (!panels.some(panel => panel.dataset.tab === name)) continue;
            panels.forEach((panel, p) => {
                const shown = panel.dataset.tab === name;
                panel.classList.toggle('shown', shown);
                tabs[p].setAttribute('aria-selected', shown);
                tabs[p].tabIndex = shown ? 0 : -1;
            });
        }
    }

    // The tab that was pressed stays where it is on the screen, although groups above it may change their height.
    function choose(name, pressed) {
        const before = pressed.getBoundingClientRect().top;
        show(name);
        scrollBy(0, pressed.getBoundingClientRect().top - before);
        const kept = store.get('tabs') || [];
        store.set('tabs', [name, ...kept.filter(other => other !== name)].slice(0, 8));
    }

    for (const { tabs } of groups) {
        const kept = (store.get('tabs') || []).find(name => tabs.some(tab => tab.dataset.tab === name));
        show(kept || tabs[0].dataset.tab);
    }
})();
