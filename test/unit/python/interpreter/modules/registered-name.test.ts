import { describe, expect, it } from 'vitest';
import { namesForRegistry } from '../../../../../src/python/interpreter/modules/registered-name.js';

const FILLS: readonly (readonly [string, string])[] = [
  ['a decorated function', '@register_model\ndef resnet50(pretrained=False):\n    pass\n'],
  ['a decorated class', '@NECKS.register_module()\nclass resnet50(nn.Module):\n    pass\n'],
  ['a text in quotes', "MODELS.register('resnet50', make)\n"],
  ['a text in double quotes', 'entries["resnet50"] = make\n'],
  ['a keyword', 'models = dict(resnet50=make)\n'],
  ['the second of two places', 'from .a import resnet50\n@register\ndef resnet50(): pass\n'],
];

const SAYS: readonly (readonly [string, string])[] = [
  ['a longer name', '@register_model\ndef wide_resnet50_2(): pass\n'],
  ['a longer text', "urls = {'resnet50-0676ba61': 1}\n"],
  ['an import', 'from .resnet import resnet50\n'],
  ['a call', 'net = resnet50(pretrained=True)\n'],
  ['a comparison', 'if kind == resnet50 == other: pass\n'],
  ['quotes that differ', '"resnet50\' "\n'],
];

describe('a registry may be filled', () => {
  it.each(FILLS)('by %s', (_title, text) => {
    expect(namesForRegistry(text, 'resnet50')).toBe(true);
  });

  it.each(SAYS)('not by %s', (_title, text) => {
    expect(namesForRegistry(text, 'resnet50')).toBe(false);
  });
});
