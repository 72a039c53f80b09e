import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openFile } from './documents.js';

const { tabGroups } = vscode.window;

const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) {
    await new Promise<void>((resolve) => {
      const listening = vscode.Disposable.from(
        tabGroups.onDidChangeTabGroups(() => done()),
        tabGroups.onDidChangeTabs(() => done()),
      );
      const done = (): void => {
        listening.dispose();
        resolve();
      };
    });
  }
};

const shownIn = (column: number): string => tabGroups.all[column]?.activeTab?.label ?? '';

describe('the walkthrough beside code', () => {
  it('leads to code in the first column and its picture in the second', async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await openFile('pooling.py');
    await vscode.commands.executeCommand(
      'workbench.action.openWalkthrough',
      'poolscope.poolscope#start',
      true,
    );
    await until(() => shownIn(1) === 'Welcome');
    await vscode.commands.executeCommand('poolscope.showExample');
    await until(() => /^Pooling/u.test(shownIn(1)));
    assert.equal(tabGroups.all.length, 2);
    assert.ok(tabGroups.all[0]?.activeTab?.input instanceof vscode.TabInputText);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });
});
