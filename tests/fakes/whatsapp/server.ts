/**
 * A WhatsApp server for tests, on plain ws://127.0.0.1: the real Baileys connects, pairs, logs in and talks to people
 * whose phones encrypt with the real libsignal. What it does not understand goes to `complaints`.
 */
import { encryptedStream, type BinaryNode } from 'baileys';
import { readFile, rm } from 'node:fs/promises';
import { type AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { answerIq } from './iq.ts';
import { Link, type LinkedDevice } from './link.ts';
import { mediaServer } from './media.ts';
import { attr, bare, children, maybe } from './nodes.ts';
import { OwnerPhone } from './owner.ts';
import { encFor, Person, type Network } from './person.ts';
import type { Bundle } from './signal-device.ts';

const OWNER_NUMBER = '628110000001';
const OWNER_LID = '100000000000001';

export class FakeWhatsApp {
  readonly owner = new OwnerPhone();
  readonly ownerPn = `${OWNER_NUMBER}@s.whatsapp.net`;
  readonly ownerLid = `${OWNER_LID}@lid`;
  readonly people: Person[] = [];
  readonly complaints: string[] = [];
  /** Every node that came from the bot, newest last. */
  readonly heard: BinaryNode[] = [];
  readonly devices = new Map<number, LinkedDevice>();
  /** Messages to the bot that it has not receipted yet. */
  queue: BinaryNode[] = [];
  logins = 0;
  pairings = 0;
  /** Codes that were typed wrong. */
  wrongCodes = 0;
  /** The offline marker never comes. */
  holdsOfflineMarker = false;
  /** The socket stays open and nothing is answered. */
  deaf = false;
  /** Acks for the bot's messages wait until they are let go. */
  holdsAcks = false;
  /** The next logins end with these reasons. */
  readonly failures: number[] = [];
  readonly refusals = new Map<string, string>();
  link: Link | null = null;
  media!: Awaited<ReturnType<typeof mediaServer>>;
  private readonly sockets = new Set<Link>();
  private readonly listeners = new Set<() => void>();
  private readonly heldAcks: BinaryNode[] = [];
  private wss!: WebSocketServer;

  async start(): Promise<this> {
    this.media = await mediaServer();
    this.wss = new WebSocketServer({ port: 0, host: '127.0.0.1' });
    this.wss.on('connection', (socket) => {
      const link = new Link(socket, this);
      this.sockets.add(link);
      socket.on('close', () => {
        this.sockets.delete(link);
        if (this.link === link) this.link = null;
        this.changed();
      });
    });
    await new Promise<void>((resolve) => this.wss.once('listening', resolve));
    return this;
  }

  get url(): string {
    return `ws://127.0.0.1:${(this.wss.address() as AddressInfo).port}/ws/chat`;
  }

  /** Sockets open now. */
  get connections(): number {
    return this.sockets.size;
  }

  person(name: string): Person {
    const known = this.people.find((candidate) => candidate.name === name);
    if (known) return known;
    const n = this.people.length + 1;
    const number = `62812${String(n).padStart(7, '0')}`;
    const lid = `2000000000${String(n).padStart(5, '0')}@lid`;
    const network: Network = {
      botBundle: () => this.botBundle(),
      deliver: (node) => this.deliver(node),
      now: Date.now,
      changed: () => this.changed(),
    };
    const person = new Person({ number, name, lid }, network);
    this.people.push(person);
    return person;
  }

  find(jid: string): Person | undefined {
    return this.people.find(({ pn, lid }) => pn === bare(jid) || lid === bare(jid));
  }

  isOwner(jid: string): boolean {
    return bare(jid) === this.ownerPn || bare(jid) === this.ownerLid;
  }

  /** The owner's phone scans what the bot shows. */
  scan(qr: string): void {
    const companion = this.owner.scan(qr);
    const link = [...this.sockets].find(({ noiseKey }) => noiseKey === companion.noiseKey);
    if (!link?.refs.includes(companion.ref)) throw new Error('this QR is not shown by anybody');
    link.pair(companion);
  }

  /** The owner types the code that the bot shows. */
  async enterCode(code: string): Promise<void> {
    const asking = () => [...this.sockets].find(({ hello }) => hello !== null);
    await this.until(() => asking() !== undefined);
    await asking()?.enterCode(code.replace('-', ''));
  }

  /** The owner unlinks the device in the app; the bot hears of it at once, or at its next login. */
  unlink(): void {
    this.devices.clear();
    this.link?.end([{ tag: 'conflict', attrs: { type: 'device_removed' } }], '401');
  }

  /** Breaks the connection without a word. */
  drop(): void {
    this.link?.drop();
  }

  deliver(node: BinaryNode): void {
    if (node.tag === 'message') this.queue.push(node);
    if (this.link?.active) this.link.send(node);
  }

  /** The session is up: what waited comes now, then the marker. */
  flushOffline(link: Link): void {
    for (const node of this.queue) link.send({ ...node, attrs: { ...node.attrs, offline: '0' } });
    if (this.holdsOfflineMarker) return;
    const count = String(this.queue.length);
    link.send({ tag: 'ib', attrs: { from: 's.whatsapp.net' }, content: [{ tag: 'offline', attrs: { count } }] });
  }

  async hear(link: Link, node: BinaryNode): Promise<void> {
    this.heard.push(node);
    if (this.deaf) return;
    switch (node.tag) {
      case 'iq':
        answerIq(this, link, node);
        break;
      case 'message':
        await this.carry(link, node);
        break;
      case 'receipt':
        await this.receipt(node);
        break;
      case 'ack':
        if (node.attrs['class'] === 'message') this.dequeue(attr(node, 'id'));
        break;
      case 'presence':
      case 'chatstate':
      case 'ib':
        break;
      default:
        this.complaints.push(`unknown stanza <${node.tag}>`);
    }
    this.changed();
  }

  private async receipt(node: BinaryNode): Promise<void> {
    const id = attr(node, 'id');
    if (node.attrs['type'] === 'retry') {
      this.dequeue(id);
      await this.find(attr(node, 'to'))?.isAskedAgain(node);
      return;
    }
    this.dequeue(id);
    for (const item of children(node, 'list').flatMap((list) => children(list))) this.dequeue(attr(item, 'id'));
  }

  private dequeue(id: string): void {
    this.queue = this.queue.filter(({ attrs }) => attrs['id'] !== id);
  }

  /** A message of the bot: acknowledged or refused, then shown on the phone. */
  private async carry(link: Link, node: BinaryNode): Promise<void> {
    const to = bare(attr(node, 'to'));
    const person = this.find(to);
    const refusal = person && this.refusals.get(person.pn);
    const ack = { id: attr(node, 'id'), from: to, class: 'message', t: String(Math.floor(Date.now() / 1000)) };
    const answer: BinaryNode = { tag: 'ack', attrs: refusal === undefined ? ack : { ...ack, error: refusal } };
    if (this.holdsAcks) this.heldAcks.push(answer);
    else link.send(answer);
    if (refusal !== undefined) return;
    if (!person) {
      if (!this.isOwner(to)) this.complaints.push(`a message to nobody: ${to}`);
      return;
    }
    const enc = encFor(node, [person.pn, person.lid]);
    if (enc) await person.receives(attr(node, 'id'), enc);
    else this.complaints.push('a message without a part for its recipient');
  }

  /** A file as a phone puts it up: encrypted, with what others need to open it. */
  async upload(bytes: Buffer, type: 'image' | 'audio' | 'document') {
    const { mediaKey, fileEncSha256, fileSha256, encFilePath } = await encryptedStream(bytes, type);
    const directPath = `/v/${fileSha256.toString('hex')}`;
    this.media.put(directPath, await readFile(encFilePath));
    await rm(encFilePath);
    return { mediaKey, fileEncSha256, fileSha256, directPath, fileLength: bytes.length };
  }

  releaseAcks(): void {
    this.holdsAcks = false;
    for (const ack of this.heldAcks.splice(0)) this.link?.send(ack);
  }

  private botBundle(): Bundle {
    const device = [...this.devices.values()].at(-1);
    if (!device) throw new Error('the bot is not linked');
    const preKey = device.preKeys.shift();
    return {
      registrationId: device.registrationId,
      identityKey: device.identity,
      signedPreKey: device.signedPreKey,
      ...(preKey && { preKey }),
    };
  }

  /** Typing indicators that the bot showed. */
  typing(): number {
    return this.heard.filter((node) => node.tag === 'chatstate' && maybe(node, 'composing')).length;
  }

  /** Receipts that the bot gave for a message. */
  receiptsFor(id: string): BinaryNode[] {
    return this.heard.filter((node) => node.tag === 'receipt' && node.attrs['id'] === id);
  }

  changed(): void {
    for (const listener of this.listeners) listener();
  }

  /** Resolves when the condition holds; it is looked at after everything that happens. */
  async until(condition: () => boolean): Promise<void> {
    if (condition()) return;
    await new Promise<void>((resolve) => {
      const look = () => {
        if (!condition()) return;
        this.listeners.delete(look);
        resolve();
      };
      this.listeners.add(look);
    });
  }

  async stop(): Promise<void> {
    for (const link of this.sockets) link.drop();
    await new Promise<void>((resolve) => this.wss.close(() => resolve()));
    await this.media.stop();
  }
}

export function fakeWhatsApp(): Promise<FakeWhatsApp> {
  return new FakeWhatsApp().start();
}
