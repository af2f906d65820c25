// Words to stems, so that the search finds a word in each of its forms, with or without Polish letters, with е or ё.
//
// Suffixes are cut lightly: a stem that is too short would join words that have nothing to do with one another. The few words of the
// glossary whose forms differ inside the stem are listed. book/theme/tests/search.test.mjs tries all forms of all glossary words.
'use strict';

workbook.stems = (() => {
    const forms = table => Object.fromEntries(Object.entries(table).flatMap(([stem, forms]) => forms.split(' ').map(form => [form, stem])));

    const SUFFIXES = {
        pl: `osciami osciach osciom oscia osci osc iami iach iom iowi iego iemu iem ymi imi ych ich ego emu ami ach om owi ow ej em im ym
             ie ia iu io ii a e i o u y`,
        ru: `иями иею ями ами ыми ими иях ого его ому ему ией иям ием иев ях ах ой ей ый ий ая яя ое ее ые ие ых их ым им ую юю ия ию ии ью ою ею ов ев
             ом ем ам ям а я о е и ы у ю ь й`,
    };
    // Stem: the forms, without Polish letters, from which the rules below make another.
    const IRREGULAR = {
        pl: forms({
            niezmiennik: 'niezmiennicy',
            straznik: 'straznicy',
            czytelnik: 'czytelnicy',
            egzekutor: 'egzekutorowie',
            nadawc: 'nadawce',
            odbiorc: 'odbiorce',
            nadzorc: 'nadzorce',
            priorytet: 'priorytecie',
            zatrut: 'zatruc',
            domknt: 'domkniec',
            pamt: 'pamiec',
            zyt: 'zyc',
            cech: 'cesze',
            gniazd: 'gniezdzie',
            bled: 'blad',
        }),
        ru: forms({
            вызов: 'вызов',
            стрим: 'стрим',
            времн: 'время',
            ядр: 'ядер',
            владельц: 'владелец',
        }),
    };
    const SHORTEST_STEM = 3;

    // Lower case, Polish letters without their marks, е for ё; й stays й.
    const fold = word =>
        word
            .toLowerCase()
            .normalize('NFD')
            .replace(/[\u0300-\u036f]/g, (mark, at, whole) => (whole[at - 1] === 'и' && mark === '\u0306' ? mark : ''))
            .normalize('NFC')
            .replace(/ł/g, 'l');

    function cut(word, suffixes) {
        const suffix = suffixes.find(suffix => word.endsWith(suffix) && word.length - suffix.length >= SHORTEST_STEM) ?? '';
        return [word.slice(0, word.length - suffix.length), suffix];
    }

    // Fleeting vowels: wątek, wątku; kolejka, kolejek; блокировка, блокировок.
    const withoutFleetingVowel = word =>
        word.length > SHORTEST_STEM ? word.replace(/([^aeiouyаеиоуыэюя])(?:ie|e|о|е)([kcnlкцнл])$/u, '$1$2') : word;

    // Softened ends: w blokadzie, blokada; przeplocie, przeplot; kolejce, kolejka; semaforze, semafor.
    function hardened(stem, suffix) {
        if (/sci?$/.test(stem)) return stem.replace(/sci?$/, 'st');
        if (/c$/.test(stem)) return suffix.startsWith('i') ? stem.replace(/c$/, 't') : suffix === 'e' && !stem.endsWith('jac') ? stem.replace(/c$/, 'k') : stem;
        return stem.replace(/([^aeiouy]|..[aeiouy])dz$/, '$1d').replace(/rz$/, 'r');
    }

    function stemmer(language) {
        const suffixes = SUFFIXES[language].split(/\s+/).sort((a, b) => b.length - a.length);
        const irregular = IRREGULAR[language];
        const known = new Map();
        const compute = raw => {
            const word = fold(raw.replace(/^[^\p{L}\p{N}_]+|[^\p{L}\p{N}_]+$/gu, ''));
            if (Object.hasOwn(irregular, word)) return irregular[word];
            if (!/^[a-zа-я]+$/.test(word) || word.length <= SHORTEST_STEM) return word;
            const [stem, suffix] = cut(word, suffixes);
            return hardened(withoutFleetingVowel(stem), suffix);
        };
        return word => {
            let stem = known.get(word);
            if (stem === undefined) known.set(word, (stem = compute(word)));
            return stem;
        };
    }

    // What is between words.
    const BETWEEN = /[^\p{L}\p{N}_]+/u;

    return { fold, stemmer, BETWEEN };
})();
