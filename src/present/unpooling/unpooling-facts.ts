import { frameworkOf } from '../../engine/dialects/index.js';
import type { Framework, Translate } from '../../engine/index.js';
import {
  richTextOf,
  type Formula,
  type FormulaPart,
  type Inspector,
  type Notice,
  type UnpoolingAxis,
  type UnpoolingPicture,
} from '../../protocol/index.js';
import { countText } from '../../picture/words/number-text.js';
import { axisName, merged } from '../inspector/output-size.js';

/** What the column beside the picture says of an unpooling layer. */
export function unpoolingInspector(
  picture: UnpoolingPicture,
  indicesFrom: 'code' | 'sample',
  framework: Framework,
  t: Translate,
): Inspector {
  const { name: library, spelling } = frameworkOf(framework);
  const parameter = spelling.unpooledSize;
  return {
    notices: noticesOf(picture, indicesFrom, library, t),
    outputSize: {
      formulas: [
        ...merged(
          picture.axes.map((axis) => formulaOf(axis, parameter, t)),
          t,
        ),
      ],
      remark: richTextOf(remarkOf(picture.axes, parameter, t)),
    },
    cost: null,
    receptiveField: null,
  };
}

/** The formulas of an unpooling layer whose input size is not known, in letters or sizes' names. */
export const symbolicUnpooling = (
  axes: readonly Omit<UnpoolingAxis, 'inputSize' | 'outputSize'>[],
  sizes: readonly (number | string)[],
  t: Translate,
): readonly Formula[] =>
  merged(
    axes.map((axis, index) => ({
      axes: axisName(axis.name, t),
      parts: partsOf(axis, sizes[index] ?? 'n'),
    })),
    t,
  );

const plain = (text: string): FormulaPart => ({ text, letter: null });
const named = (value: number | string, letter: string): FormulaPart => ({
  text: String(value),
  letter: String(value) === letter ? null : letter,
});

const partsOf = (
  axis: Omit<UnpoolingAxis, 'inputSize' | 'outputSize'>,
  size: number | string,
): FormulaPart[] => [
  plain('('),
  named(size, 'n'),
  plain('-1)·'),
  named(axis.stride, 's'),
  plain('-'),
  axis.padding === axis.padAfter
    ? named(`2·${String(axis.padding)}`, '2p')
    : named(`(${String(axis.padding)}+${String(axis.padAfter)})`, 'pads'),
  plain('+'),
  named(axis.kernel, 'k'),
];

/** The size by the rule, whatever the call asks for: `(n − 1)·s − 2p + k`. */
const usualSize = ({ inputSize, kernel, stride, padding, padAfter }: UnpoolingAxis): number =>
  (inputSize - 1) * stride - padding - padAfter + kernel;

const formulaOf = (axis: UnpoolingAxis, parameter: string, t: Translate): Formula => ({
  axes: axisName(axis.name, t),
  parts: [
    ...partsOf(axis, axis.inputSize),
    plain(' = '),
    ...(usualSize(axis) === axis.outputSize
      ? [named(axis.outputSize, 'out')]
      : [plain(`${String(usualSize(axis))}, ${parameter} `), named(axis.outputSize, 'out')]),
  ],
});

function remarkOf(axes: readonly UnpoolingAxis[], parameter: string, t: Translate): string {
  if (axes.some((axis) => usualSize(axis) !== axis.outputSize)) {
    return t(
      'Several input sizes pool to one size, so the rule alone can’t tell which it was: `{parameter}` says it.',
      { parameter },
    );
  }
  return axes.some((axis) => axis.stride > 1)
    ? t(
        'It is the smallest size that pools to this input; `{parameter}` can ask for a larger one.',
        {
          parameter,
        },
      )
    : '';
}

function noticesOf(
  { replaced, outside, output, writers, indexed, axes }: UnpoolingPicture,
  indicesFrom: 'code' | 'sample',
  library: string,
  t: Translate,
): Notice[] {
  const notice = (severity: Notice['severity'], code: string, text: string): Notice => ({
    severity,
    code,
    text: richTextOf(text),
    cells: [],
    actions: [],
  });
  const isWhole = output.size.join() === output.shape.join();
  const written = writers.reduce((count, writer) => count + (writer < 0 ? 0 : 1), 0);
  return [
    ...(outside === 0
      ? []
      : [
          notice(
            'error',
            'index-outside',
            outside === 1
              ? t('**1 index** lies outside the output: {library} stops with an error.', {
                  library,
                })
              : t('**{count} indices** lie outside the output: {library} stops with an error.', {
                  library,
                  count: countText(outside),
                }),
          ),
        ]),
    ...(replaced === null || replaced === 0
      ? []
      : [
          notice(
            'warning',
            'index-repeated',
            replaced === 1
              ? t(
                  '**1 value** is replaced: another one goes to the same cell. The picture keeps the last; {library} leaves open which one stays.',
                  { library },
                )
              : t(
                  '**{count} values** are replaced: others go to the same cells. The picture keeps the last of each; {library} leaves open which one stays.',
                  { library, count: countText(replaced) },
                ),
          ),
        ]),
    ...(indexed.join() === axes.map(({ outputSize }) => outputSize).join()
      ? []
      : [
          notice(
            'warning',
            'indices-rebased',
            t(
              'Indices count in **{sizes}**, the size by the rule, as the operator’s text says. ONNX Runtime counts in the larger output instead, where they are other cells.',
              { sizes: indexed.join('×') },
            ),
          ),
        ]),
    ...(isWhole
      ? [
          notice(
            'info',
            'cells-stay-zero',
            t(
              '**{zeros}** of {all} outputs stay **0**: what max pooling dropped does not come back.',
              {
                zeros: countText(writers.length - written),
                all: countText(writers.length),
              },
            ),
          ),
        ]
      : []),
    ...(indicesFrom === 'code'
      ? []
      : [
          notice(
            'info',
            'sample-indices',
            t(
              'The code does not say the **indices**. These are a **sample**: those of the max pooling with the same kernel, stride and padding.',
            ),
          ),
        ]),
  ];
}
