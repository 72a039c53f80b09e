import type { Words } from '../../engine/phrase.js';
import type { Span } from '../tree/nodes.js';
import { rangeOf } from '../tree/source-file.js';
import type { SourceRange } from '../site.js';
import { unknown } from '../values/create.js';
import type { UnknownValue, Value } from '../values/value.js';
import { Attributes } from './attributes.js';
import { Branching } from './branching.js';
import type { Budget } from './budget.js';
import { Calls } from './calls.js';
import { Classes } from './classes.js';
import { Comparison } from './comparison.js';
import { Context } from './context.js';
import { Contexts } from './contexts.js';
import { Descriptors } from './descriptors.js';
import { Exceptions } from './exceptions.js';
import { Expressions } from './expressions.js';
import { Generators } from './generators.js';
import { Iteration } from './iteration.js';
import { Journal } from './journal.js';
import { Layers } from './layers.js';
import { Libraries, type LibraryIndex } from './libraries.js';
import { Matching } from './matching.js';
import type { ModuleSources } from './module-sources.js';
import { Modules } from './modules.js';
import { Operators } from './operators.js';
import { Registries } from './registries.js';
import type { Scope } from './scope.js';
import { PresentCall } from './present-call.js';
import { Sites } from './sites.js';
import { Statements } from './statements.js';
import { Subscripts } from './subscripts.js';
import { Targets } from './targets.js';
import { Text } from './text.js';
import { Truth } from './truth.js';
import { WindowWatch } from './window-watch.js';

/** What one reading of a program shares: one object per concern, and where reading is just now. */
export class Interpreter {
  readonly budget: Budget;
  readonly training: boolean;
  readonly journal = new Journal();
  readonly libraries: Libraries;
  readonly modules: Modules;
  readonly registries: Registries;
  readonly present = new PresentCall();
  readonly sites: Sites;
  readonly layers: Layers;
  readonly exceptions: Exceptions;
  readonly attributes: Attributes;
  readonly descriptors: Descriptors;
  readonly truth: Truth;
  readonly text: Text;
  readonly comparison: Comparison;
  readonly operators: Operators;
  readonly iteration: Iteration;
  readonly subscripts: Subscripts;
  readonly targets: Targets;
  readonly calls: Calls;
  readonly classes: Classes;
  readonly expressions: Expressions;
  readonly branching: Branching;
  readonly statements: Statements;
  readonly matching: Matching;
  readonly contexts: Contexts;
  readonly generators: Generators;
  readonly windows: WindowWatch;
  readonly context: Context;

  /** What is carried out just now, for ranges of reasons and problems. */
  scope: Scope | null = null;
  span: Span | null = null;

  constructor(parts: {
    readonly budget: Budget;
    readonly training: boolean;
    readonly libraries: LibraryIndex;
    readonly sources: ModuleSources;
  }) {
    this.budget = parts.budget;
    this.training = parts.training;
    this.libraries = new Libraries(this, parts.libraries);
    this.modules = new Modules(this, parts.sources);
    this.registries = new Registries(this);
    this.sites = new Sites(this);
    this.layers = new Layers(this);
    this.exceptions = new Exceptions(this);
    this.attributes = new Attributes(this);
    this.descriptors = new Descriptors(this);
    this.truth = new Truth(this);
    this.text = new Text(this);
    this.comparison = new Comparison(this);
    this.operators = new Operators(this);
    this.iteration = new Iteration(this);
    this.subscripts = new Subscripts(this);
    this.targets = new Targets(this);
    this.calls = new Calls(this);
    this.classes = new Classes(this);
    this.expressions = new Expressions(this);
    this.branching = new Branching(this);
    this.statements = new Statements(this);
    this.matching = new Matching(this);
    this.contexts = new Contexts(this);
    this.generators = new Generators(this);
    this.windows = new WindowWatch(this);
    this.context = new Context(this);
  }

  /** Where reading is just now. */
  readonly here = (): SourceRange | null =>
    this.scope === null || this.span === null ? null : rangeOf(this.scope.file, this.span);

  /** An unknown value whose reason begins here. */
  unknown(reason: Words): UnknownValue {
    return unknown(reason, this.here());
  }

  /** The same operation on each alternative of a value, joined. */
  forEach(value: Value, operation: (alternative: Value) => Value): Value {
    if (value.kind !== 'either') return operation(value);
    return this.truth.joinAll(value.values.map(operation));
  }
}
