import type { Token } from './role-style.js';

/** A theme with every colour resolved, for pictures that leave the editor. */
export interface ResolvedTheme {
  readonly colours: Readonly<Record<Token, string>>;
  /** Width of the window's outline in pixels. */
  readonly outline: number;
  /** Heat from low to high, as `#rrggbb` stops; the diverging scale begins with `negative`. */
  readonly heat: {
    readonly low: string;
    readonly middle: string;
    readonly high: string;
    readonly negative: string;
  };
  readonly textFont: string;
  readonly codeFont: string;
}

/** Names of the themes that pictures can be made in without an editor. */
export type ThemeName = 'light' | 'dark' | 'hc' | 'hc-light';

const FONTS = {
  textFont: 'system-ui, -apple-system, "Segoe UI", Ubuntu, sans-serif',
  codeFont: 'ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace',
};

const DARK: ResolvedTheme = {
  ...FONTS,
  outline: 2.25,
  colours: {
    background: '#1f1f1f',
    text: '#cccccc',
    quiet: '#9d9d9d',
    cell: '#2c2c2c',
    'cell-border': '#393939',
    line: '#353535',
    index: '#a1a1a1',
    window: '#d09337',
    'window-tint': '#d0933721',
    'winner-tint': '#d0933757',
    'gradient-tint': '#d09337bf',
    projection: '#d0933773',
    'projection-tint': '#d093370d',
    'window-text': '#dda450',
    pad: '#5299f6',
    'pad-lines': '#457ac0',
    never: '#8a8a8a',
    drop: '#f14c4c',
    'drop-soft': '#f14c4c80',
    over: '#b180d7',
    'over-text': '#b180d7',
    track: '#454545',
    'track-border': 'none',
    'fan-b': '#b180d7',
    'fan-c': '#89d185',
    'fan-d': '#cca700',
    hairline: '#1f1f1f47',
    red: '#f14c4c',
    green: '#89d185',
    blue: '#3794ff',
    funnel: '#2b2b2b',
    'funnel-edge': 'none',
    ghost: '#5a5a5a',
    map: '#454545',
    'map-edge': 'none',
    'map-pool': '#8a8a8a',
    'map-shade': '#1f1f1f47',
    error: '#f85149',
    black: '#000000',
    white: '#ffffff',
  },
  heat: { low: '#222d3a', middle: '#3794ff', high: '#dbecff', negative: '#d18616' },
};

const LIGHT: ResolvedTheme = {
  ...FONTS,
  outline: 2.25,
  colours: {
    ...DARK.colours,
    background: '#ffffff',
    text: '#3b3b3b',
    quiet: '#616161',
    cell: '#f0f0f0',
    'cell-border': '#e2e2e2',
    line: '#e6e6e6',
    index: '#6c6c6c',
    window: '#b6791d',
    'window-tint': '#b6791d21',
    'winner-tint': '#b6791d57',
    'gradient-tint': '#b6791dbf',
    projection: '#b6791d73',
    'projection-tint': '#b6791d0d',
    'window-text': '#794e0d',
    pad: '#2176d8',
    'pad-lines': '#5898e2',
    never: '#858585',
    drop: '#e51400',
    'drop-soft': '#e5140080',
    over: '#652d90',
    'over-text': '#652d90',
    track: '#d4d4d4',
    'fan-b': '#652d90',
    'fan-c': '#388a34',
    'fan-d': '#bf8803',
    hairline: '#ffffff47',
    red: '#e51400',
    green: '#388a34',
    blue: '#1a85ff',
    funnel: '#f1f1f1',
    ghost: '#bcbcbc',
    map: '#d4d4d4',
    'map-pool': '#858585',
    'map-shade': '#ffffff47',
    error: '#c72e0f',
  },
  heat: { low: '#e4f0ff', middle: '#1a85ff', high: '#092f59', negative: '#d18616' },
};

const HC: ResolvedTheme = {
  ...DARK,
  outline: 3,
  colours: {
    ...DARK.colours,
    background: '#000000',
    text: '#ffffff',
    quiet: '#ffffff',
    cell: '#000000',
    'cell-border': '#6fc3df',
    line: '#6fc3df',
    index: '#ffffff',
    window: '#f38518',
    'window-tint': 'none',
    'winner-tint': 'none',
    projection: '#f38518',
    'projection-tint': 'none',
    'window-text': '#f38518',
    pad: '#ffffff',
    'pad-lines': '#bfbfbf',
    never: '#ffffff',
    drop: '#ffffff',
    'drop-soft': '#ffffff80',
    over: '#ffffff',
    track: '#000000',
    'track-border': '#ffffff',
    funnel: 'none',
    'funnel-edge': '#ffffff',
    ghost: '#ffffff',
    map: '#000000',
    'map-edge': '#ffffff',
    'map-pool': '#ffffff',
    'map-shade': '#00000047',
  },
};

const HC_LIGHT: ResolvedTheme = {
  ...LIGHT,
  outline: 3,
  colours: {
    ...LIGHT.colours,
    text: '#292929',
    quiet: '#292929',
    cell: '#ffffff',
    'cell-border': '#0f4a85',
    line: '#0f4a85',
    index: '#292929',
    window: '#b5200d',
    'window-tint': 'none',
    'winner-tint': 'none',
    projection: '#b5200d',
    'projection-tint': 'none',
    'window-text': '#b5200d',
    pad: '#292929',
    'pad-lines': '#5e5e5e',
    never: '#292929',
    drop: '#292929',
    'drop-soft': '#29292980',
    over: '#292929',
    track: '#ffffff',
    'track-border': '#292929',
    funnel: 'none',
    'funnel-edge': '#292929',
    ghost: '#292929',
    map: '#ffffff',
    'map-edge': '#292929',
    'map-pool': '#292929',
  },
};

/** Colours of VS Code's own themes, for hovers and for paper; a panel's come from the page. */
export const THEMES: Readonly<Record<ThemeName, ResolvedTheme>> = {
  dark: DARK,
  light: LIGHT,
  hc: HC,
  'hc-light': HC_LIGHT,
};
