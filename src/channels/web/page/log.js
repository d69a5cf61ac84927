/** What is seen of the talk. Every text is set as text, never as HTML. */
import { drop, words, waiting } from './kept.js';

export const el = (id) => document.getElementById(id);
const log = el('log');
/** Long enough for an answer to be on its way. */
const REPLY_MS = 4000;
const PAUSE_MS = 3000;
/** Number of the newest message shown. */
export let after = 0;
/** What the newest answer said can still be answered, and its number. */
let open = { asks: [], buttons: [], seq: -1 };
/** Messages with buttons, in order. */
let groups = [];
/** Own words that are shown. */
let own = new Map();
let online = true;
let sentAt = 0;
/** Where reading goes on: what was written last, or the first message that came by itself. */
let anchor = null;
let shownAt = 0;
let wasLast = false;
/** What was written before this number was said is erased. */
export let erased = 0;
/** What taps do. */
export const taps = { choose() {}, retry() {} };

function node(tag, name, text = '') {
  const made = document.createElement(tag);
  made.className = name;
  made.textContent = text;
  return made;
}

function button(name, text, press) {
  const made = node('button', name, text);
  made.type = 'button';
  made.onclick = press;
  return made;
}

function bubble(kind, who, text) {
  const made = node('div', 'bubble ' + kind);
  made.append(node('span', 'sr', who + ': '), text);
  log.append(made);
  if (kind === 'mine' || (shownAt > 0 && Date.now() - shownAt > PAUSE_MS)) anchor = made;
  shownAt = Date.now();
  return made;
}

/** Down to the newest, but never past what has not been read: a long answer begins at the top of the screen. */
function readOn() {
  const bottom = log.scrollHeight - log.clientHeight;
  log.scrollTop = anchor ? Math.min(bottom, anchor.offsetTop - log.offsetTop - 4) : bottom;
  low();
}

/** Whoever reads the newest goes on reading it when a keyboard or a notice takes room. */
let isLow = true;
function low() {
  isLow = log.scrollHeight - log.clientHeight - log.scrollTop < 2;
}
log.addEventListener('scroll', low);
new ResizeObserver(() => isLow && (log.scrollTop = log.scrollHeight)).observe(log);

/** Shows what the bot said, each message once. */
export function show(messages) {
  for (const message of messages) if (message.seq > after) add(message);
  refresh();
  readOn();
}

function add(message) {
  if (message.last && !wasLast) forget(message.seq);
  wasLast = message.last === true;
  addOwn(after);
  after = message.seq;
  const made = bubble('theirs', 'Kawan JKN', message.text);
  if (message.media) made.prepend(picture(message));
  if (message.links) {
    const links = node('div', 'links');
    for (const { label, url } of message.links) {
      const link = node('a', 'chip', label);
      link.href = url;
      if (!url.startsWith('tel:')) Object.assign(link, { target: '_blank', rel: 'noopener' });
      links.append(link);
    }
    made.append(links);
  }
  group(message, message.options, 'Pilihan jawaban');
  group(message, message.buttons ?? [], 'Tombol');
  if (message.open) open = { ...message.open, seq: message.seq };
  el('empty').hidden = !wasLast;
}

/** The data was erased: what was said before goes from the screen, and own words from the phone. */
function forget(before) {
  erased = before;
  for (const entry of words) if (entry.after < before && !entry.says) drop(entry);
  log.replaceChildren();
  groups = [];
  own = new Map();
  anchor = null;
}

/** Its text stands below it, so the picture itself is read to nobody. */
function picture({ media, text }) {
  const image = node('img', '');
  Object.assign(image, { src: media.url, alt: '', loading: 'lazy', onload: readOn });
  const made = button('picture', '', () => {
    const viewer = el('viewer');
    Object.assign(viewer.querySelector('img'), { src: media.url, alt: text });
    viewer.querySelector('button').onclick = () => viewer.close();
    viewer.showModal();
  });
  made.setAttribute('aria-label', 'Perbesar gambar');
  made.append(image);
  return made;
}

function group({ seq, ask }, choices, name) {
  if (choices.length === 0) return;
  const list = node('div', 'options');
  list.setAttribute('role', 'group');
  list.setAttribute('aria-label', name);
  const buttons = choices.map(({ n, label, token }) => {
    const says = token ? { button: token } : { choice: { ask, n } };
    const pick = token ?? n;
    const title = n ? n + '. ' + label : label;
    const made = button('', title, () => taps.choose({ text: label, seq, pick }, says));
    list.append(made);
    return { made, title, pick, token, n };
  });
  groups.push({ seq, ask, buttons });
  log.append(list);
}

/**
 * Only what the bot would still take can be pressed: the newest showing of a question that is open, and nothing while an
 * answer is on its way. It is the same after a reload and in every tab.
 */
export function refresh() {
  const isExpected = sentAt > Date.now() - REPLY_MS && (words.at(-1)?.after ?? -1) >= open.seq;
  const isBusy = waiting().length > 0 || isExpected;
  const asked = new Set();
  for (const { seq, ask, buttons } of [...groups].reverse()) {
    const chosen = words.filter((own) => own.seq === seq && !own.refused).map(({ pick }) => pick);
    const isOpen = open.asks.includes(ask) && !asked.has(ask);
    for (const { made, title, pick, token, n } of buttons) {
      const works = token ? open.buttons.includes(token) : isOpen;
      // Of numbered options one is chosen; buttons for acts stand each for itself.
      made.disabled = isBusy || !works || (n !== undefined && chosen.length > 0);
      made.classList.toggle('chosen', chosen.includes(pick));
      made.textContent = (chosen.includes(pick) ? '✓ ' : '') + title;
    }
    asked.add(ask);
  }
  el('typing').hidden = !online || !isBusy;
  for (const { id, refused, says } of words) {
    mark(own.get(id), refused ? 'refused' : !says ? 'sent' : online ? 'sending' : 'waiting');
  }
}

/** What became of own words stands under them, beside their time. */
function mark(made, how) {
  if (!made || made.dataset.how === how) return;
  made.dataset.how = how;
  const [small, again] = made.querySelectorAll('small, button');
  again?.remove();
  small.textContent = small.dataset.time + (how === 'refused' ? ' ✗ tidak terkirim' : how === 'sent' ? '' : ' 🕓');
  if (how === 'waiting') made.append(button('again', 'Belum terkirim. Ketuk untuk coba lagi', () => taps.retry()));
}

export function showOwn() {
  addOwn(Infinity);
  refresh();
  readOn();
}

/** Own words that were written when no more than `upTo` had been said. */
function addOwn(upTo) {
  for (const { id, at, text, after: heard } of words) {
    if (own.has(id) || heard > upTo) continue;
    // What is past can still be tapped, but is no stop on the way of a keyboard.
    for (const old of log.querySelectorAll('a, .picture')) old.tabIndex = -1;
    const made = bubble('mine', 'Anda', text);
    const date = new Date(at);
    const small = node('small', '');
    small.dataset.time = [date.getHours(), date.getMinutes()].map((n) => String(n).padStart(2, '0')).join('.');
    small.textContent = small.dataset.time;
    made.append(small);
    own.set(id, made);
    el('empty').hidden = true;
  }
}

/** An answer may be on its way from now on. */
export function expectReply() {
  sentAt = Date.now();
  setTimeout(refresh, REPLY_MS + 50);
}

export function connected(yes) {
  if (online === yes) return;
  online = yes;
  el('banner').textContent = yes ? '' : 'Tidak tersambung. Pesan disimpan, lalu dikirim saat tersambung lagi.';
  refresh();
  readOn();
}
