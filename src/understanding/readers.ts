import { WIB } from '../calendar/zones.ts';
import type { Readers } from '../engine/program.ts';
import { choose } from './choose.ts';
import { readDate, readMonth } from './dates.ts';
import { hear } from './hear.ts';
import { readNumber } from './numbers.ts';
import { readShort } from './short.ts';

/** How the engine reads typed answers. */
export const readers: Readers = {
  choose,
  number: readNumber,
  date: (text, now, way) => readDate(text, now, WIB, way),
  month: readMonth,
  hear,
  isYes: (text) => readShort(text) === 'yes',
};
