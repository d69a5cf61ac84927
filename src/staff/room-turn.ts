import type { UnaskedMeasures } from '../channels/traits.ts';
import type { MentoringBook } from '../content/load/mentoring.ts';
import type { TextBook } from '../content/load/text-book.ts';
import type { Vars } from '../engine/program.ts';
import type { About, Message } from '../messages/message.ts';
import type { Deed } from '../store/deeds.ts';
import type { Staff, StaffVerbs } from '../store/staff.ts';
import type { AnnouncementVerbs } from '../store/announcements.ts';
import type { EvaluationVerbs } from '../store/evaluation.ts';
import type { PeopleVerbs } from '../store/people.ts';
import type { SettingVerbs } from '../store/settings.ts';
import type { TicketVerbs } from '../store/tickets.ts';
import type { Draft } from '../turn/draft.ts';
import type { Guide } from '../turn/guide.ts';
import type { Stepping } from '../turn/desk.ts';
import type { StaffText } from './texts.ts';

/**
 * What all rooms together ask of the store while they plan; what they write goes into the draft alone. Only whoever
 * builds the rooms has it whole.
 */
export type RoomStore = Pick<PeopleVerbs, 'loadPerson' | 'personData'> &
  Omit<StaffVerbs, 'addInvite' | 'unnameInvites'> &
  TicketVerbs &
  AnnouncementVerbs &
  Pick<EvaluationVerbs, 'digest' | 'registeredAfter' | 'cameBy'> &
  Pick<SettingVerbs, 'getSetting'>;

/**
 * What a room, a deed, a job or a function is given of a turn: these members, and these questions to the store, and
 * nothing else. So its first line says what it may read and do, and a test need not make a whole turn for it.
 */
export type Part<Members extends Exclude<keyof RoomTurn, 'store'>, Questions extends keyof RoomStore = never> = Pick<
  RoomTurn,
  Members
> & { readonly store: Pick<RoomStore, Questions> };

/** Begins somebody's turn as the rooms see it; `Turn` is the part of it that a desk and its rooms were made for. */
export type TurnOf<Turn> = (dialogue: Stepping, staff: Staff | null) => Turn;

/** What the rooms beside the dialogues share. */
export interface RoomTools {
  readonly store: RoomStore;
  /** Sentences and rules of mentoring and of the staff. */
  readonly book: () => MentoringBook<StaffText>;
  /** Sentences about announcements and meetings; that room knows their names. */
  readonly announcements: () => TextBook;
  /** What people work as: value → words. */
  readonly works: () => Readonly<Record<string, string>>;
  /** How many people may be written to unasked, by channel. */
  readonly measures: UnaskedMeasures;
  /** Whether one of the staff may be told of a request by itself now, or joined with others. */
  readonly alertPace: { mayTell(personId: number, isUrgent: boolean, now: number): boolean };
  /** An unguessable string for a button, at most 40 characters of A–Z a–z 0–9 - _. */
  readonly newToken: () => string;
  /** What stands in the menu of a staff member. */
  readonly menu: (staff: Staff) => Offered[];
}

export interface Offered {
  readonly label: string;
  readonly deed: Deed;
}

/**
 * One turn as the rooms beside the dialogues see it: who acts, and how to answer them. Each of them is given a `Part` of
 * it. `staff` is null for workers, who come here by buttons and jobs. What changes on `staff` is written once, at the
 * end, onto the version that was read.
 */
export class RoomTurn {
  /** The dialogues of the same turn. */
  readonly dialogue: Stepping;
  private readonly tools: RoomTools;
  staff: Staff | null;
  private before: string;
  /** Whether this turn has shown a list of its own. */
  private offered = false;

  constructor(dialogue: Stepping, tools: RoomTools, staff: Staff | null) {
    this.dialogue = dialogue;
    this.tools = tools;
    this.staff = staff;
    this.before = JSON.stringify(staff);
  }

  get draft(): Draft {
    return this.dialogue.draft;
  }

  get guide(): Guide {
    return this.dialogue.guide;
  }

  get store(): RoomStore {
    return this.tools.store;
  }

  get book(): RoomTools['book'] {
    return this.tools.book;
  }

  get announcements(): RoomTools['announcements'] {
    return this.tools.announcements;
  }

  get works(): RoomTools['works'] {
    return this.tools.works;
  }

  get measures(): RoomTools['measures'] {
    return this.tools.measures;
  }

  get alertPace(): RoomTools['alertPace'] {
    return this.tools.alertPace;
  }

  get newToken(): RoomTools['newToken'] {
    return this.tools.newToken;
  }

  get menu(): RoomTools['menu'] {
    return this.tools.menu;
  }

  get random(): () => number {
    return this.dialogue.random;
  }

  /** UTC milliseconds. */
  get now(): number {
    return this.dialogue.now;
  }

  /** The person who acts; `NOT_STORED` in their first turn. */
  get me(): number {
    return this.draft.person.id;
  }

  words(name: StaffText, values?: Vars): string {
    return this.tools.book().say(name, values);
  }

  say(name: StaffText, values?: Vars): void {
    this.send({ kind: 'say', text: this.words(name, values) });
  }

  /** The same where the words name the worker of a ticket: they go when the worker erases their data. */
  sayAbout(about: About, name: StaffText, values?: Vars): void {
    this.send({ kind: 'say', text: this.words(name, values), about });
  }

  send(message: Message): void {
    this.draft.say(message);
  }

  /** Says a text with numbered options; a press or the typed number does what the option stands for. */
  offer(text: string, offered: readonly Offered[], about?: About): void {
    this.offered = true;
    const shown = offered.map(({ label, deed }, i) => ({ n: i + 1, label, deed }));
    // Where labels may name workers they are not kept: names stay only where they can be erased.
    const kept = about ? shown.map(({ n, deed }) => ({ n, label: '', deed })) : shown;
    if (this.staff) this.staff.menu = { ...this.staff.menu, shown: kept, shownAt: this.now };
    const options = shown.map(({ n, label, deed }) => ({ n, label, token: this.token(this.me, deed) }));
    this.send({ kind: 'say', text, options, ...(about && { about }) });
  }

  /** A button for somebody, bound to them alone and expiring. */
  token(personId: number, deed: Deed): string {
    const token = this.tools.newToken();
    const expiresAt = this.now + this.tools.book().rules.buttons;
    this.draft.keep({ kind: 'button', token, personId, deed, expiresAt });
    return token;
  }

  /** What the next words are for; the question itself is said by the caller. */
  awaitWords(deed: Deed): void {
    if (!this.staff) return;
    const { menu } = this.staff;
    // A number typed next answers this question, not a list shown before it.
    const shown = this.offered ? menu.shown : [];
    this.staff.menu = { ...menu, shown, awaiting: deed };
  }

  /** Writes what changed about the staff member into the draft. */
  finish(): void {
    if (!this.staff || JSON.stringify(this.staff) === this.before) return;
    this.draft.keep({ kind: 'staff', staff: this.staff });
    this.before = JSON.stringify(this.staff);
  }
}
