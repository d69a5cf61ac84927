import { createActor, setup, type Snapshot } from 'xstate';
import { NOTHING_TOLD, OPTIONS, readNumber, readOption, render, SAY, type Reply, type Told } from '../dialogue.ts';
import type { Peer } from './peer.ts';

interface Heard {
  type: 'heard';
  text: string;
}

const dialogue = setup({
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-assertion -- xstate reads its types off it
  types: {} as { context: Told; events: Heard; emitted: { type: 'reply'; reply: Reply } },
});

/** A transition for an answer that was understood, and one for any other. */
function asking(
  target: string,
  understood: (text: string) => boolean,
  learn: (text: string) => Partial<Told>,
  replies: readonly ((told: Told) => Reply)[],
  again: readonly ((told: Told) => Reply)[],
) {
  const say = (reply: (told: Told) => Reply) =>
    dialogue.emit(({ context }) => ({ type: 'reply', reply: reply(context) }));
  return {
    on: {
      heard: [
        {
          target,
          guard: ({ event }: { event: Heard }) => understood(event.text),
          actions: [dialogue.assign(({ event }) => learn(event.text)), ...replies.map(say)],
        },
        { actions: again.map(say) },
      ],
    },
  };
}

const nothing = () => ({});
const isOption = (options: readonly string[]) => (text: string) => readOption(text, options) !== null;

const machine = dialogue.createMachine({
  id: 'household',
  initial: 'family',
  context: { ...NOTHING_TOLD },
  states: {
    family: asking(
      'class',
      (text) => readNumber(text, 20) !== null,
      (text) => ({ family: readNumber(text, 20) ?? 0 }),
      [SAY.class],
      [SAY.number, SAY.family],
    ),
    class: asking(
      'name',
      isOption(OPTIONS.class),
      (text) => ({ class: 1 + (readOption(text, OPTIONS.class) ?? 0) }),
      [SAY.heard, SAY.name],
      [SAY.unclear, SAY.class],
    ),
    name: asking(
      'pay',
      () => true,
      (text) => ({ name: text }),
      [SAY.pay],
      [SAY.name],
    ),
    pay: asking('months', isOption(OPTIONS.pay), nothing, [SAY.months], [SAY.unclear, SAY.pay]),
    months: asking(
      'when',
      (text) => readNumber(text, 12) !== null,
      (text) => ({ months: readNumber(text, 12) ?? 0 }),
      [SAY.total, SAY.when],
      [SAY.number, SAY.months],
    ),
    when: asking('phone', isOption(OPTIONS.when), nothing, [SAY.phone], [SAY.unclear, SAY.when]),
    phone: asking('again', isOption(OPTIONS.phone), nothing, [SAY.again], [SAY.unclear, SAY.phone]),
    again: asking('family', isOption(OPTIONS.again), nothing, [SAY.family], [SAY.unclear, SAY.again]),
  },
});

/** An xstate actor: woken from its kept snapshot for each message, put back afterwards. No messenger library around it. */
export const xstateActor: Peer = {
  name: 'xstate actor',
  key: (chat) => String(chat),
  open(storage) {
    return {
      says(chat, _turn, text) {
        const key = String(chat);
        const row = storage.read(key);
        const said: string[] = [];
        const actor = createActor(machine, {
          ...(row !== undefined && { snapshot: JSON.parse(row) as Snapshot<unknown> }),
        });
        actor.on('reply', ({ reply }) => said.push(render(reply)));
        actor.start();
        if (text === '/start') said.push(render(SAY.family()));
        else actor.send({ type: 'heard', text });
        storage.write(key, JSON.stringify(actor.getPersistedSnapshot()));
        actor.stop();
        return Promise.resolve(said);
      },
    };
  },
};
