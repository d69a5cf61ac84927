/** Every store keeps the same contract. Another one joins by standing in the list, with reasons for what it cannot do. */
import { describe, expect, onTestFinished, test } from 'vitest';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { freshFolder } from '../helpers.ts';
import { announcementsContract } from './contract/announcements.ts';
import { contentContract } from './contract/content.ts';
import { KINDS, noting, VERBS } from './contract/coverage.ts';
import { evaluationContract } from './contract/evaluation.ts';
import { exportsContract } from './contract/exports.ts';
import { jobsContract } from './contract/jobs.ts';
import { outboxContract } from './contract/outbox.ts';
import { peopleContract } from './contract/people.ts';
import { settingsContract } from './contract/settings.ts';
import { staffContract } from './contract/staff.ts';
import { standOn, type StoreCase } from './contract/stand.ts';
import { ticketsContract } from './contract/tickets.ts';
import { turnsContract } from './contract/turns.ts';
import { upkeepContract } from './contract/upkeep.ts';
import { whatsappContract } from './contract/whatsapp.ts';

const STORES: readonly StoreCase[] = [
  { name: 'SQLite', open: () => openSqliteStore({ dataDir: freshFolder(), exclusive: false }), skip: {} },
];

const CONTRACTS = {
  turns: turnsContract,
  people: peopleContract,
  outbox: outboxContract,
  jobs: jobsContract,
  content: contentContract,
  staff: staffContract,
  tickets: ticketsContract,
  announcements: announcementsContract,
  evaluation: evaluationContract,
  exports: exportsContract,
  whatsapp: whatsappContract,
  settings: settingsContract,
  upkeep: upkeepContract,
};
const SENTENCES = Object.values(CONTRACTS).flatMap((contract) => Object.keys(contract));

describe.each(STORES)('$name keeps the contract of the store', ({ open, skip }) => {
  const seen = new Set<string>();

  for (const [noun, contract] of Object.entries(CONTRACTS)) {
    describe(noun, () => {
      for (const [sentence, keeps] of Object.entries(contract)) {
        const reason = skip[sentence];
        if (reason !== undefined) test.skip(`${sentence} (${reason})`, () => undefined);
        else
          test(sentence, async () => {
            const store = open();
            onTestFinished(() => store.close());
            await keeps(standOn(noting(store, seen)));
          });
      }
    });
  }

  // Runs last, and means something only after all of the above.
  test('every verb and every kind of record is exercised, or left out for a reason', () => {
    const owed = [...Object.keys(VERBS), ...Object.keys(KINDS)];
    expect(owed.filter((name) => !seen.has(name) && skip[name] === undefined)).toEqual([]);
    expect(Object.keys(skip).filter((name) => !owed.includes(name) && !SENTENCES.includes(name))).toEqual([]);
  });
});

test('each sentence of the contract is its own, so that a store can name it', () => {
  expect(new Set(SENTENCES).size).toBe(SENTENCES.length);
});
