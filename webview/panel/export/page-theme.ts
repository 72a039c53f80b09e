import { THEMES, type ResolvedTheme } from '../../../src/picture/colours/theme.js';
import type { Token } from '../../../src/picture/colours/role-style.js';

const isToken = (name: string): name is Token => name in THEMES.dark.colours;
const TOKENS = Object.keys(THEMES.dark.colours).filter(isToken);

/** Every colour of the page's theme, resolved where an element stands. */
export function pageTheme(element: Element): ResolvedTheme {
  const probe = new ColourProbe(element);
  const colours: Record<Token, string> = { ...THEMES.dark.colours };
  for (const token of TOKENS) colours[token] = probe.resolve(`--ps-${token}`);
  const heat = {
    low: probe.resolve('--ps-heat-low'),
    middle: probe.resolve('--ps-heat-middle'),
    high: probe.resolve('--ps-heat-high'),
    negative: probe.resolve('--ps-heat-negative'),
  };
  const outline = Number(getComputedStyle(element).getPropertyValue('--ps-outline')) || 2.25;
  probe.remove();
  return { colours, heat, outline, textFont: THEMES.dark.textFont, codeFont: THEMES.dark.codeFont };
}

/** Reads CSS colours as `#rrggbb` or `#rrggbbaa`. */
class ColourProbe {
  readonly #span = document.createElement('span');
  readonly #context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });

  constructor(element: Element) {
    this.#span.hidden = true;
    (element.shadowRoot ?? element).append(this.#span);
  }

  resolve(property: string): string {
    const context = this.#context;
    if (getComputedStyle(this.#span).getPropertyValue(property).trim() === 'none') return 'none';
    this.#span.style.setProperty('color', `var(${property})`);
    if (context === null) return '#808080';
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = getComputedStyle(this.#span).color;
    context.fillRect(0, 0, 1, 1);
    const bytes = Array.from(context.getImageData(0, 0, 1, 1).data);
    const hex = bytes.map((byte) => byte.toString(16).padStart(2, '0'));
    if (bytes[3] === 0) return 'none';
    return `#${hex.slice(0, bytes[3] === 255 ? 3 : 4).join('')}`;
  }

  remove(): void {
    this.#span.remove();
  }
}
