/** One socket of a client: handshake, pairing or login, then nodes. */
import { decodeBinaryNode, encodeBinaryNode, type BinaryNode, type proto } from 'baileys';
import { randomUUID } from 'node:crypto';
import type { WebSocket } from 'ws';
import { NoiseServer, type Handshaken } from './noise.ts';
import { attr } from './nodes.ts';
import type { Companion, OwnerPhone } from './owner.ts';
import type { Bundle } from './signal-device.ts';

export interface LinkedDevice {
  readonly id: number;
  readonly noiseKey: string;
  readonly registrationId: number;
  readonly identity: Uint8Array;
  readonly signedPreKey: Bundle['signedPreKey'];
  readonly preKeys: NonNullable<Bundle['preKey']>[];
}

/** What a link needs of the server whose link it is. */
export interface LinkHome {
  readonly owner: OwnerPhone;
  readonly ownerPn: string;
  readonly ownerLid: string;
  readonly devices: Map<number, LinkedDevice>;
  readonly complaints: string[];
  readonly failures: number[];
  logins: number;
  pairings: number;
  wrongCodes: number;
  link: Link | null;
  hear(link: Link, node: BinaryNode): Promise<void>;
  changed(): void;
}

const DEVICE = 1;

export class Link {
  noiseKey = '';
  /** Pairing refs that the client shows as QR, one after the other. */
  refs: string[] = [];
  /** The client asked for pairing by code with this. */
  hello: BinaryNode | null = null;
  /** Logged in and ready for messages. */
  active = false;
  private companionKey: Buffer | null = null;
  private registration: proto.ClientPayload.IDevicePairingRegistrationData | null = null;
  private pairing = false;
  private work: Promise<void> = Promise.resolve();
  private readonly socket: WebSocket;
  private readonly server: LinkHome;
  private readonly noise: NoiseServer;

  constructor(socket: WebSocket, server: LinkHome) {
    this.socket = socket;
    this.server = server;
    this.noise = new NoiseServer((bytes) => socket.send(bytes));
    socket.on('message', (data: Buffer) => {
      // One frame after the other, however long each takes.
      for (const frame of this.noise.take(data)) {
        this.work = this.work
          .then(() => this.takeFrame(frame))
          .catch((error: unknown) => void server.complaints.push(String(error instanceof Error ? error.stack : error)));
      }
    });
    socket.on('error', () => socket.terminate());
  }

  send(node: BinaryNode): void {
    if (this.socket.readyState === this.socket.OPEN) this.noise.send(encodeBinaryNode(node));
  }

  drop(): void {
    this.active = false;
    this.socket.terminate();
  }

  /** A stream error, then the end. */
  end(content: BinaryNode[], code?: string): void {
    this.active = false;
    this.send({ tag: 'stream:error', attrs: code === undefined ? {} : { code }, content });
    this.socket.close();
  }

  /** The owner's phone has agreed. */
  pair(companion: Companion): void {
    this.pairing = true;
    const identity = { tag: 'device-identity', attrs: {}, content: this.server.owner.vouch(companion) };
    const jid = this.server.ownerPn.replace('@', `:${DEVICE}@`);
    const lid = this.server.ownerLid.replace('@', `:${DEVICE}@`);
    const success: BinaryNode = {
      tag: 'pair-success',
      attrs: {},
      content: [
        identity,
        { tag: 'biz', attrs: { name: 'Kawan' } },
        { tag: 'platform', attrs: { name: 'android' } },
        { tag: 'device', attrs: { jid, lid } },
      ],
    };
    this.send({ tag: 'iq', attrs: { from: 's.whatsapp.net', type: 'set', id: randomUUID() }, content: [success] });
  }

  async enterCode(code: string): Promise<void> {
    if (!this.hello) throw new Error('no code was asked for');
    const { companionKey, reply } = await this.server.owner.takeCode(code, this.hello);
    this.companionKey = companionKey;
    const content = [{ tag: 'link_code_companion_reg', attrs: { stage: 'primary_hello' }, content: reply }];
    const attrs = { from: 's.whatsapp.net', type: 'link_code_companion_reg', id: randomUUID(), t: '1' };
    this.send({ tag: 'notification', attrs, content });
  }

  /** The companion's last word in pairing by code. */
  finishCode(finish: BinaryNode): void {
    if (!this.companionKey) throw new Error('companion_finish without primary_hello');
    try {
      this.pair(this.server.owner.finishCode(this.companionKey, finish));
    } catch {
      // Its bundle does not open: another code was typed than shown.
      this.server.wrongCodes++;
    }
  }

  /** The client accepted the pairing: it is on the list of devices, and must come again. */
  paired(): void {
    const { registration } = this;
    if (!this.pairing || !registration) return;
    this.pairing = false;
    this.server.pairings++;
    const number = (bytes: Uint8Array | null | undefined) => Buffer.from(bytes ?? []).readUIntBE(0, bytes?.length ?? 0);
    this.server.devices.set(DEVICE, {
      id: DEVICE,
      noiseKey: this.noiseKey,
      registrationId: number(registration.eRegid),
      identity: Buffer.from(registration.eIdent ?? []),
      signedPreKey: {
        keyId: number(registration.eSkeyId),
        publicKey: Buffer.from(registration.eSkeyVal ?? []),
        signature: Buffer.from(registration.eSkeySig ?? []),
      },
      preKeys: [],
    });
    this.end([], '515');
  }

  private async takeFrame(frame: Handshaken | Buffer): Promise<void> {
    if (!Buffer.isBuffer(frame)) {
      this.begin(frame);
      return;
    }
    await this.server.hear(this, await decodeBinaryNode(frame));
  }

  private begin({ noiseKey, payload }: Handshaken): void {
    this.noiseKey = noiseKey;
    if (payload.devicePairingData) {
      this.registration = payload.devicePairingData;
      this.refs = Array.from({ length: 6 }, () => `2@${randomUUID()}`);
      const refs = this.refs.map((ref) => ({ tag: 'ref', attrs: {}, content: Buffer.from(ref) }));
      const content = [{ tag: 'pair-device', attrs: {}, content: refs }];
      this.send({ tag: 'iq', attrs: { from: 's.whatsapp.net', type: 'set', id: randomUUID() }, content });
    } else this.login(payload);
    this.server.changed();
  }

  private login(payload: proto.IClientPayload): void {
    const { server } = this;
    server.logins++;
    const failure = server.failures.shift();
    const known = server.devices.get(payload.device ?? 0);
    if (failure !== undefined || known?.noiseKey !== this.noiseKey) {
      this.send({ tag: 'failure', attrs: { reason: String(failure ?? 401) } });
      this.socket.close();
      return;
    }
    if (server.link && server.link !== this) server.link.end([{ tag: 'conflict', attrs: { type: 'replaced' } }]);
    server.link = this;
    const attrs = { t: String(Math.floor(Date.now() / 1000)), lid: server.ownerLid.replace('@', `:${DEVICE}@`) };
    this.send({ tag: 'success', attrs });
  }

  /** The id of what is answered. */
  reply(iq: BinaryNode, content: BinaryNode[] = []): void {
    this.send({ tag: 'iq', attrs: { from: 's.whatsapp.net', type: 'result', id: attr(iq, 'id') }, content });
  }
}
