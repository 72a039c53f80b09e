const start = 'import torch\nfrom torch import nn\nnn.MaxPool2d(2)(torch.zeros(1, 1, 4, 4))\n';

const traps = [
  'x = [] * 10**9\ny = [0] * 10**9\nz = "pool" * 10**9\n',
  `x = [${'1,'.repeat(2_000_000)}]\n`,
  `x = ${'('.repeat(100_000)}1${')'.repeat(100_000)}\n`,
  ':\n'.repeat(50_000),
  'a, b = {}, {}\nfor _ in range(80):\n    a, b = {0: a, 1: a}, {0: b, 1: b}\nprint(a == b)\n',
  'import re\nre.match(r"(a|aa)+$", "a" * 60 + "b")\n',
  'net = nn.Sequential(*[nn.MaxPool2d(1) for _ in range(10**6)])\nprint(net(torch.zeros(1, 1, 8, 8)).shape)\n',
  'import os\nwhile True:\n    while os.urandom(1):\n        x = nn.MaxPool2d(1)(torch.zeros(1, 1, 4, 4))\n',
  'nn.MaxPool2d(10**5, stride=1)(torch.zeros(1, 512, 10**6, 10**6))\nnn.AdaptiveAvgPool2d(10**6)(torch.zeros(1, 1, 4, 4))\n',
] as const;

/** Code that takes a careless reader's memory or time; each begins with a pooling call. */
export const hostileFiles: readonly string[] = traps.map((trap) => `${start}${trap}`);
