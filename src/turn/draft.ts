import type { Message } from '../messages/message.ts';
import type { Stage, Vars } from '../engine/program.ts';
import type { JobToDo } from '../store/jobs.ts';
import type { Happened } from '../reminders/keep.ts';
import type { Person } from '../store/people.ts';
import type { PersonSession } from '../store/person-session.ts';
import type { MessageTo, TurnRecord } from '../store/turns.ts';

/** What a turn keeps; jobs have verbs of their own. */
export type KeptRecord = Exclude<
  TurnRecord,
  { kind: 'job' } | { kind: 'job_cancelled' } | { kind: 'job_of' } | { kind: 'job_of_cancelled' }
>;

/** Counts for the log, never words: what went wrong inside the dialogue. */
export interface DraftNote {
  readonly note: 'loop_stopped' | 'session_moved';
  readonly flow: string;
  readonly step: string;
}

/** What somebody's words were taken for. Nothing of it is stored: whoever asks why a reply was given looks here. */
export interface Heard {
  readonly action:
    'answer' | 'clarify' | 'handoff' | 'emergency' | 'fact' | 'outcome' | 'courtesy' | 'outside' | 'fallback';
  readonly topic?: string | null;
  /** Ids of the answers given. */
  readonly answers?: readonly string[];
  /** Ids of the answers offered. */
  readonly candidates?: readonly string[];
  readonly confidence?: number;
  /** What decided, for people who look into it. */
  readonly why?: string;
}

/** A person as everybody may look at them; what changes of them is changed by the draft. */
export type DraftPerson = Readonly<Omit<Person, 'session'>> & { readonly session: DraftSession };
type DraftSession = Readonly<Omit<PersonSession, 'vars'>> & { readonly vars: Vars };

/** Where a dialogue asked for a human, and about what. */
interface HumanAsked {
  readonly topic: string;
  readonly flow: string;
  readonly step: string;
  /** They asked in words of their own. `words` null: by a button or a yes. `isKnown`: it is clear what about. */
  readonly wish?: { readonly words: string | null; readonly isKnown: boolean };
  /** In an emergency: everybody on duty is told. `words` null: they pressed a button. */
  readonly urgent?: { readonly words: string | null };
}

/** What is set about a person as it is; their session, stage and ticket have verbs of their own. */
type Settings = Pick<Person, 'consent' | 'reminders' | 'stopped' | 'blocked' | 'zone' | 'lowData' | 'origin' | 'staff'>;

/**
 * What a turn has decided so far; becomes rows when it is whole. Everybody may read it, and writes to it by the verbs
 * below.
 */
export class Draft {
  private whose: Person;
  private human: (HumanAsked & { at: number }) | null = null;
  private reopened: number | null = null;
  private aboutTicket = false;
  private erased = false;
  private words: string | null = null;
  private meant: Heard | null = null;
  private readonly said: Message[] = [];
  private readonly told: MessageTo[] = [];
  private readonly kept: TurnRecord[] = [];
  private readonly acts: { act: string; vars: Vars; at: number }[] = [];
  private readonly triggers: Happened[] = [];
  private readonly warnings: DraftNote[] = [];

  constructor(person: Person) {
    this.whose = { ...person };
  }

  /** Whose turn it is, with all that was changed so far. */
  get person(): DraftPerson {
    return this.whose;
  }

  /** A human was asked for; `at` is the position in `messages` of the words that said so. */
  get handoff(): Readonly<HumanAsked & { at: number }> | null {
    return this.human;
  }

  /** A ticket closed not long ago, to be offered once more after the dialogues. */
  get reopen(): number | null {
    return this.reopened;
  }

  /** They said stop while they may have a ticket: whether that is to end as well is asked after the dialogues. */
  get asksAboutTicket(): boolean {
    return this.aboutTicket;
  }

  get erase(): boolean {
    return this.erased;
  }

  /** Scrubbed words to keep with the stimulus; null where none may be kept. */
  get text(): string | null {
    return this.words;
  }

  /** To the person whose turn this is, in the order they are said. */
  get messages(): readonly Readonly<Message>[] {
    return this.said;
  }

  /** To other people. */
  get others(): readonly MessageTo[] {
    return this.told;
  }

  /** What the words were taken for; null: for an answer of the dialogue, or a global word. */
  get heard(): Heard | null {
    return this.meant;
  }

  get records(): readonly TurnRecord[] {
    return this.kept;
  }

  /** Acts that belong to a room beside the dialogues; `at` is the place in `messages` left for its words. */
  get asked(): readonly { readonly act: string; readonly vars: Vars; readonly at: number }[] {
    return this.acts;
  }

  /** What reminders may wait for. */
  get happened(): readonly Happened[] {
    return this.triggers;
  }

  get notes(): readonly DraftNote[] {
    return this.warnings;
  }

  change(settings: Partial<Settings>): void {
    Object.assign(this.whose, settings);
  }

