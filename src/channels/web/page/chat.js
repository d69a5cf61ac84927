/** The chat page. Plain modules for old phones; every text is set as text, never as HTML. */
const el = (id) => document.getElementById(id);
const log = el('log');
const form = el('form');
const box = el('text');
const KEY = 'kawan-jkn';
const POLL_MS = 3000;
const state = load();
let after = 0;
let streaming = false;
let sending = false;
let failures = 0;
/** Where reading goes on: what was written last, or the first message that came by itself. */
let anchor = null;
let shownAt = 0;
const PAUSE_MS = 3000;

function load() {
  try {
    return Object.assign({ token: null, queue: [], mine: [] }, JSON.parse(localStorage.getItem(KEY) || '{}'));
  } catch {
    return { token: null, queue: [], mine: [] };
  }
}

/** What was written stays on the phone until the server has it; where nothing can be stored, only until the page closes. */
function keep() {
  try {
    localStorage.setItem(KEY, JSON.stringify(state));
  } catch {
    el('banner').hidden = false;
  }
}

function bubble(kind, text, time) {
  const node = document.createElement('div');
  node.className = 'bubble ' + kind;
  node.append(document.createTextNode(text));
  const small = document.createElement('small');
  small.textContent = time;
  node.append(small);
  log.append(node);
  el('empty').hidden = true;
  if (kind === 'mine' || (shownAt > 0 && Date.now() - shownAt > PAUSE_MS)) anchor = node;
  shownAt = Date.now();
  readOn();
  return node;
}

/** Down to the newest, but never past what has not been read: a long answer begins at the top of the screen. */
function readOn() {
  const bottom = log.scrollHeight - log.clientHeight;
  log.scrollTop = anchor ? Math.min(bottom, anchor.offsetTop - log.offsetTop - 8) : bottom;
}

function clock(at) {
  const date = new Date(at);
  return String(date.getHours()).padStart(2, '0') + '.' + String(date.getMinutes()).padStart(2, '0');
}

function spend(chosen) {
  for (const button of log.querySelectorAll('.options button:not([disabled])')) {
    button.disabled = true;
    if (button === chosen) {
      button.classList.add('chosen');
      button.textContent = '✓ ' + button.textContent;
    }
  }
}

function show(message) {
  if (message.seq <= after) return;
  for (const own of state.mine) if (!own.shown && own.after <= after) showOwn(own);
  after = message.seq;
  const node = bubble('theirs', message.text, '');
  if (message.media) {
    const picture = document.createElement('button');
    picture.type = 'button';
    picture.className = 'picture';
    picture.setAttribute('aria-label', 'Perbesar gambar');
    const image = document.createElement('img');
    image.src = message.media.url;
    image.alt = message.text;
    image.loading = 'lazy';
    picture.append(image);
    picture.onclick = () => enlarge(image.src, message.text);
    node.prepend(picture);
  }
  if (message.options.length > 0) options(message);
  if (message.buttons) buttons(message);
  el('typing').hidden = true;
  readOn();
}

function options(message) {
  const list = document.createElement('div');
  list.className = 'options';
  list.setAttribute('role', 'group');
  list.setAttribute('aria-label', 'Pilihan jawaban');
  for (const { n, label, token } of message.options) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = n + '. ' + label;
    button.onclick = () => {
      spend(button);
      send(token ? { text: label, button: token } : { text: label, choice: { ask: message.ask, n } });
      box.focus({ preventScroll: true });
    };
    list.append(button);
  }
  log.append(list);
}

/** Buttons that stand for acts; each says itself when it cannot be pressed any more. */
function buttons(message) {
  const list = document.createElement('div');
  list.className = 'options';
  list.setAttribute('role', 'group');
  list.setAttribute('aria-label', 'Tombol');
  for (const { label, token } of message.buttons) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = label;
    button.onclick = () => send({ text: label, button: token });
    list.append(button);
  }
  log.append(list);
}

