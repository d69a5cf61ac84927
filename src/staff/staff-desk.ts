import type { Inbound } from '../messages/message.ts';
import type { Person } from '../store/people.ts';
import { newDesk, type ShownAction, type Staff } from '../store/staff.ts';
import type { AnsweringDesk, Meaning, Stepping } from '../turn/desk.ts';
import { isSecretCode } from '../understanding/link-codes.ts';
import { normalise } from '../understanding/normalise.ts';
import { hashCode, inviteProblem } from './invites.ts';
import { villageKey } from './roles.ts';
import { readAction, type Action, type StaffRoom, type Verb } from './staff-room.ts';
import { StaffVisit, type StaffTools } from './staff-visit.ts';

export interface StaffDeskOptions extends StaffTools {
  readonly rooms: readonly StaffRoom[];
}

/**
 * The staff's side of the chat: joining by code, their menu, buttons, typed commands. Whatever it does not claim for a
 * staff member in staff mode is answered with the menu; in "mode warga" nearly everything is left to the dialogues.
 */
export function createStaffDesk(options: StaffDeskOptions): AnsweringDesk {
  const { store, rooms } = options;
  const verbs = new Map<string, Verb>(rooms.flatMap((room) => Object.entries(room.verbs)));
  const jobs = new Map<string, Verb>(rooms.flatMap((room) => Object.entries(room.jobs ?? {})));

  return {
    name: 'staff',
    wants(person, meaning) {
      if (person.staff || meaning.inbound.content.kind === 'button') return true;
      return codeIn(meaning) !== null;
    },
    async take(turn, meaning) {
      const { content } = meaning.inbound;
      const code = codeIn(meaning);
      if (code !== null && (await join(turn, code, content.kind === 'start'))) return true;
      const staff = await staffOf(turn.draft.person);
      const visit = new StaffVisit(turn, options, staff);
      if (content.kind === 'button') {
        await press(visit, content.token);
        visit.finish();
        return true;
      }
      if (!staff) return false;
      turn.draft.person.blocked = content.kind === 'blocked';
      const taken = await serve(visit, staff, meaning);
      visit.finish();
      return taken;
    },
    async finish(turn) {
      const staff = turn.draft.erase ? await staffOf(turn.draft.person) : null;
      if (!staff) return;
      // Whoever erases their data leaves the staff; what they held goes back without naming them, and their own row goes
      // with the rest.
      const visit = new StaffVisit(turn, options, staff);
      staff.name = visit.words('a_mentor');
      await gone(visit, staff);
    },
    async fire(turn, job) {
      const { payload } = job;
      if (typeof payload !== 'object' || payload === null || !('verb' in payload)) return false;
      const { verb, args } = readAction(String(payload.verb));
      const run = jobs.get(verb);
      if (!run) return false;
      // Even of somebody who was let go: what they hold still goes back.
      const staff = turn.draft.person.staff ? await store.loadStaff(turn.draft.person.id) : null;
      const visit = new StaffVisit(turn, options, staff);
      await run(visit, args, null);
      if (staff && GONE.has(verb)) await gone(visit, staff);
      visit.finish();
      return true;
    },
  };

  async function staffOf(person: Person): Promise<Staff | null> {
    const staff = person.staff && person.id !== 0 ? await store.loadStaff(person.id) : null;
    return staff?.leftAt === null ? staff : null;
  }

  /** False: the code is none of ours, so a poster's link is left to the dialogues. */
  async function join(turn: Stepping, code: string, isLink: boolean): Promise<boolean> {
    const { person } = turn.draft;
    const visit = new StaffVisit(turn, options, await staffOf(person));
    const invite = await store.loadInvite(hashCode(code));
    const problem = inviteProblem(invite, visit.now);
    if (problem === 'unknown' && isLink) return false;
    if (!invite || problem !== null) {
      visit.say(problem === 'used' ? 'join_used' : problem === 'expired' ? 'join_expired' : 'join_unknown');
      return true;
    }
    const earlier = visit.staff;
    const left = person.staff && !earlier ? await store.loadStaff(person.id) : null;
    const everywhere = invite.villages.length === 0 || earlier?.villages.length === 0;
    visit.staff = {
      personId: person.id,
      name: invite.name,
      roles: [...new Set([...(earlier?.roles ?? []), invite.role])],
      villages: everywhere ? [] : [...new Set([...(earlier?.villages ?? []), ...invite.villages])],
      onDuty: true,
      hours: earlier?.hours ?? null,
      mode: 'staff',
      desk: newDesk(),
      joinedAt: earlier?.joinedAt ?? visit.now,
      leftAt: null,
      version: earlier?.version ?? left?.version ?? 0,
    };
    person.staff = true;
    person.blocked = false;
    person.stopped = false;
    turn.draft.keep({ kind: 'invite_used', hash: invite.hash, at: visit.now });
    visit.say('join_welcome', { name: visit.staff.name, role: invite.role, villages: villagesOf(visit, visit.staff) });
    for (const room of rooms) await room.onDuty?.(visit, visit.staff);
    showMenu(visit);
    visit.finish();
    return true;
  }

  /** A button does what the store says it stands for, once, and only for whom it was given to. */
  async function press(visit: StaffVisit, token: string): Promise<void> {
    const button = await store.loadButton(token);
    const problem =
      button?.personId !== visit.me || visit.me === 0
        ? 'button_unknown'
        : button.usedAt !== null
          ? 'button_used'
          : button.expiresAt <= visit.now
            ? 'button_expired'
            : null;
    if (!button || problem !== null) {
      visit.say(problem ?? 'button_unknown');
      return;
    }
    const action = readAction(button.action);
    if (!REPEATABLE.has(action.verb)) visit.turn.draft.keep({ kind: 'button_used', token, at: visit.now });
    if (visit.staff) visit.staff.desk = { ...visit.staff.desk, awaiting: null };
    await run(visit, action, null);
  }

  async function serve(visit: StaffVisit, staff: Staff, { inbound, words }: Meaning): Promise<boolean> {
    const { content } = inbound;
    const { shown } = staff.desk;
    if (content.kind === 'blocked') {
      await goOff(visit, staff);
      return true;
    }
    if (content.kind === 'unblocked') return true;
    const text = content.kind === 'text' ? content.text : content.kind === 'start' ? 'menu' : null;
    if (text !== null) {
      const command = words?.command;
      if (command === 'stop') {
        await goOff(visit, staff);
        visit.say('duty_off');
        return false;
      }
      if (staff.mode === 'worker') {
        const own = /^\s*\/?petugas\s*$/i.test(text);
        if (own) await run(visit, { verb: 'staff_mode', args: [] }, null);
        return own || (inbound.replyTo !== undefined && (await offerWords(visit, inbound)));
      }
      if (command === 'my_data' || command === 'erase_data') {
        staff.mode = 'worker';
        visit.say('worker_mode');
        return false;
      }
      if (await typed(visit, staff, text, inbound)) return true;
    } else if (staff.mode === 'worker') {
      return inbound.replyTo !== undefined && (await offerWords(visit, inbound));
    }
    if (await offerWords(visit, inbound)) return true;
    // A slip of the finger must not lose an announcement that is half made.
    const menu = new Set(rooms.flatMap((room) => room.menu(staff)).map(({ action }) => action));
    if (shown.some(({ action }) => !menu.has(action))) visit.offer(visit.words('staff_choose_again'), shown);
    else showMenu(visit, 'staff_not_understood');
    return true;
  }

  /** An awaited answer, a number of the list shown last, or a command. */
  async function typed(visit: StaffVisit, staff: Staff, text: string, inbound: Inbound): Promise<boolean> {
    const { awaiting, shown } = staff.desk;
    const bare = text.trim().replace(/[.)]$/, '');
    const action = readTyped(text);
    staff.desk = { ...staff.desk, awaiting: null, shown: [] };
    if (action) {
      await run(visit, action, null);
      return true;
    }
    if (inbound.replyTo !== undefined) return false;
    const chosen = shown.find(({ n }) => String(n) === bare) ?? named(shown, text);
    if (chosen) {
      await run(visit, readAction(chosen.action), null);
      return true;
    }
    if (!awaiting) return false;
    await run(visit, awaiting, text);
    return true;
  }

  function readTyped(text: string): Action | null {
    for (const room of rooms) {
      const action = room.read(text);
      if (action) return action;
    }
    return null;
  }

  async function offerWords(visit: StaffVisit, inbound: Inbound): Promise<boolean> {
    for (const room of rooms) if (await room.words?.(visit, inbound)) return true;
    return false;
  }

  async function run(visit: StaffVisit, action: Action, words: string | null): Promise<void> {
    if (action.verb === 'menu') {
      showMenu(visit);
      return;
    }
    const verb = verbs.get(action.verb);
    const wasOnDuty = visit.staff?.onDuty ?? false;
    if (verb) await verb(visit, action.args, words);
    else visit.say('button_unknown');
    const { staff } = visit;
    if (staff?.onDuty === true && !wasOnDuty) for (const room of rooms) await room.onDuty?.(visit, staff);
    if (staff && GONE.has(action.verb)) await gone(visit, staff);
  }

  async function gone(visit: StaffVisit, staff: Staff): Promise<void> {
    for (const room of rooms) await room.gone?.(visit, staff);
  }

  /** Off duty: what they hold goes back to the others. */
  async function goOff(visit: StaffVisit, staff: Staff): Promise<void> {
    staff.onDuty = false;
    await gone(visit, staff);
  }

  function showMenu(visit: StaffVisit, intro: 'staff_menu' | 'staff_not_understood' = 'staff_menu'): void {
    const { staff } = visit;
    if (!staff) return;
    const duty = staff.onDuty ? 'on' : 'off';
    visit.offer(
      visit.words(intro, { name: staff.name, duty }),
      rooms.flatMap((room) => room.menu(staff)),
    );
  }
}

