import type { Deed, Scalar } from '../store/deeds.ts';
import type { JobToDo } from '../store/jobs.ts';
import { argsReader, writeArgs, type ArgsOf, type Shape } from './args.ts';

/**
 * What goes first of that which falls due together for a person. Of what is unasked only one message goes out a day, so
 * the rank also says which of them. Numbers are stored: one that was given keeps its meaning.
 */
export const RANKS = {
  asked: 0,
  invitation: 10,
  change: 20,
  feedback: 30,
  offer: 40,
  reminder: 50,
  silence: 60,
} as const;

/** A job's name and arguments: enough to schedule it, also where what it does is not known. */
export interface NamedJob<S extends Shape> {
  readonly name: string;
  readonly args: S;
  of(args: ArgsOf<S>): JobToDo;
}

/** One job that fell due, with what it is about: whoever fires it decides whether now is the time. */
interface Firing {
  /** Too late from here on, so it is not put off to this moment or later. UTC milliseconds. */
  readonly until: number;
  run(): Promise<void> | void;
  /** In place of `run`: it may never be said to this person, or not before it is too late. */
  never(): void;
}

/** A job as the dispatcher sees it. `Place` is what it may look at and write to. */
export interface FiringJob<Place> {
  readonly name: string;
  /**
   * What it says is unasked: it waits while a mentor holds a ticket of the person (T6), and keeps to T9. Both are
   * seen to by whoever fires it; `run` only says it.
   */
  readonly unasked: boolean;
  /** Of somebody who does not work here any more after it: what they hold goes back. */
  readonly endsWork: boolean;
  readonly rank: number;
  /** Null: nothing is left to do, or it was kept with arguments that are none. */
  readonly ready: (place: Place, kept: Deed['args']) => Promise<Firing | null>;
}

export type JobKind<Place, S extends Shape> = FiringJob<Place> & NamedJob<S>;

interface JobName<S extends Shape> {
  readonly name: string;
  readonly args: S;
  /** What makes it one of its kind for a person. Without: its name and all arguments. */
  readonly key?: (args: ArgsOf<S>) => readonly Scalar[];
  /** Without: what somebody asked for, which goes before all else. */
  readonly rank?: keyof typeof RANKS;
}

interface JobSpec<Place, S extends Shape, About> extends JobName<S> {
  readonly unasked: boolean;
  readonly endsWork?: boolean;
  readonly run: (place: Place, about: About) => Promise<void> | void;
  /** Too late from here on, in UTC milliseconds. Without: it is never too late. */
  readonly until?: (about: About) => number;
  /** What must be kept when it may never be said. Without: nothing. */
  readonly onNever?: (place: Place, about: About) => void;
}

/** For a job that is scheduled in rooms below the one where it is done; `defineJob({ ...named, run })` then declares it. */
export function nameJob<S extends Shape>(spec: JobName<S>): JobName<S> & NamedJob<S> {
  const { name, key, rank = 'asked' } = spec;
  return {
    ...spec,
    of(given) {
      const args = writeArgs(given);
      const parts = key ? key(given) : [name, ...Object.values(args)];
      return { key: parts.join(' '), rank: RANKS[rank], payload: { name, args } };
    },
  };
}

/** Declares something that is done later, in a turn of the person it belongs to. */
export function defineJob<Place, S extends Shape>(spec: JobSpec<Place, S, ArgsOf<S>>): JobKind<Place, S> {
  return defineJobOn((_place, args) => args, spec);
}

/**
 * The same for what must look first what it is about: `look` is asked each time the job falls due, whether or not it may
 * be said then, and says nothing itself. Null: nothing is left to do.
 */
export function defineJobOn<Looks, Does, S extends Shape, About>(
  look: (place: Looks, args: ArgsOf<S>) => Promise<About | null> | About | null,
  spec: JobSpec<Does, S, About>,
): JobKind<Looks & Does, S> {
  const { args, unasked, endsWork = false, run, until, onNever } = spec;
  const read = argsReader(args);
  return {
    ...nameJob(spec),
    unasked,
    endsWork,
    rank: RANKS[spec.rank ?? 'asked'],
    async ready(place, kept) {
      const given = read(kept);
      const about = given === null ? null : await look(place, given);
      if (about === null) return null;
      return {
        until: until?.(about) ?? Number.POSITIVE_INFINITY,
        run: () => run(place, about),
        never: () => onNever?.(place, about),
      };
    },
  };
}
