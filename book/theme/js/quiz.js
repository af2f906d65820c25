// Quizzes: checked in the page, explained after the answer, remembered as a part of the progress.
'use strict';

(() => {
    const { words, store, element, progress } = workbook;
    // Where they alone were kept.
    const old = store.get('quiz');

    for (const form of document.querySelectorAll('form.quiz')) {
        const { quiz: id, answer } = form.dataset;
        const keep = chosen => progress.answer(id, Number(chosen), chosen === answer);
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
        }

        workbook.answerWord = workbook.answerWord || button.textContent;
        form.addEventListener('submit', event => {
            event.preventDefault();
            if (form.classList.contains('answered')) {
                reset();
                radios[0].focus();
                return;
            }
            const chosen = radios.find(radio => radio.checked);
            if (!chosen) {
                outcome.textContent = words.choose;
                return;
            }
            show(chosen.value);
            keep(chosen.value);
        });

        // An answer that is being given anew is not covered by the one before.
        let answered = null;
        progress.watch(view => {
            const given = view.progress.quizzes[id];
            if (given?.at === answered?.at && given?.choice === answered?.choice) return;
            answered = given ?? null;
            if (!given) reset();
            else if (radios.some(radio => radio.value === String(given.choice))) show(String(given.choice));
        });
        if (old && id in old) {
            if (!answered && radios.some(radio => radio.value === String(old[id]))) keep(String(old[id]));
            delete old[id];
            store.set('quiz', old);
        }
    }
})();
