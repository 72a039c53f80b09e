import { describe, expect, it } from 'vitest';
import { poolFlows, read, type Files } from '../support/read.js';

/** A package built as transformers is: lazy folders, configurations, outputs, decorators. */
const PACKAGE: Files = {
  '/env/transformers/__init__.py':
    "from typing import TYPE_CHECKING\nfrom .utils import _LazyModule\nif TYPE_CHECKING:\n    from .models import *\nelse:\n    import sys\n    sys.modules[__name__] = _LazyModule(__name__, globals()['__file__'], {})\n",
  '/env/transformers/models/__init__.py':
    'from typing import TYPE_CHECKING\nfrom ..utils import _LazyModule\nif TYPE_CHECKING:\n    from .tiny_net import *\n    from .other import *\nelse:\n    _LazyModule(__name__)\n',
  '/env/transformers/models/other/__init__.py': 'raise RuntimeError("not asked for")\n',
  '/env/transformers/models/tiny_net/__init__.py':
    'from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from .configuration_tiny_net import *\n    from .modeling_tiny_net import *\nelse:\n    _LazyModule(__name__)\n',
  '/env/transformers/models/tiny_net/configuration_tiny_net.py':
    "from huggingface_hub.dataclasses import strict\nfrom ...configuration_utils import PreTrainedConfig\nfrom ...utils import auto_docstring\n@auto_docstring(checkpoint='tiny')\n@strict\nclass TinyNetConfig(PreTrainedConfig):\n    model_type = 'tiny_net'\n    attribute_map = {'width': 'hidden_size'}\n    hidden_size: int = 8\n    kernel: int = 2\n    stages: list[int] | None = None\n    def __post_init__(self, **kwargs):\n        self.stages = list(self.stages or (1, 2))\n        super().__post_init__(**kwargs)\n__all__ = ['TinyNetConfig']\n",
  '/env/transformers/models/tiny_net/modeling_tiny_net.py':
    "from dataclasses import dataclass\nimport torch\nfrom torch import nn\nfrom ...modeling_layers import GradientCheckpointingLayer\nfrom ...modeling_utils import ALL_ATTENTION_FUNCTIONS, PreTrainedModel\nfrom ...utils import ModelOutput, auto_docstring, logging\nfrom ...utils.generic import can_return_tuple\nfrom .configuration_tiny_net import TinyNetConfig\nlogger = logging.get_logger(__name__)\n@dataclass\nclass TinyOutput(ModelOutput):\n    last_hidden_state: torch.FloatTensor | None = None\n    hidden_states: tuple | None = None\n    pooled: torch.FloatTensor | None = None\ndef eager(module, x):\n    return x, None\nclass TinyLayer(GradientCheckpointingLayer):\n    def __init__(self, config):\n        super().__init__()\n        self.config = config\n        self.conv = nn.Conv2d(config.width, config.hidden_size, 3, padding=1)\n    def forward(self, x):\n        attention = ALL_ATTENTION_FUNCTIONS.get_interface(self.config._attn_implementation, eager)\n        return attention(self, self.conv(x))[0]\n@auto_docstring\nclass TinyNetModel(PreTrainedModel):\n    config: TinyNetConfig\n    main_input_name = 'pixel_values'\n    def __init__(self, config):\n        super().__init__(config)\n        self.stem = nn.Conv2d(3, config.hidden_size, 1)\n        self.layers = nn.ModuleList([TinyLayer(config) for _ in config.stages])\n        self.pooler = nn.MaxPool2d(config.kernel)\n        self.post_init()\n    @can_return_tuple\n    @auto_docstring\n    def forward(self, pixel_values, output_hidden_states=None, **kwargs):\n        x = self.stem(pixel_values)\n        for layer in self.layers:\n            x = layer(x)\n        return TinyOutput(last_hidden_state=x, pooled=self.pooler(x))\n__all__ = ['TinyNetModel']\n",
  '/env/transformers/utils/__init__.py': 'from .generic import ModelOutput\n',
  '/env/transformers/utils/generic.py': 'raise RuntimeError("the table says it")\n',
  '/env/transformers/configuration_utils.py': 'raise RuntimeError("the table says it")\n',
  '/env/transformers/modeling_utils.py': 'raise RuntimeError("the table says it")\n',
  '/env/transformers/modeling_layers.py': 'raise RuntimeError("the table says it")\n',
};
const installed = ['/env'];
const READ = 'import torch\nfrom transformers import TinyNetConfig, TinyNetModel\n';

