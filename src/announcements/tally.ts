import type { AnnouncedPerson } from '../store/announcements.ts';

/** What became of the invitations, who comes, who came. */
export function tally(people: readonly AnnouncedPerson[]) {
  const delivered = (delivery: AnnouncedPerson['delivery']) => people.filter((one) => one.delivery === delivery).length;
  const said = (answer: AnnouncedPerson['answer']) => people.filter((one) => one.answer === answer).length;
  return {
    sent: delivered('sent'),
    queued: delivered('queued'),
    failed: delivered('failed'),
    blocked: delivered('blocked'),
    skipped: delivered('skipped'),
    yes: said('yes'),
    maybe: said('maybe'),
    no: said('no'),
    waiting: said('waiting'),
    came: people.filter(({ cameAt }) => cameAt !== null).length,
  };
}
