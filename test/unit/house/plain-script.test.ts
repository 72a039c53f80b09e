import vm from 'node:vm';
import { describe, expect, it } from 'vitest';
import { plainScript } from '../../../scripts/plain-script.mjs';

const run = (...modules: readonly string[]): Record<string, unknown> => {
  const page = vm.createContext({ seen: {} });
  for (const module of modules) vm.runInContext(plainScript(module), page);
  return vm.runInContext('seen', page) as Record<string, unknown>;
};

describe('a module of the webview as a plain script', () => {
  const chunk = 'var a=1;const b=()=>2;export{a as one,b};\n';

  it('takes what it imports from the shared chunk, minified or not', () => {
    const entry = 'import{b as two,one as i}from"./shared.js";seen.sum=i+two();';
    const readable =
      'import {\n  b as two,\n  one\n} from "./shared.js";\n\nseen.sum = one + two();\n';
    expect(run(chunk, entry)).toEqual({ sum: 3 });
    expect(run(chunk, readable)).toEqual({ sum: 3 });
  });

  it('keeps its names and its strictness to itself', () => {
    const entry = 'var a=5;seen.strict=(function(){return this===void 0})();export{a};';
    const other = 'var a=6;seen.other=a;';
    expect(run(entry, other)).toEqual({ strict: true, other: 6 });
  });

  it('leaves the address of a source map where it was', () => {
    expect(plainScript(`${chunk}//# sourceMappingURL=shared.js.map\n`)).toContain(
      '\n//# sourceMappingURL=shared.js.map\n',
    );
  });

  it('refuses a module that imports something else', () => {
    expect(() => plainScript('import{a}from"./chunk.js";')).toThrow(SyntaxError);
  });
});
