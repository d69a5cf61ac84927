import type { About, Message } from '../messages/message.ts';
import type { MentoringBook, StaffText } from '../content/load/mentoring.ts';
import type { Vars } from '../engine/program.ts';
import type { AnnouncementVerbs } from '../store/announcements.ts';
import type { EvaluationVerbs } from '../store/evaluation.ts';
import type { PeopleVerbs } from '../store/people.ts';
import type { SettingVerbs } from '../store/settings.ts';
import type { Staff, StaffVerbs } from '../store/staff.ts';
import type { TicketVerbs } from '../store/tickets.ts';
import type { Stepping } from '../turn/desk.ts';

/** What rooms may ask of the store while they plan. What they write goes into the draft alone. */
export type RoomStore = Pick<PeopleVerbs, 'loadPerson' | 'personData'> &
  Omit<StaffVerbs, 'addInvite'> &
  TicketVerbs &
  AnnouncementVerbs &
  Pick<EvaluationVerbs, 'digest' | 'registeredAfter' | 'cameBy'> &
  Pick<SettingVerbs, 'getSetting'>;

/** What the rooms of the staff share. */
export interface StaffTools {
  readonly store: RoomStore;
  readonly book: () => MentoringBook;
  /** An unguessable string for a button, at most 40 characters of A–Z a–z 0–9 - _. */
  readonly newToken: () => string;
}

export interface Offered {
  readonly label: string;
  readonly action: string;
}

/**
 * One turn as the staff rooms see it: who acts, and how to answer them. `staff` is null for workers, who come here only
 * by buttons. Whatever changes on `staff` is written once, at the end, onto the version that was read.
 */
export class StaffVisit {
  readonly turn: Stepping;
  readonly tools: StaffTools;
  staff: Staff | null;
  private before: string;
  /** Whether this turn has shown a list of its own. */
  private offered = false;

  constructor(turn: Stepping, tools: StaffTools, staff: Staff | null) {
    this.turn = turn;
    this.tools = tools;
    this.staff = staff;
    this.before = JSON.stringify(staff);
  }

  get now(): number {
    return this.turn.now;
  }

  get me(): number {
    return this.turn.draft.person.id;
  }

  words(name: StaffText, values?: Vars): string {
    return this.tools.book().say(name, values);
  }

  say(name: StaffText, values?: Vars): void {
    this.turn.draft.say({ kind: 'say', text: this.words(name, values) });
  }

  /** The same where the words name the worker of a case: they go when the worker erases their data. */
  sayAbout(about: About, name: StaffText, values?: Vars): void {
    this.send({ kind: 'say', text: this.words(name, values), about });
  }

  send(message: Message): void {
    this.turn.draft.say(message);
  }

  /** Says a text with numbered options; a press or the typed number carries out the action. */
  offer(text: string, offered: readonly Offered[], about?: About): void {
    this.offered = true;
    const shown = offered.map(({ label, action }, i) => ({ n: i + 1, label, action }));
    // Where labels may name workers they are not kept: names stay only where they can be erased.
    const kept = about ? shown.map(({ n, action }) => ({ n, label: '', action })) : shown;
    if (this.staff) this.staff.desk = { ...this.staff.desk, shown: kept, shownAt: this.now };
    const options = shown.map(({ n, label, action }) => ({ n, label, token: this.token(this.me, action) }));
    this.send({ kind: 'say', text, options, ...(about && { about }) });
  }

  /** A button for somebody, bound to them alone and expiring. */
  token(personId: number, action: string): string {
    const token = this.tools.newToken();
    const expiresAt = this.now + this.tools.book().rules.buttons;
    this.turn.draft.keep({ kind: 'button', token, personId, action, expiresAt });
    return token;
  }

  /** What the next words are for; the question itself is said by the caller. */
  await(verb: string, args: readonly string[]): void {
    if (!this.staff) return;
    const { desk } = this.staff;
    // A number typed next answers this question, not a list shown before it.
    const shown = this.offered ? desk.shown : [];
    this.staff.desk = { ...desk, shown, awaiting: { verb, args: [...args] } };
  }

  /** Writes what changed about the staff member into the draft. */
  finish(): void {
    if (!this.staff || JSON.stringify(this.staff) === this.before) return;
    this.turn.draft.keep({ kind: 'staff', staff: this.staff });
    this.before = JSON.stringify(this.staff);
  }
}
