// A question before something that is not done lightly. It stands below the button that asks it, has the focus, and gives it back.
'use strict';

// Resolves to true if the reader agrees. `question` may have `code` in it.
workbook.ask = (button, question, agree) => {
    const { words, element, inline } = workbook;
    const row = button.closest('.panel-actions');
    row.nextElementSibling?.matches('.ask') && row.nextElementSibling.dispatchEvent(new Event('workbook:withdrawn'));
    const id = `ask-${document.querySelectorAll('.ask').length}-${Date.now()}`;
    const yes = element('button', { type: 'button', class: 'button small is-grave' }, agree);
    const no = element('button', { type: 'button', class: 'button small' }, words.cancel);
    const box = element('div', { class: 'ask', role: 'group', 'aria-labelledby': id }, element('p', { id }, ...inline(question)), yes, no);
    row.after(box);
    // The harmless answer is the one that a hasty Enter gives.
    no.focus();
    return new Promise(resolve => {
        const answer = agreed => {
            box.remove();
            button.focus();
            resolve(agreed);
        };
        yes.addEventListener('click', () => answer(true));
        no.addEventListener('click', () => answer(false));
        box.addEventListener('workbook:withdrawn', () => answer(false));
        box.addEventListener('keydown', event => {
            if (event.key !== 'Escape') return;
            event.stopPropagation();
            answer(false);
        });
    });
};
