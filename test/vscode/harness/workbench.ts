import path from 'node:path';
import type { BrowserContext, Frame, Locator, Page } from 'playwright-core';
import { inject, vi } from 'vitest';
import { root } from '../../../scripts/root.mjs';
import { addressOf, themeName } from '../../../scripts/serve-vscode.mjs';
import { browser } from './browser.js';
import { Workspace, type WorkspaceContents } from './workspace.js';

export type Theme = 'dark' | 'light' | 'hc-dark' | 'hc-light';

// How VS Code marks its themes on the workbench.
const themeClasses: Readonly<Record<Theme, string>> = {
  dark: 'dark_modern',
  light: 'light_modern',
  'hc-dark': 'hc_black',
  'hc-light': 'hc_light',
};

// A webview that takes the focus while it loads would close what was just opened by keyboard.
const keepsQuickInput = { 'workbench.quickOpen.closeOnFocusLost': false };

export interface WorkbenchOptions extends WorkspaceContents {
  readonly theme?: Theme;
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly deviceScaleFactor?: number;
  readonly reducedMotion?: 'reduce' | 'no-preference';
  /** A module whose `run()` the extension host calls. */
  readonly tests?: string;
  /** A server other than the run's own, on which the extension is installed, absent or under development. */
  readonly server?: {
    readonly port: number;
    readonly version: string;
    readonly development?: boolean;
  };
}

