import type { Inbound, InboundContent } from '../messages/message.ts';
import type { Job } from '../store/jobs.ts';
import type { Person } from '../store/people.ts';
import { linkCodeIn } from '../understanding/link-codes.ts';
import type { Desk } from './desk.ts';
import { Draft } from './draft.ts';
import { fireReminders, fireSilence, REMINDERS_JOB } from './reminding.ts';
import { Turn, type Planning } from './turn.ts';

/** Decides what one stimulus does. Pure: the person given is not changed, nothing is written. */
export function planTurn(person: Person, inbound: Inbound, planning: Planning): Draft {
  const turn = new Turn(new Draft(person), planning);
  converse(turn, inbound.content);
  return turn.draft;
}

/** The same where rooms beside the dialogues may have a say; they read the store, so this takes a moment. */
export async function planTurnWith(
  person: Person,
  inbound: Inbound,
  planning: Planning,
  desks: readonly Desk[],
): Promise<Draft> {
  const turn = new Turn(new Draft(person), planning);
  for (const desk of desks) {
    if (desk.wants(turn.draft.person, inbound.content) && (await desk.take(turn, inbound))) return turn.draft;
  }
  converse(turn, inbound.content);
  return turn.draft;
}

/** After the dialogues: the rooms see what was asked of them. */
export async function finishTurn(draft: Draft, planning: Planning, desks: readonly Desk[]): Promise<void> {
  const turn = new Turn(draft, planning);
  for (const desk of desks) await desk.finish?.(turn);
}

/** What the dialogues make of a stimulus. */
function converse(turn: Turn, content: InboundContent): void {
  const { draft } = turn;
  switch (content.kind) {
    case 'text':
      // A poster's link for WhatsApp opens with these words.
      if (linkCodeIn(content.text) !== null) turn.start(linkCodeIn(content.text) ?? '');
      else turn.text(content.text);
      break;
    case 'choice':
      turn.choice(content.ask, content.n, content.ref);
      break;
    case 'start':
      turn.start(content.code);
      break;
    case 'media':
      turn.aside(
        content.media === 'sticker'
          ? 'sticker_received'
          : content.media === 'voice' || content.media === 'audio'
            ? 'voice_received'
            : 'media_received',
      );
      break;
    case 'location':
      turn.aside('location_received');
      break;
    case 'contact':
      turn.aside('contact_received');
      break;
    case 'edited':
      turn.aside('edited_received');
      break;
    case 'blocked':
      draft.person.blocked = true;
      break;
    case 'unblocked':
      break;
    case 'button':
      // Whoever may press it has taken it before; this one is forged, or was meant for somebody else.
      turn.say('stale_choice');
      break;
    default:
      content satisfies never;
  }
}

/** Decides what a job that fell due does. An empty draft means that its moment has passed. */
export async function planJob(person: Person, job: Job, planning: Planning, desks: readonly Desk[]): Promise<Draft> {
  const turn = new Turn(new Draft(person), planning);
  for (const desk of desks) if (await desk.fire?.(turn, job)) return turn.draft;
  const { payload } = job;
  if (job.key === REMINDERS_JOB) fireReminders(turn);
  else if (typeof payload === 'object' && payload !== null && 'ask' in payload && typeof payload.ask === 'number') {
    fireSilence(turn, payload.ask);
  }
  return turn.draft;
}
