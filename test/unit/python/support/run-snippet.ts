import { textOf } from '../../../../src/engine/phrase.js';
import { Budget, DEFAULT_LIMITS, type Limits } from '../../../../src/python/interpreter/budget.js';
import { Interpreter } from '../../../../src/python/interpreter/interpreter.js';
import { indexLibraries } from '../../../../src/python/interpreter/modules/library-index.js';
import { libraries } from '../../../../src/python/libraries/index.js';
import { standardLibrary } from '../../../../src/python/standard/index.js';
import { parser } from './parser.js';

const index = indexLibraries([...standardLibrary, ...libraries]);

/** Carries out a snippet and gives `repr(result)`, or the problems if it didn't get that far. */
export async function resultOf(code: string, limits: Partial<Limits> = {}): Promise<string> {
  const file = (await parser()).parse('main.py', code);
  const interpreter = new Interpreter({
    budget: new Budget({ ...DEFAULT_LIMITS, ...limits }, null, Date.now),
    training: false,
    libraries: index,
    sources: {
      load: () => null,
      roots: [''],
      installed: [],
      main: 'main.py',
      mainName: '__main__',
    },
  });
  const module = interpreter.modules.main(file);
  module.run();
  const problems = interpreter.sites.findings.problems.map((one) => textOf(one.message)).join('; ');
  const result = module.value.lookup('result');
  return result === undefined
    ? problems
    : interpreter.text.repr(result) + (problems && ` (${problems})`);
}