/** Opens a fresh page of the served VS Code, with Poolscope loaded, on a temporary workspace. */
export async function openWorkbench(options: WorkbenchOptions = {}): Promise<Workbench> {
  const { theme = 'dark', viewport = { width: 1280, height: 800 } } = options;
  const server = options.server ?? {
    port: inject('vscodePort'),
    version: inject('vscodeVersion'),
    development: true,
  };
  const workspace = await Workspace.make(
    { ...options, settings: { ...keepsQuickInput, ...options.settings } },
    root,
  );
  const context = await (
    await browser()
  ).newContext({
    viewport,
    deviceScaleFactor: options.deviceScaleFactor ?? 1,
    reducedMotion: options.reducedMotion ?? null,
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const workbench = new Workbench(await context.newPage(), context, workspace);
  try {
    await workbench.start(
      addressOf(server.port, {
        folder: workspace.folder,
        ...(server.development === true && { extension: root }),
        ...(options.tests !== undefined && { tests: options.tests }),
      }),
    );
    await workbench.setTheme(theme, server.version);
  } catch (error) {
    await workbench.close();
    throw error;
  }
  return workbench;
}

/** One window of VS Code as a person uses it: with keyboard and mouse, and read from the screen. */
export class Workbench {
  readonly page: Page;
  readonly workspace: Workspace;
  readonly #context: BrowserContext;
  readonly #violations: string[] = [];

  constructor(page: Page, context: BrowserContext, workspace: Workspace) {
    this.page = page;
    this.workspace = workspace;
    this.#context = context;
    page.on('console', (message) => {
      if (/Content Security Policy/i.test(message.text())) this.#violations.push(message.text());
    });
  }

  async start(address: string): Promise<void> {
    await this.page.goto(address);
    await this.page.locator('.monaco-workbench .explorer-folders-view .monaco-list').waitFor();
    await this.page.locator('.statusbar-item').first().waitFor();
  }

  /**
   * Chooses one of VS Code's own themes, and waits until it is on the screen. A window that develops
   * an extension looks at the setting only when it changes.
   */
  async setTheme(theme: Theme, version = inject('vscodeVersion')): Promise<void> {
    await this.page.locator('.monaco-workbench[class*=vscode-theme-]').waitFor();
    await this.changeSettings({ 'workbench.colorTheme': themeName(theme, version) });
    await this.page.locator(`.monaco-workbench[class*=${themeClasses[theme]}]`).waitFor();
  }

  async close(): Promise<void> {
    await this.#context.close();
    await this.workspace.remove();
  }

  /** What the browser blocked in any frame because of its content security policy. */
  get blockedByPolicy(): readonly string[] {
    return this.#violations;
  }

  /** Runs a command by its title, from the palette. */
  async runCommand(title: string): Promise<void> {
    await this.openQuickInput('F1');
    await this.pick(`>${title}`, title);
  }

  /** Whether the palette offers a command of this title just now. */
  async offersCommand(title: string): Promise<boolean> {
    await this.openQuickInput('F1');
    await this.quickInput.fill(`>${title}`);
    await this.quickRows.first().waitFor();
    const found = await this.quickRows.filter({ hasText: title }).count();
    await this.page.keyboard.press('Escape');
    await this.quickInput.waitFor({ state: 'hidden' });
    return found > 0;
  }

  /**
   * Chooses from the editor's context menu, opened by keyboard. VS Code ignores a mouse button that is
   * let go within the menu's first tenth of a second: clicks until the menu goes.
   */
  async chooseFromContextMenu(label: string): Promise<void> {
    await this.page.keyboard.press('Shift+F10');
    const item = this.page.getByRole('menuitem', { name: label });
    await item.waitFor();
    for (let tries = 0; tries < 4; tries += 1) {
      await item.click();
      const gone = await item.waitFor({ state: 'hidden', timeout: 3000 }).then(
        () => true,
        () => false,
      );
      if (gone) return;
    }
    throw new Error(`The context menu stays open when '${label}' is clicked.`);
  }

  /** Opens a file of the workspace, with the cursor at a line and column counted from 1. */
  async openFile(file: string, line = 1, column = 1): Promise<void> {
    await this.openQuickInput('ControlOrMeta+p');
    const name = path.posix.basename(file);
    // By its whole path, which VS Code finds without searching.
    await this.pick(path.posix.join(this.workspace.folder, file), name);
    await this.page
      .locator('.editor-group-container.active .tab.active', { hasText: name })
      .first()
      .waitFor();
    if (name.endsWith('.ipynb')) return;
    await this.editor.locator('.view-line').first().waitFor();
    await this.putCursorAt(line, column);
  }

  /** Moves the cursor of the active editor; line and column count from 1. */
  async putCursorAt(line: number, column: number): Promise<void> {
    await this.openQuickInput('Control+g');
    await this.quickInput.fill(`:${line}:${column}`);
    await this.quickInput.press('Enter');
    await this.quickInput.waitFor({ state: 'hidden' });
    await this.page.locator('.statusbar', { hasText: `Ln ${line}, Col ${column}` }).waitFor();
  }

  /** Puts the cursor at the start of a text of the open file, as saved on disk. */
  async putCursorOn(file: string, text: string, occurrence = 1): Promise<void> {
    const { line, column } = await this.workspace.find(file, text, occurrence);
    await this.putCursorAt(line, column);
  }

  /** Selects a text of the open file, as saved on disk, with the keyboard. */
  async select(file: string, text: string, occurrence = 1): Promise<void> {
    await this.putCursorOn(file, text, occurrence);
    await this.page.keyboard.down('Shift');
    for (let typed = 0; typed < text.length; typed += 1) {
      await this.page.keyboard.press('ArrowRight');
    }
    await this.page.keyboard.up('Shift');
  }

  /**
   * Rests the mouse on a text of the active editor, and gives the hover that appears. Moves away and
   * back where none does: the extension may just be waking up.
   */
  async hoverOn(text: string, occurrence = 1): Promise<Locator> {
    for (let tries = 0; tries < 6; tries += 1) {
      // Where an editor was just opened, its lines may still move.
      const { x, y } = await this.screenPosition(text, occurrence);
      await this.page.mouse.move(x - 3, y);
      await this.page.mouse.move(x, y, { steps: 3 });
      const shown = await this.shownHover(4000).catch(() => null);
      if (shown !== null) return shown;
      await this.page.mouse.move(x, y + 200);
    }
    throw new Error(`No hover on '${text}'.`);
  }

  /** Shows the hover at the cursor with the keyboard. */
  async hoverAtCursor(): Promise<Locator> {
    await this.page.keyboard.press('Control+k');
    await this.page.keyboard.press('Control+i');
    return this.shownHover();
  }

  /** Gives the focus to an editor group, counted from 1 at the left: the code is in the first. */
  async focusGroup(index: number): Promise<void> {
    await this.pressUntil(
      `Control+${index}`,
      this.page
        .locator('.editor-group-container')
        .nth(index - 1)
        .and(this.page.locator('.active'))
        .locator('.monaco-editor.focused'),
    );
  }

  /** Starts the workbench anew in a language, as a language pack does. */
  async displayIn(language: string): Promise<void> {
    await this.page.addInitScript((name) => {
      Reflect.set(globalThis, '_VSCODE_NLS_LANGUAGE', name);
    }, language);
    await this.page.reload();
    await this.page.locator('.statusbar-item').first().waitFor();
  }

  /** The editor that has the focus. */
  get editor(): Locator {
    return this.page
      .locator('.editor-group-container.active .editor-instance .monaco-editor')
      .first();
  }

  get quickInput(): Locator {
    return this.page.locator('.quick-input-widget input.input:visible');
  }

  get notifications(): Locator {
    return this.page.locator('.notification-list-item-message');
  }

  /**
   * The innermost frame of the webview in which an element is, once it is drawn. Selectors reach
   * into open shadow roots.
   */
  async webviewWith(selector: string, timeout = 45_000): Promise<Frame> {
    const deadline = Date.now() + timeout;
    while (Date.now() < deadline) {
      for (const frame of this.page.frames()) {
        if (frame === this.page.mainFrame()) continue;
        const found = await frame
          .locator(selector)
          .count()
          .catch(() => 0);
        if (found > 0) return frame;
      }
      await this.page.waitForTimeout(50);
    }
    throw new Error(`No webview shows ${selector}. Frames: ${await this.describeFrames()}`);
  }

  /** How many webviews show an element just now. */
  async countWebviewsWith(selector: string): Promise<number> {
    const counts = await Promise.all(
      this.page.frames().map((frame) =>
        frame
          .locator(selector)
          .count()
          .catch(() => 0),
      ),
    );
    return counts.filter((count) => count > 0).length;
  }

  /** Replaces the workspace's settings, keeping the theme. */
  async changeSettings(settings: Readonly<Record<string, unknown>>): Promise<void> {
    await this.workspace.writeSettings({ ...(await this.workspace.settings()), ...settings });
  }

  /** Reloads the window, and is done when the old one is gone with its webviews. */
  async reload(): Promise<void> {
    const gone = this.page.waitForEvent('domcontentloaded');
    await this.runCommand('Developer: Reload Window');
    await gone;
  }

  /** Saves the active editor and gives the file's text. */
  async save(file: string): Promise<string> {
    const before = await this.workspace.writtenAt(file);
    // A tab that is being saved looks saved already, and a key that a webview takes is lost.
    await vi.waitUntil(
      async () => {
        await this.page.keyboard.press('ControlOrMeta+s');
        return (await this.workspace.writtenAt(file)) !== before;
      },
      { timeout: 30_000, interval: 250 },
    );
    await this.page
      .locator('.editor-group-container.active .tab.active.dirty')
      .waitFor({ state: 'detached' });
    return this.workspace.read(file);
  }

  async screenshot(file: string): Promise<void> {
    await this.page.screenshot({ path: file, animations: 'disabled' });
  }

  private get quickRows(): Locator {
    return this.page.locator('.quick-input-widget .monaco-list-row:visible');
  }

  private openQuickInput(key: string): Promise<void> {
    return this.pressUntil(key, this.quickInput);
  }

  /** Presses a key until it is heard: one that comes while a webview gives up the focus is lost. */
  private async pressUntil(key: string, shown: Locator): Promise<void> {
    for (let tries = 0; tries < 4; tries += 1) {
      await this.page.keyboard.press(key);
      const isShown = await shown.waitFor({ timeout: 6000 }).then(
        () => true,
        () => false,
      );
      if (isShown) return;
    }
    await shown.waitFor();
  }

  private async pick(typed: string, label: string): Promise<void> {
    await this.quickInput.fill(typed);
    const row = this.quickRows.filter({ hasText: label }).first();
    await row.waitFor();
    await row.click();
    await this.page
      .locator('.quick-input-widget .monaco-list-row')
      .first()
      .waitFor({ state: 'hidden' });
  }

  private async shownHover(timeout = 20_000): Promise<Locator> {
    const hover = this.page
      .locator('.monaco-hover:visible')
      .filter({ has: this.page.locator('.hover-row:visible') })
      .first();
    await hover.waitFor({ timeout });
    // A busy machine shows first that it is still looking.
    await hover.filter({ hasNotText: 'Loading...' }).waitFor({ timeout: 20_000 });
    return hover;
  }

  // Where a text is on the screen: the middle of its first character.
  private async screenPosition(
    text: string,
    occurrence: number,
  ): Promise<{ x: number; y: number }> {
    const lines = this.editor.locator('.view-lines');
    const found = await lines.evaluate(findOnScreen, { text, occurrence });
    if (found === null) throw new Error(`The editor does not show '${text}'.`);
    return found;
  }

  private async describeFrames(): Promise<string> {
    const texts = await Promise.all(
      this.page.frames().map(async (frame) => {
        const text = await frame
          .locator('body')
          .innerText({ timeout: 500 })
          .catch(() => '(none)');
        return `${frame.url().slice(0, 80)}: ${text.slice(0, 200)}`;
      }),
    );
    return texts.join('\n');
  }
}

interface ScreenQuery {
  readonly text: string;
  readonly occurrence: number;
}

// Runs in the page. VS Code draws each line as spans, with hard spaces, in any order.
function findOnScreen(
  lines: HTMLElement | SVGElement,
  query: ScreenQuery,
): { x: number; y: number } | null {
  const rows = [...lines.querySelectorAll('.view-line')].sort(
    (one, other) => one.getBoundingClientRect().top - other.getBoundingClientRect().top,
  );
  let seen = 0;
  for (const row of rows) {
    const shown = (row.textContent ?? '').replaceAll('\u00a0', ' ');
    for (let at = shown.indexOf(query.text); at >= 0; at = shown.indexOf(query.text, at + 1)) {
      seen += 1;
      if (seen < query.occurrence) continue;
      const walker = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
      let passed = 0;
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const length = (node.textContent ?? '').length;
        if (passed + length > at) {
          const range = document.createRange();
          range.setStart(node, at - passed);
          range.setEnd(node, at - passed + 1);
          const box = range.getBoundingClientRect();
          return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
        }
        passed += length;
      }
    }
  }
  return null;
}
