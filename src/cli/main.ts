/** The commands. Each is one file; this one only reads the command line and says how it ended. */
import { createInterface } from 'node:readline/promises';
import { Command, InvalidArgumentError } from 'commander';
import { WAYS_IN } from '../channels/doors.ts';
import { readConfig } from '../config.ts';
import { KawanError } from '../errors.ts';
import { loadGuide } from '../live-guide.ts';
import { createLog } from '../log.ts';
import { ROOT, serve } from '../main.ts';
import { openSqliteStore } from '../store/sqlite/sqlite-store.ts';
import { askLines } from './ask.ts';
import { bench } from './bench.ts';
import { chat } from './chat.ts';
import { evaluate } from './evaluate.ts';
import { checkFlows, drawFlow, readFlows, testFlows, writeSchemas } from './flows.ts';
import { makePoster, type PosterOptions } from './poster.ts';
import { exportRows } from './export.ts';
import { backup, restore } from './backup.ts';
import { adoptMissed, draftAnswer, showMissed } from './missed.ts';
import { readQuestions } from './questions.ts';
import type { InviteOptions } from '../staff/invite-staff.ts';
import { listStaff, printInvite, removeStaff } from './staff.ts';

/** The content of this installation as it lies on the disk now. */
const told = (phrasings: number) =>
  console.error(`Learning from ${phrasings} phrasings, once for this content: some seconds.`);
const shipped = () => loadGuide(ROOT, Date.now(), [], { told });

// What is written is for this user alone: the database, backups, models, exports.
process.umask(0o077);

const program = new Command('kawan-jkn').description('Kawan JKN: a companion through the national health insurance');

program
  .command('serve', { isDefault: true })
  .description('start the web chat and the channels that are turned on')
  .action(async () => {
    const config = readConfig(process.env);
    const log = createLog(config.logLevel);
    const serving = await serve(config, log);
    console.error(`Kawan JKN: ${serving.address}${config.webChat ? '' : ' (web chat off)'}`);
    await new Promise<void>((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
    });
    await serving.stop();
  });

program
  .command('chat')
  .description('walk the dialogues in this terminal')
  .option('--flow <id>', 'begin with this flow')
  .option('--step <id>', 'begin at this step of it')
  .option('--keep', 'keep the conversation in DATA_DIR (without it nothing is kept)')
  .action(async (options: { flow?: string; step?: string; keep?: boolean }) => {
    const lines = createInterface({ input: process.stdin });
    const dataDir = options.keep ? readConfig(process.env).dataDir : null;
    process.exitCode = await chat({
      ...options,
      dataDir,
      root: ROOT,
      lines,
      write: (text) => process.stdout.write(text),
    });
    lines.close();
  });

program
  .command('ask')
  .description('one line on stdin → one JSON object: what a chat makes of it')
  .option('--conversation', 'the lines are one chat; an empty line begins a new one')
  .option('--why', 'say what decided')
  .option('--eval <file>', 'measure against a file of texts and what answers them (docs/evaluation.md)')
  .option('--wrapped', 'with --eval: each text once more between courtesies')
  .option('--typos <times>', 'with --eval: each text so often again with typing errors', wholeNumber)
  .option('--seed <number>', 'with --typos: which errors', wholeNumber)
  .showHelpAfterError('→ See `kawan-jkn ask --help`.')
  .action(async (options: AskFlags) => ask(options));

const flows = program.command('flows').description('work on the dialogues');
flows
  .command('check')
  .description('numbered findings with file:line:column')
  .option('--json', 'one JSON object per finding')
  .option('--root <dir>', 'another folder with flows/ and content/', ROOT)
  .action(async (options: { json?: boolean; root: string }) => {
    process.exitCode = await checkFlows({
      ...options,
      dataDir: process.env['DATA_DIR'] ?? './data',
      now: Date.now(),
      write,
    });
  });
flows
  .command('draw')
  .description('a picture of a flow, as SVG on stdout')
  .argument('<flow>')
  .action(async (flow: string) => {
    process.exitCode = await drawFlow(ROOT, flow, write);
  });
