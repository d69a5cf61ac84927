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

/** Something kept was none of ours, or only a part of it: it is gone, and whoever looks is told. */
export let isBroken = false;

/** What is kept under a key and passes the test; what does not is dropped. */
function kept(key, passes) {
  const text = read(key);
  if (text === null) return null;
  try {
    const value = JSON.parse(text);
    if (passes(value)) return value;
  } catch {
    // Not even JSON.
  }
  isBroken = true;
  write(key, null);
  return null;
}

const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const isToken = (value) => typeof value === 'string' && /^[\w-]{16,200}$/.test(value);
const isNumber = (value) => Number.isFinite(value);

function isEntry(value) {
  return (
    isObject(value) &&
    typeof value.id === 'string' &&
    typeof value.text === 'string' &&
    isNumber(value.at) &&
    isNumber(value.after) &&
    (value.says === undefined || (isObject(value.says) && value.says.id === value.id))
  );
}

/** A conversation that was put aside. */
function isChat(value) {
  const hasToken = isObject(value) && (value.token === null || isToken(value.token));
  return hasToken && Array.isArray(value.words) && value.words.every(isEntry);
}

function list() {
  const keys = [...unstored.keys()];
  try {
    keys.push(...Object.keys(localStorage));
  } catch {
    // What is not stored is there all the same.
  }
  const all = [...new Set(keys)].filter((key) => key.startsWith(WORDS)).flatMap((key) => kept(key, isEntry) ?? []);
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
  const known = read(TOKEN);
  if (known === null || isToken(known)) return known;
  isBroken = true;
  write(TOKEN, null);
  return null;
}

export function setToken(value) {
  write(TOKEN, value);
}

/** Conversations that were put aside. */
export function old() {
  return kept(OLD, (value) => Array.isArray(value) && value.every(isChat)) ?? [];
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
const isSaid = (value) =>
  isObject(value) && typeof value.text === 'string' && isNumber(value.at) && isNumber(value.after);
const isQueued = (value) => isObject(value) && typeof value.id === 'string';
const before = kept(
  'kawan-jkn',
  (value) =>
    isObject(value) &&
    (value.token === null || isToken(value.token)) &&
    Array.isArray(value.mine) &&
    value.mine.every(isSaid) &&
    Array.isArray(value.queue) &&
    value.queue.every(isQueued),
);
if (before) {
  setToken(before.token);
  const sent = before.mine.length - before.queue.length;
  before.mine.forEach(({ text, at, after }, i) => {
    const says = before.queue[i - sent];
    put({ id: says?.id ?? 'm' + at, text, at, after, says });
  });
  write('kawan-jkn', null);
}

// All of it is looked at once, so that whoever opens the page is told at once.
token();
old();