describe('transformers as installed', () => {
  it('is read through its lazy folders, with its configurations and outputs', async () => {
    const main = `${READ}out = TinyNetModel(TinyNetConfig(kernel=4))(torch.zeros(1, 3, 32, 32))\ntorch.nn.functional.avg_pool2d(out[0], 2)\nassert len(out) == 2 and out.to_tuple()[1] is out['pooled'] and 'hidden_states' not in out\n`;
    const analysis = await read({ ...PACKAGE, 'main.py': main }, { installed });
    expect(poolFlows(analysis)).toEqual([
      'MaxPool2d@pooler 1×8×32×32 → 1×8×8×8',
      'F.avg_pool2d 1×8×32×32 → 1×8×16×16',
    ]);
    expect(analysis.problems).toEqual([]);
  });

  it('lets names of a configuration stand for others, and labels follow from their number', async () => {
    const main = `${READ}c = TinyNetConfig(width=16, num_labels=3, extra=5)\nassert (c.hidden_size, c.width, c.extra, c.num_labels, len(c.id2label)) == (16, 16, 5, 3, 3)\nassert c.return_dict and c.stages == [1, 2]\n`;
    const analysis = await read({ ...PACKAGE, 'main.py': main }, { installed });
    expect(analysis.problems).toEqual([]);
  });

  it('lets the package put the settings of rotary embeddings in order', async () => {
    const files = {
      ...PACKAGE,
      '/env/transformers/modeling_rope_utils.py':
        "class RotaryEmbeddingConfigMixin:\n    default_theta = 10000.0\n    def convert_rope_params_to_dict(self, **kwargs):\n        self.rope_parameters = kwargs.pop('rope_scaling', None) or self.rope_parameters or {}\n        self.rope_parameters.setdefault('rope_theta', kwargs.pop('rope_theta', self.default_theta))\n        self.standardize_rope_params()\n        return kwargs\n    def standardize_rope_params(self):\n        self.rope_parameters.setdefault('rope_type', 'default')\n",
      'main.py':
        "from transformers.configuration_utils import PreTrainedConfig\nclass C(PreTrainedConfig):\n    rope_parameters: dict | None = None\nclass Plain(PreTrainedConfig):\n    size: int = 3\nc = C(rope_theta=500.0, extra=2)\nassert c.rope_parameters == {'rope_theta': 500.0, 'rope_type': 'default'} and c.extra == 2\nassert Plain(rope_theta=1.0).rope_theta == 1.0\n",
    };
    expect((await read(files, { installed })).problems).toEqual([]);
  });

  it('asks for timm where it is, and guesses nothing where it isn’t', async () => {
    const main =
      'import torch\nfrom transformers.utils import is_timm_available\nif is_timm_available():\n    import timm\ntimm.create_model("resnet18")(torch.zeros(1, 3, 32, 32))\n';
    expect((await read({ ...PACKAGE, 'main.py': main }, { installed })).problems).toEqual([]);
    const timm = 'from torch import nn\ndef create_model(name):\n    return nn.MaxPool2d(2)\n';
    const files = { ...PACKAGE, 'main.py': main, '/env/timm/__init__.py': timm };
    expect(poolFlows(await read(files, { installed }))).toEqual([
      'MaxPool2d 1×3×32×32 → 1×3×16×16',
    ]);
  });

  it('doesn’t invent what only a download would tell', async () => {
    const main = `${READ}out = TinyNetModel.from_pretrained('me/tiny')(torch.zeros(1, 3, 32, 32))\n`;
    const analysis = await read({ ...PACKAGE, 'main.py': main }, { installed });
    expect(poolFlows(analysis)).toEqual([]);
    expect(analysis.problems).toEqual([]);
  });
});

describe('long tables of numbers', () => {
  const table = (row: string): string =>
    `import torch\ndef row(p, n):\n    return [p / n ** i for i in range(n)]\nx = torch.tensor([${row} for p in range(3000)])\ntorch.nn.functional.max_pool1d(x, 2)\n`;

  it.each([
    ['a comprehension', '[p / 10000 ** (i / 64) for i in range(512)]'],
    ['a function of the code', 'row(p, 512)'],
  ])('have their sizes without being worked out: %s', async (_title, row) => {
    expect(poolFlows(await read(table(row)))).toEqual(['F.max_pool1d 3000×512 → 3000×256']);
  });

  it('are worked out where the rows may differ in length', async () => {
    const code =
      'rows = [[q for q in range(min(p, 20))] for p in range(2000)]\nimport torch\ntorch.zeros(1, 1, sum(len(r) for r in rows))\nx = torch.zeros(1, len(rows[3]), len(rows[-1]))\ntorch.nn.functional.max_pool1d(x, 2)\n';
    expect(poolFlows(await read(code))).toEqual(['F.max_pool1d 1×3×20 → 1×3×10']);
  });
});
