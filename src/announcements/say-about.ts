import { bookOf } from './book.ts';
import type { AnnouncementText } from './texts.ts';
import type { Vars } from '../engine/program.ts';
import { aboutWorker } from '../staff/about-workers.ts';
import type { Part } from '../staff/room-turn.ts';

export type SayingAbout = Part<'announcements' | 'send'>;

/** Says a sentence of content/announcements.yaml. */
export function sayAbout(turn: SayingAbout, name: AnnouncementText, values?: Vars): void {
  turn.send({ kind: 'say', text: bookOf(turn).say(name, values) });
}

/** The same where it names a worker: it goes when they erase their data. */
export function sayOfWorker(turn: SayingAbout, worker: number, name: AnnouncementText, values: Vars): void {
  const about = aboutWorker(worker);
  turn.send({ kind: 'say', text: bookOf(turn).say(name, values), about });
}
