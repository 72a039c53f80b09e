import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { TOOL_NAMES } from '../../../src/agents/names.js';
import { TOOLS } from '../../../src/agents/tools.js';
import { COMMAND, PICTURE_COMMAND } from '../../../src/host/command-names.js';
import { VIEW } from '../../../src/host/view-names.js';

interface Manifest {
  readonly activationEvents: readonly string[];
  readonly icon: string;
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly icon?: unknown }[];
    readonly keybindings: readonly { readonly command: string; readonly when: string }[];
    readonly menus: Readonly<Record<string, readonly { readonly command: string }[]>>;
    readonly languageModelTools: readonly {
      readonly name: string;
      readonly modelDescription: string;
      readonly inputSchema: object;
    }[];
    readonly views: Readonly<
      Record<string, readonly { readonly id: string; readonly icon: string }[]>
    >;
  };
}

const text = await readFile('package.json', 'utf8');
const manifest = JSON.parse(text) as Manifest;
const titles = JSON.parse(await readFile('package.nls.json', 'utf8')) as Record<string, string>;
const declared = manifest.contributes.commands.map(({ command }) => command);

describe('package.json', () => {
  it('declares the commands that the host registers, and no others', () => {
    const registered = [...Object.values(COMMAND), ...Object.keys(PICTURE_COMMAND)];
    expect(declared.toSorted()).toEqual(registered.toSorted());
  });

  it('shows in menus only commands that exist', () => {
    const shown = Object.values(manifest.contributes.menus).flat();
    expect(shown.length).toBeGreaterThan(0);
    for (const { command } of shown) expect(declared).toContain(command);
  });

  it('binds keys only to commands that exist, and only where a panel has the keyboard', () => {
    for (const { command, when } of manifest.contributes.keybindings) {
      expect(declared).toContain(command);
      expect(when).toBe(`activeWebviewPanelId == '${VIEW.panel}'`);
    }
  });

  it('declares the tools for agents as their server lists them', () => {
    const tools = manifest.contributes.languageModelTools.map((tool) => ({
      name: tool.name,
      description: tool.modelDescription,
      inputSchema: tool.inputSchema,
    }));
    expect(tools).toEqual(
      TOOLS.map(({ name, description, inputSchema }) => ({ name, description, inputSchema })),
    );
    expect(tools.map(({ name }) => name)).toEqual([...TOOL_NAMES]);
  });

  it('declares the views that the host fills, and wakes for a panel that comes back', () => {
    const views = Object.values(manifest.contributes.views).flat();
    expect(views.map(({ id }) => id)).toEqual([VIEW.lab]);
    expect(manifest.activationEvents).toContain(`onWebviewPanel:${VIEW.panel}`);
  });

  it('has a text for every key, and uses every text', () => {
    const used = [...text.matchAll(/%([\w.]+)%/gu)].map(([, key]) => key);
    expect(new Set(used)).toEqual(new Set(Object.keys(titles)));
  });

  it('names pictures that are there', () => {
    const pictures = [manifest.icon, ...text.matchAll(/"(media\/[^"]+)"/gu)].map((found) =>
      typeof found === 'string' ? found : found[1],
    );
    expect(pictures.length).toBeGreaterThan(3);
    for (const picture of pictures) expect(picture && existsSync(picture)).toBe(true);
  });
});
