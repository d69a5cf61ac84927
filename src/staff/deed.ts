import { argsReader, writeArgs, type ArgsOf, type Shape } from '../deeds/args.ts';
import { sameDeed, type Deed } from '../store/deeds.ts';
import type { Staff } from '../store/staff.ts';
import { may, type Permission, type Thing } from './roles.ts';
import type { Offered, Part } from './room-turn.ts';
import type { Typed } from './typed.ts';

/** A deed's name and arguments: enough to offer it, also where what it does is not known. */
export interface NamedDeed<S extends Shape> {
  readonly name: string;
  readonly args: S;
  /** The value that stands on a button or in a list of options. */
  of(args: ArgsOf<S>): Deed;
}

/** What every deed is given: who acts, and words to tell them that they may not. */
type Entitling = Part<'staff' | 'say'>;

/**
 * What a deed is about: loaded once, before it is asked whether this staff member may do it. `Place` is the part of a
 * turn that looking at it needs.
 */
export interface Subject<Place, Args, About> {
  /** Null: there is no such thing. `thing` is what the permission table must know of it; null: nothing. */
  readonly load: (turn: Place, args: Args) => Promise<{ about: About; thing: Thing | null } | null>;
  /** Tells them that they may not. They do not learn whether such a number exists. */
  readonly refuse: (turn: Place, args: Args, about: About | null) => Promise<void> | void;
  /** Whether its state allows it now; false after they were told why not. */
  readonly ready?: (turn: Place, about: About, args: Args) => boolean;
}

/** The acting staff member: what a deed is about that names nothing else. */
const themselves: Subject<Entitling, unknown, Staff> = {
  load: ({ staff }) => Promise.resolve(staff && { about: staff, thing: null }),
  refuse: (turn) => turn.say('not_allowed'),
};

/** How a deed is declared, beside its name and arguments. */
interface Doing<Place, S extends Shape, About> {
  /** A row of the permission table. Null: whoever was given the button, where the subject says whose it is. */
  readonly permission: Permission | null;
  /** Looking at something twice does no harm; everything else happens once for each button. */
  readonly repeatable?: boolean;
  /** After it they do not work here any more: what they hold goes back. */
  readonly endsWork?: boolean;
  /** Its entry in the menu of whoever may do it. */
  readonly menu?: { readonly label: string; readonly when?: (staff: Staff) => boolean };
  /** What is typed for it; the arguments as they were read, null: it is not this. */
  readonly typed?: (said: Typed) => Readonly<Record<string, string>> | null;
  /** `words` is what was typed where the deed had asked for words. */
  readonly run: (turn: Place, about: About, args: ArgsOf<S>, words: string | null) => Promise<void> | void;
}

interface DeedName<S extends Shape> {
  readonly name: string;
  readonly args: S;
}

/** A deed as the dispatcher sees it. `Place` is the part of a turn that it is given. */
export interface AnyDeed<Place> {
  readonly name: string;
  readonly permission: Permission | null;
  readonly repeatable: boolean;
  readonly endsWork: boolean;
  readonly menu: { readonly label: string; readonly when?: (staff: Staff) => boolean } | null;
  /** The deed that these typed words stand for, or null. Null in its place: nothing is typed for it. */
  readonly typed: ((said: Typed) => Deed | null) | null;
  /** Does it for those who may; all others are told kindly that they may not (T7). */
  readonly perform: (turn: Place, kept: Deed['args'], words: string | null) => Promise<void>;
}

export interface DeedKind<Place, S extends Shape, About> extends AnyDeed<Place>, NamedDeed<S> {
  /** Does it to what was loaded and looked at already. False: kept with arguments that are none. */
  readonly performOn: (turn: Place, about: About, kept: Deed['args'], words: string | null) => Promise<boolean>;
}

/** For a deed that is offered in rooms below the one where it is done; `defineDeed({ ...named, run })` then declares it. */
export function nameDeed<S extends Shape>(spec: DeedName<S>): NamedDeed<S> {
  const { name } = spec;
  return { ...spec, of: (args) => ({ name, args: writeArgs(args) }) };
}

/** Declares something that a staff member (or a worker, by a button given to them) does for themselves. */
export function defineDeed<Does, S extends Shape>(
  spec: DeedName<S> & Doing<Does, S, Staff>,
): DeedKind<Entitling & Does, S, Staff> {
  return defineDeedOn(themselves, spec);
}

/**
 * Declares something that is done to a thing: a ticket, an announcement, a person. The deed is given what looking at the
 * thing needs, and what doing it needs.
 */
export function defineDeedOn<Looks, Does, S extends Shape, About>(
  subject: Subject<Looks, ArgsOf<S>, About>,
  spec: DeedName<S> & Doing<Does, S, About>,
): DeedKind<Entitling & Looks & Does, S, About> {
  const { name, args, permission, repeatable = false, endsWork = false, menu = null, typed, run } = spec;
  const read = argsReader(args);
  return {
    ...nameDeed({ name, args }),
    permission,
    repeatable,
    endsWork,
    menu,
    typed: typed
      ? (said) => {
          const found = typed(said);
          return found && { name, args: found };
        }
      : null,
    async perform(turn, kept, words) {
      const given = read(kept);
      if (given === null) {
        turn.say('button_unknown');
        return;
      }
      const about = await entitled(turn, subject, permission, given);
      if (about !== null) await run(turn, about, given, words);
    },
    async performOn(turn, about, kept, words) {
      const given = read(kept);
      if (given === null) return false;
      await run(turn, about, given, words);
      return true;
    },
  };
}

/** The one place where it is asked whether somebody may: what the deed is about, or null after they were told why not. */
export async function entitled<Place extends Part<'staff'>, Args, About>(
  turn: Place,
  subject: Subject<Place, Args, About>,
  permission: Permission | null,
  args: Args,
): Promise<About | null> {
  const loaded = await subject.load(turn, args);
  if (!loaded || (permission !== null && !may(turn.staff, permission, loaded.thing))) {
    await subject.refuse(turn, args, loaded?.about ?? null);
    return null;
  }
  return subject.ready?.(turn, loaded.about, args) === false ? null : loaded.about;
}

/** The menu of a staff member: whatever stands in menus and is theirs to do. */
export function menuOf(deeds: readonly AnyDeed<never>[], staff: Staff): Offered[] {
  return deeds.flatMap(({ name, permission, menu }) => {
    const shown = menu && permission !== null && may(staff, permission) && (menu.when?.(staff) ?? true);
    return shown ? [{ label: menu.label, deed: { name, args: {} } }] : [];
  });
}

/** Whether one of these stands for the same as a deed. */
export function isOffered(offered: readonly { readonly deed: Deed }[], wanted: Deed): boolean {
  return offered.some(({ deed }) => sameDeed(deed, wanted));
}
