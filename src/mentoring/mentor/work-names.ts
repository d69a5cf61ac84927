import { id, word } from '../../deeds/args.ts';
import { nameDeed } from '../../staff/deed.ts';

/** What a mentor does with a ticket they hold: names and arguments, as the list below a ticket offers them. */

const ticket = id;

export const sendCanned = nameDeed({ name: 'canned', args: { ticket, reply: word.optional() } });
export const sendThing = nameDeed({
  name: 'send',
  args: { ticket, kind: word.optional(), thing: word.optional() },
});
export const askPhone = nameDeed({ name: 'phone', args: { ticket } });
export const addNote = nameDeed({ name: 'note', args: { ticket } });
export const handOverTicket = nameDeed({ name: 'handover', args: { ticket, to: id.optional() } });
export const giveBackTicket = nameDeed({ name: 'release', args: { ticket } });
export const closeHeldTicket = nameDeed({ name: 'close', args: { ticket, outcome: word.optional() } });
