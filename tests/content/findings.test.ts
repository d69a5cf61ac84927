import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { createRehearsal } from '../../src/cli/rehearsal.ts';
import { checkContent } from '../../src/content/check/check.ts';
import { DECLARATIONS } from '../../src/declarations.ts';
import { FINDINGS } from '../../src/content/files/findings.ts';
import { jsonSchemas } from '../../src/content/author/json-schema.ts';
import { Reporter } from '../../src/content/files/files.ts';
import { readTranscripts } from '../../src/content/load/transcripts.ts';
import { walkFlow } from '../../src/content/author/walk-flows.ts';
import { ROOT } from '../../src/main.ts';
import { NOW, shippedGuide } from '../helpers.ts';
import { contentFolder as folder, flowText as flow } from './folder.ts';

const rule = (hour = 'hour: 9') => `rules: [{ rule: uji, kind: dues, trigger: { day: 5 }, ${hour}, start: uji }]`;
const reminder = (mutes: string) =>
  flow(
    `  - { id: a, ask: Sudah?, choices: [{ say: Sudah }, { say: Belum }] }\n  - { id: b, set: { ${mutes}: true } }\n`,
  );

const BROKEN: [string, string, Record<string, string>][] = [
  ['KJ001', 'flows/uji.yaml', { 'flows/uji.yaml': 'flow: [uji' }],
  ['KJ002', 'flows/uji.yaml', { 'flows/uji.yaml': flow('  - { id: a, sya: Halo. }\n') }],
  ['KJ003', 'flows/uji.yaml', { 'flows/uji.yaml': flow('  - { id: a, say: Halo. }\n  - { id: a, say: Lagi. }\n') }],
  ['KJ004', 'flows/uji.yaml', { 'flows/uji.yaml': flow('  - { id: a, say: Halo., go: entah }\n') }],
  ['KJ005', 'flows/uji.yaml', { 'flows/uji.yaml': flow('  - { id: a, end: true }\n  - { id: b, say: Lagi. }\n') }],
  ['KJ006', 'flows/uji.yaml', { 'flows/uji.yaml': flow('  - { id: a, say: Halo., go: a }\n') }],
  [
    'KJ007',
    'flows/uji.yaml',
    {
      'flows/uji.yaml': flow(
        '  - { id: a, say: Halo. }\n  - { id: b, check: consented, then: a, else: c }\n  - { id: c, end: true }\n',
      ),
    },
  ],
  [
    'KJ008',
    'flows/uji.yaml',
    {
      'flows/uji.yaml': flow('  - { id: a, ask: Mana?, choices: [{ say: Bayar }, { say: Daftar, also: [bayar] }] }\n'),
    },
  ],
  ['KJ009', 'flows/uji.yaml', { 'flows/uji.yaml': flow('  - { id: a, say: "Iuran {dues.class9}." }\n') }],
  [
    'KJ010',
    'flows/uji.yaml',
    { 'flows/uji.yaml': flow('  - { id: a, check: stage > 3, then: b }\n  - { id: b, end: true }\n') },
  ],
  ['KJ011', 'flows/uji.yaml', { 'flows/uji.yaml': flow('  - { id: a, call: entah }\n') }],
  [
    'KJ012',
    'content/locales/jv/flows/uji.yaml',
    { 'flows/uji.yaml': flow('  - { id: a, say: Halo. }\n'), 'content/locales/jv/flows/uji.yaml': 'b: Halo.' },
  ],
  ['KJ013', 'content/media/media.yaml', { 'content/media/media.yaml': 'hilang: { file: hilang.png, text: Hilang. }' }],
  ['KJ014', 'flows/uji.yaml', { 'flows/uji.yaml': flow(`  - { id: a, say: "${'Kata kata. '.repeat(60)}" }\n`) }],
  ['KJ015', 'flows/uji.yaml', { 'flows/uji.yaml': flow(`  - { id: a, say: "${'kata '.repeat(30)}." }\n`) }],
  ['KJ016', 'flows/uji.yaml', { 'flows/uji.yaml': flow('  - { id: a, say: Iuran Rp35.000 sebulan. }\n') }],
  [
    'KJ017',
    'content/facts.yaml',
    {
      'content/facts.yaml': `dues: { day: { value: 10, source: [uji], checked: 2026-01-01, confidence: A, caveat: false } }`,
    },
  ],
  ['KJ018', 'flows/uji.yaml', { 'flows/uji.yaml': flow('  - { id: a, say: "Kelas 3: {dues.class3}." }\n') }],
  [
    'KJ019',
    'flows/uji.yaml',
    {
      'flows/uji.yaml': flow('  - { id: a, say: Halo. }\n', 'start: { keywords: [iuran] }\n'),
      'flows/lain.yaml':
        '{flow: lain, title: L, for: [worker], start: {keywords: [iuran]}, steps: [{id: a, say: Halo.}]}',
    },
  ],
  [
    'KJ020',
    'content/quizzes/uji.yaml',
    {
      'content/quizzes/uji.yaml':
        'quiz: uji\ntitle: Uji\nitems: [{ id: uji-1, kind: knowledge, ask: Mana?, options: [{ say: Satu }, { say: Dua }] }]',
    },
  ],
  [
    'KJ021',
    'content/questions/uji.yaml',
    {
      'content/questions/uji.yaml': `questions: [${['satu', 'dua'].map((id) => `{ id: ${id}, topic: iuran, answer: Halo., source: [uji], phrasings: [sama, ${Array.from({ length: 9 }, (_, n) => `${id} ${n}`).join(', ')}] }`).join(', ')}]`,
    },
  ],
  ['KJ022', 'flows/uji.yaml', { 'flows/uji.yaml': flow('  - { id: a, say: Anda salah. }\n') }],
  [
    'KJ026',
    'content/reminders.yaml',
    {
      'content/reminders.yaml': rule(),
      'flows/uji.yaml': flow('  - { id: a, say: Halo. }\n  - { id: b, say: Lagi. }\n'),
    },
  ],
  ['KJ027', 'content/reminders.yaml', { 'content/reminders.yaml': rule(), 'flows/uji.yaml': reminder('mute_care') }],
  [
    'KJ028',
    'content/reminders.yaml',
    { 'content/reminders.yaml': rule('hour: 21'), 'flows/uji.yaml': reminder('mute_dues') },
  ],
  ['KJ024', 'content/locales/id/system.yaml', { 'content/locales/id/system.yaml': 'caveat: Tanya dulu.' }],
  ['KJ025', 'flows/uji.yaml', { 'flows/uji.yaml': flow('  - { id: a, say: "{work, select, farmer {Tani}}" }\n') }],
  ['KJ029', 'content/media/media.yaml', { 'content/media/benefits.svg': '<svg><text>Cara berobat</text></svg>' }],
  [
    'KJ030',
    'flows/uji.yaml',
    { 'flows/uji.yaml': flow('  - { id: a, ask: Apa?, save: work, choices: [{ say: Tani, value: farmr }] }\n') },
  ],
  ['KJ031', 'content/variables.yaml', { 'content/variables.yaml': 'package: { type: number, default: 1 }' }],
  ['KJ032', 'flows/uji.yaml', { 'flows/uji.yaml': flow('  - { id: a, say: Pilih FKTP dulu. }\n') }],
];

