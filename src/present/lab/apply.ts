import type { ArgumentValue, Plan } from '../../engine/index.js';
import type { Action, ArgumentChange } from '../../protocol/index.js';
import type { LabFramework, LabSettings } from '../../protocol/lab-settings.js';
import { layerCode, writers } from './code/code-writers.js';
import type { LabCall } from './lab-target.js';
import { whyNotOneCall } from './one-call.js';
import { type Translate, textOf } from '../../engine/phrase.js';

/** How the settings get into the selected call, or why they can't. */
export type Application =
  | { readonly kind: 'possible'; readonly action: Action }
  | { readonly kind: 'impossible'; readonly reason: string };

const same = (a: ArgumentValue | undefined, b: ArgumentValue): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

/** `[3, 3]` is written as `3`: what people write for windows alike on all axes. */
const short = (value: ArgumentValue): ArgumentValue => {
  const [first, ...others] = isList(value) ? value : [];
  return first !== undefined && others.every((each) => same(each, first)) ? first : value;
};

const isList = (value: ArgumentValue): value is readonly ArgumentValue[] => Array.isArray(value);

const defaults: Readonly<Record<string, ArgumentValue>> = {
  padding: 0,
  dilation: 1,
  ceil_mode: false,
  count_include_pad: true,
  divisor_override: null,
};

const operationWord = (operation: string): string =>
  /max/iu.test(operation) ? 'max' : /a(?:ve?ra?ge?|vg)/iu.test(operation) ? 'avg' : operation;

/** `pool = nn.AvgPool2d(3)` as the call that may stand in the place of `nn.MaxPool2d(…)`. */
const constructorText = (
  plan: Plan,
  framework: LabFramework,
  { site }: Pick<LabCall, 'site'>,
): string | null => {
  const { builtLayer } = writers[framework];
  const written = builtLayer?.exec(layerCode(plan, framework)?.body ?? '')?.[1];
  const prefix = /^(.*\.)?[A-Z]\w*Pool\dd$/u.exec(site.callee);
  return site.framework === framework && site.role === 'constructor' && prefix && written
    ? `${prefix[1] ?? ''}${written}`
    : null;
};

/** How to write the layer of the settings into the call at the cursor. */
export const application = (
  settings: LabSettings,
  plan: Plan | null,
  call: Pick<LabCall, 'site'>,
  t: Translate,
): Application => {
  const impossible = (reason: string): Application => ({ kind: 'impossible', reason });
  const pooling = call.site.pooling;
  if (plan === null) {
    return impossible(t('The settings are not valid yet.'));
  }
  if (writers[settings.framework].writesNodes) {
    return impossible(whyNotOneCall(plan, settings.framework, t));
  }
  if (pooling === null || pooling.call.framework !== settings.framework) {
    return impossible(t('The selected call is of another library.'));
  }
  const wanted = writers[settings.framework].callArguments?.(settings) ?? null;
  if (wanted === null) {
    return impossible(whyNotOneCall(plan, settings.framework, t));
  }
  const own = pooling.call;
  const fits =
    operationWord(own.operation) === settings.operation &&
    /adaptive/iu.test(own.operation) === (settings.windows === 'adaptive');
  if (!fits) {
    const text = constructorText(plan, settings.framework, call);
    return text === null
      ? impossible(t('The selected call is {callee}.', { callee: call.site.callee }))
      : { kind: 'possible', action: { kind: 'replaceCall', text } };
  }
  const changes = changesOf(own.arguments, wanted);
  const fixed = call.site.pooling?.arguments.find(
    ({ parameter, notEditable }) =>
      notEditable !== null && changes.some((change) => change.parameter === parameter),
  );
  return fixed?.notEditable
    ? impossible(textOf(fixed.notEditable, t))
    : { kind: 'possible', action: { kind: 'setArguments', changes } };
};

const changesOf = (
  own: Readonly<Record<string, ArgumentValue>>,
  wanted: Readonly<Record<string, ArgumentValue>>,
): ArgumentChange[] =>
  Object.entries(wanted)
    .map(([parameter, value]) => ({ parameter, value: short(value) }))
    .filter(({ parameter, value }) => {
      const written = own[parameter];
      const current = short(written ?? defaults[parameter] ?? null);
      const impliedStride =
        (parameter === 'stride' || parameter === 'strides') &&
        (written === undefined || written === null) &&
        same(value, short(wanted['kernel_size'] ?? wanted['pool_size'] ?? null));
      return !same(current, value) && !impliedStride;
    });
