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
    // Throws an Error whose message is for the reader, or an AbortError.
    async function follow(path, parameters, signal, handle) {
        let response;
        try {
            const query = new URLSearchParams({ ...parameters, lang: language });
            const headers = { 'x-workbook-token': await session() };
            response = await fetch(`${path}?${query}`, { method: 'POST', headers, signal });
            if (response.status === 403) {
                // The server was started anew since the page got its token.
                token = null;
                headers['x-workbook-token'] = await session();
                response = await fetch(`${path}?${query}`, { method: 'POST', headers, signal });
            }
        } catch (error) {
            throw error.name === 'AbortError' ? error : new Error(words.unreachable);
        }
        if (response.status === 429) throw new Error(words.busy);
        if (!response.ok) throw new Error(words.refused((await response.text()).trim() || response.status));
        try {
            await readEvents(response.body, handle);
        } catch (error) {
            throw error.name === 'AbortError' ? error : new Error(words.unreachable);
        }
    }

    async function exerciseSource(name) {
        const response = await fetch(`/api/exercise/${encodeURIComponent(name)}`);
        return response.ok ? response.json() : null;
    }

    return { follow, exerciseSource };
})();
