import { base64 } from '../../protocol/written.js';

/** A drawing as the address of an image, for Markdown. */
export const svgAddress = (svg: string): string =>
  `data:image/svg+xml;base64,${base64(new TextEncoder().encode(svg))}`;
