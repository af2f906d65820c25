// Quizzes: checked in the page, explained after the answer, remembered as a part of the progress.
'use strict';

(() => {
    const { words, store, progress, views } = workbook;
    // Where they alone were kept.
    const old = store.get('quiz');

    for (const form of document.querySelectorAll('form.quiz')) {
        const { quiz: id, answer } = form.dataset;
        const keep = chosen => progress.answer(id, Number(chosen), chosen === answer);
        const outcome = form.querySelector('.quiz-outcome');
        const radios = [...form.querySelectorAll('input[type="radio"]')];

        form.addEventListener('submit', event => {
            event.preventDefault();
            if (form.classList.contains('answered')) {
                views.quiz(form, null);
                radios[0].focus();
                return;
            }
            const chosen = radios.find(radio => radio.checked);
            if (!chosen) {
                outcome.textContent = words.choose;
                return;
            }
            views.quiz(form, chosen.value);
            keep(chosen.value);
        });

        // An answer that is being given anew is not covered by the one before.
        let answered = null;
        progress.watch(view => {
            const given = view.progress.quizzes[id];
            if (given?.at === answered?.at && given?.choice === answered?.choice) return;
            answered = given ?? null;
            views.quiz(form, views.answerIn(form, view));
        });
        if (old && id in old) {
            if (!answered && radios.some(radio => radio.value === String(old[id]))) keep(String(old[id]));
            delete old[id];
            store.set('quiz', old);
        }
    }
})();
