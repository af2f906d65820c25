// The search's words: `node --test book/theme/tests/`. Needs Node and nothing else.
//
// paradigms.json holds all case forms of the nouns, adjectives, participles and verbal nouns in the glossary, one word a line, made with
// the dictionaries of Morfeusz (SGJP) and of pymorphy3 (OpenCorpora), the last four Polish ones by hand. Left out are archaic forms and those of adjectives for men.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import vm from 'node:vm';

const read = path => readFileSync(new URL(path, import.meta.url), 'utf8');
const paradigms = JSON.parse(read('paradigms.json'));

// The page's scripts, in the order of the page, in a window without a page.
function page(language) {
    const asked = [];
    const added = [];
    class Index {
        pipeline = { add() {} };
        addField() {}
        setRef() {}
        addDoc(page) {
            added.push(page);
        }
        search(query) {
            asked.push(query);
            return [];
        }
    }
    const elasticlunr = { Index, tokenizer: {}, Pipeline: { registerFunction() {} } };
    const document = { documentElement: { lang: language, classList: { contains: () => false } }, getElementById: () => null, querySelector: () => null };
    const window = { document, elasticlunr, localStorage: {}, Mark: class {}, MutationObserver: class {} };
    window.window = window;
    const context = vm.createContext(window);
    for (const script of ['words', 'store', 'search-stems', 'search-glossary', 'search']) {
        vm.runInContext(read(`../js/${script}.js`), context, { filename: `${script}.js` });
    }
    const index = elasticlunr.Index.load({ fields: [], ref: 'id', documentStore: { docs: {} } });
    const queries = query => {
        asked.length = 0;
        index.search(query, {});
        return [...asked];
    };
    const indexed = page => {
        added.length = 0;
        elasticlunr.Index.load({ fields: Object.keys(page), ref: 'id', documentStore: { docs: { 7: { id: '7', ...page } } } });
        return added[0];
    };
    return { stem: window.workbook.stems.stemmer(language), glossary: window.workbook.glossary, queries, indexed };
}

const PLAIN = { ą: 'a', ć: 'c', ę: 'e', ł: 'l', ń: 'n', ó: 'o', ś: 's', ź: 'z', ż: 'z', ё: 'е' };
const bare = word => word.replace(/[ąćęłńóśźżё]/g, letter => PLAIN[letter]);

for (const language of ['pl', 'ru']) {
    const { stem } = page(language);

    test(`${language}: all forms of a word have one stem`, () => {
        assert.ok(paradigms[language].length > 130);
        for (const forms of paradigms[language]) {
            const stems = new Set(forms.map(stem));
            assert.equal(stems.size, 1, `${forms.join(' ')}: ${[...stems].join(' ')}`);
        }
    });

    test(`${language}: the stem is the same without marks on letters`, () => {
        for (const form of paradigms[language].flat()) assert.equal(stem(bare(form)), stem(form), form);
    });

    test(`${language}: words that have nothing to do with one another have different stems`, () => {
        const owners = new Map();
        for (const forms of paradigms[language]) {
            const own = stem(forms[0]);
            assert.ok(!owners.has(own), `${forms[0]} and ${owners.get(own)}: ${own}`);
            owners.set(own, forms[0]);
        }
    });

    test(`${language}: each other name of a notion asks for the book's name too`, () => {
        const { glossary, queries } = page(language);
        const own = language === 'pl' ? 1 : 2;
        for (const names of glossary) {
            const [main, ...others] = [...names[own], ...names[0]];
            for (const other of others.filter(name => stem(name) !== stem(main))) {
                assert.ok(queries(other).includes(main), `${other}: ${queries(other).join(', ')}`);
            }
        }
    });
}

test('a notion in a longer query is replaced where it stands', () => {
    assert.ok(page('ru').queries('два mutex сразу').includes('два мьютекс сразу'));
});

test('what panels and notes say is neither indexed nor shown', () => {
    const { id, body } = page('pl').indexed({ body: 'Napisz barierę.\n \u2063 Plik do edycji: lib.rs \u2064 Potem \u2063 Notatki \u2064' });
    assert.equal(id, '7');
    assert.equal(body, 'Napisz barierę. Potem');
});

test('brackets, quotation marks and paths have no gaps, and numbers keep their spaces', () => {
    const { title, body } = page('pl').indexed({ title: 'Blokady ( locks)', body: '„ wait” z examples/ ch13/ a.rs, [ 1] i 10\u00a0000 / 2; // komentarz' });
    assert.equal(title, 'Blokady (locks)');
    assert.equal(body, '„wait” z examples/ch13/a.rs, [1] i 10\u00a0000 / 2; // komentarz');
});
