import type { Flow } from '../../engine/program.ts';
import type { FlowVersion } from '../../store/content.ts';
import { compileFlow, type CompiledFlow } from '../compile/compile-flow.ts';
import { emptyFile, listContent, readContent, Reporter, type ContentFile } from '../files/files.ts';
import type { Surroundings } from '../verbs/flow-parts.ts';
import { flowSchemaOf, type FlowSchema, type FlowSource } from '../verbs/flow-schema.ts';
import type { OtherTexts } from '../words/read-text.ts';
import { loadTranslations } from './load-locales.ts';

/** A flow with the file it came from, for findings and drawings. */
export interface LoadedFlow {
  readonly flow: CompiledFlow;
  readonly source: FlowSource;
  readonly file: ContentFile;
}

/** The flows of a content, each version that a session may stand in. */
export interface LoadedFlows {
  readonly flows: readonly LoadedFlow[];
  /** The current version of each, by id. */
  readonly current: ReadonlyMap<string, CompiledFlow>;
  /** Every version that still compiles, by its content address. */
  readonly versions: ReadonlyMap<string, Flow>;
  /** Stored versions that no longer compile. */
  readonly dropped: readonly { readonly flow: string; readonly version: string }[];
  /** Their words in other languages. */
  readonly texts: readonly OtherTexts[];
}

/** Loads flows/, and compiles what the store keeps of earlier versions (`known`) beside them. */
export function loadFlows(
  root: string,
  parts: Omit<Surroundings, 'translations' | 'flows'>,
  languages: readonly string[],
  known: readonly FlowVersion[],
  reporter: Reporter,
): LoadedFlows {
  const schema = flowSchemaOf(parts.acts);
  const sources = loadFlowSources(root, schema, reporter);
  const around = { ...parts, flows: new Set(sources.map(({ value }) => value.flow)) };
  const texts: OtherTexts[] = [];
  const flows = sources.map(({ file, value }): LoadedFlow => {
    const translated = loadTranslations(root, value, languages, reporter);
    texts.push(...translated.texts);
    const { translations } = translated;
    return { flow: compileFlow(value, { ...around, translations }, file, reporter), source: value, file };
  });
  const versions = new Map<string, Flow>(flows.map(({ flow }) => [flow.version, flow]));
  const dropped: { flow: string; version: string }[] = [];
  for (const { flow, version, source } of known) {
    if (versions.has(version)) continue;
    const old = compiledOld(source, schema, around);
    if (old) versions.set(version, { ...old, version });
    else dropped.push({ flow, version });
  }
  return { flows, current: new Map(flows.map(({ flow }) => [flow.id, flow])), versions, dropped, texts };
}

function loadFlowSources(root: string, schema: FlowSchema, reporter: Reporter) {
  const seen = new Map<string, string>();
  const keywords = new Map<string, string>();
  return listContent(root, 'flows').flatMap((name) => {
    const read = readContent(root, name, schema, reporter);
    if (!read) return [];
    const { flow, start } = read.value;
    const first = seen.get(flow);
    if (first !== undefined) reporter.error(read.file, ['flow'], 'KJ003', `flow "${flow}" is also in ${first}`);
    seen.set(flow, name);
    (start?.keywords ?? []).forEach((keyword, i) => {
      const owner = keywords.get(keyword.toLowerCase());
      if (owner !== undefined)
        reporter.error(read.file, ['start', 'keywords', i], 'KJ019', `"${keyword}" also starts ${owner}`);
      keywords.set(keyword.toLowerCase(), flow);
    });
    return first === undefined ? [read] : [];
  });
}

/** What was damaged on the disk may be anything: it must not stop a start. */
function compiledOld(source: unknown, schema: FlowSchema, around: Omit<Surroundings, 'translations'>): Flow | null {
  try {
    return compileOld(source, schema, around);
  } catch {
    return null;
  }
}

/** An old version speaks with today's facts; null when it can no longer be compiled. */
function compileOld(source: unknown, schema: FlowSchema, around: Omit<Surroundings, 'translations'>): Flow | null {
  const parsed = schema.safeParse(source);
  if (!parsed.success) return null;
  const reporter = new Reporter();
  // A stored flow may call one that is gone: the engine says so honestly, so that alone does not make it unusable.
  const flows = new Set([...around.flows, ...parsed.data.steps.flatMap((step) => ('call' in step ? [step.call] : []))]);
  const flow = compileFlow(
    parsed.data,
    { ...around, flows, translations: new Map() },
    emptyFile(`${parsed.data.flow} (stored)`),
    reporter,
  );
  return reporter.findings.some((finding) => finding.severity === 'error' && finding.code !== 'KJ018') ? null : flow;
}
