// Commands and paths to type are copied by the button beside them.
'use strict';

(() => {
    const { words } = workbook;

    for (const button of document.querySelectorAll('.panel-command .copy')) {
        const code = button.previousElementSibling;
        const said = button.nextElementSibling;
        // Browsers give the clipboard only to pages whose origin they trust. The button keeps its room.
        if (!navigator.clipboard) button.style.visibility = 'hidden';
        button.addEventListener('click', async () => {
            try {
                await navigator.clipboard.writeText(code.textContent);
                said.textContent = words.copied;
            } catch {
                said.textContent = words.copyFailed;
            }
            setTimeout(() => said.replaceChildren(), 2000);
        });
    }
})();
