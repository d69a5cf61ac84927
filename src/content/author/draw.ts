import { instance } from '@viz-js/viz';
import type { Flow } from '../../engine/program.ts';
import { conditionInWords } from '../words/condition-words.ts';
import { OTHERWISE } from '../verbs/check.ts';
import { NOBODY } from '../verbs/verb.ts';
import type { CompiledStep } from '../verbs/verbs.ts';
import type { Vocabulary } from '../words/vocabulary.ts';

/** Characters in a line of a box, and on an arrow. */
const BOX_LINE = 34;
const ARROW_LINE = 24;
/** Longest text of a box: the picture shows the way, `flows read` the words. */
const BOX_TEXT = 150;
/** Widest letter of the common sans-serif fonts, on average, at the size of a box; inches. Graphviz knows no fonts. */
const LETTER_INCHES = 0.092;
const FONT = 'Arial';

/** A flow as SVG: what is said in the boxes, options and conditions on the arrows. */
export async function drawSvg(flow: Flow<CompiledStep>, words: Vocabulary): Promise<string> {
  const viz = await instance();
  const svg = viz.renderString(dotOf(flow, words), { format: 'svg' });
  return svg.replaceAll(`font-family="${FONT}"`, 'font-family="Arial, Helvetica, Liberation Sans, sans-serif"');
}

/** The same as Graphviz source. */
function dotOf(flow: Flow<CompiledStep>, words: Vocabulary): string {
  const nodes = flow.steps.map((step, i) => {
    const lines = [step.id, ...wrap(step.drawn(words), BOX_LINE)];
    const width = Math.max(...lines.map((line) => line.length)) * LETTER_INCHES + 0.3;
    const label = quoted(lines.join('\n'));
    return `s${i} [label=${label}, width=${width.toFixed(2)}, fillcolor="${step.colour}"];`;
  });
  const edges = flow.steps.flatMap((step, i) =>
    step.ways().map(({ to, label }) => {
      const said = step.verb === 'check' && label !== OTHERWISE ? conditionInWords(label, words) : label;
      const shown = wrap(said, ARROW_LINE).map(padded).join('\n');
      // Ways back in the file do not pull their target down: the picture reads from top to bottom like the file.
      const back = to !== null && to <= i ? ', constraint=false, style=dashed' : '';
      return `s${i} -> ${to === null ? 'done' : `s${to}`} [label=${quoted(shown)}${back}];`;
    }),
  );
  return [
    'digraph {',
    `label=${quoted(flow.title(NOBODY))}; labelloc=t; fontsize=18; fontname="${FONT}"; rankdir=TB; nodesep=0.45; ranksep=0.5;`,
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
  const side = ' '.repeat(1 + Math.ceil(line.length * 0.12));
  return `${side}${line}${side}`;
}

function quoted(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
}
