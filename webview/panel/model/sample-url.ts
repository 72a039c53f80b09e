import type { ModelState } from '../../../src/protocol/model-state.js';

/** The picture in the input's map as an image, in the one hue of heat; empty where it can't be made. */
export function samplePictureUrl(sample: NonNullable<ModelState['sample']>): string {
  const canvas = document.createElement('canvas');
  canvas.width = sample.columns;
  canvas.height = sample.rows;
  const context = canvas.getContext('2d');
  if (context === null) return '';
  const picture = context.createImageData(sample.columns, sample.rows);
  const isLight = /light/u.test(document.body.className);
  sample.data.forEach((level, at) => {
    const share = level / 255;
    const low = isLight ? [226, 236, 247] : [24, 38, 54];
    const high = isLight ? [10, 74, 138] : [120, 185, 255];
    for (let channel = 0; channel < 3; channel += 1) {
      const from = low[channel] ?? 0;
      picture.data[at * 4 + channel] = from + ((high[channel] ?? 0) - from) * share;
    }
    picture.data[at * 4 + 3] = 255;
  });
  context.putImageData(picture, 0, 0);
  return canvas.toDataURL('image/png');
}
