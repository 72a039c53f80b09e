import type { LibraryModule } from '../contract.js';
import { libraryModule, sameAs } from '../members.js';
import { openCvModules } from '../pictures/opencv.js';
import { pilModules } from '../pictures/pil.js';
import { lightningModules } from './lightning.js';
import { scikitModules } from './scikit-learn.js';
import { tfDataModules } from '../keras/tf-dataset.js';
import { loaderModules } from './torch-loader.js';
import { datasetModules } from './torchvision-datasets.js';
import { transformModules } from './torchvision-transforms.js';

/** Where the inputs of models come from: data sets, loaders and pictures. */
export const dataModules: readonly LibraryModule[] = [
  ...loaderModules,
  ...datasetModules,
  ...transformModules,
  ...pilModules,
  ...openCvModules,
  ...tfDataModules,
  ...lightningModules,
  ...scikitModules,
  {
    ...libraryModule('torchvision', {
      datasets: sameAs('torchvision.datasets'),
      transforms: sameAs('torchvision.transforms'),
    }),
    yieldsToSource: true,
  },
];