describe('flows check', () => {
  test.each(BROKEN)('finds %s in %s, with its line', (code, file, files) => {
    const { findings } = checkContent(folder(files), NOW, DECLARATIONS);
    const found = findings.filter((finding) => finding.code === code);
    expect(found.length, JSON.stringify(findings.filter(({ severity }) => severity === 'error'))).toBeGreaterThan(0);
    const own = found.filter(
      (finding) => finding.file === file || (code === 'KJ019' && finding.file === 'flows/lain.yaml'),
    );
    expect(own).not.toEqual([]);
    expect(own[0]?.line).toBeGreaterThan(0);
  });

  test('has a broken file for every finding', () => {
    const shown = new Set([...BROKEN.map(([code]) => code), 'KJ023']);
    expect(Object.keys(FINDINGS).filter((code) => !shown.has(code))).toEqual([]);
  });

  const inFlow = (steps: string) => checkContent(folder({ 'flows/uji.yaml': flow(steps) }), NOW, DECLARATIONS).findings;
  const found = (steps: string, wanted: string) =>
    inFlow(steps).filter(({ code, file }) => code === wanted && file === 'flows/uji.yaml');

  test.each([
    ['an amount in a plural branch', '{household_size, plural, one {Rp35.000} other {mahal}}', 'KJ016'],
    ['a phone number in a select branch', '{work, select, farmer {Telepon 165.} other {Halo.}}', 'KJ016'],
    [
      'a deadline in a nested branch',
      '{work, select, other {{stage, select, paid {tanggal 10} other {nanti}}}}',
      'KJ016',
    ],
    ['blame in a branch', '{work, select, farmer {Anda salah.} other {Halo.}}', 'KJ022'],
    ['a branch that is too long', `{work, select, farmer {${'Kata kata. '.repeat(60)}} other {Halo.}}`, 'KJ014'],
    ['a value that the variable cannot have in a select', '{work, select, farmr {Tani} other {Halo.}}', 'KJ030'],
    ['long words', 'Keanekaragaman pertanggungjawaban ketidakberuntungan.', 'KJ015'],
  ])('finds %s', (_, text, code) => {
    expect(found(`  - { id: a, say: ${JSON.stringify(text)} }\n`, code)).toHaveLength(1);
  });

  test('a value of a condition that its variable cannot have is found, with the nearest one', () => {
    const [finding] = found('  - { id: a, check: work == "farmr", then: b }\n  - { id: b, end: true }\n', 'KJ030');
    expect(finding?.hint).toBe('did you mean "farmer"?');
  });

  test.each([
    ['a step', '  - { id: pertama, say: Halo., go: pertma }\n', 'did you mean "pertama"?'],
    ['a fact', '  - { id: a, say: "{dues.clas3}" }\n', 'did you mean "dues.class3"?'],
    ['a variable', '  - { id: a, ask: Siapa?, text: { save: nicknam } }\n', 'did you mean "nickname"?'],
    [
      'a variable in a condition',
      '  - { id: a, check: household_siz > 2, then: b }\n  - { id: b, end: true }\n',
      'did you mean "household_size"?',
    ],
    ['a picture', '  - { id: a, media: benefit }\n', 'did you mean "benefits"?'],
    ['a flow', '  - { id: a, call: menus }\n', 'did you mean "menu"?'],
    ['a quiz item', '  - { id: a, quiz: iuran-9 }\n', 'did you mean "iuran-1"?'],
  ])('suggests the nearest name of %s', (_, steps, hint) => {
    expect(inFlow(steps).map((finding) => finding.hint)).toContain(hint);
  });

  test('advises a caveat only where one can stand', () => {
    expect(found('  - { id: a, say: "{dues.class3}" }\n', 'KJ018')[0]?.hint).toContain('on this step');
    expect(found('  - { id: a, end: "{dues.class3}" }\n', 'KJ018')[0]?.hint).toContain('in a "say" or "ask" step');
    expect(
      found('  - { id: a, ask: "{dues.class3}?", caveat: true, choices: [{ say: "{dues.class3}" }] }\n', 'KJ018'),
    ).toEqual([]);
    expect(found('  - { id: a, ask: Mana?, choices: [{ say: "{dues.class3}" }] }\n', 'KJ018')).toHaveLength(1);
  });

  test('an abbreviation is told once, and not where it was explained before', () => {
    expect(found('  - { id: a, say: Pilih FKTP. }\n  - { id: b, say: FKTP lagi. }\n', 'KJ032')).toHaveLength(1);
    expect(found('  - { id: a, say: FKTP artinya puskesmas. }\n  - { id: b, say: Pilih FKTP. }\n', 'KJ032')).toEqual(
      [],
    );
    expect(found('  - { id: a, say: Ini XYZ. }\n', 'KJ032')[0]?.hint).toContain('content/glossary.yaml');
  });

  test.each([
    ['a caption', 'content/media/media.yaml', 'benefits: { file: benefits.png, text: "Telepon 165." }', 'KJ016'],
    ['a sentence of the bot', 'content/locales/id/system.yaml', 'caveat: "Anda salah."', 'KJ022'],
    ['a translated sentence', 'content/locales/jv/system.yaml', 'caveat: "Iuran Rp35.000."', 'KJ016'],
    [
      'a quiz title',
      'content/quizzes/uji.yaml',
      'quiz: uji\ntitle: Quiz download\nitems: [{ id: u-1, kind: practice, ask: Mana?, options: [{ say: Satu }, { say: Dua }] }]',
      'KJ022',
    ],
    [
      'the label of a variable',
      'content/variables.yaml',
      `nickname: { type: text, label: "${'x'.repeat(50)}", default: "" }`,
      'KJ014',
    ],
  ])('checks %s', (_, file, text, code) => {
    const { findings } = checkContent(folder({ [file]: text }), NOW, DECLARATIONS);
    expect(findings.filter((finding) => finding.code === code && finding.file === file)).not.toEqual([]);
  });

  test('a picture that is too large is found', () => {
    const root = folder({});
    writeFileSync(join(root, 'content/media/benefits.png'), Buffer.alloc(81 * 1024));
    const { findings } = checkContent(root, NOW, DECLARATIONS);
    expect(findings.find(({ code }) => code === 'KJ013')?.message).toContain('82944 bytes');
  });

  test('a picture whose fact has changed is found', () => {
    const facts = readFileSync(join(ROOT, 'content/facts.yaml'), 'utf8').replace('value: 35000', 'value: 36000');
    const { findings } = checkContent(folder({ 'content/facts.yaml': facts }), NOW, DECLARATIONS);
    expect(findings.find(({ code }) => code === 'KJ029')?.message).toContain('rp36.000');
  });

  test.each([
    ['no YAML', 'name: [uji', 'KJ001'],
    ['another shape', '- { name: uji, talk: [{ inn: halo, out: [Halo] }] }', 'KJ002'],
    ['an unknown variable', '- { name: uji, given: { wrk: farmer }, talk: [{ out: [Halo] }] }', 'KJ011'],
  ])('a transcript file with %s is a finding with its place', (_, text, code) => {
    const { findings } = checkContent(folder({ 'flows/menu.test.yaml': text }), NOW, DECLARATIONS);
    expect(findings.find((finding) => finding.file === 'flows/menu.test.yaml')).toMatchObject({ code, line: 1 });
  });

  test('transcripts without their flow are a finding', () => {
    const { findings } = checkContent(
      folder({ 'flows/menus.test.yaml': '- { name: uji, talk: [{ out: [a] }] }' }),
      NOW,
      DECLARATIONS,
    );
    expect(findings.find(({ file }) => file === 'flows/menus.test.yaml')?.hint).toBe('did you mean "menu"?');
  });

  test('tells of people who stand on a step that is gone', () => {
    const root = folder({ 'flows/uji.yaml': flow('  - { id: a, say: Halo. }\n') });
    const { findings } = checkContent(root, NOW, DECLARATIONS, [
      { flow: 'uji', version: 'old', step: 'hilang', sessions: 3 },
    ]);
    expect(findings.find(({ code }) => code === 'KJ023')?.message).toContain('3 people');
  });

  test('has nothing against the shipped content', () => {
    const { findings } = checkContent(ROOT, NOW, DECLARATIONS);
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    // Facts grow old by themselves; the answers to questions are still being worked on.
    const warnings = findings.filter(({ code, file }) => code !== 'KJ017' && !file.startsWith('content/questions/'));
    expect(warnings).toEqual([]);
  });
});

