import { describe, expect, test } from 'vitest';
import { argsReader, id, word, writeArgs } from '../../src/deeds/args.ts';
import { defineJob, nameJob, RANKS } from '../../src/deeds/job.ts';

const read = argsReader({ ticket: id, outcome: word.optional() });

describe('arguments of a deed', () => {
  test('are read back as they were kept, and those not given stay away', () => {
    expect(read(writeArgs({ ticket: 12, outcome: 'paid' }))).toEqual({ ticket: 12, outcome: 'paid' });
    expect(writeArgs({ ticket: 12, outcome: undefined })).toEqual({ ticket: 12 });
    expect(read(writeArgs({ ticket: 12 }))).toEqual({ ticket: 12 });
  });

  test('of rows from before deeds were typed are read from their list, in the order of the declaration', () => {
    expect(read(['12', 'paid'])).toEqual({ ticket: 12, outcome: 'paid' });
    expect(read(['12'])).toEqual({ ticket: 12 });
  });

  test.each([[{}], [[]], [{ ticket: 'x' }], [{ ticket: -1 }], [{ ticket: 1.5 }], [['12', 7]]])(
    'that are none are refused: %j',
    (kept) => {
      expect(read(kept)).toBeNull();
    },
  );
});

describe('a job', () => {
  test('is one of its kind for its name and arguments, or for what it says itself', () => {
    expect(nameJob({ name: 'changed', args: { meeting: word } }).of({ meeting: 'm1' })).toEqual({
      key: 'changed m1',
      rank: RANKS.asked,
      payload: { name: 'changed', args: { meeting: 'm1' } },
    });
    expect(nameJob({ name: 'clock', args: { ticket: id }, key: () => ['ticket'] }).of({ ticket: 3 }).key).toBe(
      'ticket',
    );
  });

  test('goes before all others, or says what it gives way to', () => {
    expect(nameJob({ name: 'clock', args: {} }).of({}).rank).toBe(RANKS.asked);
    expect(nameJob({ name: 'clock', args: {}, rank: 'offer' }).of({}).rank).toBe(RANKS.offer);
  });

  test('with arguments that are none has nothing to do', async () => {
    const ran: number[] = [];
    const job = defineJob({
      name: 'clock',
      args: { ticket: id },
      unasked: false,
      run: (place: number[], { ticket }) => void place.push(ticket),
    });
    expect(await job.ready(ran, { ticket: 'none' })).toBeNull();
    await (await job.ready(ran, { ticket: 4 }))?.run();
    expect(ran).toEqual([4]);
  });
});
