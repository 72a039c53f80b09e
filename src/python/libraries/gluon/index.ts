import { string } from '../../values/create.js';
import type { LibraryModule } from '../contract.js';
import { cls, fn, libraryModule, sameAs } from '../members.js';
import { arrayClass } from '../numpy/array-class.js';
import { randomFunctions } from '../numpy/creation.js';
import { mxnetNumpy } from '../numpy/family.js';
import { arrayModuleMembers } from '../numpy/index.js';
import { block, parameterClass, parameters, sequential } from './blocks.js';
import { extensions } from './extensions.js';
import { layers } from './layers.js';

/** The tables of MXNet and Gluon. */
export const gluonModules: readonly LibraryModule[] = [
  libraryModule('mxnet', {
    gluon: sameAs('mxnet.gluon'),
    np: sameAs('mxnet.np'),
    npx: sameAs('mxnet.npx'),
    nd: sameAs('mxnet.nd'),
    cpu: fn('*args', () => string('cpu')),
    gpu: fn('*args', () => string('gpu')),
  }),
  libraryModule('mxnet.np', { ...arrayModuleMembers(mxnetNumpy), ndarray: arrayClass(mxnetNumpy) }),
  libraryModule('mxnet.np.random', randomFunctions(mxnetNumpy)),
  libraryModule('mxnet.npx', extensions),
  libraryModule('mxnet.nd', { ...arrayModuleMembers(mxnetNumpy), ...extensions }),
  libraryModule('mxnet.sym', extensions),
  libraryModule('mxnet.gluon', {
    Parameter: parameterClass,
    ParameterDict: parameters,
    Block: sameAs('mxnet.gluon.nn.Block'),
    HybridBlock: sameAs('mxnet.gluon.nn.HybridBlock'),
  }),
  libraryModule('mxnet.gluon.nn', {
    ...layers,
    Block: block,
    HybridBlock: cls({ bases: ['mxnet.gluon.nn.Block'], isLayer: true }),
    Sequential: sequential,
    HybridSequential: sequential,
  }),
];