describe('the shipped dialogues', () => {
  const { content, guide } = shippedGuide();
  const reporter = new Reporter();
  const transcripts = [...content.program.flows.keys()].flatMap((id) =>
    readTranscripts(ROOT, id, reporter).map((transcript) => ({ id, name: transcript.name, transcript })),
  );
  const rehearsal = createRehearsal(guide);
  afterAll(() => rehearsal.close());

  test.each(transcripts)('$id: $name', async ({ id, transcript }) => {
    expect(await rehearsal.play(id, transcript)).toBeNull();
  });

  test.each([...content.program.flows.keys()])('%s: every step and option is walked', (id) => {
    const walked = walkFlow(content, id);
    expect({ problems: walked.problems, unreached: walked.unreached }).toEqual({ problems: [], unreached: [] });
  });
});

test('the JSON Schemas that editors use are those of the code', () => {
  for (const [name, text] of jsonSchemas(DECLARATIONS))
    expect(readFileSync(join(ROOT, 'content/schemas', name), 'utf8')).toBe(text);
});

test('an act that no room carries out is refused where it stands', () => {
  const steps = flow('  - { id: a, do: show_data }\n  - { id: b, do: shw_data }\n');
  const { findings } = checkContent(folder({ 'flows/uji.yaml': steps }), NOW, DECLARATIONS);
  const found = findings.filter(({ file, code }) => file === 'flows/uji.yaml' && code === 'KJ002');
  expect(found.map(({ line }) => line)).toEqual([6]);
});

test('a weekly digest of educators’ own may still say {sessions}', () => {
  const file = 'content/announcements.yaml';
  const theirs = readFileSync(join(ROOT, file), 'utf8').replace('{meetings}', '{sessions}');
  const { findings } = checkContent(folder({ [file]: theirs }), NOW, DECLARATIONS);
  expect(theirs).toContain('{sessions}');
  expect(findings.filter((finding) => finding.file === file)).toEqual([]);
});

test.each(['content/locales/id/system.yaml', 'content/announcements.yaml', 'content/mentoring.yaml'])(
  'a sentence of %s that no room says is refused',
  (file) => {
    const line = file.includes('system') ? 'nobody_says: Halo.' : '  nobody_says: Halo.';
    const { findings } = checkContent(
      folder({ [file]: `${readFileSync(join(ROOT, file), 'utf8')}${line}\n` }),
      NOW,
      DECLARATIONS,
    );
    expect(findings.filter((finding) => finding.file === file).map(({ code }) => code)).toContain('KJ002');
  },
);
