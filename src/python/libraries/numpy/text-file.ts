import { say } from '../../../engine/phrase.js';
import { symbol } from '../../dimension.js';
import { fromFile, unknownColumns } from '../arrays/loaded-table.js';
import { arrayOfUnknownShape } from '../arrays/array.js';
import { fn } from '../members.js';
import { arrayOf, numpy } from './family.js';

/** `loadtxt` and `genfromtxt`: the columns where code names them, the rows never. */
export const textFile = fn(
  'fname, *args, usecols=None, unpack=False, ndmin=0, names=None, **options',
  (args, context) => {
    if (args.flag('unpack') || !args.isNone('names')) {
      return context.unknown(say('what a file holds is not read'));
    }
    const columns = args.get('usecols');
    const rows = symbol('rows');
    if (columns.kind === 'int') return arrayOf(numpy, [rows]);
    if ((columns.kind === 'tuple' || columns.kind === 'list') && columns.items.length > 1) {
      return arrayOf(numpy, [rows, columns.items.length]);
    }
    if (args.integer('ndmin') === 2) return arrayOf(numpy, [rows, unknownColumns()]);
    const unread = context.unknown(say('what a file holds is not read'));
    return fromFile(arrayOfUnknownShape(arrayOf(numpy, []), unread));
  },
);
