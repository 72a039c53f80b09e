import { css } from 'lit';

/**
 * The picture's colours from those of the editor, on the page's body; they change with the theme by
 * themselves. The Lab sets `--ps-background` to its own. The one orange is that of class symbols,
 * which themes keep opaque and strong; some derive the charts' orange from a translucent highlight.
 */
const themeSheet = css`
  body {
    margin: 0;
    padding: 0;
    --ps-foreground: var(--vscode-foreground, #ccc);
    --ps-background: var(--vscode-editor-background, #1f1f1f);
    /* Themes may make chart colours translucent; lines and numbers need them solid. */
    --ps-chart-orange: rgb(from var(--vscode-charts-orange, #d18616) r g b);
    --ps-chart-blue: rgb(from var(--vscode-charts-blue, #3794ff) r g b);
    --ps-chart-red: rgb(from var(--vscode-charts-red, #f14c4c) r g b);
    --ps-chart-purple: rgb(from var(--vscode-charts-purple, #b180d7) r g b);
    --ps-chart-green: rgb(from var(--vscode-charts-green, #89d185) r g b);
    --ps-chart-yellow: rgb(from var(--vscode-charts-yellow, #cca700) r g b);
    --ps-text: var(--ps-foreground);
    /* Some themes describe in the colour of the text itself: what is quiet would not be. */
    --ps-quiet: color-mix(in srgb, var(--ps-foreground) 74%, var(--ps-background));
    --ps-cell: color-mix(in srgb, var(--ps-foreground) 7.5%, var(--ps-background));
    --ps-cell-border: color-mix(in srgb, var(--ps-foreground) 15%, var(--ps-background));
    --ps-line: color-mix(in srgb, var(--ps-foreground) 13%, var(--ps-background));
    --ps-section: var(--vscode-panel-border, var(--ps-line));
    --ps-index: color-mix(in srgb, var(--ps-foreground) 75%, var(--ps-background));
    --ps-orange: var(--vscode-symbolIcon-classForeground, var(--ps-chart-orange));
    --ps-window: color-mix(in srgb, var(--ps-orange) 82%, var(--ps-foreground));
    --ps-window-tint: color-mix(in srgb, var(--ps-window) 13%, transparent);
    --ps-winner-tint: color-mix(in srgb, var(--ps-window) 34%, transparent);
    --ps-gradient-tint: color-mix(in srgb, var(--ps-window) 75%, transparent);
    --ps-projection: color-mix(in srgb, var(--ps-window) 45%, transparent);
    --ps-projection-tint: color-mix(in srgb, var(--ps-window) 5%, transparent);
    --ps-projection-dash: none;
    --ps-window-text: color-mix(in srgb, var(--ps-orange) 75%, white);
    --ps-outline: 2.25;
    --ps-pad: color-mix(in srgb, var(--ps-chart-blue) 82%, var(--ps-foreground));
    --ps-pad-lines: color-mix(in srgb, var(--ps-pad) 75%, var(--ps-background));
    --ps-never: color-mix(in srgb, var(--ps-foreground) 62%, var(--ps-background));
    --ps-drop: var(--ps-chart-red);
    --ps-drop-soft: color-mix(in srgb, var(--ps-drop) 50%, transparent);
    --ps-over: var(--ps-chart-purple);
    --ps-over-text: var(--ps-over);
    --ps-track: color-mix(in srgb, var(--ps-foreground) 22%, var(--ps-background));
    --ps-track-border: none;
    --ps-funnel: color-mix(in srgb, var(--ps-foreground) 7%, var(--ps-background));
    --ps-funnel-edge: none;
    --ps-lane: color-mix(in srgb, var(--ps-foreground) 50%, var(--ps-background));
    --ps-ghost: color-mix(in srgb, var(--ps-foreground) 34%, var(--ps-background));
    --ps-map: color-mix(in srgb, var(--ps-foreground) 22%, var(--ps-background));
    --ps-map-edge: none;
    --ps-map-pool: color-mix(in srgb, var(--ps-foreground) 62%, var(--ps-background));
    --ps-map-shade: color-mix(in srgb, var(--ps-background) 28%, transparent);
    --ps-error: var(--vscode-errorForeground, var(--ps-drop));
    --ps-fan-b: var(--ps-chart-purple);
    --ps-fan-c: var(--ps-chart-green);
    --ps-fan-d: var(--ps-chart-yellow);
    --ps-hairline: color-mix(in srgb, var(--ps-background) 28%, transparent);
    --ps-red: var(--ps-chart-red);
    --ps-green: var(--ps-chart-green);
    --ps-blue: var(--ps-chart-blue);
    --ps-chosen: var(--vscode-inputOption-activeBorder, var(--vscode-focusBorder));
    --ps-chosen-width: 1px;
    --ps-black: #000;
    --ps-white: #fff;
    --ps-heat-low: color-mix(in srgb, var(--ps-chart-blue) 12%, var(--ps-background));
    --ps-heat-middle: var(--ps-chart-blue);
    --ps-heat-high: color-mix(in srgb, var(--ps-chart-blue) 18%, white);
    --ps-heat-negative: var(--ps-orange);
    --ps-function: color-mix(
      in srgb,
      var(--vscode-terminal-ansiCyan, var(--vscode-charts-blue)) 65%,
      var(--ps-foreground)
    );
    --ps-parameter: color-mix(
      in srgb,
      var(--vscode-terminal-ansiBrightBlue, var(--vscode-charts-blue)) 55%,
      var(--ps-foreground)
    );
    --ps-number: var(--vscode-debugTokenExpression-number, var(--vscode-charts-green));
    --ps-string: var(--vscode-debugTokenExpression-string, var(--ps-orange));
    --ps-keyword: var(--vscode-debugTokenExpression-boolean, var(--vscode-charts-purple));
    --ps-code-font: var(--vscode-editor-font-family, monospace);
    --ps-text-font: var(--vscode-font-family, sans-serif);
  }
  body.vscode-light,
  body.vscode-high-contrast-light {
    --ps-window-text: color-mix(in srgb, var(--ps-orange) 58%, black);
    --ps-pad: color-mix(in srgb, var(--ps-chart-blue) 80%, var(--ps-foreground));
    --ps-heat-high: color-mix(in srgb, var(--ps-chart-blue) 35%, black);
    --ps-lane: color-mix(in srgb, var(--ps-foreground) 60%, var(--ps-background));
  }
  body.vscode-high-contrast,
  body.vscode-high-contrast-light {
    --ps-cell: var(--ps-background);
    --ps-cell-border: var(--vscode-contrastBorder, var(--ps-foreground));
    --ps-line: var(--vscode-contrastBorder, var(--ps-foreground));
    --ps-section: var(--vscode-contrastBorder, var(--ps-foreground));
    --ps-index: var(--ps-foreground);
    --ps-quiet: var(--ps-foreground);
    --ps-window: var(--vscode-contrastActiveBorder, var(--ps-orange));
    --ps-window-tint: transparent;
    --ps-winner-tint: transparent;
    --ps-projection: var(--ps-window);
    --ps-projection-tint: transparent;
    --ps-projection-dash: 3 3;
    --ps-window-text: var(--ps-window);
    --ps-outline: 3;
    --ps-chosen: var(--ps-window);
    --ps-chosen-width: 2px;
    --ps-pad: var(--ps-foreground);
    --ps-never: var(--ps-foreground);
    --ps-drop: var(--ps-foreground);
    --ps-drop-soft: color-mix(in srgb, var(--ps-foreground) 50%, transparent);
    --ps-over: var(--ps-foreground);
    --ps-track: var(--ps-background);
    --ps-track-border: var(--ps-foreground);
    --ps-funnel: none;
    --ps-funnel-edge: var(--ps-foreground);
    --ps-lane: var(--ps-foreground);
    --ps-ghost: var(--ps-foreground);
    --ps-map: var(--ps-background);
    --ps-map-edge: var(--ps-foreground);
    --ps-map-pool: var(--ps-foreground);
  }
  @media (forced-colors: active) {
    body {
      --ps-foreground: CanvasText;
      --ps-background: Canvas;
      --ps-cell: Canvas;
      --ps-cell-border: CanvasText;
      --ps-quiet: CanvasText;
      --ps-index: CanvasText;
      --ps-line: CanvasText;
      --ps-section: CanvasText;
      --ps-window: Highlight;
      --ps-window-text: CanvasText;
      --ps-window-tint: transparent;
      --ps-winner-tint: transparent;
      --ps-projection: Highlight;
      --ps-projection-tint: transparent;
      --ps-pad: CanvasText;
      --ps-never: CanvasText;
      --ps-drop: CanvasText;
      --ps-drop-soft: CanvasText;
      --ps-over: CanvasText;
      --ps-track: Canvas;
      --ps-track-border: CanvasText;
      --ps-funnel: none;
      --ps-funnel-edge: CanvasText;
      --ps-lane: CanvasText;
      --ps-ghost: CanvasText;
      --ps-map: Canvas;
      --ps-map-edge: CanvasText;
      --ps-map-pool: CanvasText;
    }
  }
`;

/** Gives the page the picture's colours; once per document. */
export function installTheme(page: Document = document): void {
  const sheet = themeSheet.styleSheet;
  if (sheet === undefined || page.adoptedStyleSheets.includes(sheet)) return;
  page.adoptedStyleSheets = [...page.adoptedStyleSheets, sheet];
}
