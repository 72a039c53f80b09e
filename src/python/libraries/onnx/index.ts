import { say } from '../../../engine/phrase.js';
import { list, NONE } from '../../values/create.js';
import type { Value } from '../../values/value.js';
import type { LibraryContext, LibraryMember, LibraryModule } from '../contract.js';
import { cls, fn, libraryModule, method } from '../members.js';
import { itemsOf, textOf } from './fields.js';
import { runNodes, type Tensors } from './graph.js';
import { makeNode, nodeProto } from './nodes.js';
import {
  fromArray,
  makeTensor,
  makeValueInfo,
  namedTensor,
  plainProto,
  tensorProto,
} from './protos.js';

const GRAPH =
  'nodes, name, inputs, outputs, initializer=None, doc_string=None, value_info=None, sparse_initializer=None';

/** The tensors that a graph begins with: its initializers, and its inputs where sizes are given. */
function beginnings(graph: Value, context: LibraryContext): Tensors {
  const found = ['input', 'initializer'].flatMap((field) => itemsOf(graph, field, context));
  return new Map(
    found.flatMap((value) => {
      const known = namedTensor(value, context);
      return known === null ? [] : [[known.name, known.tensor] as const];
    }),
  );
}

/** `make_graph(nodes, …)`: shapes flow through the nodes as soon as their inputs are declared. */
const makeGraph: LibraryMember = fn(GRAPH, (args, context) => {
  const graph = context.instantiate('onnx.GraphProto');
  const fields: readonly (readonly [string, Value])[] = [
    ['node', args.get('nodes')],
    ['name', args.get('name')],
    ['input', args.get('inputs')],
    ['output', args.get('outputs')],
    ['initializer', args.get('initializer')],
  ];
  for (const [name, value] of fields) context.setAttribute(graph, name, value);
  runNodes(itemsOf(graph, 'node', context), beginnings(graph, context), context);
  return graph;
});

const makeModel: LibraryMember = fn('graph, **options', (args, context) => {
  const model = context.instantiate('onnx.ModelProto');
  context.setAttribute(model, 'graph', args.get('graph'));
  return model;
});

/** A model as bytes is still that model. */
const modelProto: LibraryMember = cls({
  methods: { SerializeToString: method('', (args) => args.self) },
});

/** Runs a model on the arrays it is fed, and gives the outputs asked for, or all. */
function run(model: Value, asked: Value, feeds: Value, context: LibraryContext): Value {
  const graph = context.getAttribute(model, 'graph') ?? model;
  const tensors = beginnings(graph, context);
  if (feeds.kind === 'dict') {
    for (const { key, value } of feeds.entries.values()) {
      if (key.kind === 'string' && value.kind === 'tensor') tensors.set(key.value, value);
    }
  }
  runNodes(itemsOf(graph, 'node', context), tensors, context);
  const names =
    asked.kind === 'none'
      ? itemsOf(graph, 'output', context).map((output) =>
          textOf(context.getAttribute(output, 'name')),
        )
      : context.items(asked).map(textOf);
  return list(
    names.map(
      (name) =>
        tensors.get(name) ??
        context.unknown(say('the output `{name}` of the graph is not known', { name })),
    ),
  );
}

const MODEL = '_model';

/** `ReferenceEvaluator(model)` and `InferenceSession(model)`. */
const session = (feeds: string, options: string): LibraryMember =>
  cls({
    methods: {
      __init__: method('model, *args, **options', (args, context) => {
        context.setAttribute(args.self, MODEL, args.get('model'));
        return NONE;
      }),
      run: method(`output_names, ${feeds}, ${options}=None`, (args, context) => {
        const model = context.getAttribute(args.self, MODEL) ?? NONE;
        return run(model, args.get('output_names'), args.get(feeds), context);
      }),
    },
  });

/** `expect(node, inputs=[x, i], outputs=[y], name='…')` of ONNX's own examples. */
const expectNode: LibraryMember = fn(
  "node, inputs, outputs, name='', **options",
  (args, context) => {
    const node = args.get('node');
    const given = context.items(args.get('inputs'));
    const tensors: Tensors = new Map();
    itemsOf(node, 'input', context).forEach((name, index) => {
      const tensor = given[index];
      if (tensor?.kind === 'tensor') tensors.set(textOf(name), tensor);
    });
    runNodes([node], tensors, context);
    return NONE;
  },
);

const helpers: Readonly<Record<string, LibraryMember>> = {
  make_node: makeNode,
  make_tensor_value_info: makeValueInfo,
  make_tensor: makeTensor,
  make_graph: makeGraph,
  make_model: makeModel,
  make_opsetid: fn('domain, version', () => NONE),
  make_operatorsetid: fn('domain, version', () => NONE),
};

/** The tables of ONNX: models that are written node by node, and what runs them. */
export const onnxModules: readonly LibraryModule[] = [
  libraryModule('onnx', {
    NodeProto: nodeProto,
    GraphProto: plainProto,
    ModelProto: modelProto,
    ValueInfoProto: plainProto,
    TensorProto: tensorProto,
  }),
  libraryModule('onnx.helper', helpers),
  libraryModule('onnx.numpy_helper', { from_array: fromArray }),
  libraryModule('onnx.checker', { check_model: fn('model, *args, **options', () => NONE) }),
  libraryModule('onnx.shape_inference', {
    infer_shapes: fn('model, *args, **options', (args) => args.get('model')),
  }),
  libraryModule('onnx.reference', { ReferenceEvaluator: session('feed_inputs', 'attributes') }),
  libraryModule('onnx.backend.test.case.node', { expect: expectNode }),
  libraryModule('onnxruntime', { InferenceSession: session('input_feed', 'run_options') }),
];
