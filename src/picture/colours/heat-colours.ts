import type { HeatScale } from './heat-levels.js';
import type { ResolvedTheme } from './theme.js';

/** Red, green and blue, 0 to 255. */
export type Rgb = readonly [red: number, green: number, blue: number];

const known = new WeakMap<ResolvedTheme, Map<string, Rgb>>();

/** The colour of a level, 0 to 255, on a heat scale in a theme; the same one isn't mixed twice. */
export function heatColour(theme: ResolvedTheme, scale: HeatScale, level: number): Rgb {
  let colours = known.get(theme);
  if (colours === undefined) {
    colours = new Map();
    known.set(theme, colours);
  }
  const key = `${scale} ${String(level)}`;
  let colour = colours.get(key);
  if (colour === undefined) {
    colour = mixed(theme, scale, level);
    if (Number.isInteger(level)) colours.set(key, colour);
  }
  return colour;
}

function mixed(theme: ResolvedTheme, scale: HeatScale, level: number): Rgb {
  const { low, middle, high, negative } = theme.heat;
  const stops = scale === 'sequential' ? [low, middle, high] : [negative, low, middle];
  const place = (level / 255) * 2;
  const index = Math.min(1, Math.floor(place));
  const from = rgbOf(stops[index] ?? low);
  const to = rgbOf(stops[index + 1] ?? high);
  const share = place - index;
  return [mix(from[0], to[0], share), mix(from[1], to[1], share), mix(from[2], to[2], share)];
}

const mix = (from: number, to: number, share: number): number =>
  Math.round(from + (to - from) * share);

/** `#rrggbb` as numbers; black where it is something else. */
export function rgbOf(hex: string): Rgb {
  const match = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})/iu.exec(hex);
  if (match === null) return [0, 0, 0];
  const [, red = '0', green = '0', blue = '0'] = match;
  return [parseInt(red, 16), parseInt(green, 16), parseInt(blue, 16)];
}

/** Numbers as `#rrggbb`. */
export const hexOf = (colour: Rgb): string =>
  `#${colour.map((part) => part.toString(16).padStart(2, '0')).join('')}`;

/** Black or white, whichever reads better on a colour (WCAG's relative luminance). */
export function inkOn(colour: Rgb): '#000000' | '#ffffff' {
  const [red, green, blue] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  const luminance = 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
  return luminance > 0.179 ? '#000000' : '#ffffff';
}
