import * as v from 'valibot';
import { reportedCall } from '../../protocol/report-state.js';
import { list, record } from '../../protocol/schema.js';
import { givenSizes, sourceRange } from './code.js';
import { exchange } from './exchange.js';

/** What a report says of each pooling call of a module. */
export const reportCalls = exchange(
  'reportCalls',
  record({ given: givenSizes }),
  list(record({ ...reportedCall, id: v.string(), range: sourceRange })),
);
