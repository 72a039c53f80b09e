/** How grave a problem counts; `off`: it is not shown. */
export type ChosenSeverity = 'error' | 'warning' | 'information' | 'hint' | 'off';

const SEVERITIES: readonly ChosenSeverity[] = ['error', 'warning', 'information', 'hint', 'off'];

const HINT_LEVELS = ['off', 'shapes', 'shapesAndCost'] as const;
/** How much is written behind a call. */
export type HintLevel = (typeof HINT_LEVELS)[number];

const HINTED_LAYERS = ['pooling', 'all'] as const;
/** Behind which layers something is written. */
export type HintedLayers = (typeof HINTED_LAYERS)[number];

/** What a user may set under `poolscope.*`, checked. */
export interface Settings {
  readonly hover: boolean;
  readonly thumbnail: boolean;
  /** What is written behind each pooling call. */
  readonly inlayHints: HintLevel;
  /** Which layers have their shapes written behind them. */
  readonly hintedLayers: HintedLayers;
  readonly codeLens: boolean;
  readonly diagnostics: boolean;
  /** How grave what is found counts, by its code. */
  readonly severities: Readonly<Record<string, ChosenSeverity>>;
  readonly followCursor: boolean;
  /** Proposed first when an input size isn't known, by spatial rank. */
  readonly defaultInput: Readonly<Record<'1d' | '2d' | '3d', string>>;
  /** The version of a library whose rules hold, by framework name. */
  readonly frameworkVersions: Readonly<Record<string, string>>;
  readonly budget: {
    readonly steps: number;
    readonly depth: number;
    readonly containerSize: number;
    readonly milliseconds: number;
  };
}

/** The values of an untouched installation; `contributes.configuration` says the same. */
export const DEFAULT_SETTINGS: Settings = {
  hover: true,
  thumbnail: true,
  inlayHints: 'shapes',
  hintedLayers: 'pooling',
  codeLens: false,
  diagnostics: true,
  severities: {},
  followCursor: true,
  defaultInput: { '1d': '1, 3, 64', '2d': '1, 3, 224, 224', '3d': '1, 3, 16, 112, 112' },
  frameworkVersions: {},
  budget: { steps: 6_000_000, depth: 100, containerSize: 100_000, milliseconds: 4_000 },
};

/** Gives a raw setting, and `undefined` where none is set. */
export type RawSettings = (key: string) => unknown;

const flag = (raw: unknown, fallback: boolean): boolean =>
  typeof raw === 'boolean' ? raw : fallback;

const oneOf = <T>(allowed: readonly T[], raw: unknown, fallback: T): T =>
  allowed.find((value) => value === raw) ?? fallback;

const bounded = (raw: unknown, fallback: number, minimum: number, maximum: number): number =>
  typeof raw === 'number' && Number.isFinite(raw)
    ? Math.min(maximum, Math.max(minimum, Math.round(raw)))
    : fallback;

const sizes = (raw: unknown, fallback: string): string =>
  typeof raw === 'string' && /^\s*\d+(?:\s*,\s*\d+)*\s*$/u.test(raw) ? raw.trim() : fallback;

const versions = (raw: unknown): Readonly<Record<string, string>> =>
  typeof raw === 'object' && raw !== null
    ? Object.fromEntries(
        Object.entries(raw).filter(
          (entry): entry is [string, string] =>
            typeof entry[1] === 'string' && /^\d+(?:\.\d+)*$/u.test(entry[1]),
        ),
      )
    : {};

/** Severities by code; the terminal's `notice` is an information. What is none counts as not set. */
export const chosenSeverities = (raw: unknown): Settings['severities'] => {
  if (typeof raw !== 'object' || raw === null) return {};
  return Object.fromEntries(
    Object.entries(raw).flatMap(([code, value]: readonly [string, unknown]) => {
      const named = value === 'notice' ? 'information' : value;
      const severity = SEVERITIES.find((one) => one === named);
      return severity === undefined ? [] : [[code, severity]];
    }),
  );
};

/** Checks every raw setting; a value of the wrong kind counts as not set, a number is clamped. */
export const checkSettings = (raw: RawSettings): Settings => {
  const standard = DEFAULT_SETTINGS;
  return {
    hover: flag(raw('hover.enabled'), standard.hover),
    thumbnail: flag(raw('hover.thumbnail'), standard.thumbnail),
    inlayHints: oneOf(HINT_LEVELS, raw('inlayHints.level'), standard.inlayHints),
    hintedLayers: oneOf(HINTED_LAYERS, raw('inlayHints.layers'), standard.hintedLayers),
    codeLens: flag(raw('codeLens.enabled'), standard.codeLens),
    diagnostics: flag(raw('diagnostics.enabled'), standard.diagnostics),
    severities: chosenSeverities(raw('severities')),
    followCursor: flag(raw('panel.followCursor'), standard.followCursor),
    defaultInput: {
      '1d': sizes(raw('defaultInput.1d'), standard.defaultInput['1d']),
      '2d': sizes(raw('defaultInput.2d'), standard.defaultInput['2d']),
      '3d': sizes(raw('defaultInput.3d'), standard.defaultInput['3d']),
    },
    frameworkVersions: versions(raw('frameworkVersions')),
    budget: {
      steps: bounded(raw('analysis.maxSteps'), standard.budget.steps, 1_000, 100_000_000),
      depth: bounded(raw('analysis.maxDepth'), standard.budget.depth, 10, 1_000),
      containerSize: bounded(
        raw('analysis.maxContainerSize'),
        standard.budget.containerSize,
        100,
        10_000_000,
      ),
      milliseconds: bounded(
        raw('analysis.maxMilliseconds'),
        standard.budget.milliseconds,
        100,
        60_000,
      ),
    },
  };
};
