// Talking to the local server: a token for everything that acts, and answers that arrive event by event.
'use strict';

workbook.server = (() => {
    const { language, words } = workbook;
    let token = null;

    async function session() {
        if (token === null) {
            const response = await fetch('/api/session');
            if (!response.ok) throw new Error(words.refused(response.status));
            token = (await response.json()).token;
        }
        return token;
    }

    // An error whose message is for the reader. Without a status there was no answer, so the same may succeed later.
    const trouble = (message, status = null) => Object.assign(new Error(message), { status });

    // Sends a request and returns the answer, if it is a good one. Throws a trouble, or an AbortError.
    async function send(path, { method = 'POST', parameters = {}, body, signal } = {}) {
        let response;
        try {
            const query = new URLSearchParams({ ...parameters, lang: language });
            const request = async () => {
                const headers = method === 'GET' ? {} : { 'x-workbook-token': await session() };
                return fetch(`${path}?${query}`, { method, headers, body, signal });
            };
            response = await request();
            if (response.status === 403 && method !== 'GET') {
                // The server was started anew since the page got its token.
                token = null;
                response = await request();
            }
        } catch (error) {
            throw error.name === 'AbortError' ? error : trouble(words.unreachable);
        }
        const { ok, status } = response;
        if (ok) return response;
        if (status === 429) throw trouble(words.busy, status);
        const text = (await response.text()).trim();
        // What the server itself could not do is a sentence for the reader.
        throw trouble(status === 500 && text ? text : words.refused(text || status), status);
    }

    // Splits a stream of server-sent events. EventSource could neither POST nor send the token.
    async function readEvents(body, handle) {
        const reader = body.pipeThrough(new TextDecoderStream()).getReader();
        let buffer = '';
        for (;;) {
            const { value, done } = await reader.read();
            if (done) return;
            buffer += value;
            for (let end = buffer.indexOf('\n\n'); end >= 0; end = buffer.indexOf('\n\n')) {
                const lines = buffer.slice(0, end).split('\n');
                buffer = buffer.slice(end + 2);
                const field = name => lines.filter(line => line.startsWith(`${name}:`)).map(line => line.slice(name.length + 1).replace(/^ /, ''));
                const [name] = field('event');
                if (name) handle(name, field('data').join('\n'));
            }
        }
    }

    // Posts, and calls `handle(name, data)` for each event of the answer. Aborting the signal stops what was started.
    async function follow(path, parameters, signal, handle) {
        const response = await send(path, { parameters, signal });
        try {
            await readEvents(response.body, handle);
        } catch (error) {
            throw error.name === 'AbortError' ? error : trouble(words.unreachable);
        }
    }

    const get = async (path, parameters) => (await send(path, { method: 'GET', parameters })).json();
    const post = async (path, parameters, body) => (await send(path, { parameters, body })).json();
    const exercise = name => get(`/api/exercise/${encodeURIComponent(name)}`);

    return { follow, get, post, exercise };
})();
