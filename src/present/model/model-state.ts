import { english, textOf, type Translate, type Words } from '../../engine/index.js';
import { frameworkOf } from '../../engine/dialects/index.js';
import type { ModelRun } from '../../python/trace.js';
import type { Header } from '../../protocol/index.js';
import type { ModelRow, ModelState, NoModelState } from '../../protocol/model-state.js';
import { richTextOf } from '../../protocol/rich-text.js';
import { shapeText } from '../../python/shape-text.js';
import { workedOutOf } from '../../python/worked-out.js';
import { headerOf } from '../layer/header.js';
import { samplePicture } from '../input/sample-picture.js';
import { comparedModel } from './compared.js';
import { blockRows } from './block-rows.js';
import { known } from './map-of-shape.js';
import { runAt, shownRuns, stepAt, type ModelPlace } from './model-at.js';
import { modelFacts, type ModelFacts } from './model-facts.js';
import { modelRows, placeText, rowsOf } from './model-rows.js';
import { modelSentence } from './sentence.js';
import { sizeChanges } from './size-changes.js';
import { stairMaps } from './stair-maps.js';
import { wholeModel } from './whole-model.js';
import { whyLines, whyNote } from './why-it-shrinks.js';

/** The largest side of the picture in the input's map. */
const LARGEST_SAMPLE = 112;

/** What a Model view is asked for. */
export interface ModelRequest {
  readonly runs: readonly ModelRun[];
  /** Where the cursor is; null: nowhere in a file. */
  readonly place: ModelPlace | null;
  /** The run that the reader chose among those that are offered; null: the one at the place. */
  readonly run: number | null;
  /** The run with the input that the reader gave, and one with another input to be shown beside it. */
  readonly sized?: SizedRuns | null;
  readonly kept: boolean;
  readonly stale: boolean;
  readonly hasLayer: boolean;
  /** Reading ended before its end, in words; null: it did not. */
  readonly stopped: Words | null;
}

/** Runs with inputs that the reader gave. */
export interface SizedRuns {
  readonly size: ModelState['size'];
  /** Null: the run as the code has it. */
  readonly shown: ModelRun | null;
  readonly compared: ModelRun | null;
}

/** The Model view of what was read: a pure function. */
export function modelState(
  request: ModelRequest,
  t: Translate = english,
): ModelState | NoModelState {
  const runs = shownRuns(request.runs);
  const at = request.run ?? runAt(runs, request.place);
  const run = runs[at] ?? runs[0];
  return run === undefined
    ? noModel(request, t)
    : stateOf(request.sized?.shown ?? run, runs.indexOf(run), runs, request, t);
}

function stateOf(
  run: ModelRun,
  at: number,
  runs: readonly ModelRun[],
  request: ModelRequest,
  t: Translate,
): ModelState {
  const facts = modelFacts(run);
  const rows = modelRows(facts, t);
  const blocks = blockRows(facts, rows, t);
  const broken = facts.broken;
  return {
    kind: 'model',
    header: headerFor(facts, request, t),
    name: nameOf(run, t),
    sentence: richTextOf(modelSentence(facts, t)),
    rows,
    blocks,
    edges: run.steps.map(({ inputs }) => inputs),
    unkept: run.unkept,
    totals: {
      operations: total(rows, 'operations'),
      bytes: total(rows, 'bytes'),
      parameters: total(rows, 'parameters'),
      trained: total(rows, 'trained'),
    },
    maps: stairMaps(facts, t),
    tail: tailOf(facts, t),
    scale: Math.max(rowsOf(facts.input) ?? 0, ...facts.steps.map(({ map }) => rowsOf(map) ?? 0)),
    sample: sampleOf(facts),
    why: whyLines(facts, t),
    whyNote: whyNote(facts, t),
    facts: wholeModel(facts, t),
    broken:
      broken === null
        ? null
        : {
            row: `s${broken.step.id}`,
            title: brokenTitle(facts, t),
            message: textOf(broken.step.error ?? '', t),
          },
    selected: selectedIn(facts, rows, request.place),
    size: request.sized?.size ?? {
      canChange: run.kind !== 'module',
      given: '',
      compared: '',
      problem: '',
    },
    compared:
      request.sized?.compared === null || request.sized?.compared === undefined
        ? null
        : comparedModel(request.sized.compared, rows, t),
    runs: runs.map((one) => choiceText(one, t)),
    run: at,
    hasLayer: request.hasLayer,
  };
}

function noModel(request: ModelRequest, t: Translate): NoModelState {
  return {
    kind: 'noModel',
    header: {
      code: [],
      framework: '',
      location: request.place === null ? null : (request.place.file.split('/').at(-1) ?? null),
      input: '?',
      output: '?',
      origin: '',
      values: '',
      kept: request.kept,
      stale: request.stale,
    },
    title: t('No model here'),
    reason: richTextOf(
      request.stopped === null
        ? t(
            'No layer in this file is called with an input whose size is known. Call the model, or write `# poolscope: input=(1, 3, 224, 224)` above its class.',
          )
        : textOf(request.stopped, t),
    ),
    hasLayer: request.hasLayer,
  };
}

function headerFor(
  { run, broken, steps }: ModelFacts,
  request: ModelRequest,
  t: Translate,
): Header {
  const place = run.constructed?.range ?? run.definition ?? run.called?.range ?? null;
  const [input = null] = run.inputs;
  const last = steps[run.outputs[0] ?? -1]?.step.output ?? null;
  const line = broken?.step.call?.range.start.line;
  const output =
    broken === null
      ? last === null
        ? '?'
        : shapeText(last)
      : line === undefined
        ? t('error')
        : t('error at line {line}', { line: line + 1 });
  return headerOf(
    {
      text: constructedText(run, nameOf(run, t)),
      framework: run.framework === null ? '' : frameworkOf(run.framework).name,
      location: placeText(place),
    },
    {
      offending: null,
      input: input === null ? '?' : shapeText(input),
      output,
      origin: (request.sized?.shown ?? null) === null ? originOf(run, t) : t('size given by you'),
      values: '',
      kept: request.kept,
      stale: request.stale,
    },
  );
}

