import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkContent } from '../../src/content/check.ts';
import { jsonSchemas } from '../../src/content/json-schema.ts';
import { runTranscripts } from '../../src/content/transcripts.ts';
import { walkFlow } from '../../src/content/walk-flows.ts';
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
  ['KJ013', 'content/media/media.yaml', { 'content/media/media.yaml': 'hilang: { file: hilang.png, text: Hilang. }' }],
  ['KJ014', 'flows/uji.yaml', { 'flows/uji.yaml': flow(`  - { id: a, say: "${'Kata kata. '.repeat(60)}" }\n`) }],
  ['KJ015', 'flows/uji.yaml', { 'flows/uji.yaml': flow(`  - { id: a, say: "${'kata '.repeat(30)}." }\n`) }],
  ['KJ016', 'flows/uji.yaml', { 'flows/uji.yaml': flow('  - { id: a, say: Iuran Rp35.000 sebulan. }\n') }],
  ['KJ017', 'content/facts.yaml', {}],
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
  ['KJ025', 'flows/uji.yaml', { 'flows/uji.yaml': flow('  - { id: a, say: "{work, select, farmer {Tani}}" }\n') }],
];

describe('flows check', () => {
  test.each(BROKEN)('finds %s in %s, with its line', (code, file, files) => {
    const { findings } = checkContent(folder(files), NOW);
    const found = findings.filter((finding) => finding.code === code);
    expect(found.length, JSON.stringify(findings.filter(({ severity }) => severity === 'error'))).toBeGreaterThan(0);
    const places = found.map((finding) => finding.file);
    expect(code === 'KJ019' ? ['flows/uji.yaml', 'flows/lain.yaml'] : [file]).toEqual(
      expect.arrayContaining([places[0]]),
    );
    expect(found[0]?.line).toBeGreaterThan(0);
  });

  test('tells of people who stand on a step that is gone', () => {
    const root = folder({ 'flows/uji.yaml': flow('  - { id: a, say: Halo. }\n') });
    const { findings } = checkContent(root, NOW, [{ flow: 'uji', version: 'old', step: 'hilang', sessions: 3 }]);
    expect(findings.find(({ code }) => code === 'KJ023')?.message).toContain('3 people');
  });

  test('has nothing against the shipped content', () => {
    expect(checkContent(ROOT, NOW).findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});

describe('the shipped dialogues', () => {
  const { content } = shippedGuide();
  test.each([...content.program.flows.keys()])(
    '%s: every step and option can be walked, and its transcripts hold',
    (id) => {
      expect((runTranscripts(ROOT, id, content.program) ?? []).filter(({ problem }) => problem !== null)).toEqual([]);
      const walked = walkFlow(content, id);
      expect({ problems: walked.problems, unreached: walked.unreached }).toEqual({ problems: [], unreached: [] });
    },
  );
});

test('the JSON Schemas that editors use are those of the code', () => {
  for (const [name, text] of jsonSchemas())
    expect(readFileSync(join(ROOT, 'content/schemas', name), 'utf8')).toBe(text);
});
