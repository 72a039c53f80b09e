import type { Expression, Statement } from '../../tree/nodes.js';
import type { SourceFile } from '../../tree/source-file.js';
import type { ModuleValue } from '../../values/value.js';

/**
 * Whether a package loads its modules when something of them is asked for, as transformers and
 * diffusers do: in place of itself it leaves a `_LazyModule`, which lists the folder's files.
 */
export function loadsLazily(file: SourceFile): boolean {
  return file.path.endsWith('__init__.py') && file.text.includes('_LazyModule(');
}

/** The statements with `if TYPE_CHECKING:` taken: to type checkers, such a package says what it holds. */
export function asTypeCheckersSee(statements: readonly Statement[]): readonly Statement[] {
  return statements.flatMap((one) =>
    one.kind === 'if' && asksForTypeChecking(one.test) ? one.then : [one],
  );
}

function asksForTypeChecking(test: Expression): boolean {
  if (test.kind === 'name') return test.name === 'TYPE_CHECKING';
  if (test.kind === 'attribute') return test.name === 'TYPE_CHECKING';
  return test.kind === 'boolean' && [test.left, test.right].some(asksForTypeChecking);
}

/**
 * Orders the modules that a name may come from: last those whose own name the wanted one begins with
 * (`rt_detr` for `RTDetrModel`), since the last is asked first. In a package that loads lazily a name
 * has one home, so that any order finds the same.
 */
export function likelyFirst(stars: ModuleValue[], wanted: string): void {
  const word = wanted.toLowerCase();
  const rank = ({ name }: ModuleValue): number => {
    const own = name
      .slice(name.lastIndexOf('.') + 1)
      .replaceAll('_', '')
      .toLowerCase();
    return word.startsWith(own) ? own.length : 0;
  };
  stars.sort((a, b) => rank(a) - rank(b));
}
