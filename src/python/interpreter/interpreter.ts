import type { Words } from '../../engine/phrase.js';
import type { Span } from '../tree/nodes.js';
import { rangeOf } from '../tree/source-file.js';
import type { Requirement } from '../requirement.js';
import type { SourceRange } from '../site.js';
import { unknown } from '../values/create.js';
import type { UnknownValue, Value } from '../values/value.js';
import { Attributes } from './classes/attributes.js';
import { Branching } from './control-flow/branching.js';
import { copyWork, type Budget } from './budget.js';
import { Calls } from './calls/calls.js';
import { Classes } from './classes/classes.js';
import { Comparison } from './operators/comparison.js';
import { Context } from './library-context.js';
import { Contexts } from './control-flow/with-statement.js';
import { Descriptors } from './classes/descriptors.js';
import { Exceptions } from './control-flow/exceptions.js';
import { Expressions } from './expressions/expressions.js';
import { Generators } from './control-flow/generators.js';
import { Iteration } from './control-flow/iteration.js';
import { UndoLog } from './control-flow/undo-log.js';
import { Layers } from './layer-stack.js';
import { Libraries, type LibraryIndex } from './modules/library-index.js';
import { Matching } from './control-flow/match-statement.js';
import type { ModuleSources } from './modules/module-sources.js';
import { ImportStatements } from './modules/import-statements.js';
import { Modules } from './modules/modules.js';
import { Operators } from './operators/operators.js';
import { Registries } from './modules/registries.js';
import type { Scope } from './scope.js';
import { PresentCall } from './calls/present-call.js';
import { Sites } from './sites/sites.js';
import { Statements } from './control-flow/statements.js';
import { PythonException } from './signals.js';
import { Subscripts } from './expressions/subscripts.js';
import { Targets } from './expressions/targets.js';
import { Text } from './expressions/text.js';
import { Trace } from './trace/trace.js';
import { Truth } from './control-flow/truth.js';
import { WindowWatch } from './sites/window-reads.js';

/** What one reading of a program shares: one object per concern, and where reading is just now. */
export class Interpreter {
  readonly budget: Budget;
  readonly training: boolean;
  readonly undoLog: UndoLog;
  readonly libraries: Libraries;
  readonly modules: Modules;
  readonly imports: ImportStatements;
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
  /** What models do, step by step; null: nobody asks. */
  readonly trace: Trace | null;

  /** Sizes that layers fixed while their inputs weren't known. */
  readonly requirements: Requirement[] = [];

  /** What is carried out just now, for ranges of reasons and problems. */
  scope: Scope | null = null;
  span: Span | null = null;

  constructor(parts: {
    readonly budget: Budget;
    readonly training: boolean;
    readonly traces?: boolean;
    readonly libraries: LibraryIndex;
    readonly sources: ModuleSources;
  }) {
    this.budget = parts.budget;
    this.undoLog = new UndoLog((items) => this.budget.spend(copyWork(items), this.here));
    this.training = parts.training;
    this.libraries = new Libraries(this, parts.libraries);
    this.modules = new Modules(this, parts.sources);
    this.imports = new ImportStatements(this, this.modules);
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
    this.trace = parts.traces === true ? new Trace(this) : null;
  }

  /** Where reading is just now. */
  readonly here = (): SourceRange | null =>
    this.scope === null || this.span === null ? null : rangeOf(this.scope.file, this.span);

  /** Where something of the code that is carried out stands. */
  rangeOf(span: Span): SourceRange | null {
    return this.scope === null ? null : rangeOf(this.scope.file, span);
  }

  /** An unknown value whose reason begins here. */
  unknown(reason: Words): UnknownValue {
    return unknown(reason, this.here());
  }

  /** The same operation on each alternative of a value, joined. */
  forEach(value: Value, operation: (alternative: Value) => Value): Value {
    if (value.kind !== 'either') return operation(value);
    const answers: Value[] = [];
    let failure: PythonException | null = null;
    for (const alternative of value.values) {
      try {
        answers.push(operation(alternative));
      } catch (error) {
        if (!(error instanceof PythonException)) throw error;
        failure ??= error;
      }
    }
    if (answers.length === 0 && failure !== null) throw failure;
    return this.truth.joinAll(answers);
  }
}
