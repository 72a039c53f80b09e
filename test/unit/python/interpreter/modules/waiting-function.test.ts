import { expect, it } from 'vitest';
import { waitingFunction } from '../../../../../src/python/interpreter/modules/waiting-function.js';

const HEADERS: readonly (readonly [string, boolean])[] = [
  ['def f(x, k=2, name="a", *, on=True, off=None):', true],
  ['def f(x: Tensor, act: Type[nn.Module] = nn.ReLU) -> Tensor:', true],
  ['async def f(\n    x,\n    sizes=(3, 3),\n):  # two', true],
  ['def f(*args, **options):', true],
  ['def f(k=size):', false],
  ['def f(k=-size):', false],
  ['def f(k=make(2)):', false],
  ['def f(k=sizes[0]):', false],
  ['def f(k=(2, size)):', false],
  ['def f(act=layers.get(1)):', false],
  ['@register\ndef f(x):', false],
  ['class f(x):', false],
  ['define(f)', false],
];

it.each(HEADERS)('%j may wait: %s', (header, waits) => {
  expect(waitingFunction(`${header}\n    return x\n`)).toBe(waits ? 'f' : null);
});
