import { css, svg, type SVGTemplateResult } from 'lit';
import type { Scene } from '../../../src/picture/shapes/shape.js';
import type { Palette } from '../../picture/palette.js';
import { roleSheet } from '../../picture/role-sheet.js';
import { sceneTemplate } from '../../picture/shape-templates.js';

/** Nothing in the pictures of a model is coloured by a value. */
const NO_HEAT: Palette = new Uint8ClampedArray();

/** The looks of a model's scenes. */
export const sceneStyles = [
  roleSheet,
  css`
    svg {
      display: block;
    }
    polyline {
      fill: none;
    }
  `,
];

/** A scene of a model as shapes of the page. */
export const sceneView = (scene: Scene): SVGTemplateResult =>
  svg`<g>${sceneTemplate(scene, NO_HEAT)}</g>`;
