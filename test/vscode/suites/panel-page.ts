import type { Frame, Locator } from 'playwright-core';
import type { Workbench } from '../harness/workbench.js';

/** A served VS Code starts its extension host anew after a reload, half a minute after the page. */
export const AFTER_RELOAD = 110_000;

/** The webview of a panel as a person reads and uses it. */
export class PanelPage {
  readonly frame: Frame;

  private constructor(frame: Frame) {
    this.frame = frame;
  }

  /** The panel that shows something matching a selector. */
  static async of(
    workbench: Workbench,
    selector = 'ps-panel [role=grid]',
    timeout = 45_000,
  ): Promise<PanelPage> {
    return new PanelPage(await workbench.webviewWith(selector, timeout));
  }

  /** The call in the header, as written in the code. */
  async call(): Promise<string> {
    return (await this.frame.locator('ps-header h1').innerText()).replaceAll('\u00a0', ' ').trim();
  }

  /** Everything the header says. */
  async header(): Promise<string> {
    return (await this.frame.locator('ps-header .facts').innerText()).replaceAll(/\s+/gu, ' ');
  }

  get input(): Locator {
    return this.frame.locator('[role=grid][data-part=input]').first();
  }

  get output(): Locator {
    return this.frame.locator('[role=grid][data-part=output]').first();
  }

  /** The numbers of the output, row by row, as a screen reader hears them. */
  outputNumbers(): Promise<readonly (readonly number[])[]> {
    return numbersOf(this.output);
  }

  /** The numbers of the input's data, row by row. */
  inputNumbers(): Promise<readonly (readonly number[])[]> {
    return numbersOf(this.input);
  }

  /** The arithmetic of the window in view. */
  readout(): Promise<string> {
    return deepText(this.frame.locator('ps-readout'));
  }

  /** Keeps the panel at its call. */
  async keep(): Promise<void> {
    await this.frame.getByRole('button', { name: 'Keep this call' }).press('Enter');
    await this.frame.locator('[aria-label="Keep this call"][aria-pressed=true]').waitFor();
  }
}

const numbersOf = async (grid: Locator): Promise<readonly (readonly number[])[]> => {
  const rows = await grid
    .locator('[role=row]')
    .evaluateAll((found) =>
      found.map((row) =>
        [...row.querySelectorAll('[role=gridcell]')].map((cell) => cell.textContent),
      ),
    );
  return rows
    .map((labels) =>
      labels.flatMap((label) => {
        const value = /value ([-−]?[\d.]+)/u.exec(label)?.[1];
        return value === undefined ? [] : [Number(value.replace('−', '-'))];
      }),
    )
    .filter((row) => row.length > 0);
};

/** All text below an element, shadow roots included, as it is read. */
export const deepText = async (element: Locator): Promise<string> => {
  const text = await element.first().evaluate((root) => {
    const collect = (node: Node): string => {
      if (node instanceof HTMLStyleElement) return '';
      if (node instanceof Text) return node.data;
      const shadow = node instanceof Element ? node.shadowRoot : null;
      return [...(shadow ?? node).childNodes].map(collect).join('');
    };
    return collect(root);
  });
  return text.replaceAll(/\s+/gu, ' ').trim();
};
