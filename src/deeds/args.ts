import * as z from 'zod';
import type { Deed, Scalar } from '../store/deeds.ts';

/** The arguments of a deed or a job, by name. */
export type Shape = Readonly<Record<string, z.ZodType<Scalar | undefined>>>;
export type ArgsOf<S extends Shape> = z.output<z.ZodObject<S>>;

/** A number of ours: of a person, a ticket, a question. */
export const id = z.coerce.number().int().nonnegative();
/** A moment in UTC milliseconds. */
export const moment = z.coerce.number().int();
/** A key of content, a day, words. */
export const word = z.string();

/**
 * Reads arguments as they were kept; returns null where they are not those of the declaration. The only place that knows
 * the list of old rows.
 */
export function argsReader<S extends Shape>(shape: S): (kept: Deed['args']) => ArgsOf<S> | null {
  const form = z.object(shape);
  const names = Object.keys(shape);
  return (kept) => {
    const named = isList(kept) ? Object.fromEntries(kept.map((value, i) => [names[i] ?? '', value])) : kept;
    const read = form.safeParse(named);
    return read.success ? read.data : null;
  };
}

/** Arguments as they are kept; those not given are left out. */
export function writeArgs(args: object): Readonly<Record<string, Scalar>> {
  const kept: Record<string, Scalar> = {};
  for (const name of Object.keys(args)) {
    const value: unknown = Reflect.get(args, name);
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') kept[name] = value;
  }
  return kept;
}

function isList(kept: Deed['args']): kept is readonly Scalar[] {
  return Array.isArray(kept);
}
