/** The server's side of WhatsApp's Noise XX handshake and of the frames that follow it. */
import { aesDecryptGCM, aesEncryptGCM, Curve, hkdf, NOISE_MODE, NOISE_WA_HEADER, proto, sha256 } from 'baileys';

const EMPTY = Buffer.alloc(0);
const ROUTED = Buffer.from('ED');

export interface Handshaken {
  /** The client's static key, hex: who it is. */
  readonly noiseKey: string;
  readonly payload: proto.IClientPayload;
}

/**
 * Takes what arrives on one socket and gives back whole frames. Before the handshake is over it answers by itself;
 * the certificate is made up, since the client checks its shape alone.
 */
export class NoiseServer {
  private readonly ephemeral = Curve.generateKeyPair();
  private readonly fixed = Curve.generateKeyPair();
  private readonly write: (bytes: Uint8Array) => void;
  private hash: Buffer = Buffer.from(NOISE_MODE);
  private salt: Uint8Array = this.hash;
  private key: Uint8Array = this.hash;
  private counter = 0;
  private buffered: Buffer = EMPTY;
  private introduced = false;
  private transport: { readonly out: Uint8Array; readonly in: Uint8Array; sent: number; got: number } | null = null;
  private hello: Uint8Array | null = null;

  constructor(write: (bytes: Uint8Array) => void) {
    this.write = write;
  }

  /** Frames that are whole now: first the end of the handshake, then decrypted bytes. */
  take(data: Buffer): (Handshaken | Buffer)[] {
    this.buffered = Buffer.concat([this.buffered, data]);
    if (!this.introduced && !this.takeIntro()) return [];
    const frames: (Handshaken | Buffer)[] = [];
    while (this.buffered.length >= 3) {
      const size = this.buffered.readUIntBE(0, 3);
      if (this.buffered.length < size + 3) break;
      const frame = this.buffered.subarray(3, size + 3);
      this.buffered = this.buffered.subarray(size + 3);
      const done = this.transport ? this.decryptFrame(this.transport, frame) : this.handshake(frame);
      if (done) frames.push(done);
    }
    return frames;
  }

  send(plain: Uint8Array): void {
    const { transport } = this;
    if (!transport) throw new Error('the handshake is not over');
    this.frame(aesEncryptGCM(plain, transport.out, iv(transport.sent++), EMPTY));
  }

  private takeIntro(): boolean {
    const routed = this.buffered.subarray(0, 2).equals(ROUTED);
    const skip = routed ? 7 + this.buffered.readUIntBE(4, 3) : 0;
    if (this.buffered.length < skip + NOISE_WA_HEADER.length) return false;
    const header = this.buffered.subarray(skip, skip + NOISE_WA_HEADER.length);
    if (!header.equals(NOISE_WA_HEADER)) throw new Error('no WhatsApp header');
    this.buffered = this.buffered.subarray(skip + NOISE_WA_HEADER.length);
    this.introduced = true;
    this.mixHash(NOISE_WA_HEADER);
    return true;
  }

  private handshake(frame: Uint8Array): Handshaken | null {
    const message = proto.HandshakeMessage.decode(frame);
    if (message.clientHello?.ephemeral) {
      this.answerHello(message.clientHello.ephemeral);
      return null;
    }
    const finish = message.clientFinish;
    if (!finish?.static || !finish.payload) throw new Error('no client finish');
    const noiseKey = this.decrypt(finish.static);
    this.mixKey(Curve.sharedKey(this.ephemeral.private, noiseKey));
    const payload = proto.ClientPayload.decode(this.decrypt(finish.payload));
    const [read, write] = this.derive(EMPTY);
    this.transport = { out: write, in: read, sent: 0, got: 0 };
    return { noiseKey: noiseKey.toString('hex'), payload };
  }

  private answerHello(client: Uint8Array): void {
    this.hello = client;
    this.mixHash(this.hello);
    this.mixHash(this.ephemeral.public);
    this.mixKey(Curve.sharedKey(this.ephemeral.private, client));
    const fixed = this.encrypt(this.fixed.public);
    this.mixKey(Curve.sharedKey(this.fixed.private, client));
    const serverHello = { ephemeral: this.ephemeral.public, static: fixed, payload: this.encrypt(certificate()) };
    this.frame(proto.HandshakeMessage.encode({ serverHello }).finish());
  }

  private decryptFrame(transport: NonNullable<NoiseServer['transport']>, frame: Uint8Array): Buffer {
    return aesDecryptGCM(frame, transport.in, iv(transport.got++), EMPTY);
  }

  private frame(bytes: Uint8Array): void {
    const size = Buffer.alloc(3);
    size.writeUIntBE(bytes.length, 0, 3);
    this.write(Buffer.concat([size, bytes]));
  }

  private encrypt(plain: Uint8Array): Buffer {
    const sealed = aesEncryptGCM(plain, this.key, iv(this.counter++), this.hash);
    this.mixHash(sealed);
    return sealed;
  }

  private decrypt(sealed: Uint8Array): Buffer {
    const plain = aesDecryptGCM(sealed, this.key, iv(this.counter++), this.hash);
    this.mixHash(sealed);
    return plain;
  }

  private mixHash(data: Uint8Array): void {
    this.hash = sha256(Buffer.concat([this.hash, data]));
  }

  private mixKey(shared: Uint8Array): void {
    const [salt, key] = this.derive(shared);
    this.salt = salt;
    this.key = key;
    this.counter = 0;
  }

  private derive(input: Uint8Array): [Uint8Array, Uint8Array] {
    const bytes = hkdf(Buffer.from(input), 64, { salt: Buffer.from(this.salt), info: '' });
    return [bytes.subarray(0, 32), bytes.subarray(32)];
  }
}

function iv(counter: number): Buffer {
  const bytes = Buffer.alloc(12);
  bytes.writeUInt32BE(counter, 8);
  return bytes;
}

function certificate(): Uint8Array {
  const key = Curve.generateKeyPair();
  const { Details } = proto.CertChain.NoiseCertificate;
  const intermediate = Details.encode({ serial: 1, issuerSerial: 0, key: key.public }).finish();
  const leaf = Details.encode({ serial: 2, issuerSerial: 1, key: key.public }).finish();
  const sign = (bytes: Uint8Array) => Curve.sign(key.private, bytes);
  return proto.CertChain.encode({
    leaf: { details: leaf, signature: sign(leaf) },
    intermediate: { details: intermediate, signature: sign(intermediate) },
  }).finish();
}