flows
  .command('test')
  .description('run the transcripts beside the flows, and walk every step and option')
  .argument('[flow]')
  .action(async (flow: string | undefined) => {
    process.exitCode = await testFlows(ROOT, flow ?? null, write);
  });
flows
  .command('read')
  .description('every dialogue as a script for a reviewer')
  .argument('[flow]')
  .action((flow: string | undefined) => {
    process.exitCode = readFlows(ROOT, flow ?? null, write);
  });
flows
  .command('schema')
  .description('write the JSON Schemas that editors use to content/schemas')
  .action(() => writeSchemas(ROOT));

const questions = program.command('questions').description('work on the answered questions');
questions
  .command('read')
  .description('every question with its answer, for a reviewer')
  .action(() => readQuestions(ROOT, write));
questions
  .command('missed')
  .description('what was not understood, alike ones together, most frequent first')
  .action(async () => withStore(async (store) => showMissed(store, shipped().guide, write)));
questions
  .command('adopt')
  .description('make the wordings of a missed group phrasings of a question')
  .argument('<number>', 'number of the group in `questions missed`', Number)
  .requiredOption('--as <id>', 'the question they belong to')
  .option('--text <words>', 'another wording in place of those typed')
  .action(async (group: number, options: { as: string; text?: string }) =>
    withStore(async (store) => adoptMissed(store, shipped().guide, { root: ROOT, group, ...options }, write)),
  );
questions
  .command('draft')
  .description('a new question with the wordings of a missed group, as YAML to fill in')
  .argument('<number>', 'number of the group in `questions missed`', Number)
  .action(async (group: number) => withStore(async (store) => draftAnswer(store, shipped().guide, group, write)));

const staff = program.command('staff').description('mentors, kader and coordinators');
staff
  .command('invite')
  .description('print a code that one person can join with')
  .requiredOption('--role <role>', 'mentor, kader or coordinator')
  .requiredOption('--name <name>', 'how workers will see them, e.g. "Bu Sri"')
  .option('--village <village...>', 'the villages they serve (default: the whole programme)')
  .action(async (options: InviteOptions) =>
    withStore(async (store) => {
      await printInvite(store, shipped().guide.program.villages, options, Date.now(), write);
    }),
  );
staff
  .command('list')
  .description('everybody on the staff, with their number')
  .action(async () => withStore(async (store) => listStaff(store, write)));
staff
  .command('remove')
  .description('take somebody off the staff, by the number that `staff list` shows')
  .argument('<person>')
  .action(async (person: string) => withStore(async (store) => removeStaff(store, person, Date.now(), write)));

program
  .command('export')
  .argument('<what>', 'people, attempts, tickets, announcements or digest')
  .option('--format <format>', 'json or csv', 'json')
  .option('--days <days>', 'how many days the digest covers', '7')
  .action(async (what: string, options: { format: string; days: string }) =>
    withStore(async (store) =>
      exportRows(store, what, options.format, write, { now: Date.now(), days: Number(options.days) || 7 }),
    ),
  );
const poster = program
  .command('poster')
  .description('an A4 poster of a village, as SVG and PNG, with QR codes that tell where people came from')
  .requiredOption('--village <village>', 'e.g. Sinduadi')
  .option('--kader <kader>', 'number or name of the kader on it')
  .option('--out <folder>', 'where the two files go', '.')
  .action(async (options: PosterOptions) =>
    withStore(async (store) => {
      const { villages } = shipped().guide.program;
      await makePoster(store, villages, options, write);
    }),
  );
for (const { channel, door } of WAYS_IN)
  poster.option(`--${channel} <name>`, `${door.form} (default: the one that ran here last)`);
program
  .command('erase')
  .description('erase a person by the number that `export people` shows')
  .argument('<person>')
  .action(async (person: string) =>
    withStore(async (store) => {
      const gone = await store.erase(Number(person));
      write(`${JSON.stringify(gone)}\n`);
    }),
  );
