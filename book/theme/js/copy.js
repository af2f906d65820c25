// Commands and paths to type are copied by a button beside them.
'use strict';

(() => {
    const { words, element } = workbook;
    if (!navigator.clipboard) return;

    for (const code of document.querySelectorAll('.panel-command .command')) {
        const button = element('button', { type: 'button', class: 'copy', title: words.copyThis, 'aria-label': `${words.copyThis}: ${code.textContent}` });
        const said = element('span', { class: 'copied', role: 'status' });
        button.addEventListener('click', async () => {
            try {
                await navigator.clipboard.writeText(code.textContent);
                said.textContent = words.copied;
            } catch {
                said.textContent = words.copyFailed;
            }
            setTimeout(() => said.replaceChildren(), 2000);
        });
        code.after(' ', button, said);
    }
})();
