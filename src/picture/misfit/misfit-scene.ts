import type { Translate } from '../../engine/phrase.js';
import type { MisfitPicture } from '../../protocol/index.js';
import type { Scene } from '../shapes/shape.js';
import { lostScene } from './lost-scene.js';
import { rowsScene } from './rows-scene.js';
import { stairsScene } from './stairs-scene.js';

/** Why sizes don't fit, as a drawing. */
export function misfitScene(
  picture: MisfitPicture,
  maxWidth: number,
  maxHeight: number,
  t: Translate,
): Scene {
  switch (picture.kind) {
    case 'stairs':
      return stairsScene(picture, t('input'), maxWidth, maxHeight);
    case 'rows':
      return rowsScene(picture, {
        before: t('one row, one sample'),
        after: t('sample 0 runs on into row 1'),
      });
    case 'lost':
      return lostScene(picture, {
        count: (cells) =>
          picture.isRows
            ? t('{count} rows', { count: cells })
            : t('{count} columns', { count: cells }),
      });
    default:
      return picture satisfies never;
  }
}

/** The same in words, for those who can't see it. */
export function misfitTitle(picture: MisfitPicture, t: Translate): string {
  switch (picture.kind) {
    case 'stairs': {
      const { arrives, asked } = picture;
      return `${t('Maps on the way')}: ${arrives}, ${asked}`;
    }
    case 'rows':
      return t('{before}, then {after}', {
        before: picture.before.join(' × '),
        after: picture.after.join(' × '),
      });
    case 'lost': {
      const [from, pooling, to] = picture.names;
      const [before, after, joined] = picture.sizes;
      return `${from} ${before}, ${pooling} ${after}, ${to} ${joined}`;
    }
    default:
      return picture satisfies never;
  }
}
