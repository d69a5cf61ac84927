import { instance } from '@viz-js/viz';
import type { Flow, Step } from '../engine/program.ts';
import { waysFrom } from './targets.ts';

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
const SCOPE = { vars: {}, now: 0, lang: 'id' };

/** A flow as SVG: what is said in the boxes, the options on the arrows. */
export async function drawSvg(flow: Flow): Promise<string> {
  const viz = await instance();
  return viz.renderString(dotOf(flow), { format: 'svg' });
}

/** The same as Graphviz source. */
export function dotOf(flow: Flow): string {
  const nodes = flow.steps.map(
    (step, i) => `s${i} [label=${quoted(`${step.id}\n${wrap(wordsOf(step))}`)}, fillcolor="${COLOURS[step.verb]}"];`,
  );
  const edges = flow.steps.flatMap((step, i) =>
    waysFrom(step).map(
      ({ to, label }) => `s${i} -> ${to === null ? 'done' : `s${to}`} [label=${quoted(wrap(label, 22))}];`,
    ),
  );
  return [
    'digraph {',
    `label=${quoted(flow.title(SCOPE))}; labelloc=t; fontsize=18; fontname="sans-serif"; rankdir=TB; nodesep=0.35; ranksep=0.45;`,
    'node [shape=box, style="rounded,filled", color="#8a8a8a", fontname="sans-serif", fontsize=11, margin="0.14,0.09"];',
    'edge [color="#777777", fontname="sans-serif", fontsize=10, fontcolor="#333333"];',
    'done [label="selesai", shape=oval, fillcolor="#ffffff"];',
    ...nodes,
    ...edges,
    '}',
  ].join('\n');
}

function wordsOf(step: Step): string {
  switch (step.verb) {
    case 'say':
      return step.variants[0]?.(SCOPE) ?? '';
    case 'ask':
      return step.text(SCOPE);
    case 'quiz':
      return `kuis ${step.quiz}`;
    case 'call':
      return `→ ${step.flow}`;
    case 'end':
      return step.say?.(SCOPE) ?? 'selesai';
    case 'media':
      return `gambar ${step.media}`;
    case 'handoff':
      return `pendamping: ${step.topic}`;
    case 'stage':
      return `tahap: ${step.stage}`;
    case 'do':
      return step.act;
    case 'set':
      return step.assign.map(({ name }) => name).join(', ');
    case 'remind':
      return `pengingat ${step.rule}`;
    case 'check':
    case 'go':
    case 'resume':
      return step.verb;
    default:
      return step satisfies never;
  }
}

function wrap(text: string, width = 34): string {
  const short = text.length > 130 ? `${text.slice(0, 127)}…` : text;
  return short
    .replace(/\s+/g, ' ')
    .replace(new RegExp(`(.{1,${width}})(?:\\s|$)`, 'g'), '$1\n')
    .trim();
}

function quoted(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
}
