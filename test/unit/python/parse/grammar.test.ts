import { describe, expect, it } from 'vitest';
import type { RawNode } from '../../../../src/python/parse/raw-node.js';
import { parseSyntax } from '../../../../src/python/parse/syntax.js';

/** A text's statements as `Assignment(Name,Number)`; what can't be read is `broken`. */
function treeOf(text: string): string {
  const root = parseSyntax(text, 0, false);
  return root === null ? 'broken' : root.children.map(shown).join(' ');
}

function shown({ type, children }: RawNode): string {
  return children.length === 0 ? type : `${type}(${children.map(shown).join(',')})`;
}

const expression = (tree: string): string => `ExpressionStatement(${tree})`;

/** Constructs by what the grammar makes of them as a statement's expression. */
const expressions: readonly (readonly [string, string])[] = [
  ['0. + .5 + 1_0.0e-1_0j', 'Binary(Binary(Number,Operator,Number),Operator,Number)'],
  ['0xFFor 0b1_0', 'Or(Number,Number)'],
  ['1if x else 2', 'Conditional(Number,Name,Number)'],
  ['1..real', 'Attribute(Number,Name)'],
  ['-x ** -y * z', 'Binary(Unary(Binary(Name,Operator,Unary(Name))),Operator,Name)'],
  ['await a.b ** 2', 'Binary(Await(Attribute(Name,Name)),Operator,Number)'],
  ['not a in b and c or d', 'Or(And(Not(Comparison(Name,Operator,Name)),Name),Name)'],
  ['a < b is not c', 'Comparison(Name,Operator,Name,Operator,Name)'],
  ['a if b else c if d else e', 'Conditional(Name,Name,Conditional(Name,Name,Name))'],
  ['lambda: a if b else c', 'Lambda(Conditional(Name,Name,Name))'],
  [
    'lambda a, /, b=1, *, c, **d: 0',
    'Lambda(Parameters(Parameter(Name),Slash,Parameter(Name,Default(Number)),Star,Parameter(Name),KeywordsParameter(Name)),Number)',
  ],
  [
    'a[*f(), 1:, ::2]',
    'Subscript(Name,Tuple(Starred(Call(Name,Arguments)),Slice(Number,Colon),Slice(Colon,Colon,Number)))',
  ],
  ['a[b := 1]', 'Subscript(Name,Named(Name,Number))'],
  [
    'f(a, *b, c=d, **e, g := h)',
    'Call(Name,Arguments(Name,Spread(Name),Keyword(Name,Name),KeywordSpread(Name),Named(Name,Name)))',
  ],
  ['f(x for x in y)', 'Call(Name,Comprehension(Name,ForClause(Name,Name)))'],
  [
    '[x async for x, *y in a if b or c for d in e]',
    'Comprehension(Name,ForClause(Tuple(Name,Starred(Name)),Name),IfClause(Or(Name,Name)),ForClause(Name,Name))',
  ],
  ['{a: b for a, b in c}', 'Comprehension(Pair(Name,Name),ForClause(Tuple(Name,Name),Name))'],
  ['{**a, "b": c}', 'Dict(DictSpread(Name),Pair(String,Name))'],
  ['{*a, b}', 'Set(Starred(Name),Name)'],
  ['(a,), (), (yield), (b := c)', 'Tuple(Tuple(Name),Tuple,Group(Yield),Group(Named(Name,Name)))'],
  ['*a, b', 'Tuple(Starred(Name),Name)'],
  [`u"a" rb'b' """c\n"d" """`, 'Concatenated(String,String,String)'],
  ['"a\\\nb" r"\\"" "\\\\"', 'Concatenated(String,String,String)'],
  [
    'f"{a["b"]}" f"{f"{f"{1}"}"}"',
    'Concatenated(FormatString(Field(Subscript(Name,String))),FormatString(Field(FormatString(Field(FormatString(Field(Number)))))))',
  ],
  [
    'f"a{x!r:>{w}}{y = }{z:=5}"',
    'FormatString(Text,Field(Name,Conversion,Specifier(Text,Field(Name))),Field(Name,Equals),Field(Name,Specifier(Text)))',
  ],
  [
    'f"{x != y}{(z := 1)}{*a, b}{ {1: 2}[1] }"',
    'FormatString(Field(Comparison(Name,Operator,Name)),Field(Group(Named(Name,Number))),Field(Tuple(Starred(Name),Name)),Field(Subscript(Dict(Pair(Number,Number)),Number)))',
  ],
  [
    'f"{{}}\\N{DASH}{x}" rf"\\{x}"',
    'Concatenated(FormatString(Text,Field(Name)),FormatString(Text,Field(Name)))',
  ],
  ["f'''{\nx # y\n:>5}'''", 'FormatString(Field(Name,Specifier(Text)))'],
  ['t"{x}"', 'FormatString(Field(Name))'],
  ['größe.变量', 'Attribute(Name,Name)'],
  ['match(x)', 'Call(Name,Arguments(Name))'],
  ['match * type - case', 'Binary(Binary(Name,Operator,Name),Operator,Name)'],
  ['type(x)', 'Call(Name,Arguments(Name))'],
  ['case.y', 'Attribute(Name,Name)'],
  ['print >> f, x', 'Tuple(Binary(Name,Operator,Name),Name)'],
];

