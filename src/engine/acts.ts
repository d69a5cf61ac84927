import type { Act, Value } from './program.ts';

/** What an act changes for the conditions that follow, before the person's record says so. */
export function noteAct(vars: Record<string, Value>, act: Act): void {
  switch (act) {
    case 'give_consent':
      vars['consented'] = true;
      return;
    case 'decline_consent':
    case 'erase_data':
      vars['consented'] = false;
      return;
    case 'pictures_off':
      vars['low_data'] = true;
      return;
    case 'pictures_on':
      vars['low_data'] = false;
      return;
    case 'allow_reminders':
      vars['reminders'] = true;
      return;
    case 'stop_messages':
      vars['reminders'] = false;
      return;
    case 'show_data':
    case 'show_progress':
    case 'zone_wib':
    case 'zone_wita':
    case 'zone_wit':
    case 'rsvp_yes':
    case 'rsvp_maybe':
    case 'rsvp_no':
    case 'event_feedback':
    case 'course_done':
    case 'invite_friend':
      return;
    default:
      act satisfies never;
  }
}

/** Acts that a room beside the dialogues carries out, with what the dialogue knew. */
export function isRoomAct(act: Act): boolean {
  return ROOM_ACTS.has(act);
}

const ROOM_ACTS: ReadonlySet<Act> = new Set([
  'rsvp_yes',
  'rsvp_maybe',
  'rsvp_no',
  'event_feedback',
  'course_done',
  'invite_friend',
]);
