/** Answers the queries of a client. */
import type { BinaryNode } from 'baileys';
import type { Link, LinkHome } from './link.ts';
import { attr, bare, child, children, maybe } from './nodes.ts';
import type { Person } from './person.ts';
import { bundleNodes, readKey } from './signal-device.ts';

/** What the answers need of the server. */
export interface Answering extends LinkHome {
  readonly media: { host(): string };
  find(jid: string): Person | undefined;
  isOwner(jid: string): boolean;
  flushOffline(link: Link): void;
}

export function answerIq(server: Answering, link: Link, iq: BinaryNode): void {
  if (iq.attrs['type'] === 'result') {
    if (maybe(iq, 'pair-device-sign')) link.paired();
    return;
  }
  switch (iq.attrs['xmlns']) {
    case 'encrypt':
      answerEncrypt(server, link, iq);
      return;
    case 'usync':
      link.reply(iq, [usync(server, iq)]);
      return;
    case 'passive':
      link.reply(iq);
      if (!link.active && maybe(iq, 'active')) {
        link.active = true;
        server.flushOffline(link);
      }
      return;
    case 'md':
      answerDevices(server, link, iq);
      return;
    case 'w:m': {
      const host = { tag: 'host', attrs: { hostname: server.media.host(), maxContentLengthBytes: '100000000' } };
      link.reply(iq, [{ tag: 'media_conn', attrs: { auth: 'auth', ttl: '3600' }, content: [host] }]);
      return;
    }
    case 'privacy':
      link.reply(iq, [maybe(iq, 'tokens') ? { tag: 'tokens', attrs: {} } : { tag: 'privacy', attrs: {} }]);
      return;
    case 'abt':
      link.reply(iq, [{ tag: 'props', attrs: {} }]);
      return;
    case 'blocklist':
      link.reply(iq, [{ tag: 'list', attrs: {} }]);
      return;
    case 'w:p':
    case 'w:stats':
    case 'w:mex':
    case 'urn:xmpp:whatsapp:dirty':
      link.reply(iq);
      return;
    default:
      server.complaints.push(`unknown query ${String(iq.attrs['xmlns'])}`);
      link.reply(iq);
  }
}

function answerEncrypt(server: Answering, link: Link, iq: BinaryNode): void {
  const device = [...server.devices.values()].find(({ noiseKey }) => noiseKey === link.noiseKey);
  if (!device) throw new Error('keys of a device that is not linked');
  const list = maybe(iq, 'list');
  const wanted = maybe(iq, 'key');
  if (maybe(iq, 'count')) {
    link.reply(iq, [{ tag: 'count', attrs: { value: String(device.preKeys.length) } }]);
  } else if (maybe(iq, 'digest')) link.reply(iq, [{ tag: 'digest', attrs: {} }]);
  else if (list) {
    device.preKeys.push(...children(list).map((key) => readKey(key)));
    link.reply(iq);
  } else if (wanted) {
    const users = children(wanted).map((user) => bundleOf(server, attr(user, 'jid')));
    link.reply(iq, [{ tag: 'list', attrs: {}, content: users }]);
  } else link.reply(iq);
}

function bundleOf(server: Answering, jid: string): BinaryNode {
  const device = server.isOwner(jid) ? server.owner.device : server.find(jid)?.device;
  if (!device) return { tag: 'user', attrs: { jid }, content: [{ tag: 'error', attrs: { code: '404', text: 'no' } }] };
  return { tag: 'user', attrs: { jid }, content: bundleNodes(device.bundle()) };
}

function usync(server: Answering, iq: BinaryNode): BinaryNode {
  const asked = children(child(child(iq, 'usync'), 'list'));
  const users = asked.map((user): BinaryNode => {
    const jid = attr(user, 'jid');
    const person = server.find(jid);
    const owner = server.isOwner(jid);
    const ids = owner ? [0, ...server.devices.keys()] : person ? [0] : [];
    const devices = ids.map((id) => ({ tag: 'device', attrs: { id: String(id), 'key-index': '1' } }));
    const lid = owner ? server.ownerLid : person?.lid;
    return {
      tag: 'user',
      attrs: { jid: bare(jid) },
      content: [
        { tag: 'devices', attrs: {}, content: [{ tag: 'device-list', attrs: {}, content: devices }] },
        ...(lid !== undefined && jid.endsWith('@s.whatsapp.net') ? [{ tag: 'lid', attrs: { val: lid } }] : []),
      ],
    };
  });
  return { tag: 'usync', attrs: {}, content: [{ tag: 'list', attrs: {}, content: users }] };
}

function answerDevices(server: Answering, link: Link, iq: BinaryNode): void {
  const code = maybe(iq, 'link_code_companion_reg');
  if (code?.attrs['stage'] === 'companion_hello') link.hello = code;
  link.reply(iq);
  if (code?.attrs['stage'] === 'companion_finish') link.finishCode(code);
  if (maybe(iq, 'remove-companion-device')) server.devices.clear();
  if (code === undefined && !maybe(iq, 'remove-companion-device')) child(iq, 'link_code_companion_reg');
}
