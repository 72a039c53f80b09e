import { unsafeCSS } from 'lit';
import { ROLE_STYLES, type RoleStyle } from '../../src/picture/colours/role-style.js';

/** The looks of all roles as a style sheet whose colours are the theme's. */
export const roleSheet = unsafeCSS(
  Object.entries(ROLE_STYLES)
    .map(([role, style]) => `.${role} { ${declarations(style)} }`)
    .join('\n'),
);

function declarations(style: RoleStyle): string {
  const rules: string[] = [];
  if (style.fill !== undefined) rules.push(`fill: var(--ps-${style.fill})`);
  else if (style.font === undefined) rules.push('fill: none');
  if (style.stroke !== undefined) {
    rules.push(
      `stroke: var(--ps-${style.stroke})`,
      `stroke-width: ${style.width === 'outline' ? 'var(--ps-outline)' : String(style.width ?? 1)}`,
    );
  }
  if (style.dash !== undefined) rules.push(`stroke-dasharray: ${style.dash}`);
  if (style.font !== undefined) rules.push(`font-family: var(--ps-${style.font}-font)`);
  if (style.weight !== undefined) rules.push(`font-weight: ${String(style.weight)}`);
  if (style.halo === true) {
    rules.push('stroke: var(--ps-background)', 'stroke-width: 4.5', 'paint-order: stroke');
  }
  return rules.join('; ');
}
