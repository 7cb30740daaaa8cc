// The engine behind the page: requests with the token, and the stream of frames.

const KEY = 'fastengine-token';
const QUIET_MS = 5000;
const COMMAND_MS = 5000;

export class Refused extends Error {
  constructor(status, problem) {
    super(problem?.detail ?? problem?.title ?? `the engine answered ${status}`);
    this.status = status;
  }
}

/** Takes a token that came behind the # of the address, once: it stays in this tab and leaves the address. */
export function takeToken() {
  const given = new URLSearchParams(location.hash.slice(1)).get('token');
  if (given) {
    sessionStorage.setItem(KEY, given);
    history.replaceState(null, '', location.pathname);
  }
  return sessionStorage.getItem(KEY);
}

export const keepToken = token => sessionStorage.setItem(KEY, token);
export const forgetToken = () => sessionStorage.removeItem(KEY);

export async function ask(path, options = {}) {
  const answer = await fetch(`/api/v1${path}`, {
    ...options, credentials: 'omit', cache: 'no-store',
    headers: { Authorization: `Bearer ${sessionStorage.getItem(KEY) ?? ''}`, ...options.headers },
  });
  if (answer.ok) return answer;
  throw new Refused(answer.status, await answer.json().catch(() => null));
}

export const get = async path => (await ask(path)).json();

/** One press of a button is carried out once, however often the request has to be sent. */
export async function command(body) {
  const key = crypto.randomUUID?.() ?? [...crypto.getRandomValues(new Uint8Array(16))].map(b => b.toString(16).padStart(2, '0')).join('');
  const answer = await ask('/commands', { method: 'POST', signal: AbortSignal.timeout(COMMAND_MS), body: JSON.stringify(body), headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key } });
  return answer.json();
}

/** Follows the frames until the stream ends or is stopped; what was missed in between is missed. */
export async function follow(path, onEvent, signal) {
  const ends = new AbortController();
  signal.addEventListener('abort', () => ends.abort(), { once: true });
  let quiet = setTimeout(() => ends.abort(), QUIET_MS);
  const answer = await ask(path, { signal: ends.signal });
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      clearTimeout(quiet);
      quiet = setTimeout(() => ends.abort(), QUIET_MS);
      text += value;
      for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
        const lines = text.slice(0, end).split('\n');
        text = text.slice(end + 2);
        const name = lines.find(line => line.startsWith('event: '))?.slice(7);
        const data = lines.find(line => line.startsWith('data: '))?.slice(6);
        if (name && data) onEvent(name, JSON.parse(data));
      }
    }
  } finally {
    clearTimeout(quiet);
    reader.cancel().catch(() => {});
  }
}
