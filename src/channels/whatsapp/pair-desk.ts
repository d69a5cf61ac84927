import type { WASocket } from 'baileys';
import { MINUTE } from '../../calendar/durations.ts';
import type { Logger } from '../../log.ts';
import type { SettingVerbs } from '../../store/settings.ts';
import { pairRequest, readLink, writeLink, type LinkReport, type LinkState, type PairRequest } from './link-state.ts';
import { codeOf, quietly } from './socket-care.ts';
import type { Timings } from './timings.ts';
import type { World } from './world.ts';

export interface PairDeskOptions {
  readonly store: SettingVerbs;
  readonly world: World;
  readonly timings: Timings;
  readonly log: Logger;
}

/** A request that is older was for another run. */
const REQUEST_HOLDS_MS = 10 * MINUTE;

/** Shows QRs and codes in the store, and heeds what `whatsapp pair` asks for there. */
export class PairDesk {
  private readonly options: PairDeskOptions;
  private readonly coded = new WeakSet<WASocket>();
  private pairing: PairRequest | null = null;
  private seen: number;

  constructor(options: PairDeskOptions) {
    this.options = options;
    this.seen = options.world.now() - REQUEST_HOLDS_MS;
  }

  async tell(state: LinkState, more: Partial<LinkReport> = {}): Promise<void> {
    await writeLink(this.options.store, { state, at: this.options.world.now(), ...more });
  }

  /** Rests until `kawan-jkn whatsapp pair` is run. */
  async somebodyAsks(signal: AbortSignal): Promise<void> {
    const { store, world, timings } = this.options;
    const since = Math.max(this.seen, world.now() - 1);
    while (!signal.aborted) {
      const wanted = await pairRequest(store, since);
      if (wanted) {
        this.take(wanted);
        return;
      }
      await world.wait(timings.requests, signal);
    }
  }

  /** A wish to unlink the device that is linked now. Told once for each request. */
  beginsAnew(): boolean {
    const anew = this.pairing?.anew ?? false;
    if (this.pairing) this.pairing = { ...this.pairing, anew: false };
    return anew;
  }

  /** The phone agreed: what was asked for is done. */
  linked(): void {
    this.pairing = null;
  }

  /** Shows the QR where commands can read it, or a code where somebody wants to type one. */
  async offer(sock: WASocket, qr: string, closed: AbortSignal): Promise<void> {
    const phone = this.pairing?.phone ?? null;
    if (phone !== null) await this.offerCode(sock, phone, closed);
    else if (!closed.aborted) await this.tell('pairing', { qr });
  }

  /** While a socket is there somebody may want a code in place of the QR, or another phone: `startOver` ends it. */
  async heed(sock: WASocket, linked: boolean, closed: AbortSignal, startOver: () => void): Promise<void> {
    const { store, world, timings } = this.options;
    while (!closed.aborted) {
      const wanted = await pairRequest(store, this.seen);
      if (wanted) {
        this.take(wanted);
        if (wanted.anew) {
          if (linked) void quietly(sock.logout());
          startOver();
          return;
        }
        // Where a QR is shown WhatsApp is ready to give a code as well; else the first QR brings it.
        const showing = !linked && (await readLink(store))?.qr !== undefined;
        if (showing && wanted.phone !== null) await this.offerCode(sock, wanted.phone, closed);
      }
      await world.wait(timings.requests, closed);
    }
  }

  private async offerCode(sock: WASocket, phone: string, closed: AbortSignal): Promise<void> {
    // WhatsApp shows new QRs all the while; a code holds as long as its socket.
    if (this.coded.has(sock)) return;
    this.coded.add(sock);
    try {
      const code = await sock.requestPairingCode(phone);
      if (!closed.aborted) await this.tell('pairing', { code });
    } catch (error) {
      this.coded.delete(sock);
      this.options.log.warn({ code: codeOf(error) }, 'no pairing code was given; trying again');
    }
  }

  private take(wanted: PairRequest): void {
    this.pairing = wanted;
    this.seen = wanted.at;
  }
}
