import { instance } from '@viz-js/viz';
import type { Flow, Step } from '../../engine/program.ts';
import { conditionInWords } from '../words/condition-words.ts';
import { OTHERWISE, waysFrom } from '../compile/targets.ts';
import type { Vocabulary } from '../words/vocabulary.ts';
import { scopeOfNobody } from '../../engine/nobody.ts';

const COLOURS: Readonly<Record<Step['verb'], string>> = {
  say: '#eef6ee',
  ask: '#fff4d6',
  quiz: '#e6efff',
  check: '#f1e8ff',
  set: '#f3f3f3',
  call: '#dff3f5',
  go: '#f3f3f3',
  end: '#f8dede',
  media: '#eef6ee',
  handoff: '#ffe3d0',
  remind: '#ffe3d0',
  stage: '#e3f0da',
  resume: '#dff3f5',
  do: '#f3f3f3',
};
const SCOPE = scopeOfNobody();

/** Characters in a line of a box, and on an arrow. */
const BOX_LINE = 34;
const ARROW_LINE = 24;
/** Longest text of a box: the picture shows the way, `flows read` the words. */
const BOX_TEXT = 150;
/** Widest letter of the common sans-serif fonts, on average, at the size of a box; inches. Graphviz knows no fonts. */
const LETTER_INCHES = 0.092;
const FONT = 'Arial';

/** A flow as SVG: what is said in the boxes, options and conditions on the arrows. */
export async function drawSvg(flow: Flow, words: Vocabulary): Promise<string> {
  const viz = await instance();
  const svg = viz.renderString(dotOf(flow, words), { format: 'svg' });
  return svg.replaceAll(`font-family="${FONT}"`, 'font-family="Arial, Helvetica, Liberation Sans, sans-serif"');
}

/** The same as Graphviz source. */
function dotOf(flow: Flow, words: Vocabulary): string {
  const nodes = flow.steps.map((step, i) => {
    const lines = [step.id, ...wrap(wordsOf(step, words), BOX_LINE)];
    const width = Math.max(...lines.map((line) => line.length)) * LETTER_INCHES + 0.3;
    const label = quoted(lines.join('\n'));
    return `s${i} [label=${label}, width=${width.toFixed(2)}, fillcolor="${COLOURS[step.verb]}"];`;
  });
  const edges = flow.steps.flatMap((step, i) =>
    waysFrom(step).map(({ to, label }) => {
      const said = step.verb === 'check' && label !== OTHERWISE ? conditionInWords(label, words) : label;
      const shown = wrap(said, ARROW_LINE).map(padded).join('\n');
      // Ways back in the file do not pull their target down: the picture reads from top to bottom like the file.
      const back = to !== null && to <= i ? ', constraint=false, style=dashed' : '';
      return `s${i} -> ${to === null ? 'done' : `s${to}`} [label=${quoted(shown)}${back}];`;
    }),
  );
  return [
    'digraph {',
    `label=${quoted(flow.title(SCOPE))}; labelloc=t; fontsize=18; fontname="${FONT}"; rankdir=TB; nodesep=0.45; ranksep=0.5;`,
    `node [shape=box, style="rounded,filled", color="#8a8a8a", fontname="${FONT}", fontsize=11, margin="0.16,0.1"];`,
    `edge [color="#777777", fontname="${FONT}", fontsize=10, fontcolor="#333333"];`,
    'begin [label="mulai", shape=oval, fillcolor="#ffffff"]; begin -> s0;',
    ...(edges.some((edge) => edge.includes('-> done'))
      ? ['done [label="selesai", shape=oval, fillcolor="#ffffff"];']
      : []),
    ...nodes,
    ...edges,
    '}',
  ].join('\n');
}

function wordsOf(step: Step, words: Vocabulary): string {
  switch (step.verb) {
    case 'say':
      return step.variants[0]?.(SCOPE) ?? '';
    case 'ask':
      return step.text(SCOPE);
    case 'quiz':
      return step.items.length === 1
        ? (step.items[0]?.ask(SCOPE) ?? '')
        : `kuis ${step.quiz}: ${step.items.length} soal`;
    case 'call':
      return `→ ${step.flow}`;
    case 'end':
      return step.say?.(SCOPE) ?? 'selesai';
    case 'media':
      return `gambar ${step.media}`;
    case 'handoff':
      return `pendamping: ${step.topic}`;
    case 'stage':
      return `status menjadi: ${words.variables.get('stage')?.values?.[step.stage] ?? step.stage}`;
    case 'do':
      return step.act;
    case 'set':
      return `hitung ${step.assign.map(({ name }) => name).join(', ')}`;
    case 'remind':
      return `pengingat ${step.rule}`;
    case 'check':
      return 'menurut keadaannya';
    case 'resume':
      return 'lanjutkan yang terputus';
    case 'go':
      return '';
    default:
      return step satisfies never;
  }
}

/** Lines of at most `width` characters, unless one word alone is longer. */
function wrap(text: string, width: number): string[] {
  const bare = text.replace(/\s+/g, ' ').trim();
  const short = bare.length > BOX_TEXT ? `${bare.slice(0, BOX_TEXT - 1)}…` : bare;
  const lines: string[] = [];
  for (const word of short.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.filter((line) => line !== '');
}

/** Room on both sides, since letters are wider than Graphviz believes. */
function padded(line: string): string {
  const room = ' '.repeat(1 + Math.ceil(line.length * 0.12));
  return `${room}${line}${room}`;
}

function quoted(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
}
