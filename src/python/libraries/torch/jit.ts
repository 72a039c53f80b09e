import { bool } from '../../values/create.js';
import type { LibraryMember } from '../contract.js';
import { fn, libraryModule, sameAs } from '../members.js';
import { identityFunction } from './no-op-members.js';

/** `torch.jit`: scripting changes nothing of what a module computes. */
const members: Readonly<Record<string, LibraryMember>> = {
  script: identityFunction('obj=None'),
  trace: identityFunction('func=None'),
  freeze: identityFunction('mod=None'),
  ignore: fn('fn=None, drop=False', (args, context) =>
    args.isNone('fn') ? context.named('torch.jit.unused') : args.get('fn'),
  ),
  unused: identityFunction('fn=None'),
  export: identityFunction('fn=None'),
  interface: identityFunction('obj=None'),
  script_method: identityFunction('fn=None'),
  script_if_tracing: identityFunction('fn=None'),
  _script_if_tracing: identityFunction('fn=None'),
  _overload_method: identityFunction('func=None'),
  _overload: identityFunction('func=None'),
  is_scripting: fn('', () => bool(false)),
  is_tracing: fn('', () => bool(false)),
  annotate: fn('the_type, the_value', (args) => args.get('the_value')),
  ScriptModule: sameAs('torch.nn.Module'),
  Final: sameAs('typing.Final'),
};

/** `torch.jit` and its annotations. */
export const jitModules = [
  libraryModule('torch.jit', members),
  libraryModule('torch.jit.annotations', {}),
];
