import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import type { ChannelName, InboundContent, Outbound } from '../../src/messages/message.ts';
import { fireDueJobs } from '../../src/jobs/job-runner.ts';
import { createLog } from '../../src/log.ts';
import { asText } from '../../src/channels/as-text.ts';
import { DATABASE_FILE } from '../../src/store/sqlite/open.ts';
import { createProgram } from '../builders/program.ts';
import { freshFolder } from '../helpers.ts';
import { aftermath, allJobs } from '../../src/rooms.ts';
import { dialogueJobs } from '../../src/turn/fire-job.ts';

/** A programme as version 0.1.0 left it; how it was made stands in tests/fixtures/README.md. */
const OLD = gunzipSync(readFileSync(join(import.meta.dirname, '../fixtures/database-0.1.0.db.gz')));
/** When it stopped: Monday, 30 November 2026, 10.01 WIB. */
const STOPPED = 1_796_007_702_000;
const HOUR = 60 * 60_000;
/** Codes that were given out and not used. */
const INVITATION = 'XKLF-KCEJ-ABFD';
const LINK_CODE = 'LULF-EXQH-MWSH';
/** Tables that today's program does without. */
const GONE: readonly string[] = ['handoffs', 'origins'];
/** Tables that are called otherwise today. */
const RENAMED: Readonly<Record<string, string>> = { event_feedback: 'meeting_feedback' };

/** The old database as it was, for reading. */
function before(): Database.Database {
  const file = join(freshFolder(), DATABASE_FILE);
  writeFileSync(file, OLD);
  const db = new Database(file, { readonly: true });
  onTestFinished(() => void db.close());
  return db;
}

/** Today's program on a copy of the old database, and what each chat is sent. */
function upgraded() {
  const dataDir = freshFolder();
  writeFileSync(join(dataDir, DATABASE_FILE), OLD);
  const { store, turns, clock } = createProgram({ dataDir });
  clock.now = STOPPED;
  let n = 0;
  const told: Outbound[] = [];

  async function sendAll(): Promise<void> {
    for (const channel of ['telegram', 'whatsapp'] as const) {
      for (;;) {
        const messages = await store.claimOutbox(channel, 100, clock.now);
        if (messages.length === 0) break;
        told.push(...messages);
        await store.settleOutbox(
          messages.map(({ id }) => ({ id, status: 'sent', ref: `new ${id}` })),
          aftermath,
        );
      }
    }
  }

  async function hears(address: string): Promise<string> {
    await sendAll();
    return told.flatMap((message) => (message.address === address ? [shown(message)] : [])).join('\n');
  }

  /** What the person does, and what they are told then. */
  async function does(address: string, content: InboundContent): Promise<string> {
    await sendAll();
    told.length = 0;
    clock.now += 1000;
    await turns.receive({ channel: channelOf(address), externalId: `n${++n}`, address, content, at: clock.now });
    return hears(address);
  }

  async function personAt(address: string) {
    const [loaded] = await store.load([{ channel: channelOf(address), externalId: '', address }]);
    if (!loaded?.person) throw new Error(`nobody at ${address}`);
    return loaded.person;
  }

  /** Fires what falls due until then, in order. */
  async function passes(ms: number): Promise<void> {
    const until = clock.now + ms;
    const step = 15 * 60_000;
    for (; clock.now <= until; clock.now += step) {
      await fireDueJobs({ store, fire: (job) => turns.fire(job), now: () => clock.now, log: createLog('silent') });
    }
  }

  return {
    store,
    clock,
    dataDir,
    does,
    says: (address: string, text: string) => does(address, { kind: 'text', text }),
    hears,
    personAt,
    passes,
  };
}

/** The unused button of somebody for a deed as it was written then. */
function buttonOf(personId: number, action: string): string {
  const token = before()
    .prepare<[string, number], string>(
      'select token from buttons where action = ? and person_id = ? and used_at is null order by expires_at desc',
    )
    .pluck()
    .get(action, personId);
  if (token === undefined) throw new Error(`no button "${action}"`);
  return token;
}

function channelOf(address: string): ChannelName {
  return address.includes('@') ? 'whatsapp' : 'telegram';
}

function shown({ body }: Outbound): string {
  return asText(body);
}

function counts(db: Database.Database): Record<string, unknown> {
  const tables = db
    .prepare<[], string>("select name from sqlite_master where type = 'table' and name not like '\\_\\_%' escape '\\'")
    .pluck()
    .all();
  const kept = tables.filter((table) => !GONE.includes(table) && !table.startsWith('sqlite_'));
  return Object.fromEntries(
    kept.map((table) => [RENAMED[table] ?? table, db.prepare(`select count(*) from ${table}`).pluck().get()]),
  );
}

test('the new program keeps every row of the old database', async () => {
  const { store, dataDir } = upgraded();
  await store.close();
  const db = new Database(join(dataDir, DATABASE_FILE), { readonly: true });
  onTestFinished(() => void db.close());
  expect(counts(db)).toMatchObject(counts(before()));
});

