import {
  plan,
  specify,
  textOf,
  type ArgumentValue,
  type Fix,
  type PoolCall,
  type PoolError,
  type Translate,
} from '../../engine/index.js';
import { richTextOf, type FixState, type InvalidState } from '../../protocol/index.js';
import type { LayerSite } from '../../python/site.js';
import { headerOf } from './header.js';
import { GIVEN } from './layer-input.js';
import { offendingSpan } from './offending-span.js';
import { shapeText } from '../../python/shape-text.js';
import type { Subject } from '../subject.js';
import type { ViewOptions } from '../view-options.js';

/** What a framework rejects: its own text, why, and what would be accepted. */
export function invalidOf(
  subject: Extract<Subject, { readonly kind: 'layer' }>,
  view: ViewOptions,
  error: PoolError,
  shape: readonly number[] | null,
  t: Translate,
): InvalidState {
  const { call, site } = subject;
  return {
    kind: 'invalid',
    header: headerOf(call, {
      offending: offendingSpan(site, call.text, error.parameter),
      input: shape === null ? shownInput(site, view) : shapeText(shape),
      output: 'error',
      origin: view.shapeText === null ? '' : textOf(GIVEN, t),
      values: '',
      kept: view.kept,
      stale: subject.stale,
    }),
    title:
      shape === null || error.parameter !== null
        ? t('{framework} rejects this layer', { framework: call.framework })
        : t('{framework} rejects this input', { framework: call.framework }),
    message: `${error.exception}: ${error.message}`,
    why: richTextOf(textOf(error.hint, t)),
    fixes: error.fixes
      .slice(0, 3)
      .map((fix) => fixState(site.pooling?.call ?? null, fix, shape, t)),
    missing: error.message.includes('missing') ? error.parameter : null,
    misfit: null,
    preview: null,
  };
}

const shownInput = (site: LayerSite, view: ViewOptions): string => {
  const flow = site.flows[view.flow] ?? site.flows[0];
  return flow === undefined ? '?' : shapeText(flow.input);
};

function fixState(
  call: PoolCall | null,
  { parameter, value }: Fix,
  shape: readonly number[] | null,
  t: Translate,
): FixState {
  return {
    link: {
      label: t('Use {argument}', { argument: `${parameter}=${pythonText(value)}` }),
      action: { kind: 'setArguments', changes: [{ parameter, value }] },
    },
    result: call === null || shape === null ? '' : outcome(call, { parameter, value }, shape, t),
  };
}

function outcome(
  call: PoolCall,
  { parameter, value }: Fix,
  shape: readonly number[],
  t: Translate,
): string {
  const spec = specify({ ...call, arguments: { ...call.arguments, [parameter]: value } }, shape);
  if (!spec.ok) return '';
  const planned = plan(spec.value, shape);
  if (!planned.ok) return '';
  return t('output {sizes}', {
    sizes: planned.value.axes.map((axis) => axis.outputSize).join(' × '),
  });
}

/** A value as Python writes it. */
export function pythonText(value: ArgumentValue): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'string') return `'${value}'`;
  if (typeof value === 'number') return String(value);
  if ('float' in value) {
    const text = String(value.float);
    return /[.eIN]/u.test(text) ? text : `${text}.0`;
  }
  const items = value.map(pythonText);
  return items.length === 1 ? `(${items[0] ?? ''},)` : `(${items.join(', ')})`;
}
