// The start page: the progress as a file. Where to go on and how far the reader is, is in views.js.
'use strict';

(() => {
    const { words, served, element, progress, ask } = workbook;

    for (const panel of document.querySelectorAll('.panel.start')) {
        const one = selector => panel.querySelector(selector);
        const file = element('input', { type: 'file', accept: '.json,application/json', hidden: true });
        const [save, load, forget, said] = ['.save', '.load', '.forget', '.panel-said'].map(one);
        const say = text => said.replaceChildren(text);
        load.after(file);
        // Says how it went.
        async function tell(work, done) {
            try {
                await work();
                say(done);
            } catch (error) {
                say(error.message);
            }
        }

        save.addEventListener('click', async () => {
            const address = URL.createObjectURL(new Blob([await progress.text()], { type: 'application/json' }));
            element('a', { href: address, download: 'workbook-progress.json' }).click();
            URL.revokeObjectURL(address);
        });
        load.addEventListener('click', () => file.click());
        file.addEventListener('change', async () => {
            const [chosen] = file.files;
            if (chosen) await tell(async () => progress.add(await chosen.text()), words.progressLoaded);
            // So that the same file can be chosen again.
            file.value = '';
        });
        forget.addEventListener('click', async () => {
            say('');
            if (await ask(forget, served ? words.askForget : words.askForgetHere, words.forgetYes)) await tell(progress.forget, words.progressForgotten);
        });
    }
})();
