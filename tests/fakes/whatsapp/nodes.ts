/** Small readers of WhatsApp's binary nodes; each throws when what it looks for is not there. */
import type { BinaryNode } from 'baileys';

export function children(node: BinaryNode, tag?: string): BinaryNode[] {
  const all = Array.isArray(node.content) ? node.content : [];
  return tag === undefined ? all : all.filter((candidate) => candidate.tag === tag);
}

export function maybe(node: BinaryNode, tag: string): BinaryNode | undefined {
  return children(node, tag)[0];
}

export function child(node: BinaryNode, tag: string): BinaryNode {
  const found = maybe(node, tag);
  if (!found) throw new Error(`<${node.tag}> has no <${tag}>`);
  return found;
}

export function bytesOf(node: BinaryNode): Buffer {
  if (node.content instanceof Uint8Array) return Buffer.from(node.content);
  if (typeof node.content === 'string') return Buffer.from(node.content);
  throw new Error(`<${node.tag}> holds no bytes`);
}

export function uint(node: BinaryNode): number {
  const bytes = bytesOf(node);
  return bytes.readUIntBE(0, bytes.length);
}

export function attr(node: BinaryNode, name: string): string {
  const value = node.attrs[name];
  if (value === undefined) throw new Error(`<${node.tag}> has no ${name}`);
  return value;
}

/** `628…:1@s.whatsapp.net` → `628…@s.whatsapp.net`. */
export function bare(jid: string): string {
  return jid.replace(/:\d+@/, '@');
}
