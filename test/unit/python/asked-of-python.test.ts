import { describe, expect, it } from 'vitest';
import { poolFlows, read } from './support/read.js';
import { resultOf } from './support/run-snippet.js';

const modes = `
import enum
class Mode(str, enum.Enum):
    CAT = "cat"
    ADD = "add"
class Plain(enum.Enum):
    A = 1
`;

describe('what code asks Python about itself', () => {
  it.each([
    ['isinstance(Mode, enum.EnumMeta), isinstance(int, enum.EnumMeta)', '(True, False)'],
    ['"cat" in {item.value for item in Mode}, Mode.CAT in {"cat"}', '(True, True)'],
    ['{"cat": 1}[Mode.CAT], {Mode.ADD: 2}["add"]', '(1, 2)'],
    ['Plain.A in {1}', 'False'],
    ['Mode("add") is Mode.ADD', 'True'],
  ])('finds members of enumerations by what they stand for: %s', async (expression, value) => {
    expect(await resultOf(`${modes}result = ${expression}`)).toBe(value);
  });

  it.each([
    ['"num_features" in p(nn.BatchNorm2d), "num_channels" in p(nn.BatchNorm2d)', '(True, False)'],
    ['"num_channels" in p(nn.GroupNorm)', 'True'],
    ['list(p(nn.Conv1d))[:3]', "['in_channels', 'out_channels', 'kernel_size']"],
  ])('knows the parameters of PyTorch’s layers: %s', async (expression, value) => {
    const head =
      'import inspect\nfrom torch import nn\ndef p(c):\n    return inspect.signature(c).parameters\n';
    expect(await resultOf(`${head}result = ${expression}`)).toBe(value);
  });

  it.each([
    ['import sys', 'sys.version_info.major, sys.version_info >= (3, 8)', '(3, True)'],
    ['def f(a, *, b=2):\n    pass', 'f.__kwdefaults__', "{'b': 2}"],
    ['import importlib', "importlib.import_module('.path', 'os').sep if False else 1", '1'],
    ['from contextvars import ContextVar\nv = ContextVar("v")\nt = v.set(3)', 'v.get()', '3'],
  ])('answers after %s: %s', async (head, expression, value) => {
    expect(await resultOf(`${head}\nresult = ${expression}`)).toBe(value);
  });

  it('sees the arguments of a call from the call that it makes', async () => {
    const code =
      "import inspect\nclass Kept:\n    def keep(self, ignore=[]):\n        frame = inspect.currentframe().f_back\n        _, _, _, names = inspect.getargvalues(frame)\n        self.kept = {k: v for k, v in names.items() if k not in set(ignore + ['self'])}\n        for k, v in self.kept.items():\n            setattr(self, k, v)\nclass Data(Kept):\n    def __init__(self, size, batch=64):\n        self.keep(ignore=['batch'])\nd = Data(28)\nresult = d.size, hasattr(d, 'batch'), d.kept";
    expect(await resultOf(code)).toBe("(28, False, {'size': 28})");
  });

  it('doesn’t miss what may have been set under a name that isn’t known', async () => {
    const code =
      'from lib import names\nclass A:\n    pass\na = A()\nfor name in names:\n    setattr(a, name, 1)\na.size\n';
    expect((await read(code)).problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('believes code that expects a layer not to have a setting', async () => {
    const code =
      'import torch\nfrom torch import nn\ndef make(layer):\n    try:\n        return layer(inplace=True)\n    except TypeError:\n        return layer()\nx = torch.zeros(1, 3, 8, 8)\nfor layer in (nn.GELU, nn.ReLU):\n    nn.MaxPool2d(2)(make(layer)(x))\n';
    const analysis = await read(code);
    expect(poolFlows(analysis)).toEqual([
      'MaxPool2d 1×3×8×8 → 1×3×4×4',
      'MaxPool2d 1×3×8×8 → 1×3×4×4',
    ]);
    expect(analysis.problems).toEqual([]);
  });
});
