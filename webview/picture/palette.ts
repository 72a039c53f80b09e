import type { HeatScale } from '../../src/picture/colours/heat-levels.js';

/** 256 colours, three bytes each, from the lowest level to the highest. */
export type Palette = Uint8ClampedArray;

type Colour = readonly [red: number, green: number, blue: number];

/** A colour of a palette as CSS writes it. */
export const colourAt = (palette: Palette, level: number): string => {
  const [red = 0, green = 0, blue = 0] = palette.subarray(3 * level, 3 * level + 3);
  return `rgb(${String(red)} ${String(green)} ${String(blue)})`;
};

/** Black or white, whichever reads better on a colour of a palette (WCAG's relative luminance). */
export function inkAt(palette: Palette, level: number): string {
  const [red = 0, green = 0, blue = 0] = Array.from(
    palette.subarray(3 * level, 3 * level + 3),
    (byte) => {
      const share = byte / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    },
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179 ? '#000' : '#fff';
}

/** The heat scale in the colours of the theme that an element stands in. */
export function paletteFor(element: Element, scale: HeatScale): Palette {
  const [low, middle, high, negative] = resolveColours(
    element,
    ['low', 'middle', 'high', 'negative'].map((name) => `var(--ps-heat-${name})`),
  );
  const stops = scale === 'sequential' ? [low, middle, high] : [negative, low, middle];
  return blend(stops.map((stop) => stop ?? [128, 128, 128]));
}

/** Colours at even distances, mixed in between. */
export function blend(stops: readonly Colour[]): Palette {
  const palette = new Uint8ClampedArray(3 * 256);
  for (let level = 0; level < 256; level += 1) {
    const place = (level / 255) * (stops.length - 1);
    const index = Math.min(Math.floor(place), stops.length - 2);
    const from = stops[index] ?? [0, 0, 0];
    const to = stops[index + 1] ?? from;
    from.forEach((value, channel) => {
      const other = to[channel] ?? value;
      palette[3 * level + channel] = value + (other - value) * (place - index);
    });
  }
  return palette;
}

let probe: CanvasRenderingContext2D | null = null;

/** CSS colours as bytes, in the theme that an element stands in; its styles are worked out once. */
function resolveColours(element: Element, colours: readonly string[]): readonly Colour[] {
  const spans = colours.map((colour) => {
    const span = document.createElement('span');
    span.hidden = true;
    span.style.setProperty('color', colour);
    return span;
  });
  (element.shadowRoot ?? element).append(...spans);
  const resolved = spans.map((span) => bytesOf(getComputedStyle(span).color));
  for (const span of spans) span.remove();
  return resolved;
}

function bytesOf(computed: string): Colour {
  probe ??= document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  if (probe === null) return [128, 128, 128];
  probe.clearRect(0, 0, 1, 1);
  probe.fillStyle = computed;
  probe.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = probe.getImageData(0, 0, 1, 1).data;
  return [red, green, blue];
}
