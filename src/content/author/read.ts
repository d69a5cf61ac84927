import type { Step } from '../../engine/program.ts';
import { conditionInWords } from '../words/condition-words.ts';
import type { Content, LoadedFlow } from '../load/load.ts';
import { scopeOfNobody } from '../../engine/nobody.ts';

const SCOPE = scopeOfNobody(Date.UTC(2026, 10, 23));

/** A dialogue as a script: every message with its facts filled in, every option with where it leads. */
export function scriptOf({ flow, source }: LoadedFlow, content: Content): string {
  const lines = [
    `# ${flow.id}: ${flow.title(SCOPE)}`,
    `untuk: ${flow.for.join(', ')}${flow.keywords.length > 0 ? `; kata kunci: ${flow.keywords.join(', ')}` : ''}`,
  ];
  flow.steps.forEach((step, i) => {
    lines.push('', `[${step.id}]`, ...stepLines(step, flow.steps, content));
    const next = step.next === null ? 'selesai' : (flow.steps[step.next]?.id ?? '');
    if (step.next !== i + 1 && step.verb !== 'end') lines.push(`   ⇒ ${next}`);
  });
  const used = [...content.words.facts.values()].filter(({ name }) => JSON.stringify(source).includes(name));
  if (used.length > 0)
    lines.push(
      '',
      'fakta:',
      ...used.map(
        (fact) => `   ${fact.name} = ${fact.words} (${fact.confidence}, ${fact.checked}; ${fact.source.join('; ')})`,
      ),
    );
  return `${lines.join('\n')}\n`;
}

function stepLines(step: Step, steps: readonly Step[], content: Content): string[] {
  const caveat = `   ${content.program.system.caveat(SCOPE)}`;
  switch (step.verb) {
    case 'say':
      return [
        ...step.variants.map((text) => text(SCOPE)),
        ...(step.caveat ? [caveat] : []),
        ...(step.media === null ? [] : [`   (gambar ${step.media})`]),
      ];
    case 'ask': {
      const { expected } = step;
      const options =
        expected.kind === 'choices'
          ? expected.options
          : expected.kind === 'village' && expected.elsewhere
            ? [expected.elsewhere]
            : [];
      const listed = options.map((option, n) => {
        const to = option.go === null ? '' : ` ⇒ ${steps[option.go]?.id ?? ''}`;
        return `   ${n + 1}. ${option.say(SCOPE)}${option.also.length > 0 ? ` (${option.also.join(', ')})` : ''}${to}`;
      });
      const kind = step.expected.kind === 'choices' ? [] : [`   ‹${step.expected.kind}›`];
      return [step.text(SCOPE), ...(step.caveat ? [caveat] : []), ...listed, ...kind];
    }
    case 'quiz':
      return step.items.flatMap((item) => [
        `kuis ${item.id}: ${item.ask(SCOPE)}`,
        ...item.options.map(
          (option, n) =>
            `   ${n + 1}. ${option.say(SCOPE)}${option.right === true ? ' ✓' : ''}${option.reply ? ` — ${option.reply(SCOPE)}` : ''}`,
        ),
        ...(item.feedback ? [`   ${item.feedback(SCOPE)}`] : []),
      ]);
    case 'end':
      return [step.say?.(SCOPE) ?? '(selesai)'];
    case 'call':
      return [`(ke ${step.flow}, lalu kembali)`];
    case 'media': {
      const media = content.program.media.get(step.media);
      return [`(gambar ${step.media}) ${media?.text(SCOPE) ?? ''}`];
    }
    case 'handoff':
      return [step.say?.(SCOPE) ?? content.program.system.handoff_received(SCOPE), `   (pendamping: ${step.topic})`];
    case 'remind':
      return [step.say?.(SCOPE) ?? content.program.system.remind_received(SCOPE)];
    case 'check':
      return step.branches.map(
        (branch) =>
          `   kalau ${conditionInWords(branch.words, content.words)} ⇒ ${branch.go === null ? 'selesai' : (steps[branch.go]?.id ?? '')}`,
      );
    case 'set':
      return [`   (hitung ${step.assign.map(({ name }) => name).join(', ')})`];
    case 'stage':
      return [`   (tahap: ${step.stage})`];
    case 'do':
      return [`   (${step.act})`];
    case 'go':
    case 'resume':
      return [`   (${step.verb})`];
    default:
      return step satisfies never;
  }
}
