import { describe, expect, it } from 'vitest';
import { annotatedShape } from '../../../../src/python/driver/annotated-shape.js';
import { commentedShape } from '../../../../src/python/driver/commented-shape.js';
import { shapeText } from '../support/read.js';

const told = (code: string, name = 'x'): string | null => {
  const found = commentedShape(code, name);
  return found === null ? null : shapeText(found.shape);
};

describe('the shape that words in the code give an input', () => {
  it('stands on the line of the def', () => {
    expect(told('def forward(self, x):  # (B, 3, 224, 200)\n    return x')).toBe('B×3×224×200');
    expect(told('def forward(\n    self,\n    x,  # 1x3x64x48\n):\n    return x')).toBe(
      '1×3×64×48',
    );
  });

  it('stands in a comment before the first statement, under the name of the parameter', () => {
    expect(told('def forward(self, img):\n    # img: 1x3x64x48\n    return img', 'img')).toBe(
      '1×3×64×48',
    );
    expect(told('def forward(self, x):\n    # mask: (1, 64, 48)\n    return x')).toBeNull();
  });

  it('stands in the docstring beside the name', () => {
    const code = (line: string): string =>
      `def forward(self, x):\n    """Runs.\n\n    Args:\n        ${line}\n    """\n    return x`;
    expect(told(code('x: tensor of shape (N, 3, 32, 30)'))).toBe('N×3×32×30');
    expect(told(code('Returns a tensor of shape (N, 10, 4, 4)'))).toBeNull();
    expect(told(code('x: tensor of shape (N, C, H, W)'))).toBeNull();
  });

  it('is not what a comment further down says of something else', () => {
    const code = 'def forward(self, x):\n    x = self.conv(x)  # (B, 64, 56, 56)\n    return x';
    expect(told(code)).toBeNull();
  });
});

describe('annotations of torchtyping and nptyping', () => {
  it.each([
    ['TensorType["batch", 3, 224, 224]', 'batch×3×224×224'],
    ['TensorType[1, 3, 64, 64, torch.float32]', '1×3×64×64'],
    ['TensorType["batch": 4, "c": 3, "h": 8, "w": 9]', '4×3×8×9'],
    ['NDArray[Shape["1, 3, 64, 64"], Float]', '1×3×64×64'],
    ['Float[Tensor, "b 3 224 224"]', 'b×3×224×224'],
  ])('%s', (annotation, shape) => {
    const found = annotatedShape(annotation);
    expect(found === null ? null : shapeText(found)).toBe(shape);
  });
});
