import type { LibraryMember, LibraryModule } from '../contract.js';
import { constant, fn, libraryModule } from '../members.js';
import { networkNotInstalled } from './application-inputs.js';

/** The networks of `keras.applications`, by the module that makes them. */
const NETWORKS: Readonly<Record<string, readonly string[]>> = {
  convnext: ['ConvNeXtBase', 'ConvNeXtLarge', 'ConvNeXtSmall', 'ConvNeXtTiny', 'ConvNeXtXLarge'],
  densenet: ['DenseNet121', 'DenseNet169', 'DenseNet201'],
  efficientnet: Array.from('01234567', (size) => `EfficientNetB${size}`),
  efficientnet_v2: ['B0', 'B1', 'B2', 'B3', 'S', 'M', 'L'].map((size) => `EfficientNetV2${size}`),
  inception_resnet_v2: ['InceptionResNetV2'],
  inception_v3: ['InceptionV3'],
  mobilenet: ['MobileNet'],
  mobilenet_v2: ['MobileNetV2'],
  mobilenet_v3: ['MobileNetV3Large', 'MobileNetV3Small'],
  nasnet: ['NASNetLarge', 'NASNetMobile'],
  resnet: ['ResNet50', 'ResNet101', 'ResNet152'],
  resnet_v2: ['ResNet50V2', 'ResNet101V2', 'ResNet152V2'],
  vgg16: ['VGG16'],
  vgg19: ['VGG19'],
  xception: ['Xception'],
};

/** Other modules that hand on what one of these defines. */
const ALIASES: Readonly<Record<string, readonly [module: string, names: readonly string[]]>> = {
  resnet50: ['resnet', ['ResNet50']],
};

/** What a module of `keras.applications` has beside its networks. */
const BESIDE: Readonly<Record<string, LibraryMember>> = {
  preprocess_input: fn('x, data_format=None, **options', (args) => args.get('x')),
};

/** A network, read from Keras's own source where it is installed. */
function network(module: string, name: string): LibraryMember {
  return constant((context) => {
    const source = context.importModule(`keras.src.applications.${module}`);
    const found = source === null ? undefined : context.getAttribute(source, name);
    return found ?? context.named(`keras.applications._not_installed.${module}.${name}`);
  });
}

const modules = Object.entries(NETWORKS).map(([module, names]) => ({
  module,
  from: module,
  names,
}));
const aliases = Object.entries(ALIASES).map(([module, [from, names]]) => ({ module, from, names }));

/** The networks where their source isn't there. */
const notInstalled = modules.map(({ module, names }) =>
  libraryModule(
    `keras.applications._not_installed.${module}`,
    Object.fromEntries(names.map((name) => [name, networkNotInstalled(module, name)])),
  ),
);

/** `keras.applications` and its modules. */
export const applicationModules: readonly LibraryModule[] = [
  libraryModule(
    'keras.applications',
    Object.fromEntries(
      modules.flatMap(({ from, names }) => names.map((name) => [name, network(from, name)])),
    ),
  ),
  ...[...modules, ...aliases].map(({ module, from, names }) =>
    libraryModule(`keras.applications.${module}`, {
      ...Object.fromEntries(names.map((name) => [name, network(from, name)])),
      ...BESIDE,
    }),
  ),
  ...notInstalled,
];
