import type { ChannelName } from '../messages/message.ts';
import { WIB } from '../calendar/zones.ts';
import { newSession } from '../engine/session.ts';
import { NOT_STORED, type Person } from '../store/people.ts';

/** A person who writes for the first time: they were asked nothing and agreed to nothing. `now` is UTC milliseconds. */
export function newPerson(at: { channel: ChannelName; address: string }, now: number): Person {
  return {
    id: NOT_STORED,
    channel: at.channel,
    address: at.address,
    consent: 'unasked',
    reminders: false,
    stopped: false,
    blocked: false,
    stage: 'unknown',
    lang: 'id',
    zone: WIB,
    lowData: false,
    origin: '',
    createdAt: now,
    session: newSession(),
    version: 0,
    seq: 0,
    staff: false,
    ticket: null,
  };
}

/** Whether somebody has not even been welcomed yet. */
export function isNew({ consent, session }: Person): boolean {
  return consent === 'unasked' && session.frames.length === 0 && session.asks === 0;
}
