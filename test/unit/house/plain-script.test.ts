import vm from 'node:vm';
import { describe, expect, it } from 'vitest';
import { embeddable, plainScript } from '../../../scripts/plain-script.mjs';

type Modules = Readonly<Record<string, string>>;

/** Runs modules as scripts of one page, which notes what it is asked to fetch. */
const run = (modules: Modules): Record<string, unknown> => {
  const page = vm.createContext({ seen: {} });
  vm.runInContext(
    'var poolscopePage = { parts: {}, load: (names) => void (seen.fetched = names.join(" ")) }',
    page,
  );
  for (const [name, module] of Object.entries(modules)) {
    const script = plainScript(name, module, (other) => ['needed', other]);
    vm.runInContext(embeddable(script), page);
  }
  return vm.runInContext('seen', page) as Record<string, unknown>;
};

describe('a module of the webview as a plain script', () => {
  const chunk = 'var a=1;const b=()=>2;export{a as one,b};\n';

  it('takes what it imports from other scripts, minified or not', () => {
    const other = 'var c=3;export{c};';
    const entry =
      'import{b as two,one as i}from"./chunk.js";import{c}from"./other.js";seen.sum=i+two()+c;';
    const readable =
      'import {\n  b as two,\n  one\n} from "./chunk.js";\nimport "./other.js";\n\nseen.sum = one + two();\n';
    expect(run({ chunk, other, entry })).toEqual({ sum: 6 });
    expect(run({ chunk, other, entry: readable })).toEqual({ sum: 3 });
  });

  it('has what it imports later fetched, with what that needs', () => {
    expect(run({ entry: 'seen.later=import("./part-A1.js");' })).toEqual({
      fetched: 'needed part-A1',
    });
  });

  it('keeps its names and its strictness to itself', () => {
    const entry = 'var a=5;seen.strict=(function(){return this===void 0})();export{a};';
    const other = 'var a=6;seen.other=a;';
    expect(run({ entry, other })).toEqual({ strict: true, other: 6 });
  });

  it('leaves the address of a source map where it was', () => {
    expect(plainScript('chunk', `${chunk}//# sourceMappingURL=chunk.js.map\n`)).toContain(
      '\n//# sourceMappingURL=chunk.js.map\n',
    );
  });

  it('says the same where its text would end the element that holds it', () => {
    const entry = 'seen.text="</script><!--"+/<!--/.source;';
    expect(embeddable(plainScript('entry', entry))).not.toMatch(/<!--|<\/script/);
    expect(run({ entry })).toEqual({ text: String.raw`</script><!--\x3C!--` });
  });

  it('refuses a module that imports something else', () => {
    expect(() => plainScript('entry', 'import{a}from"lit";')).toThrow(SyntaxError);
  });
});
