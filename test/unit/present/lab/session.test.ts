import { describe, expect, it } from 'vitest';
import type { ArgumentValue } from '../../../../src/engine/index.js';
import { draw } from '../../../../src/present/lab/draw.js';
import type { LabCall } from '../../../../src/present/lab/lab-target.js';
import { LabSession } from '../../../../src/present/lab/session.js';
import { english } from '../../../../src/engine/phrase.js';
import { plainText } from '../../../../src/protocol/index.js';
import { labState } from '../../../../src/protocol/lab.js';
import { defaultLabSettings, type LabSettings } from '../../../../src/protocol/lab-settings.js';
import * as v from 'valibot';

const none = [
  { before: 0, after: 0 },
  { before: 0, after: 0 },
];
const oneSided = [
  { before: 1, after: 0 },
  { before: 1, after: 0 },
];

const lab = (part: Partial<LabSettings> = {}): LabSession => {
  const session = new LabSession(draw, english, null);
  session.receive({ type: 'edit', sequence: 1, settings: { ...defaultLabSettings, ...part } });
  return session;
};

const call = (
  operation: string,
  args: Readonly<Record<string, ArgumentValue>>,
  framework: 'torch' | 'keras' = 'torch',
): LabCall => ({
  location: 'net.py:3',
  site: {
    role: 'constructor',
    range: { file: 'net.py', start: { line: 2, column: 0 }, end: { line: 2, column: 9 } },
    callee: `nn.${operation}`,
    text: `nn.${operation}(…)`,
    kind: operation,
    framework,
    pooling: {
      call: { framework, operation, arguments: args, version: null },
      arguments: [],
    },
    isPooling: true,
    flows: [],
    unknown: null,
  },
});

describe('the Lab', () => {
  it('shows the d2l exercise first, in a state that passes the border', () => {
    const { state } = lab();
    expect([...(state.picture?.output.data ?? [])]).toEqual([5, 7, 13, 15]);
    expect(v.safeParse(labState, structuredClone(state)).success).toBe(true);
    expect(state.code).toContain('pool = nn.MaxPool2d(3, stride=2, padding=1)');
  });

  it('keeps the last picture and says the library’s words where settings are refused', () => {
    const session = lab();
    const padding = none.map(() => ({ before: 2, after: 2 }));
    session.receive({ type: 'edit', sequence: 2, settings: { ...session.settings, padding } });
    const { state } = session;
    expect(state.error?.field).toBe('padding');
    expect(state.error?.message).toContain('pad should be at most half');
    expect([...(state.picture?.output.data ?? [])]).toEqual([5, 7, 13, 15]);
    expect(state.code).toBe('');
  });

  it.each([
    [{ padding: oneSided }, 'F.pad(x, (1, 0, 1, 0), value=float("-inf"))'],
    [{ operation: 'min', padding: none }, 'return -F.max_pool2d(-x, 3, stride=2)'],
    [{ operation: 'sum', padding: none }, 'nn.AvgPool2d(3, stride=2, divisor_override=1)'],
    [
      { operation: 'softmax', padding: none, temperature: 0.5 },
      'torch.softmax(taps / 0.5, dim=-1)',
    ],
    [{ operation: 'avg', countIncludePad: false }, 'padding=1, count_include_pad=False)'],
    [{ windows: 'adaptive' }, 'nn.AdaptiveMaxPool2d(2)'],
    [{ windows: 'global', operation: 'avg' }, 'nn.AdaptiveAvgPool2d(1)'],
    [{ framework: 'keras', paddingKind: 'same' }, 'MaxPooling2D(3, strides=2, padding="same")'],
    [{ framework: 'tensorflow', padding: oneSided }, 'tf.pad(x, [[0, 0], [1, 0], [1, 0], [0, 0]]'],
    [{ framework: 'flax' }, 'padding=((1, 1), (1, 1))'],
    [{ framework: 'onnx', padding: oneSided }, 'pads=[1, 1, 0, 0]'],
  ] satisfies readonly (readonly [Partial<LabSettings>, string])[])(
    'writes %o as code with %s',
    (part, text) => {
      expect(lab(part).state.code).toContain(text);
    },
  );

  it('says what the code adds to the layer', () => {
    expect(plainText(lab({ padding: oneSided }).state.codeNotice)).toBe(
      'PyTorch pads both sides alike. The code will add F.pad with −∞ first.',
    );
    expect(plainText(lab().state.codeNotice)).toBe('');
  });

  it('gives way to what a library has when the library changes', () => {
    const session = lab({ operation: 'lp', padding: none });
    session.receive({
      type: 'edit',
      sequence: 2,
      settings: { ...session.settings, framework: 'onnx' },
    });
    expect(session.settings.operation).toBe('max');
  });
});

describe('applying the Lab to a call', () => {
  const actionFor = (session: LabSession, target: LabCall) => {
    session.select(target);
    const action = session.receive({ type: 'apply' });
    return action?.kind === 'apply' ? action.action : session.state.target?.obstacle;
  };

  it('changes only what is other than in the call', () => {
    const target = call('MaxPool2d', { kernel_size: 3, stride: 2 });
    expect(actionFor(lab(), target)).toEqual({
      kind: 'setArguments',
      changes: [{ parameter: 'padding', value: 1 }],
    });
  });

  it('replaces the call where the operation is another', () => {
    const target = call('MaxPool2d', { kernel_size: 3 });
    expect(actionFor(lab({ operation: 'avg' }), target)).toEqual({
      kind: 'replaceCall',
      text: 'nn.AvgPool2d(3, stride=2, padding=1)',
    });
  });

  it('says why it can’t where it takes more than one call', () => {
    const target = call('MaxPool2d', { kernel_size: 3 });
    expect(actionFor(lab({ padding: oneSided }), target)).toMatch(/Use the code instead/u);
  });

  it('says so for a call of another library', () => {
    const target = call('MaxPooling2D', { pool_size: 2 }, 'keras');
    expect(actionFor(lab(), target)).toBe('The selected call is of another library.');
  });
});

describe('following the cursor', () => {
  it('takes a call’s settings only when asked to', () => {
    const session = lab();
    session.select(call('AvgPool2d', { kernel_size: 2 }));
    expect(session.settings.operation).toBe('max');
    session.receive({ type: 'follow', follow: true });
    expect(session.settings).toMatchObject({
      operation: 'avg',
      kernel: [2, 2],
      stride: [2, 2],
      padding: none,
    });
  });

  it('takes 1D, adaptive and one-sided layers', () => {
    const session = lab();
    expect(session.take(call('MaxPool1d', { kernel_size: 4, stride: 3 }))).toBe(true);
    expect(session.settings.kernel).toEqual([4]);
    expect(session.take(call('AdaptiveAvgPool2d', { output_size: [3, 2] }))).toBe(true);
    expect(session.settings).toMatchObject({ windows: 'adaptive', outputSize: [3, 2] });
  });

  it('leaves a lesson alone', () => {
    const session = lab();
    session.receive({ type: 'follow', follow: true });
    session.receive({ type: 'chooseLesson', lesson: 'cost-of-a-layer' });
    session.select(call('AvgPool2d', { kernel_size: 2 }));
    expect(session.settings.operation).toBe('max');
  });

  it('is remembered with settings and lesson', () => {
    const session = lab({ kernel: [2, 2] });
    session.receive({ type: 'follow', follow: true });
    session.receive({ type: 'chooseLesson', lesson: 'min-from-max' });
    const again = new LabSession(draw, english, session.memento);
    expect(again.memento).toEqual(session.memento);
    expect(again.state.lesson?.id).toBe('min-from-max');
  });
});
