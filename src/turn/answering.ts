import type { Logger } from '../log.ts';
import type { Inbound } from '../messages/message.ts';
import type { Job } from '../store/jobs.ts';
import type { Person } from '../store/people.ts';
import type { Reading } from '../understanding/reading.ts';
import { askConsentWhenDue } from './answer-consent.ts';
import { mirrorSalam } from './answer-courtesy.ts';
import { sayBesideWords } from './answer-wordless.ts';
import { apology, begunAnew } from './apology.ts';
import type { Desk, Meaning } from './desk.ts';
import { Draft } from './draft.ts';
import { fireJob } from './fire-job.ts';
import { HELD, heldBack, waits } from './hold-back.ts';
import { sayNothingTwice } from './nothing-twice.ts';
import { letCourtesyGo, letPiecesGo, withoutPieces } from './pieces.ts';
import { readInbound } from './read-inbound.ts';
import { answer, routeOf, type Answerer } from './route.ts';
import { shortenCaveats } from './shorten-caveats.ts';
import { Turn, type Planning } from './turn.ts';

export interface Taken {
  readonly inbound: Inbound;
  /** null: something else than words arrived, or something threw. */
  readonly words: Reading | null;
  /** Name in the route of who took it; null: something threw, and the person got an apology. */
  readonly by: string | null;
  readonly draft: Draft;
}

/** An answer that was found, with all it was found from. */
interface Took {
  readonly turn: Turn;
  readonly person: Person;
  readonly planning: Planning;
  readonly meaning: Meaning;
  readonly by: Answerer;
}

export interface AnsweringOptions {
  /** Rooms beside the dialogues. */
  readonly desks: readonly Desk[];
  readonly log: Logger;
  /** For whoever only looks on. */
  readonly onTaken: ((taken: Taken) => void) | undefined;
}

/** One stimulus of one person, and what is answered: nothing is stored here, and what throws ends in an apology. */
export interface Answering {
  readonly answered: (person: Person, inbound: Inbound, planning: Planning) => Turn | Promise<Turn>;
  readonly answeredWhole: (person: Person, thought: Inbound, planning: Planning) => Promise<Turn>;
  readonly fired: (person: Person, job: Job, planning: Planning) => Promise<Turn>;
}

export function createAnswering({ desks, log, onTaken }: AnsweringOptions): Answering {
  const route = routeOf(desks);

  /** A bug in a dialogue must not eat the message: it is kept, and the person gets an apology. */
  function answered(person: Person, inbound: Inbound, planning: Planning): Turn | Promise<Turn> {
    if (person.session.damaged) return begunAnew(person, planning, log);
    const turn = new Turn(new Draft(person), planning);
    try {
      const meaning = readInbound(inbound, person, planning.guide);
      const answering = answer(route, turn, meaning);
      if (!(answering instanceof Promise)) return taken({ turn, person, planning, meaning, by: answering });
      return answering.then(
        (by) => taken({ turn, person, planning, meaning, by }),
        (error: unknown) => thrown(person, inbound, planning, error),
      );
    } catch (error) {
      return thrown(person, inbound, planning, error);
    }
  }

  /** Who took it decides whether it waits for what may follow: then nothing is said yet, and this answer is let go. */
  function taken({ turn, person, planning, meaning, by }: Took): Turn {
    const { inbound, words, own } = meaning;
    if (inbound.content.kind === 'text' && waits(person, own, by, planning)) {
      const held = heldBack(person, own, planning);
      onTaken?.({ inbound, words, by: HELD, draft: held.draft });
      return held;
    }
    const isRead = by.words !== undefined && words !== own;
    if (isRead || turn.draft.person.stopped) letPiecesGo(turn);
    else letCourtesyGo(turn);
    if (words) mirrorSalam(turn, words);
    sayBesideWords(turn, meaning, by);
    askConsentWhenDue(turn);
    onTaken?.({ inbound, words, by: by.name, draft: turn.draft });
    return turn;
  }

  function thrown(person: Person, inbound: Inbound, planning: Planning, error: unknown): Turn {
    const turn = apology(person, planning, error, log);
    onTaken?.({ inbound, words: null, by: null, draft: turn.draft });
    return turn;
  }

  /** What was written in a burst, as one message: it is theirs, so they get an answer in any case. */
  async function answeredWhole(person: Person, thought: Inbound, planning: Planning): Promise<Turn> {
    const turn = await answered(withoutPieces(person), thought, { ...planning, quietMs: 0 });
    sayNothingTwice(turn);
    shortenCaveats(turn);
    return turn;
  }

  /** The person did not ask for it, so they get no apology, above all not at night. */
  async function fired(person: Person, job: Job, planning: Planning): Promise<Turn> {
    const turn = new Turn(new Draft(person), planning);
    try {
      await fireJob(turn, job, desks);
      return turn;
    } catch (error) {
      log.error({ code: 'turn_failed', err: error, job: job.key }, 'a job threw; it is let go');
      return new Turn(new Draft(person), planning);
    }
  }

  return { answered, answeredWhole, fired };
}
