import type { SystemText } from './system-texts.ts';
import type { Value, Vars } from './values.ts';

/** What a question may ask for, so that it hears it in a whole sentence and not only as a bare answer. */
export const HEARABLE = ['people', 'months', 'rupiah', 'day', 'name', 'work'] as const;
export type Hearable = (typeof HEARABLE)[number];

/** What typed words are as an answer to such a question. */
export type Hearing =
  /** `words`: as they put it, where the value alone says less. */
  | { readonly kind: 'value'; readonly value: Value; readonly words: string | null }
  /** Said back kindly, and asked again; a yes then takes `meant`. */
  | { readonly kind: 'refused'; readonly text: SystemText; readonly values: Vars; readonly meant: Value | null }
  /** They would rather not say. */
  | { readonly kind: 'declined' };

/** A place outside the programme's own villages, as typed words name it. */
export interface Elsewhere {
  /** `Rantauprapat, Labuhanbatu, Sumatera Utara` */
  readonly label: string;
  /** The words point away from the programme's own area by themselves. */
  readonly sure: boolean;
}
