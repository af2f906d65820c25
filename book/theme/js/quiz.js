// Quizzes: checked in the page, explained after the answer, remembered.
'use strict';

(() => {
    const { words, store, element } = workbook;

    for (const form of document.querySelectorAll('form.quiz')) {
        const answer = form.dataset.answer;
        const outcome = form.querySelector('.quiz-outcome');
        const button = form.querySelector('button[type="submit"]');
        const radios = [...form.querySelectorAll('input[type="radio"]')];
        const choiceOf = radio => radio.closest('.choice');

        function show(chosen) {
            form.classList.add('answered');
            for (const radio of radios) {
                radio.checked = radio.value === chosen;
                choiceOf(radio).classList.toggle('is-right', radio.value === answer);
                choiceOf(radio).classList.toggle('is-wrong', radio.value === chosen && chosen !== answer);
            }
            const right = chosen === answer;
            form.classList.toggle('right', right);
            form.classList.toggle('wrong', !right);
            const correct = choiceOf(radios.find(radio => radio.value === answer)).querySelector('span');
            outcome.replaceChildren(
                element('strong', {}, right ? words.right : words.wrong),
                ...(right ? [] : [' ', ...correct.cloneNode(true).childNodes]),
            );
            button.textContent = words.again;
        }

        function reset() {
            form.classList.remove('answered', 'right', 'wrong');
            for (const radio of radios) {
                radio.checked = false;
                choiceOf(radio).classList.remove('is-right', 'is-wrong');
            }
            outcome.replaceChildren();
            button.textContent = workbook.answerWord;
            radios[0].focus();
        }

        workbook.answerWord = workbook.answerWord || button.textContent;
        form.addEventListener('submit', event => {
            event.preventDefault();
            if (form.classList.contains('answered')) {
                reset();
                return;
            }
            const chosen = radios.find(radio => radio.checked);
            if (!chosen) {
                outcome.textContent = words.choose;
                return;
            }
            show(chosen.value);
            store.set('quiz', { ...store.get('quiz'), [form.dataset.quiz]: Number(chosen.value) });
            form.dispatchEvent(new CustomEvent('workbook:answered', { bubbles: true, detail: { quiz: form.dataset.quiz, right: chosen.value === answer } }));
        });

        const kept = (store.get('quiz') || {})[form.dataset.quiz];
        if (radios.some(radio => radio.value === String(kept))) show(String(kept));
    }
})();
