import { say } from '../../../../engine/phrase.js';
import { tuple } from '../../../values/create.js';
import type { TensorValue } from '../../../values/tensor.js';
import { arrayLike } from '../../arrays/array.js';
import type { Operation } from './operation.js';

/** `torch.unique`: how many values differ is known only where the values are. */
export const unique: Operation = {
  signature: 'sorted=True, return_inverse=False, return_counts=False, dim=None',
  run: (input, args, context) => {
    const { numbers } = input;
    if (numbers?.origin !== 'literal' || !args.isNone('dim')) {
      return context.giveUp(say('how many values differ depends on the data'));
    }
    const values = [...new Set(numbers.data)].sort((a, b) => a - b);
    const line = (data: Float64Array): TensorValue =>
      arrayLike(input, [data.length], { numbers: { ...numbers, data } });
    const outputs = [line(Float64Array.from(values))];
    if (args.flag('return_inverse')) {
      const places = numbers.data.map((value) => values.indexOf(value));
      outputs.push(arrayLike(input, input.shape ?? [], { numbers: { ...numbers, data: places } }));
    }
    if (args.flag('return_counts')) {
      const counts = values.map((value) => numbers.data.filter((one) => one === value).length);
      outputs.push(line(Float64Array.from(counts)));
    }
    const [only] = outputs;
    return outputs.length === 1 && only !== undefined ? only : tuple(outputs);
  },
};
