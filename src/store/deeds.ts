/** What an argument of a deed or a job may be. */
export type Scalar = string | number | boolean;

/**
 * A deed or a job as it is kept, on a button, in a list of options, in a row of `jobs`: its name, and what it is about.
 * What it does is declared where it is done.
 */
export interface Deed {
  readonly name: string;
  /** By name. Rows from before deeds were typed have a list, in the order of the declaration. */
  readonly args: Readonly<Record<string, Scalar | undefined>> | readonly Scalar[];
}

/** Whether two stand for the same. */
export function sameDeed(one: Deed, other: Deed): boolean {
  return one.name === other.name && JSON.stringify(one.args) === JSON.stringify(other.args);
}
