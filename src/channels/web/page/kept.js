/**
 * What stays on this phone, shared by all tabs: the chat's token and what was written. Each has an entry of its own in the
 * storage, so that two tabs that write at the same moment take nothing from each other.
 */
const TOKEN = 'kawan-jkn.token';
const OLD = 'kawan-jkn.old';
const WORDS = 'kawan-jkn.words.';
const OWN_WORDS = 200;
/** Where nothing can be stored it lives until the page closes. */
const unstored = new Map();

function read(key) {
  try {
    return localStorage.getItem(key) ?? unstored.get(key) ?? null;
  } catch {
    return unstored.get(key) ?? null;
  }
}

function write(key, value) {
  unstored.delete(key);
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    if (value !== null) unstored.set(key, value);
  }
}

function list() {
  const keys = [...unstored.keys()];
  try {
    keys.push(...Object.keys(localStorage));
  } catch {
    // What is not stored is there all the same.
  }
  const all = [...new Set(keys)].filter((key) => key.startsWith(WORDS)).map((key) => JSON.parse(read(key)));
  return all.sort((one, other) => one.at - other.at);
}

/** Own words, oldest first. Those with `says` (what the server is told) wait to be sent. */
export let words = list();

export function put(entry) {
  write(WORDS + entry.id, JSON.stringify(entry));
  words = list();
  if (words.length > OWN_WORDS && !words[0].says) drop(words[0]);
}

export function drop({ id }) {
  write(WORDS + id, null);
  words = list();
}

export function waiting() {
  return words.filter(({ says }) => says);
}

export function token() {
  return read(TOKEN);
}

export function setToken(value) {
  write(TOKEN, value);
}

/** Conversations that were put aside. */
export function old() {
  return JSON.parse(read(OLD) ?? '[]');
}

/** Puts the conversation aside and takes up another one, or none. */
export function swap(other) {
  const now = { token: token(), words };
  const rest = old().filter((one) => one.token !== other?.token);
  write(OLD, JSON.stringify(now.token || words.length > 0 ? [...rest, now] : rest));
  for (const entry of now.words) drop(entry);
  for (const entry of other?.words ?? []) put(entry);
  setToken(other?.token ?? null);
}

/** Calls back when another tab changed anything. */
export function onChange(listener) {
  window.addEventListener('storage', ({ key, oldValue }) => {
    words = list();
    listener(key === TOKEN && oldValue !== null);
  });
}

/** One tab at a time, where the browser can do that (not on plain http). */
export function alone(work) {
  return window.navigator.locks ? window.navigator.locks.request(TOKEN, work) : work();
}

/** The page of 0.1.0 kept everything in one entry; there the words that wait are the last ones. */
const before = JSON.parse(read('kawan-jkn') ?? 'null');
if (before) {
  setToken(before.token);
  const sent = before.mine.length - before.queue.length;
  before.mine.forEach(({ text, at, after }, i) => {
    const says = before.queue[i - sent];
    put({ id: says?.id ?? 'm' + at, text, at, after, says });
  });
  write('kawan-jkn', null);
}
