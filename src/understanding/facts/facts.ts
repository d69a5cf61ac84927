import { readMonths } from './arrears.ts';
import { readBaby, readCardOff, readPregnant, readWhom, type Whom } from './circumstances.ts';
import { readClass, type DuesClass } from './class.ts';
import { readDuesDay } from './dues-day.ts';
import { readRupiah } from './money.ts';
import { readName } from './name.ts';
import { childrenIn } from './kin.ts';
import { readPeople } from './people.ts';
import type { Place, Places } from './find-place.ts';
import { readPlace } from './place.ts';
import { saidIn } from './said.ts';
import { readWork } from './work.ts';

/** What somebody tells in any sentence; what was not said is absent. */
export interface Facts {
  /** In the household. */
  readonly people?: number;
  /** How many children were told of; no household by itself. */
  readonly children?: number;
  /** The class that is talked about, also in a question. */
  readonly class?: DuesClass;
  /** For which dues are owed. */
  readonly months?: number;
  readonly rupiah?: number;
  /** A value of the content variable `work`. */
  readonly work?: string;
  /** Their own words, for work without a value of its own. */
  readonly workWords?: string;
  readonly place?: Place;
  readonly name?: string;
  /** Day of the month, 1 … 28. */
  readonly duesDay?: number;
  readonly pregnant?: true;
  /** Born on `YYYY-MM-DD`, or not long ago. */
  readonly baby?: string | true;
  readonly cardOff?: true;
  readonly forWhom?: Whom;
}

/**
 * Reads facts out of any sentence; scrubbed text in. `now` is UTC milliseconds, `zone` an IANA zone: days and months are
 * counted there. Without `places` no place is read.
 */
export function readFacts(text: string, now: number, zone: string, places?: Places): Facts {
  const said = saidIn(text);
  const people = readPeople(said);
  const work = readWork(said);
  const name = readName(said);
  const tellsMore = work !== undefined || name !== undefined || people !== undefined;
  const told: { readonly [Fact in keyof Facts]?: Facts[Fact] | undefined } = {
    people,
    children: people === undefined ? childrenIn(said) : undefined,
    class: readClass(said),
    months: readMonths(said, now, zone),
    rupiah: readRupiah(said),
    work: work?.value,
    workWords: work?.words ?? undefined,
    place: places && readPlace(said, places, tellsMore),
    name,
    duesDay: readDuesDay(said),
    pregnant: readPregnant(said),
    baby: readBaby(said, now, zone),
    cardOff: readCardOff(said),
    forWhom: readWhom(said),
  };
  return { ...Object.fromEntries(Object.entries<unknown>(told).filter(([, fact]) => fact !== undefined)) };
}
