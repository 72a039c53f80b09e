/** What can stand for a layer: Python that is called with the input. */
export interface StandIn {
  readonly imports: readonly string[];
  /** A function that has to be there first; null where an expression says it all. */
  readonly definition: { readonly name: string; readonly text: string } | null;
  /** The layer, or the function's name. */
  readonly layer: string;
  /** Whether it can stand only where a value of its own is wanted: no container takes it. */
  readonly alone: boolean;
  /** The result for an input, where that is shorter than calling the layer. */
  readonly result: ((input: string) => string) | null;
}

/** Code that defines a layer `name`, as an assignment or a function of `x`. */
export function standInOf(name: string, imports: readonly string[], body: string): StandIn {
  const assigned = `${name} = `;
  if (body.startsWith(assigned)) {
    const layer = body.slice(assigned.length);
    return { imports, definition: null, layer, alone: false, result: null };
  }
  const [, first = '', ...others] = body.trimEnd().split('\n');
  const returned = /^\s+return (.+)$/u.exec(first)?.[1];
  return {
    imports,
    definition: { name, text: body.trimEnd() },
    layer: name,
    alone: true,
    result:
      returned === undefined || others.length > 0 ? null : (input) => withInput(returned, input),
  };
}

/** The same with another name for its function. */
export function renamed(standIn: StandIn, name: string): StandIn {
  const { definition } = standIn;
  if (definition === null) return standIn;
  const header = new RegExp(`^def ${definition.name}\\(`, 'u');
  return {
    ...standIn,
    definition: { name, text: definition.text.replace(header, `def ${name}(`) },
    layer: name,
  };
}

/** An expression of `x` for an input: in parentheses where it isn't an argument of its own. */
const withInput = (expression: string, input: string): string =>
  expression
    .replaceAll(/(?<=[(,]\s*)x(?=\s*[,)])/gu, () => input)
    .replaceAll(/(?<=-)x\b/gu, () => (/^[\w.]+$/u.test(input) ? input : `(${input})`));

/** A whole program that gives `y`, the stand-in's result for zeros of a shape. */
export function programOf(
  { imports, definition, layer }: StandIn,
  zeros: { readonly imports: readonly string[]; readonly text: string },
): string {
  return [
    ...new Set([...zeros.imports, ...imports]),
    ...(definition === null ? [] : [definition.text]),
    `layer = ${layer}`,
    `x = ${zeros.text}`,
    'y = layer(x)',
    '',
  ].join('\n');
}
