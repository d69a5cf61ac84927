import { channelContract, type House, type Stand } from '../contract.ts';
import { pairedLine } from './line.ts';
import { aftermath } from '../../../src/rooms.ts';

async function open(house: House): Promise<Stand> {
  const line = await pairedLine({
    receive: async (inbound) => {
      await house(inbound);
    },
  });
  const { whatsapp } = line;
  const ani = whatsapp.person('Ani');
  let last = { id: '', text: '' };
  let isLost = false;
  let refused = 0;

  return {
    name: 'whatsapp',
    async writes(text) {
      last = { id: await ani.says(text), text };
    },
    repeats: async () => {
      await ani.sends({ conversation: last.text }, { id: last.id });
    },
    writesInGroup: async (text) => {
      const attrs = { from: '120363000000000001@g.us', participant: ani.lid };
      await ani.sends({ conversation: text }, attrs);
    },
    isAcknowledged: () => whatsapp.queue.length === 0,
    acknowledged: () => whatsapp.until(() => whatsapp.queue.length === 0),
    passesTime: async () => {
      await line.sends(await line.owe(whatsapp.person('Budi').lid, { kind: 'say', text: 'sementara itu' }));
    },
    owes: (body) => line.owe(ani.lid, body),
    async sends(message) {
      const sending = line.channel.send(message);
      if (isLost) {
        await whatsapp.until(() => whatsapp.heard.some(({ tag }) => tag === 'message'));
        whatsapp.drop();
      }
      const result = await sending;
      if (result.kind === 'rejected' || result.kind === 'later') refused++;
      if (result.kind === 'sent')
        await line.store.settleOutbox([{ id: message.id, status: 'sent', ref: result.ref }], aftermath);
      return result;
    },
    async shown() {
      const carried = () => whatsapp.heard.filter(({ tag }) => tag === 'message').length - refused;
      await whatsapp.until(() => ani.received === carried());
      return ani.texts();
    },
    meets(trouble) {
      if (trouble === 'lost') {
        isLost = true;
        whatsapp.holdsAcks = true;
      } else whatsapp.refusals.set(ani.pn, trouble === 'busy' ? '503' : '463');
    },
    recovers() {
      isLost = false;
      whatsapp.refusals.clear();
      whatsapp.releaseAcks();
    },
  };
}

channelContract('whatsapp', open, {
  'whoever blocked the bot is told apart from a message that cannot be sent': 'WhatsApp does not tell who blocked',
});