test('dialogues go on where they stood: a question, a quiz, what was paused, what was offered', async () => {
  const { says, does, personAt } = upgraded();
  // The notice has changed since, so a yes to the old one is none to the new one: it is said so, and asked once more.
  expect(await says('201', 'ya')).toContain('kami perbarui');
  await says('201', 'boleh');
  expect((await personAt('201')).consent).toBe('given');
  expect((await personAt('202')).consent).toBe('declined');
  // The third question of eight; the button is that of the old message.
  expect(await does('106', { kind: 'choice', ask: 14, n: 1 })).toMatch(/1\. .+\n2\. /);
  expect((await personAt('106')).session.frames.at(-1)?.quiz?.at).toBe(3);
  // The calculator asks nothing at its end any more: they are told so, and stand at the menu.
  expect(await says('105', 'cukup')).toContain('kami perbarui');
  expect(await says('105', 'lanjutkan yang tadi')).toContain('Lanjut?');
  expect(await says('107', '5')).toContain('sanksi keterlambatan');
  expect(await says('62811@s.whatsapp.net', '2')).toMatch(/1\. .+\n2\. /);
});

test('buttons, numbers and codes given out by the old program do what they said, but for link codes', async () => {
  const { says, does, hears, store } = upgraded();
  expect(await does('902', { kind: 'button', token: buttonOf(2, 'claim 4') })).toContain('sekarang mendampingi');
  expect(await store.loadTicket(4)).toMatchObject({ state: 'claimed', mentorId: 2 });
  // The words that a mentor wrote before it was known whom they are for.
  expect(await says('901', '1')).toContain('Terkirim ke Bu Pandan');
  expect(await hears('101')).toContain('besok saya ke sana');
  expect(await says('109', '1')).toContain('nomor');
  expect(await says('903', '1')).toContain('Bu Pandan');
  expect(await says('904', 'Balai RW')).toContain('desa mana');
  expect(await says('906', `GABUNG ${INVITATION}`)).toContain('Selamat bergabung, Bu Seroja');
  expect(await says('62822@s.whatsapp.net', `HUBUNGKAN ${LINK_CODE}`)).toContain('tidak dikenal');
});

test('what stands below old announcements and meetings is done, whatever it is called today', async () => {
  const { says, does } = upgraded();
  for (const [deed, told] of [
    ['event_report k0048a7ect1h', 'Laporan'],
    ['event_tick k0048a7ect1h 13', 'Lanjut absen'],
    ['ann_edit k0178c4cfivh', 'Hari dan jam'],
  ] as const)
    expect(await does('903', { kind: 'button', token: buttonOf(3, deed) }), deed).toContain(told);
  // Told already, so its list of options can do nothing with it any more.
  expect(await says('905', '3')).toContain('Acara itu tidak ada');
});

test('what a staff member was asked before the upgrade is answered after it', async () => {
  const { says, store } = upgraded();
  expect(await says('902', '07.00-14.00')).toContain('07.00');
  expect((await store.loadStaff(2))?.hours).toEqual({ from: 7 * 60, until: 14 * 60 });
});

test('a ticket keeps its history, its visit and its rating', async () => {
  const { store } = upgraded();
  expect(await store.loadTicket(1)).toMatchObject({ state: 'closed', outcome: 'registered', rating: 5 });
  expect(await store.loadTicket(2)).toMatchObject({
    state: 'claimed',
    mentorId: 1,
    visit: { place: 'Balai desa', state: 'agreed' },
  });
  expect(await store.loadTicket(3)).toMatchObject({ state: 'claimed', asked: { awaiting: null } });
  const entries = await store.ticketEntries(2);
  expect(entries.map(({ what }) => what)).toEqual(
    expect.arrayContaining(['opened', 'claimed', 'mentor_wrote', 'worker_wrote', 'noted', 'visit_agreed']),
  );
  expect(entries.find(({ what }) => what === 'noted')?.text).toBe('Suaminya sedang sakit');
});

test('jobs of the old program fire: clocks, visits, reminders, a planned announcement, invitations', async () => {
  const { store, says, passes, hears, personAt } = upgraded();
  await says('901', '1');
  await passes(30 * HOUR);
  expect(await hears('904')).toContain('Masih menunggu');
  expect(await hears('101')).toContain('Pengingat: bertemu Bu Kenanga, Balai desa');
  expect(await hears('903')).toContain('undangan mulai dikirim');
  const planned = (await store.announcements(3, STOPPED)).find(({ code }) => code === 'SOKA 72');
  expect(planned?.status).toBe('sent');
  expect(await hears('107')).toContain('Minggu, 6 Desember 2026');
  const { reminding } = (await personAt('101')).session;
  expect(reminding?.marks['registered_yet']).toMatchObject({ sent: 2 });
  await passes(72 * HOUR);
  const left = await store.dueJobs(STOPPED + 100 * HOUR, 1000);
  expect(left.filter(({ dueAt }) => dueAt < STOPPED)).toEqual([]);
});