  /** Two chats became one person: the turn goes on as whoever stays. */
  become(person: Person): void {
    this.whose = { ...person };
  }

  /** Lets go of all that was decided and said, erasing too: the turn begins once more, as this person. */
  beginAnew(person: Person): void {
    this.become(person);
    this.erased = false;
    this.human = null;
    this.reopened = null;
    this.aboutTicket = false;
    for (const list of [this.said, this.told, this.kept, this.acts, this.triggers]) list.length = 0;
  }

  /** Where their dialogue stands now. */
  moveTo(session: DraftSession): void {
    this.whose.session = session;
  }

  /** Notes variables; whatever else their dialogue knows stays. */
  remember(vars: Vars): void {
    const { session } = this.whose;
    this.moveTo({ ...session, vars: { ...session.vars, ...vars } });
  }

  forget(name: string): void {
    const { [name]: _, ...vars } = this.whose.session.vars;
    this.moveTo({ ...this.whose.session, vars });
  }

  /** Their stage, and the row that says when and why; nothing where it is theirs already. `at` is UTC milliseconds. */
  moveStage(stage: Stage, cause: string, at: number): void {
    if (this.whose.stage === stage) return;
    this.whose.stage = stage;
    this.keep({ kind: 'stage', stage, cause, at });
  }

  /** Null: they have none any more. */
  pointAtTicket(ticket: number | null): void {
    this.whose.ticket = ticket;
  }

  /** A dialogue asks for a human, and its words about that come next; or the person did. */
  askHuman(asked: HumanAsked): void {
    this.human = { ...asked, at: this.said.length };
  }

  /** After the dialogues this closed ticket is offered once more. */
  offerReopen(ticket: number): void {
    this.reopened = ticket;
  }

  askAboutTicket(): void {
    this.aboutTicket = true;
  }

  /** Everything kept about them goes with this turn. */
  eraseAll(): void {
    this.erased = true;
  }

  hear(heard: Heard): void {
    this.meant = heard;
  }

  keepWords(text: string): void {
    this.words = text;
  }

  say(message: Message): void {
    this.said.push(message);
  }

  /** Says something between the messages that are there; places that were noted for later move along. */
  sayAt(at: number, message: Message): void {
    this.said.splice(at, 0, message);
    this.moveFrom(at, 1);
  }

  replaceAt(at: number, message: Message): void {
    this.said[at] = message;
  }

  /** Marks what was said so far as unasked: it is checked once more when it is sent. */
  markUnasked(): void {
    for (const message of this.said) if (message.kind === 'say' || message.kind === 'forward') message.unasked = true;
  }

  /** The first words said so far invite to this announcement. */
  markInvitation(announcement: string): void {
    const [first] = this.said;
    if (first?.kind === 'say') first.invites = announcement;
  }

  withdrawAt(at: number): void {
    this.said.splice(at, 1);
    this.moveFrom(at + 1, -1);
  }

  /** To somebody else than the person whose turn this is. */
  tell(to: MessageTo['to'], body: Message): void {
    this.told.push({ to: { id: to.id, channel: to.channel, address: to.address }, body });
  }

  /** What the profile is told twice in one turn, in passing and as an answer, is one row. */
  keep(record: KeptRecord): void {
    if (record.kind === 'profile' && this.isToldLast(record)) return;
    this.kept.push(record);
  }

  private isToldLast({ name, value }: Extract<KeptRecord, { kind: 'profile' }>): boolean {
    const last = this.kept.findLast((one) => one.kind === 'profile' && one.name === name);
    return last?.kind === 'profile' && last.value === value;
  }

  /** A job of the turn's own person; `dueAt` in UTC milliseconds. */
  schedule({ key, rank, payload }: JobToDo, dueAt: number): void {
    this.kept.push({ kind: 'job', key, rank, dueAt, payload });
  }

  /** A job of somebody else. */
  scheduleFor(personId: number, { key, rank, payload }: JobToDo, dueAt: number): void {
    this.kept.push({ kind: 'job_of', personId, key, rank, dueAt, payload });
  }

  /** Takes back a job of the turn's own person. */
  cancel(key: string): void {
    this.kept.push({ kind: 'job_cancelled', key });
  }

  /** A dialogue asked something of a room beside it: a place is left for the room's words. */
  ask(act: string, vars: Vars): void {
    this.acts.push({ act, vars, at: this.said.length });
    this.said.push({ kind: 'say', text: '' });
  }

  /** Reminders may wait for this. */
  note(happened: Happened): void {
    this.triggers.push(happened);
  }

  warn(note: DraftNote): void {
    this.warnings.push(note);
  }

  private moveFrom(at: number, by: 1 | -1): void {
    for (const place of [...this.acts, ...(this.human ? [this.human] : [])]) {
      if (place.at >= at) place.at += by;
    }
  }
}
