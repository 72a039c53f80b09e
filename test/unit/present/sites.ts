import type { ArgumentValue } from '../../../src/engine/index.js';
import type { ArgumentSource, LayerSite, SourceRange } from '../../../src/python/site.js';

/** The range of a text in a source. */
export const rangeIn = (source: string, text: string, occurrence = 0): SourceRange => {
  let at = -1;
  for (let seen = 0; seen <= occurrence; seen += 1) at = source.indexOf(text, at + 1);
  if (at < 0) throw new Error(`‘${text}’ is not in the source.`);
  const position = (offset: number) => {
    const lines = source.slice(0, offset).split('\n');
    return { line: lines.length - 1, column: (lines.at(-1) ?? '').length };
  };
  return { file: 'net.py', start: position(at), end: position(at + text.length) };
};

/** A PyTorch layer built by `text` in `source`; arguments by name, with their own text. */
export const siteIn = (
  source: string,
  text: string,
  written: Readonly<Record<string, readonly [ArgumentValue, string]>> = {},
  change: Partial<LayerSite> = {},
): LayerSite => {
  const range = rangeIn(source, text);
  const sources = Object.entries(written).map(([parameter, [value, own]]): ArgumentSource => ({
    parameter,
    value,
    range: rangeIn(source, own),
    notEditable: null,
  }));
  return {
    role: 'constructor',
    range,
    callee: text.slice(0, text.indexOf('(')),
    text,
    kind: 'MaxPool2d',
    framework: 'torch',
    pooling: {
      call: {
        framework: 'torch',
        operation: 'MaxPool2d',
        arguments: Object.fromEntries(
          Object.entries(written).map(([parameter, [value]]) => [parameter, value]),
        ),
        version: null,
      },
      arguments: sources,
    },
    isPooling: true,
    flows: [],
    unknown: null,
    ...change,
  };
};
