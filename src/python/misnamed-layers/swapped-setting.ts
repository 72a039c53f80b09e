import { say, type Words } from '../../engine/phrase.js';
import type { ArgumentNode, CallNode } from '../tree/nodes.js';
import type { NameMismatch } from './name-mismatch.js';
import { calledName, type TreeNode } from './walk.js';

const LAYERS = /(conv|pool)/iu;

/** The settings of a window, by each name that a library gives them. */
const SETTINGS: Readonly<Record<string, string>> = {
  stride: 'stride',
  strides: 'stride',
  padding: 'padding',
  pad: 'padding',
  dilation: 'dilation',
  dilation_rate: 'dilation',
  kernel_size: 'kernel size',
  pool_size: 'kernel size',
};

/** A variable named after one setting that is given as another: `stride=padding`. */
export function swappedSettings(nodes: readonly TreeNode[]): NameMismatch[] {
  const mismatches: NameMismatch[] = [];
  for (const call of nodes) {
    if (call.kind !== 'call' || !LAYERS.test(calledName(call))) continue;
    for (const argument of call.args) {
      const found = swapped(argument);
      if (found === null || isDeliberate(call, found)) continue;
      mismatches.push({
        code: 'setting-under-other-name',
        message: say(
          'The variable `{variable}` is passed as `{parameter}`: it sets the {set}, and the {meant} stays what `{variable}=` says. Name it after what it does.',
          {
            ...found,
            set: settingName(found.parameter),
            meant: settingName(found.variable),
          },
        ),
        span: argument,
      });
    }
  }
  return mismatches;
}

/** What a setting is called in a sentence; its own name where it is no setting. */
const settingName = (parameter: string): Words => {
  switch (SETTINGS[parameter]) {
    case 'stride':
      return say('stride');
    case 'padding':
      return say('padding');
    case 'dilation':
      return say('dilation');
    case 'kernel size':
      return say('kernel size');
    case undefined:
    default:
      return parameter;
  }
};

interface Swapped {
  readonly parameter: string;
  readonly variable: string;
}

function swapped({ form, name, value }: ArgumentNode): Swapped | null {
  if (form !== 'keyword' || name === null || value.kind !== 'name') return null;
  const [meant, written] = [SETTINGS[name], SETTINGS[value.name]];
  if (meant === undefined || written === undefined || meant === written) return null;
  return { parameter: name, variable: value.name };
}

/** A stride of one kernel (`stride=kernel_size`) is how windows are laid side by side. */
function isDeliberate(call: CallNode, { parameter, variable }: Swapped): boolean {
  const kinds = [SETTINGS[parameter], SETTINGS[variable]];
  if (kinds.includes('kernel size') && kinds.includes('stride')) return true;
  return call.args.some(
    ({ form, name, value }) =>
      (form === 'positional' && value.kind === 'starred') ||
      // `padding=dilation, dilation=dilation` keeps the size: whoever wrote it knows both.
      (value.kind === 'name' &&
        value.name === variable &&
        (name === null || SETTINGS[name] === SETTINGS[variable])),
  );
}
