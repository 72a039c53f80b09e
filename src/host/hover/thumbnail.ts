import { deflateSync } from 'node:zlib';
import { ColorThemeKind } from 'vscode';
import { thumbnailSvg, unpoolingThumbnail, type ThemeName } from '../../picture/index.js';
import type { PictureState, UnpoolingPicture } from '../../protocol/index.js';
import { translate } from '../translate.js';

/** An editor's hover is 250 pixels high at first: cost, notice and links must fit below. */
const WIDEST = 260;
const HIGHEST = 108;

/** A hover's Markdown may hold 100,000 characters; a longer picture would cut off its links. */
const LONGEST = 60_000;

const THEME: Readonly<Record<ColorThemeKind, ThemeName>> = {
  [ColorThemeKind.Light]: 'light',
  [ColorThemeKind.Dark]: 'dark',
  [ColorThemeKind.HighContrast]: 'hc',
  [ColorThemeKind.HighContrastLight]: 'hc-light',
};

/** A picture of the first window as the address of an image; null where it would be too long. */
export const thumbnail = (picture: PictureState, kind: ColorThemeKind): string | null =>
  addressOf(thumbnailSvg(picture, THEME[kind], WIDEST, HIGHEST, translate, deflate));

/** A picture of the first value that is put back; null where it would be too long. */
export const thumbnailOfUnpooling = (
  picture: UnpoolingPicture,
  kind: ColorThemeKind,
): string | null => addressOf(unpoolingThumbnail(picture, THEME[kind], WIDEST, HIGHEST, translate));

/** An address is sent to the window more than once, so its length is what a hover waits for. */
const deflate = (bytes: Uint8Array): Uint8Array =>
  deflateSync(bytes, { windowBits: 12, memLevel: 5 });

const addressOf = (svg: string): string | null => {
  const address = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
  return address.length > LONGEST ? null : address;
};
