import { expect, test } from 'vitest';
import { loadContent } from '../../src/content/load/load.ts';
import { DECLARATIONS } from '../../src/declarations.ts';
import { walkFlow } from '../../src/content/author/walk-flows.ts';
import { NOW, shippedGuide } from '../helpers.ts';
import { contentFolder, flowText } from './folder.ts';

function walk(steps: string) {
  return walkFlow(loadContent(contentFolder({ 'flows/uji.yaml': flowText(steps) }), NOW, DECLARATIONS), 'uji');
}

test('a silent step that no condition ever lets through is told', () => {
  const { unreached } = walk(`
  - { id: a, check: household_size > 3 && household_size < 2, then: b, else: c }
  - { id: b, say: Tidak pernah. }
  - { id: c, end: true }
`);
  expect(unreached).toEqual(['uji/b']);
});

test('an option that is never shown is told', () => {
  const { unreached } = walk(`
  - id: a
    ask: Mana?
    choices:
      - { say: Satu }
      - { say: Dua, when: stage == "paid" && stage == "active" }
`);
  expect(unreached).toEqual(['uji/a option 2']);
});

test('options, LEWATI and silence each count, and what decides is brought along', () => {
  const { unreached, problems } = walk(`
  - id: a
    ask: Mana?
    skip: c
    choices:
      - { say: Satu, when: work == "small_business", go: b }
      - { say: Dua, when: stage == "paid", go: b }
      - { say: Tiga, go: c }
    silence: { after: 1h, go: d }
  - { id: b, say: Baik. }
  - { id: c, say: Cukup., go: e }
  - { id: d, say: Diam., go: e }
  - { id: e, end: true }
`);
  expect({ unreached, problems }).toEqual({ unreached: [], problems: [] });
});

test('a number far from every sample is found when a condition compares with it', () => {
  const { unreached } = walk(`
  - { id: a, ask: Berapa?, number: { save: months, min: 0, max: 900 } }
  - { id: b, check: months == 777, then: c, else: d }
  - { id: c, say: Tepat. }
  - { id: d, end: true }
`);
  expect(unreached).toEqual([]);
});

test('all shipped flows are walked with few inputs', () => {
  const { content } = shippedGuide();
  const inputs = [...content.program.flows.keys()].map((id) => walkFlow(content, id).inputs);
  expect(Math.max(...inputs)).toBeLessThan(20_000);
});

test('a question of which every option is hidden is a problem', () => {
  const { problems } = walk(`
  - { id: a, ask: Mana?, choices: [{ say: Satu, when: household_size > 3 && household_size < 2 }], skip: true }
`);
  expect(problems).toContain('start: a question without options');
});
