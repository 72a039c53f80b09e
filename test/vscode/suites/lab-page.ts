import type { Frame, Locator } from 'playwright-core';
import type { Workbench } from '../harness/workbench.js';

/** The Lab's webview as a person uses it with the keyboard alone. */
export class LabPage {
  readonly frame: Frame;
  readonly #workbench: Workbench;

  private constructor(frame: Frame, workbench: Workbench) {
    this.frame = frame;
    this.#workbench = workbench;
  }

  /** Opens the Lab by its command; `title` is the command's name in the user's language. */
  static async open(workbench: Workbench, title = 'Open the Lab'): Promise<LabPage> {
    await workbench.runCommand(title);
    const frame = await workbench.webviewWith('ps-lab ps-lab-controls');
    return new LabPage(frame, workbench);
  }

  /** Presses Tab until a control has the focus. */
  async tabTo(control: Locator): Promise<void> {
    await control.waitFor();
    if (!(await this.hasFocus())) {
      await this.frame.locator('ps-lab select').first().focus();
    }
    for (let presses = 0; presses < 120; presses += 1) {
      if (await control.evaluate((element) => element.matches(':focus'))) return;
      await this.#workbench.page.keyboard.press('Tab');
      if (!(await this.hasFocus())) {
        await this.frame.locator('ps-lab select').first().focus();
      }
    }
    throw new Error(`Tab never reaches ${String(control)}.`);
  }

  /** Types into a box in the place of what is there. */
  async type(label: string, text: string): Promise<void> {
    await this.tabTo(this.frame.getByRole('spinbutton', { name: label, exact: true }));
    // VS Code takes “select all” out of a page and brings it back later: this selects at once.
    await this.#workbench.page.keyboard.press('Home');
    await this.#workbench.page.keyboard.press('Shift+End');
    await this.#workbench.page.keyboard.type(text);
  }

  /** Answers a number question with Enter. */
  async answer(label: string, text: string): Promise<void> {
    await this.type(label, text);
    await this.#workbench.page.keyboard.press('Enter');
  }

  /** Chooses from a menu: by typing the beginning of an entry, or with the arrow keys. */
  async choose(label: string, entry: string): Promise<void> {
    const menu = this.frame.getByRole('combobox', { name: label, exact: true });
    await this.tabTo(menu);
    if (/^[\w .]+$/u.test(entry)) {
      await this.#workbench.page.keyboard.type(entry);
      return;
    }
    const chosen = (): Promise<string> =>
      menu.evaluate((element) =>
        element instanceof HTMLSelectElement ? (element.selectedOptions[0]?.label ?? '') : '',
      );
    await this.#workbench.page.keyboard.press('Home');
    for (let presses = 0; presses < 40 && !(await chosen()).startsWith(entry); presses += 1) {
      await this.#workbench.page.keyboard.press('ArrowDown');
    }
  }

  /** Chooses one of several statements with the arrow keys. */
  async pick(statement: string): Promise<void> {
    const radios = this.frame.getByRole('radio');
    await this.tabTo(radios.first());
    await this.#workbench.page.keyboard.press('Space');
    const wanted = this.frame.getByRole('radio', { name: statement });
    const place = await wanted.evaluate((radio) =>
      [...(radio.closest('fieldset')?.querySelectorAll('input') ?? [])].findIndex(
        (each) => each === radio,
      ),
    );
    for (let presses = 0; presses < place; presses += 1) {
      await this.#workbench.page.keyboard.press('ArrowDown');
    }
    await this.frame.getByRole('radio', { name: statement, checked: true }).waitFor();
  }

  /** Presses a button with Enter. */
  async press(name: string | RegExp): Promise<void> {
    await this.tabTo(this.frame.getByRole('button', { name, exact: true }));
    await this.#workbench.page.keyboard.press('Enter');
  }

  /** Switches a check box with Space. */
  async toggle(name: string): Promise<void> {
    await this.tabTo(this.frame.getByRole('checkbox', { name, exact: true }));
    await this.#workbench.page.keyboard.press('Space');
  }

  /** Presses Next or Finish once the step is done. */
  async next(name = 'Next step'): Promise<void> {
    await this.frame
      .getByRole('button', { name, exact: true })
      .and(this.frame.locator(':enabled'))
      .waitFor();
    await this.press(name);
  }

  private hasFocus(): Promise<boolean> {
    return this.frame.evaluate(
      () => document.hasFocus() && document.activeElement?.localName === 'ps-lab',
    );
  }
}
