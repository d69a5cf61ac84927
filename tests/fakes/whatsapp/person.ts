/** A person with WhatsApp on their phone: writes to the bot, shows what comes, answers with receipts. */
import { encodeWAMessage, proto, unpadRandomMax16, type BinaryNode } from 'baileys';
import { bytesOf, children, maybe, uint } from './nodes.ts';
import { SignalDevice, readBundle, type Bundle } from './signal-device.ts';

/** What a phone needs of the server. */
export interface Network {
  /** A one-time bundle of the bot's linked device. */
  botBundle(): Bundle;
  /** To the bot: at once, or when it is back. */
  deliver(node: BinaryNode): void;
  now(): number;
  changed(): void;
}

export interface Shown {
  readonly id: string;
  readonly message: proto.IMessage;
  text: string;
}

export interface Identity {
  /** Digits of the phone number. */
  readonly number: string;
  readonly name: string;
  readonly lid: string;
}

/** How the server addresses this person's messages; WhatsApp moves from numbers to LIDs. */
export type Addressing = 'lid' | 'pn' | 'lid_alone' | 'pn_alone';

const BOT = 'bot';
let messages = 0;

export class Person {
  readonly pn: string;
  readonly lid: string;
  readonly name: string;
  readonly shown: Shown[] = [];
  /** Messages of the bot that did not open. */
  unreadable = 0;
  /** Own messages that the bot put a mark on. */
  readonly marks: string[] = [];
  /** Messages of the bot that came a second time under the same id; a phone shows them once. */
  repeated = 0;
  /** Messages of the bot that opened, whatever became of them. */
  received = 0;
  addressing: Addressing = 'lid';
  device = new SignalDevice();
  private readonly network: Network;
  private readonly sent = new Map<string, { message: proto.IMessage; attrs: Record<string, string> }>();

  constructor(identity: Identity, network: Network) {
    this.pn = `${identity.number}@s.whatsapp.net`;
    this.lid = identity.lid;
    this.name = identity.name;
    this.network = network;
  }

  says(text: string): Promise<string> {
    return this.sends({ conversation: text });
  }

  /** Encrypts and sends any message; resolves with its id. `attrs` go onto the stanza. */
  async sends(message: proto.IMessage, attrs: Record<string, string> = {}): Promise<string> {
    const id = attrs['id'] ?? `3EB0${(++messages).toString(16).toUpperCase().padStart(12, '0')}`;
    this.sent.set(id, { message, attrs });
    await this.transmit(id, message, attrs);
    return id;
  }

  texts(): string[] {
    return this.shown.map(({ text }) => text);
  }

  /** A new phone under the same number: new keys, no sessions. */
  reinstalls(): void {
    this.device = new SignalDevice();
  }

  /** What the server hands over from the bot. */
  async receives(id: string, enc: BinaryNode): Promise<void> {
    const { type = 'msg' } = enc.attrs;
    let plain: Buffer;
    try {
      plain = await this.device.open(BOT, { type, content: bytesOf(enc) });
    } catch {
      this.unreadable++;
      this.asksAgain(id);
      return;
    }
    const message = proto.Message.decode(unpadRandomMax16(plain));
    const edit = message.protocolMessage?.editedMessage;
    const edited = edit && this.shown.find((earlier) => earlier.id === message.protocolMessage?.key?.id);
    if (edited) edited.text = textOf(edit);
    else if (message.reactionMessage?.key?.id) this.marks.push(message.reactionMessage.key.id);
    else if (this.shown.some((earlier) => earlier.id === id)) this.repeated++;
    else this.shown.push({ id, message, text: textOf(message) });
    this.received++;
    this.network.deliver({ tag: 'receipt', attrs: { ...this.from(), id, t: this.seconds() } });
    this.network.changed();
  }

  /** The bot could not read a message: it comes again, in a session from the keys it sent, or a new one. */
  async isAskedAgain(receipt: BinaryNode): Promise<void> {
    const id = receipt.attrs['id'] ?? '';
    const earlier = this.sent.get(id);
    if (!earlier) return;
    this.device.forget(BOT);
    const keys = maybe(receipt, 'keys');
    const registration = maybe(receipt, 'registration');
    if (keys && registration) await this.device.begin(BOT, readBundle(keys, uint(registration)));
    const count = maybe(receipt, 'retry')?.attrs['count'] ?? '1';
    await this.transmit(id, earlier.message, earlier.attrs, { count });
  }

  private async transmit(
    id: string,
    message: proto.IMessage,
    attrs: Record<string, string>,
    encAttrs: Record<string, string> = {},
  ): Promise<void> {
    if (!this.device.hasSession(BOT)) await this.device.begin(BOT, this.network.botBundle());
    const { type, content } = await this.device.seal(BOT, encodeWAMessage(message));
    const enc = { tag: 'enc', attrs: { v: '2', type, ...encAttrs }, content };
    const head = { ...this.from(), id, type: 'text', t: this.seconds(), notify: this.name, ...attrs };
    this.network.deliver({ tag: 'message', attrs: head, content: [enc] });
  }

  private from(): Record<string, string> {
    switch (this.addressing) {
      case 'lid':
        return { from: this.lid, sender_pn: this.pn, addressing_mode: 'lid' };
      case 'lid_alone':
        return { from: this.lid, addressing_mode: 'lid' };
      case 'pn':
        return { from: this.pn, sender_lid: this.lid, addressing_mode: 'pn' };
      case 'pn_alone':
        return { from: this.pn, addressing_mode: 'pn' };
    }
  }

  /** This phone could not read a message: it wants it in a new session. */
  asksAgain(id: string): void {
    const t = this.seconds();
    const content: BinaryNode[] = [
      { tag: 'retry', attrs: { count: '1', id, t, v: '1' } },
      { tag: 'registration', attrs: {}, content: Buffer.alloc(4) },
    ];
    this.network.deliver({ tag: 'receipt', attrs: { ...this.from(), id, type: 'retry', t }, content });
  }

  private seconds(): string {
    return String(Math.floor(this.network.now() / 1000));
  }
}

function textOf(message: proto.IMessage): string {
  return (
    message.conversation ??
    message.extendedTextMessage?.text ??
    message.imageMessage?.caption ??
    message.videoMessage?.caption ??
    message.documentMessage?.caption ??
    message.documentWithCaptionMessage?.message?.documentMessage?.caption ??
    ''
  );
}

/** The part of a stanza of the bot that is for one of these addresses. */
export function encFor(stanza: BinaryNode, addresses: readonly string[]): BinaryNode | undefined {
  const direct = maybe(stanza, 'enc');
  if (direct) return direct;
  const participants = maybe(stanza, 'participants');
  const to = participants && children(participants).find(({ attrs }) => addresses.includes(attrs['jid'] ?? ''));
  return to && maybe(to, 'enc');
}
