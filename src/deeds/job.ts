import type { Deed, Scalar } from '../store/deeds.ts';
import { argsReader, writeArgs, type ArgsOf, type Shape } from './args.ts';

/** A job as a draft schedules it. */
export interface JobToDo {
  /** Unique for each person: a later job with the same key takes the place of the earlier. */
  readonly key: string;
  readonly payload: Deed;
}

/** A job's name and arguments: enough to schedule it, also where what it does is not known. */
export interface NamedJob<S extends Shape> {
  readonly name: string;
  readonly args: S;
  of(args: ArgsOf<S>): JobToDo;
}

/** A job as the dispatcher sees it. `Place` is what it may look at and write to. */
export interface FiringJob<Place> {
  readonly name: string;
  /** Nobody asked for what it says: it waits while a mentor holds a ticket of the person (T6), and keeps to T9. */
  readonly unasked: boolean;
  /** Of somebody who does not work here any more after it: what they hold goes back. */
  readonly endsWork: boolean;
  /** False: it was kept with arguments that are none. */
  fire(place: Place, kept: Deed['args']): Promise<boolean>;
}

export type JobKind<Place, S extends Shape> = FiringJob<Place> & NamedJob<S>;

interface JobName<S extends Shape> {
  readonly name: string;
  readonly args: S;
  /** What makes it one of its kind for a person. Without: its name and all arguments. */
  readonly key?: (args: ArgsOf<S>) => readonly Scalar[];
}

interface JobSpec<Place, S extends Shape> extends JobName<S> {
  readonly unasked: boolean;
  readonly endsWork?: boolean;
  readonly run: (place: Place, args: ArgsOf<S>) => Promise<void> | void;
}

/** For a job that is scheduled in rooms below the one where it is done; `defineJob({ ...named, run })` then declares it. */
export function nameJob<S extends Shape>(spec: JobName<S>): JobName<S> & NamedJob<S> {
  const { name, key } = spec;
  return {
    ...spec,
    of(given) {
      const args = writeArgs(given);
      const parts = key ? key(given) : [name, ...Object.values(args)];
      return { key: parts.join(' '), payload: { name, args } };
    },
  };
}

/** Declares something that is done later, in a turn of the person it belongs to. */
export function defineJob<Place, S extends Shape>(spec: JobSpec<Place, S>): JobKind<Place, S> {
  const { args, unasked, endsWork = false, run } = spec;
  const read = argsReader(args);
  return {
    ...nameJob(spec),
    unasked,
    endsWork,
    async fire(place, kept) {
      const given = read(kept);
      if (given === null) return false;
      await run(place, given);
      return true;
    },
  };
}
