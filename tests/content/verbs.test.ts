/** The example of each verb is a whole dialogue: it is checked and walked as an educator's would be. */
import { describe, expect, test } from 'vitest';
import { walkFlow } from '../../src/content/author/walk-flows.ts';
import { checkContent } from '../../src/content/check/check.ts';
import { VERBS } from '../../src/content/verbs/verbs.ts';
import { DECLARATIONS } from '../../src/declarations.ts';
import { advance } from '../../src/engine/advance.ts';
import type { Event } from '../../src/engine/events.ts';
import { newSession } from '../../src/engine/session.ts';
import { NOW, shippedGuide } from '../helpers.ts';
import { contentFolder } from './folder.ts';

const fileOf = (name: string) => `flows/verb_${name}.yaml`;
const flowOf = (name: string, steps: string) =>
  `flow: verb_${name}\ntitle: Contoh ${name}\nfor: [worker]\nsteps:\n${steps.trim().replace(/^/gm, '  ')}\n`;

const root = () =>
  contentFolder(Object.fromEntries(VERBS.map(({ name, doc }) => [fileOf(name), flowOf(name, doc.example)])));

describe('the example of each verb', () => {
  test('has no findings, and every step and way of it can be walked', () => {
    const { content, findings } = checkContent(root(), NOW, DECLARATIONS);
    expect(findings.filter(({ file }) => file.startsWith('flows/verb_'))).toEqual([]);
    const walked = VERBS.map(({ name }) => ({ name, ...walkFlow(content, `verb_${name}`) }));
    expect(walked.filter(({ unreached, problems }) => unreached.length + problems.length > 0)).toEqual([]);
    for (const { name } of VERBS) {
      const steps = content.flows.find(({ flow }) => flow.id === `verb_${name}`)?.flow.steps ?? [];
      expect(steps.map(({ verb }): string => verb)).toContain(name);
    }
  });

  test('does what the verb says it does', () => {
    const { program } = checkContent(root(), NOW, DECLARATIONS).content;
    const begun = (name: string) => {
      const world = { now: NOW, random: () => 0, builtins: { consented: true } };
      const input = { kind: 'start', flow: `verb_${name}` } as const;
      return advance(program, { ...newSession(), vars: { household_size: 5 } }, input, world);
    };
    const typesOf = (events: readonly Event[]) => events.map(({ type }) => type);
    const saidBy = (name: string) => begun(name).events.flatMap((event) => (event.type === 'said' ? [event.text] : []));
    expect(saidBy('say')[0]).toContain('Rp35.000');
    expect(begun('ask').session.waiting?.kind).toBe('number');
    expect(begun('quiz').session.waiting?.kind).toBe('quiz');
    expect(saidBy('check')).toEqual(['Keluarga Ibu/Bapak besar.']);
    expect(begun('set').session.vars).toEqual(expect.objectContaining({ household_size: 5 }));
    expect(saidBy('set')[0]).toContain('2.100.000');
    expect(saidBy('call')).toEqual(['Kita lihat dulu bantuan yang ada.', 'Halo.', 'Kita lanjut.']);
    expect(begun('go').session.frames.at(-1)?.step).toBe('last');
    expect(saidBy('end')).toHaveLength(1);
    expect(begun('media').events).toContainEqual(expect.objectContaining({ type: 'said', media: 'paying' }));
    expect(typesOf(begun('handoff').events)).toContain('handoff_requested');
    const asked = begun('remind').events.flatMap((event) => (event.type === 'later_requested' ? [event.what] : []));
    expect(shippedGuide().content.reminders.rules.map(({ id }) => id)).toEqual(expect.arrayContaining(asked));
    expect(asked).toHaveLength(1);
    expect(begun('stage').events).toContainEqual(expect.objectContaining({ type: 'stage_changed', stage: 'paid' }));
    expect(saidBy('resume')).toEqual(['Tidak ada yang terputus.']);
    expect(begun('do').events).toContainEqual({ type: 'acted', act: 'pictures_off' });
  });
});