const whatsapp = program.command('whatsapp').description('the WhatsApp channel');
whatsapp
  .command('pair')
  .description('link the number of the bot: shows a QR, or a code to type')
  .option('--code <phone>', 'by a code for this phone number, digits with the country code')
  .option('--raw', 'only the bare QR payload (or code) on a line')
  .option('--anew', 'give up the device that is linked now')
  .action(async (options: { code?: string; raw?: boolean; anew?: boolean }) => {
    const { pair } = await import('./whatsapp.ts');
    process.exitCode = await pair({
      config: readConfig({ ...process.env, WHATSAPP: 'on' }),
      phone: options.code ?? null,
      raw: options.raw ?? false,
      anew: options.anew ?? false,
      write,
      tell: (text) => process.stderr.write(text),
    });
  });
whatsapp
  .command('status')
  .description('whether it is connected, and what to do if not')
  .action(async () => {
    const { status } = await import('./whatsapp.ts');
    await withStore(async (store) => {
      process.exitCode = await status(store, write);
    });
  });
whatsapp
  .command('link')
  .description('a wa.me link that opens a chat with the bot; with a code, GABUNG CODE is typed already')
  .argument('[code]')
  .option('--number <phone>', 'the number of the bot; without it: the linked one')
  .action(async (code: string | undefined, options: { number?: string }) => {
    const { waMeLink } = await import('../channels/whatsapp/traits.ts');
    const { readLink } = await import('../channels/whatsapp/link-state.ts');
    await withStore(async (store) => {
      const number = options.number ?? (await readLink(store))?.number;
      if (number === undefined) throw new KawanError('usage', 'No number is linked; name one with --number');
      write(`${waMeLink(number, code === undefined ? 'Halo' : `GABUNG ${code}`)}\n`);
    });
  });
program
  .command('backup')
  .description('a whole, checked copy of the database, also while the server runs')
  .argument('<file>')
  .action(async (file: string) => backup(readConfig(process.env).dataDir, file, write));
program
  .command('restore')
  .description('put a backup of this version or an older one into DATA_DIR; what is there is moved aside')
  .argument('<file>')
  .action((file: string) => restore(readConfig(process.env).dataDir, file, Date.now(), write));

program
  .command('bench')
  .description('measure whole turns beside a bare loop and other libraries (see docs/benchmark.md)')
  .argument('[options...]', '--quick, --only SECTION,…, --soak MINUTES, --folder DIR, --out FILE')
  .allowUnknownOption()
  .action(async (options: string[]) => {
    process.exitCode = await bench(ROOT, options);
  });

interface AskFlags {
  conversation?: boolean;
  why?: boolean;
  eval?: string;
  wrapped?: boolean;
  typos?: number;
  seed?: number;
}

async function ask(flags: AskFlags): Promise<void> {
  const { conversation = false, why = false, eval: file, wrapped = false, typos = 0, seed = 1 } = flags;
  if (file === undefined && (wrapped || typos > 0))
    throw new KawanError('usage', '--wrapped and --typos ask the texts of a file: name it with --eval');
  if (file === undefined)
    await askLines(shipped(), createInterface({ input: process.stdin }), { conversation, why }, write);
  else await evaluate(shipped(), file, { wrapped, typos, seed }, write);
}

function wholeNumber(typed: string): number {
  if (!/^\d{1,9}$/.test(typed)) throw new InvalidArgumentError('It is a whole number.');
  return Number(typed);
}

function write(text: string): void {
  process.stdout.write(text);
}

async function withStore(work: (store: ReturnType<typeof openSqliteStore>) => Promise<void>): Promise<void> {
  const store = openSqliteStore({ dataDir: readConfig(process.env).dataDir, exclusive: false });
  try {
    await work(store);
  } finally {
    await store.close();
  }
}

// The reader may stop early, as with `… | head`: that is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof KawanError)) throw error;
  console.error(`${error.code}: ${error.message}\n→ ${error.hint}`);
  process.exitCode = 1;
}
