/** The chat page: sends what is written, in order, and listens. Plain modules for old phones. */
import { alone, drop, isBroken, old, onChange, put, setToken, swap, token, waiting, words } from './kept.js';
import { after, connected, erased, el, expectReply, refresh, show, showOwn, taps } from './log.js';

const POLL_MS = 3000;
const box = el('text');
let listening = false;
let sending = false;
let failures = 0;
let erasing = false;

/** Shows own words at once and sends them; `says` is what the server is told. */
function send(own, says) {
  const at = Math.max(Date.now(), (words.at(-1)?.at ?? 0) + 1);
  const id = at.toString(36) + Math.random().toString(36).slice(2);
  put({ id, at, after, ...own, says: { id, ...says } });
  showOwn();
  void drain();
}

function say(text) {
  send({ text }, { text });
}

async function call(path, init) {
  const known = token();
  const response = await fetch(path, {
    ...init,
    headers: { 'content-type': 'application/json', ...(known && { authorization: 'Bearer ' + known }) },
  });
  if (response.status === 401 && token() === known) setToken(null);
  return response;
}

/** Two fresh tabs make one chat: whoever is second takes the token of the first. */
async function begin() {
  if (token()) return;
  const created = await call('/api/chat', { method: 'POST', body: '{}' });
  if (created.status !== 201) throw new Error('no chat');
  const fresh = await created.json();
  if (!token()) setToken(fresh.token);
  void listen();
}

/** Sends what waits, in order, each with its own id, so that a second try has no second effect. */
async function drain() {
  if (sending) return;
  sending = true;
  try {
    for (let [next] = waiting(); next; [next] = waiting()) {
      if (!token()) await alone(begin);
      const { says, ...own } = next;
      const response = await call('/api/chat/messages', { method: 'POST', body: JSON.stringify(says) });
      if (response.status === 401) continue;
      if (response.status !== 202 && response.status !== 400) throw new Error('not stored');
      if (own.after < erased) drop(own);
      else put(response.status === 400 ? { ...own, refused: true } : own);
      expectReply();
      heard();
    }
    if (!listening) await fetchNew();
  } catch {
    lost();
    setTimeout(() => void drain(), wait());
  }
  sending = false;
  refresh();
}

function wait() {
  failures = Math.min(failures + 1, 6);
  return 500 * 2 ** failures * (0.75 + Math.random() / 2);
}

function heard() {
  failures = 0;
  connected(true);
}

function lost() {
  connected(false);
}

function take(messages) {
  show(messages);
  const asks = erasing && messages.find(({ options }) => options.length > 0);
  if (!asks) return;
  // The page asked already: what the bot asks again is answered with its yes.
  erasing = false;
  const [{ n, label }] = asks.options;
  if (/^ya\b/i.test(label)) send({ text: label, seq: asks.seq, pick: n }, { choice: { ask: asks.ask, n } });
}

async function fetchNew() {
  if (!token()) return;
  const response = await call('/api/chat/messages?after=' + after);
  if (!response.ok) throw new Error('not fetched');
  take(await response.json());
  heard();
}

/** Server-sent events over fetch, since the token travels in a header; polling takes over when they fail. */
async function listen() {
  if (listening || !token()) return;
  listening = true;
  try {
    const response = await call('/api/chat/stream?after=' + after, {});
    if (!response.ok || !response.body) throw new Error('no stream');
    heard();
    const reader = response.body.getReader();
    const decoder = new TextDecoder();
    let rest = '';
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      rest += decoder.decode(value, { stream: true });
      const parts = rest.split('\n\n');
      rest = parts.pop();
      for (const part of parts) {
        const line = part.split('\n').find((candidate) => candidate.startsWith('data: '));
        if (line) take([JSON.parse(line.slice(6))]);
      }
    }
  } catch {
    // Whether anybody answers is seen next.
  }
  listening = false;
  await fetchNew().catch(lost);
  setTimeout(() => void listen(), POLL_MS);
}

/** A tap must not open the keyboard of a phone: only who was typing, or works by keys, goes on in the text box. */
let byKey = false;
window.addEventListener('keydown', () => (byKey = true), true);
window.addEventListener('pointerdown', () => (byKey = false), true);
function goOn() {
  if (byKey || box.value.trim() !== '') box.focus({ preventScroll: true });
}

taps.choose = (words, says) => {
  send(words, says);
  goOn();
};
taps.retry = () => {
  failures = 0;
  void drain();
};

function grow() {
  box.style.height = 'auto';
  box.style.height = Math.min(box.scrollHeight + 2, 120) + 'px';
}
el('form').addEventListener('submit', (event) => {
  event.preventDefault();
  const text = box.value.trim();
  if (text === '') return;
  box.value = '';
  grow();
  say(text);
  box.focus({ preventScroll: true });
});
box.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  el('form').requestSubmit();
});
box.addEventListener('input', grow);

/** A link that somebody passed on tells the bot where people came from. */
let [, word, code] = /[?&](mulai|gabung)=([\w-]{1,64})(?:&|$)/.exec(location.search) ?? [];
function greet() {
  const text = code ? word.toUpperCase() + ' ' + code : 'mulai';
  code = undefined;
  send({ text: 'mulai' }, { text });
  window.history.replaceState(null, '', location.pathname);
}
el('begin').onclick = () => {
  greet();
  goOn();
};
for (const example of document.querySelectorAll('.example')) {
  example.onclick = () => {
    if (code) greet();
    say(example.textContent);
    goOn();
  };
}

const menu = el('menu');
const anew = el('anew');
window.addEventListener('click', ({ target }) => menu.contains(target) || (menu.open = false));
window.addEventListener('keydown', ({ key }) => key === 'Escape' && (menu.open = false));
menu.addEventListener('click', () => {
  el('fresh').disabled = !token() && words.length === 0;
  el('back').hidden = old().length === 0;
});
function go(chat) {
  swap(chat);
  location.replace(location.pathname);
}
el('fresh').onclick = () => {
  menu.open = false;
  anew.showModal();
};
el('back').onclick = () => go(old().at(-1));
el('cancel').onclick = () => anew.close();
el('keep').onclick = () => go(null);
el('erase').onclick = () => {
  anew.close();
  erasing = true;
  say('HAPUS DATA');
};

window.addEventListener('online', () => void drain());
window.addEventListener('offline', lost);
onChange((isOtherChat) => {
  if (isOtherChat) location.reload();
  if (waiting().length === 0) expectReply();
  showOwn();
  void listen();
});

if (isBroken) el('banner').textContent = 'Catatan percakapan di HP ini rusak. Yang rusak dihapus, dan kita mulai lagi.';
if (word === 'gabung' && token()) box.value = 'GABUNG ' + code;
fetchNew()
  .catch(lost)
  .then(() => {
    showOwn();
    void listen();
    void drain();
  });
