import { describe, expect, it } from 'vitest';
import { shortened } from '../../../scripts/short-templates.mjs';

describe('templates in a production build', () => {
  it('lose indentation, and styles the space around marks', () => {
    const source = 'const styles = css`\n  a,\n  b {\n    color: red;\n  }\n`;';
    expect(shortened(source)).toBe('const styles = css` a,b{color: red;}`;');
  });

  it('keep the space between values, written or put in', () => {
    expect(shortened('css`p { margin: ${one} ${other} 2px; }`')).toBe(
      'css`p{margin: ${one} ${other} 2px;}`',
    );
  });

  it('keep the space between elements', () => {
    expect(shortened('html`<b>a</b>\n    <i>b</i> c`')).toBe('html`<b>a</b>\n<i>b</i> c`');
  });

  it('keep the space before a pseudo-class, where it means a descendant', () => {
    expect(shortened('css`div :hover{}`')).toBe('css`div :hover{}`');
  });
});
