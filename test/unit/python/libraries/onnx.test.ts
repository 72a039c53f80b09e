import { describe, expect, it } from 'vitest';
import { poolingSites } from '../../../../src/core/site-search.js';
import { initialViewOptions, snapshot } from '../../../../src/present/index.js';
import type { PanelState } from '../../../../src/protocol/index.js';
import type { LayerSite } from '../../../../src/python/site.js';
import { read } from './support/read.js';

const HEAD = `import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
`;

const sitesOf = async (code: string): Promise<readonly LayerSite[]> => {
  const { sites, file } = await read(HEAD + code);
  return poolingSites(sites, file).map(({ site }) => site);
};

const stateOf = (site: LayerSite | undefined): PanelState => {
  if (site === undefined) throw new Error('no site');
  return snapshot(
    {
      kind: 'layer',
      call: { text: site.text, framework: 'ONNX', location: 'model.py:6' },
      site,
      stale: false,
      stopped: null,
      proposals: [],
    },
    initialViewOptions,
  );
};

const POOLED = `
X = helper.make_tensor_value_info("X", TensorProto.FLOAT, [1, 1, 4, 4])
Z = helper.make_tensor_value_info("Z", TensorProto.FLOAT, None)
down = helper.make_node("MaxPool", ["X"], ["Y", "I"], kernel_shape=[2, 2], strides=[2, 2])
mid = helper.make_node("Relu", ["Y"], ["R"])
up = helper.make_node("MaxUnpool", ["R", "I"], ["Z"], kernel_shape=[2, 2], strides=[2, 2])
graph = helper.make_graph([down, mid, up], "net", [X], [Z])
model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 22)])
`;

describe('a model of ONNX nodes', () => {
  it('is read node by node, where each is made', async () => {
    const sites = await sitesOf(POOLED);
    expect(sites.map(({ kind, role }) => `${role} ${kind}`)).toEqual([
      'constructor MaxPool',
      'constructor MaxUnpool',
    ]);
    const [down, up] = sites;
    expect(down?.flows[0]).toMatchObject({ input: [1, 1, 4, 4], output: [1, 1, 2, 2] });
    expect(up?.flows[0]).toMatchObject({ input: [1, 1, 2, 2], output: [1, 1, 4, 4] });
    expect(down?.pooling?.call.arguments).toEqual({
      kernel_shape: [2, 2],
      strides: [2, 2],
      Indices: true,
    });
    expect(stateOf(down).kind).toBe('ready');
    expect(stateOf(up)).toMatchObject({ kind: 'unpooling', indicesFrom: 'sample' });
  });

  it('keeps the indices of real values where the model is run', async () => {
    const sites = await sitesOf(`${POOLED}
from onnx.reference import ReferenceEvaluator
x = np.arange(16, dtype=np.float32).reshape(1, 1, 4, 4)
(z,) = ReferenceEvaluator(model).run(None, {"X": x})
import onnxruntime as ort
session = ort.InferenceSession(model.SerializeToString())
(w,) = session.run(["Z"], {"X": x})
`);
    const up = sites.find(({ kind }) => kind === 'MaxUnpool');
    const run = up?.flows.find(({ indices }) => (indices ?? null) !== null);
    expect(run?.indices?.data).toEqual(Float64Array.of(5, 7, 13, 15));
    expect(up?.flows).toHaveLength(3);
  });

  it('takes the values of an example of the operator, and its larger output', async () => {
    const [site] = await sitesOf(`
from onnx.backend.test.case.node import expect
node = onnx.helper.make_node(
    "MaxUnpool", inputs=["xT", "xI", "output_shape"], outputs=["y"], kernel_shape=[2, 2], strides=[2, 2]
)
xT = np.array([[[[5, 6], [7, 8]]]], dtype=np.float32)
xI = np.array([[[[5, 7], [13, 15]]]], dtype=np.int64)
output_shape = np.array((1, 1, 5, 5), dtype=np.int64)
expect(node, inputs=[xT, xI, output_shape], outputs=[], name="test")
`);
    const state = stateOf(site);
    if (state.kind !== 'unpooling') throw new Error(JSON.stringify(state));
    expect(state.header).toMatchObject({ input: '1×1×2×2', output: '1×1×5×5' });
    expect(Array.from(state.picture.places)).toEqual([6, 8, 16, 18]);
    expect(state.picture.indexed).toEqual([4, 4]);
    expect(state.indicesFrom).toBe('code');
    expect(state.inspector.notices.map(({ code }) => code)).toContain('indices-rebased');
  });

  it('takes an output shape that is a constant or an initializer', async () => {
    const [first, second] = await sitesOf(`
X = helper.make_tensor_value_info("X", TensorProto.FLOAT, [1, 1, 2, 2])
I = helper.make_tensor_value_info("I", TensorProto.INT64, [1, 1, 2, 2])
S = helper.make_tensor("S", TensorProto.INT64, [4], [1, 1, 5, 5])
T = numpy_helper.from_array(np.array([1, 1, 6, 6]), name="T")
a = helper.make_node("MaxUnpool", ["X", "I", "S"], ["A"], kernel_shape=[2, 2], strides=[2, 2])
c = helper.make_node("Constant", [], ["C"], value=T)
b = helper.make_node("MaxUnpool", ["X", "I", "C"], ["B"], kernel_shape=[2, 2], strides=[2, 2])
helper.make_graph([a, c, b], "net", [X, I], [], [S])
`);
    expect(first?.flows[0]?.output).toEqual([1, 1, 5, 5]);
    expect(second?.flows[0]?.output).toEqual([1, 1, 6, 6]);
  });

  it('asks for a size where nothing declares one', async () => {
    const [site] = await sitesOf(
      'helper.make_node("AveragePool", ["X"], ["Y"], kernel_shape=[3, 3], pads=[1, 1, 1, 1], count_include_pad=1)',
    );
    expect(stateOf(site).kind).toBe('needsShape');
  });

  it('keeps the names of open sizes', async () => {
    const [site] = await sitesOf(`
X = helper.make_tensor_value_info("X", TensorProto.FLOAT, ["batch", 3, 8, 8])
node = helper.make_node("GlobalAveragePool", ["X"], ["Y"])
helper.make_graph([node], "net", [X], [])
`);
    expect(stateOf(site)).toMatchObject({
      kind: 'ready',
      header: { input: 'batch×3×8×8', output: 'batch×3×1×1' },
    });
  });

  it('shows what ONNX says of a node that cannot be', async () => {
    const [pool, after] = await sitesOf(`
X = helper.make_tensor_value_info("X", TensorProto.FLOAT, [1, 1, 4, 4])
wrong = helper.make_node("MaxPool", ["X"], ["Y"], kernel_shape=[2, 2], strides=[2])
good = helper.make_node("MaxPool", ["X"], ["Z"], kernel_shape=[2, 2])
helper.make_graph([wrong, good], "net", [X], [])
`);
    const state = stateOf(pool);
    expect(state.kind === 'invalid' ? state.message : state.kind).toContain(
      'Attribute strides has incorrect size',
    );
    expect(stateOf(after).kind).toBe('ready');
  });

  it('leaves operators of other domains and models from files alone', async () => {
    const sites = await sitesOf(`
helper.make_node("MaxPool", ["X"], ["Y"], domain="com.example", kernel_shape=[2, 2])
import onnxruntime as ort
ort.InferenceSession("model.onnx").run(None, {"X": np.zeros((1, 1, 4, 4))})
`);
    expect(sites).toEqual([]);
  });
});
