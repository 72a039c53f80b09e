import * as v from 'valibot';
import { modelState } from '../../protocol/model-state.js';
import { fileReport } from '../../protocol/report.js';
import { list, record } from '../../protocol/schema.js';
import { exchange } from './exchange.js';

/** Everything that a module says, for programs and people without an editor; in English. */
export const reportFile = exchange(
  'reportFile',
  record({
    /** With formulas, and with changes of the code that help against its problems. */
    detailed: v.boolean(),
  }),
  fileReport,
);

/** The same, with every model that a module runs, on the input that it is run with. */
export const reportModels = exchange(
  'reportModels',
  record({}),
  record({ report: fileReport, models: list(modelState) }),
);