/** Statements, and what the grammar makes of them. */
const statements: readonly (readonly [string, string])[] = [
  ['a = *b, c = yield', 'Assignment(Name,Tuple(Starred(Name),Name),Yield)'],
  [
    'a.b: int = 1, 2',
    'AnnotatedAssignment(Attribute(Name,Name),Annotation(Name),Tuple(Number,Number))',
  ],
  ['a //= yield from b', 'AugmentedAssignment(Name,AugmentedOperator,YieldFrom(Name))'],
  ['match = type = 3; pass;', 'Assignment(Name,Name,Number) Pass'],
  ['match[x]: int', 'AnnotatedAssignment(Subscript(Name,Name),Annotation(Name))'],
  [
    'type X[T: int = str, *U, **P] = list[T]',
    'TypeAlias(Name,TypeParameters(TypeParameter(Name,Annotation(Name),Name),TypeParameter(Name),TypeParameter(Name)),Subscript(Name,Name))',
  ],
  ['return *a, b', 'Return(Tuple(Starred(Name),Name))'],
  ['del a, b[0]', 'Delete(Tuple(Name,Subscript(Name,Number)))'],
  ['raise A from b', 'Raise(Name,Name)'],
  ['global a, b', 'Global(Name,Name)'],
  ['import a.b as c, d', 'Import(Imported(DottedName,Name),Imported(DottedName))'],
  [
    'from ...a import (b as c,\n d,)',
    'ImportFrom(Dots,DottedName,Imported(Name,Name),Imported(Name))',
  ],
  ['from . import *', 'ImportFrom(Dots,Star)'],
  [
    '@a[0].b(1)\n@c\n\nclass D: pass',
    'Decorated(Decorator(Call(Attribute(Subscript(Name,Number),Name),Arguments(Number))),Decorator(Name),Class(Name,Body(Pass)))',
  ],
  [
    'class A[T = int](B, c=D): x = 1; y',
    'Class(Name,TypeParameters(TypeParameter(Name,Name)),Arguments(Name,Keyword(Name,Name)),Body(Assignment(Name,Number),ExpressionStatement(Name)))',
  ],
  [
    'async def f(a, /, *b: *C, d: int = 1) -> e: ...',
    'Function(Name,Parameters(Parameter(Name),Slash,RestParameter(Name,Annotation(Starred(Name))),Parameter(Name,Annotation(Name),Default(Number))),Returns(Name),Body(ExpressionStatement(Ellipsis)))',
  ],
  [
    'with (a as b, c as d,): pass',
    'With(WithItem(Tuple(WithItem(Name,Name),WithItem(Name,Name))),Body(Pass))',
  ],
  [
    'with (a).b as (c, d), e as self.f: pass',
    'With(WithItem(Attribute(Group(Name),Name),Tuple(Name,Name)),WithItem(Name,Attribute(Name,Name)),Body(Pass))',
  ],
  [
    'async for x, *y in *a, b: pass\nelse: pass',
    'For(Tuple(Name,Starred(Name)),Tuple(Starred(Name),Name),Body(Pass),Else(Body(Pass)))',
  ],
  ['while x := f(): break', 'While(Named(Name,Call(Name,Arguments)),Body(Break))'],
  [
    'try: pass\nexcept* A as e: pass\nexcept B, C: pass\nfinally: pass',
    'Try(Body(Pass),Except(Name,Name,Body(Pass)),Except(Tuple(Name,Name),Body(Pass)),Finally(Body(Pass)))',
  ],
  [
    'if a:\n\tif b: c\n\n# d\n\telse: e\nelif f:\n  g',
    'If(Name,Body(If(Name,Body(ExpressionStatement(Name)),Else(Body(ExpressionStatement(Name))))),Elif(Name,Body(ExpressionStatement(Name))))',
  ],
  [
    'if a: \\\r\n  b\r\nelse:\r\n\r\n  c',
    'If(Name,Body(ExpressionStatement(Name)),Else(Body(ExpressionStatement(Name))))',
  ],
  [
    'def f():\n    x\n\f\n    y',
    'Function(Name,Parameters,Body(ExpressionStatement(Name),ExpressionStatement(Name)))',
  ],
  ['x = (a\n # b\n+ c)', 'Assignment(Name,Group(Binary(Name,Operator,Name)))'],
  ['x = a \\\n+ b', 'Assignment(Name,Binary(Name,Operator,Name))'],
  [
    'match (x, *y): # z\n  case _: pass',
    'Match(Tuple(Name,Starred(Name)),Case(CapturePattern(Name),Body(Pass)))',
  ],
  [
    'match -x:\n  case -1 | 1 + 2j: pass',
    'Match(Unary(Name),Case(UnionPattern(ValuePattern(Unary(Number)),ValuePattern(Binary(Number,Operator,Number))),Body(Pass)))',
  ],
  [
    'match x,:\n  case [a, (b), (c,)], *_ if d: pass',
    'Match(Tuple(Name),Case(SequencePattern(SequencePattern(CapturePattern(Name),GroupPattern(CapturePattern(Name)),SequencePattern(CapturePattern(Name))),StarPattern(Name)),Guard(Name),Body(Pass)))',
  ],
  [
    'match match:\n  case {A.b: c, "d": None, **e}: pass',
    'Match(Name,Case(MappingPattern(MappingItem(Attribute(Name,Name),CapturePattern(Name)),MappingItem(String,ValuePattern(None)),StarPattern(Name)),Body(Pass)))',
  ],
  [
    'match x:\n  case A.B(c, d=int() as e): pass',
    'Match(Name,Case(ClassPattern(Attribute(Name,Name),CapturePattern(Name),KeywordPattern(Name,AsPattern(ClassPattern(Name),Name))),Body(Pass)))',
  ],
];

const faulty: readonly string[] = [
  'x =\ny = 1',
  'x = (1\n',
  'f(,)',
  'f(a b)',
  'print "a"',
  'exec "x"',
  'a <> b',
  'a == not b',
  '[x for x in a, b]',
  'from a import ()',
  'if x:\ny',
  'def f():',
  'def f(a.b): pass',
  'def f()\n  pass',
  'class = 1',
  'x = 1__0',
  'x = 0x',
  'x = “a”',
  'x = a， b',
  'x = €',
  'x?',
  '"abc',
  '"a\nb"',
  "'''abc",
  'f"}"',
  'f"{}"',
  'f"{x"',
  "f'{x!z}'",
  'try: pass',
  'match x:\n  pass',
];

describe('the grammar', () => {
  it.each(expressions)('reads the expression %s', (text, tree) => {
    expect(treeOf(text)).toBe(expression(tree));
  });

  it.each(statements)('reads the statement %s', (text, tree) => {
    expect(treeOf(text)).toBe(tree);
  });

  it.each(faulty)('refuses %s', (text) => {
    expect(treeOf(text)).toBe('broken');
  });
});