function enlarge(src, alt) {
  const viewer = el('viewer');
  const image = viewer.querySelector('img');
  image.src = src;
  image.alt = alt;
  viewer.querySelector('button').onclick = () => viewer.close();
  viewer.showModal();
}

function showOwn(own) {
  own.shown = true;
  bubble('mine', own.text, clock(own.at));
}

function send(message) {
  const entry = { id: Date.now().toString(36) + Math.random().toString(36).slice(2), ...message };
  state.queue.push(entry);
  const own = { text: message.text, at: Date.now(), after, shown: false };
  state.mine = state.mine.concat(own).slice(-200);
  showOwn(own);
  keep();
  el('typing').hidden = false;
  void drain();
}

async function call(path, init) {
  const response = await fetch(path, {
    ...init,
    headers: { 'content-type': 'application/json', ...(state.token && { authorization: 'Bearer ' + state.token }) },
  });
  if (response.status === 401 && state.token) {
    state.token = null;
    keep();
  }
  return response;
}

/** Sends what waits, in order, each with its own id, so that a second try has no second effect. */
async function drain() {
  if (sending) return;
  sending = true;
  try {
    while (state.queue.length > 0) {
      if (!state.token) {
        const created = await call('/api/chat', { method: 'POST', body: '{}' });
        if (created.status !== 201) throw new Error('no chat');
        state.token = (await created.json()).token;
        keep();
        void listen();
      }
      const { id, text, choice, button } = state.queue[0];
      const response = await call('/api/chat/messages', {
        method: 'POST',
        body: JSON.stringify(button ? { id, button } : choice ? { id, choice } : { id, text }),
      });
      if (response.status === 401) continue;
      if (response.status !== 202 && response.status !== 400) throw new Error('not stored');
      state.queue.shift();
      keep();
      connected(true);
    }
    if (!streaming) await fetchNew();
  } catch {
    connected(false);
    setTimeout(() => void drain(), wait());
  } finally {
    sending = false;
  }
}

function wait() {
  failures = Math.min(failures + 1, 6);
  return 500 * 2 ** failures * (0.75 + Math.random() / 2);
}

function connected(yes) {
  if (yes) failures = 0;
  el('banner').hidden = yes;
}

async function fetchNew() {
  if (!state.token) return;
  const response = await call('/api/chat/messages?after=' + after);
  if (!response.ok) throw new Error('not fetched');
  for (const message of await response.json()) show(message);
}

/** Server-sent events over fetch, since the token travels in a header; polling takes over when they fail. */
async function listen() {
  if (streaming || !state.token) return;
  streaming = true;
  const stop = new AbortController();
  try {
    const response = await fetch('/api/chat/stream?after=' + after, {
      headers: { authorization: 'Bearer ' + state.token },
      signal: stop.signal,
    });
    if (!response.ok || !response.body) throw new Error('no stream');
    connected(true);
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
        if (line) show(JSON.parse(line.slice(6)));
      }
    }
  } catch {
    stop.abort();
  }
  streaming = false;
  try {
    await fetchNew();
    connected(true);
  } catch {
    connected(false);
  }
  setTimeout(() => void listen(), POLL_MS);
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  const text = box.value.trim();
  if (text === '') return;
  box.value = '';
  grow();
  spend(null);
  send({ text });
});
box.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    form.requestSubmit();
  }
});
function grow() {
  box.style.height = 'auto';
  box.style.height = Math.min(box.scrollHeight, 120) + 'px';
}
box.addEventListener('input', grow);
el('begin').onclick = () => {
  send({ text: 'mulai' });
  box.focus();
};
el('fresh').onclick = () => {
  localStorage.removeItem(KEY);
  location.reload();
};
window.addEventListener('online', () => void drain());

for (const own of state.mine) own.shown = false;
if (state.token) {
  fetchNew()
    .catch(() => connected(false))
    .then(() => {
      for (const own of state.mine) if (!own.shown) showOwn(own);
      void listen();
      void drain();
    });
} else void drain();