/** The call that built the model, under the name of its class: code may build it as `cls(…)`. */
function constructedText({ constructed, name, kind }: ModelRun, shown: string): string {
  if (kind === 'module') return shown;
  const text = onOneLine(constructed?.text ?? `${shown}()`);
  const callee = /^[^(]*/u.exec(text)?.[0] ?? '';
  const isNamed = kind !== 'model' || name === '' || callee.split('.').at(-1) === name;
  return isNamed || !text.endsWith(')') ? text : `${name}${text.slice(callee.length)}`;
}

/** A call that its code writes on several lines, as one writes it on one. */
const onOneLine = (text: string): string =>
  text
    .replaceAll(/([([{])\s*\n\s*/gu, '$1')
    .replaceAll(/,?\s*\n\s*([)\]}])/gu, '$1')
    .replaceAll(/\s+/gu, ' ');

/** `input size from line 32`, or what it was worked out from: then no line says it. */
function originOf(run: ModelRun, t: Translate): string {
  const { called, origin, inputs } = run;
  const originText = textOf(origin, t);
  if (workedOutOf(run) !== null) return originText;
  if (inputs[0]?.some((size) => typeof size !== 'number') === true) return '';
  if (called !== null)
    return t('input size from line {line}', { line: called.range.start.line + 1 });
  return originText === '' ? '' : t('input size from {origin}', { origin: originText });
}

function nameOf({ name, kind }: ModelRun, t: Translate): string {
  if (name !== '') return name;
  return kind === 'module' ? t('this file') : t('model');
}

function choiceText(run: ModelRun, t: Translate): string {
  const call = run.constructed === null ? nameOf(run, t) : onOneLine(run.constructed.text);
  const short = call.length > 48 ? `${call.slice(0, 47)}…` : call;
  const [input = null] = run.inputs;
  return input === null ? short : `${short} · ${shapeText(input)}`;
}

function total(rows: readonly ModelRow[], name: keyof ModelRow['costs']): number {
  return rows.reduce((all, { costs }) => all + (costs[name] ?? 0), 0);
}

/** `→ 400 → 120 → 84 → 10`: the values that are left where a map is flattened. */
function tailOf({ steps, broken }: ModelFacts, t: Translate): ModelState['tail'] {
  const none = { sizes: '', note: '' };
  if (broken !== null) return none;
  const lastMap = steps.findLastIndex(({ map }) => map !== null);
  const sizes = known(steps[lastMap]?.map?.sizes ?? []);
  if (lastMap < 0 || sizes === null || sizes.every((size) => size === 1)) return none;
  const after = steps.slice(lastMap + 1);
  const linear = after.filter(({ step }) => step.kind === 'linear');
  const flattened = after.find(({ step }) => step.kind === 'reshape');
  if (flattened === undefined || linear.length === 0 || linear.length > 6) return none;
  const sizesAfter = [flattened, ...linear].map(({ step }) => step.output?.at(-1));
  const numbers = sizesAfter.filter((one) => typeof one === 'number');
  if (numbers.length !== sizesAfter.length) return none;
  return {
    sizes: numbers.map((one) => `→ ${one}`).join(' '),
    note:
      linear.length === 1
        ? t('flattened, then 1 linear layer: no place left')
        : t('flattened, then {count} linear layers: no place left', { count: linear.length }),
  };
}

function sampleOf({ input }: ModelFacts): ModelState['sample'] {
  const sizes = input === null ? null : known(input.sizes);
  if (sizes === null || sizes.length < 2) return null;
  const [height = 1, width = 1] = sizes.slice(-2);
  if (height < 1 || width < 1) return null;
  const shrink = Math.max(1, Math.max(height, width) / LARGEST_SAMPLE);
  const rows = Math.max(1, Math.round(height / shrink));
  const columns = Math.max(1, Math.round(width / shrink));
  const at = samplePicture(0, [rows, columns]);
  const data = new Uint8Array(rows * columns);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const offset = row * columns + column;
      data[offset] = Math.round(255 * Math.min(1, Math.max(0, at([row, column], offset))));
    }
  }
  return { rows, columns, data };
}

function brokenTitle({ run, broken }: ModelFacts, t: Translate): string {
  const framework = run.framework === null ? t('The framework') : frameworkOf(run.framework).name;
  const line = broken?.step.call?.range.start.line;
  return line === undefined
    ? t('{framework} rejects this call', { framework })
    : t('{framework} rejects line {line}', { framework, line: line + 1 });
}

/** The call at the place, else where the chain breaks, else the last change of size by pooling. */
function selectedIn(
  model: ModelFacts,
  rows: readonly ModelRow[],
  place: ModelPlace | null,
): string {
  if (model.broken !== null) return `s${model.broken.step.id}`;
  const here = place === null ? null : stepAt(model.run, place);
  if (here !== null) return `s${here}`;
  const changes = sizeChanges(model).filter(({ rule }) => rule.kind !== 'global');
  const pooling = changes.findLast(({ facts }) => facts.step.kind === 'pooling') ?? changes.at(-1);
  const any =
    pooling?.facts.step.id ?? model.steps.find(({ step }) => step.kind === 'pooling')?.step.id;
  return any === undefined ? (rows[0]?.id ?? '') : `s${any}`;
}