/** After these somebody does not work here any more, at least for now. */
const GONE: ReadonlySet<string> = new Set(['leave_yes', 'staff_removed', 'staff_blocked']);

/** The one option whose label is typed, or begun: words with more to them may be meant for somebody else. */
function named(shown: readonly ShownAction[], text: string): ShownAction | undefined {
  const typed = normalise(text);
  const begun = shown.filter(({ label }) => `${normalise(label)} `.startsWith(`${typed} `));
  return typed.length >= 4 && begun.length === 1 ? begun[0] : undefined;
}

/** Looking at something twice does no harm; everything else happens once for each button. */
const REPEATABLE: ReadonlySet<string> = new Set(['menu', 'history', 'tickets', 'look', 'summary']);

/** An invitation, by its link or by words. */
function codeIn({ inbound: { content }, words }: Meaning): string | null {
  if (content.kind === 'start') return isSecretCode(content.code) ? content.code : null;
  return words?.code?.kind === 'invite' ? words.code.code : null;
}

/** The villages of a staff member as words. */
export function villagesOf(visit: StaffVisit, staff: Staff): string {
  if (staff.villages.length === 0) return visit.words('everywhere');
  const { list } = visit.turn.guide.program.villages;
  const named = (key: string) => list.find(({ id }) => villageKey(id) === key)?.name;
  const capitals = (key: string) => key.replace(/\b\p{L}/gu, (letter) => letter.toUpperCase());
  return staff.villages.map((key) => named(key) ?? capitals(key)).join(', ');
}