test('jobs of the old program go first as they were declared, whatever their keys say', async () => {
  const { store } = upgraded();
  const ranks = new Map([...allJobs, ...dialogueJobs].map(({ name, rank }) => [name, rank]));
  const jobs = await store.dueJobs(STOPPED + 1000 * HOUR, 1000);
  expect(jobs.filter(({ payload, rank }) => rank !== ranks.get(payload.name))).toEqual([]);
  expect(new Set(jobs.map(({ rank }) => rank)).size).toBeGreaterThan(2);
  const invitations = jobs.filter(({ payload }) => payload.name === 'announcement_invite');
  expect(invitations.length).toBeGreaterThan(0);
  expect(invitations.filter(({ key }) => !key.startsWith('announcement_invite '))).toEqual([]);
});

test('announcements keep who was told, who came and how it was', async () => {
  const { store, does } = upgraded();
  const [held] = (await store.announcements(3, 0)).filter(({ code }) => code === 'MELATI 15');
  expect(held).toMatchObject({ by: 3, byName: 'Bu Melati', status: 'sent', guests: 3, villages: ['sinduadi'] });
  const people = await store.announcedPeople(held?.id ?? '');
  expect(people.filter(({ cameAt }) => cameAt !== null).map(({ nickname }) => nickname)).toEqual([
    'Pak Randu',
    'Bu Nangka',
  ]);
  expect(people.filter(({ answer }) => answer === 'no')).toHaveLength(1);
  // Telegram's 403, which the old program stored as a failure.
  expect(people.filter(({ delivery }) => delivery === 'blocked').map(({ nickname }) => nickname)).toEqual([
    'Bu Delima',
  ]);
  expect(await store.feedbackOf(held?.id ?? '')).toHaveLength(1);
  for (const text of ['1', 'mudah', 'belum ada']) await does('104', { kind: 'text', text });
  expect(await store.feedbackOf(held?.id ?? '')).toHaveLength(2);
  expect(await store.courses()).toHaveLength(1);
});

test('messages that were owed are sent in the form of today, in their order', async () => {
  const { store, clock, says } = upgraded();
  const owed = before()
    .prepare<[number], number>("select id from outbox where status = 'waiting' and due_at <= ? order by id")
    .pluck()
    .all(STOPPED);
  const telegram = await store.claimOutbox('telegram', 100, clock.now);
  const whatsapp = await store.claimOutbox('whatsapp', 100, clock.now);
  expect([...telegram, ...whatsapp].map(({ id }) => id).sort((a, b) => a - b)).toEqual(owed);
  expect(telegram.map(({ address, body }) => ({ address, body }))).toMatchObject([
    { address: '105', body: { kind: 'settle', ref: 'r-old-question', chosen: 'Kelas 3' } },
    { address: '105', body: { text: expect.stringContaining('Rp140.000') } },
    { address: '105', body: { text: 'Berikutnya?', ask: 14, options: [{ n: 1 }, { n: 2 }, { n: 3 }] } },
    {
      address: '901',
      body: {
        kind: 'forward',
        attachment: { media: 'voice', ref: 'old-voice-handle' },
        about: { ticket: 3, kind: 'relay' },
      },
    },
    { address: '101', body: { kind: 'mark', ref: 'in221' } },
    {
      address: '902',
      body: { kind: 'edit', text: expect.stringContaining('#4: baik'), ref: expect.stringMatching(/^r/) },
    },
  ]);
  expect(whatsapp.map(({ body }) => (body.kind === 'say' ? (body.media ?? body.ask ?? 'words') : body.kind))).toEqual([
    'words',
    'words',
    'words',
    'paying',
    17,
  ]);
  // The voice note is settled as sent: its author gets the mark that it arrived.
  const relay = telegram.find(({ address }) => address === '901');
  await store.settleOutbox([{ id: relay?.id ?? 0, status: 'sent', ref: 'new' }], aftermath);
  const [mark] = (await store.claimOutbox('telegram', 100, clock.now)).filter(({ address }) => address === '109');
  expect(mark?.body).toEqual({ kind: 'mark', ref: expect.stringMatching(/^in/) });
  // Nobody asked for the invitation, so it still waits for the morning, and holds nothing up that is asked for.
  expect(await says('110', 'menu')).toContain('1.');
  const [morning] = await store.claimOutbox('telegram', 100, STOPPED + 21 * HOUR);
  expect(morning).toMatchObject({ address: '110', body: { unasked: true, invites: expect.any(String) } });
});

test('keys and sent messages of the linked device are still there', async () => {
  const { store } = upgraded();
  expect(Buffer.from((await store.sentMessage('3EB0FIXTURE')) ?? []).toString()).toBe('an old message as it went out');
  expect(await store.allKeys()).toMatchObject([{ kind: 'creds', id: 'creds' }]);
  expect(await store.getSetting('telegram_username')).toBe('contoh_bot');
});
