import { chmodSync, closeSync, openSync } from 'node:fs';

/** What people told is for whoever runs the program, and for nobody else on the machine. */
const OWN_MODE = 0o600;

/** Makes a file that only this user reads, where there is none; one of another mode is changed, where that is allowed. */
export function makeOwn(file: string): void {
  closeSync(openSync(file, 'a', OWN_MODE));
  closeToOthers(file);
}

/** Takes a file away from other users of the machine. One that is absent, or that somebody else owns, stays as it is. */
export function closeToOthers(file: string): void {
  try {
    chmodSync(file, OWN_MODE);
  } catch {
    // Folders of Windows and of some network disks know no modes; the program must run there all the same.
  }
}
