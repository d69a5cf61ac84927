import type { Readers } from '../engine/program.ts';
import { choose } from './choose.ts';
import { readDate, readMonth } from './dates.ts';
import { readNumber } from './numbers.ts';

/** How the engine reads typed answers. */
export const readers: Readers = { choose, number: readNumber, date: readDate, month: readMonth };
