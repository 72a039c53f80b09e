import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { diagnosticsOf, hoverAt } from './documents.js';

const CODE = `import torch
from torch import nn
nn.MaxPool2d(2)(torch.ones(1, 1, 8, 8))
nn.MaxPool2d(2, padding=2)(torch.ones(1, 1, 8, 8))
`;

/** One file that is on no disk. */
class OneFile implements vscode.FileSystemProvider {
  readonly onDidChangeFile = new vscode.EventEmitter<vscode.FileChangeEvent[]>().event;
  readonly #bytes = new TextEncoder().encode(CODE);

  stat(): vscode.FileStat {
    return { type: vscode.FileType.File, ctime: 0, mtime: 0, size: this.#bytes.length };
  }
  readFile(): Uint8Array {
    return this.#bytes;
  }
  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }
  readDirectory(): [string, vscode.FileType][] {
    return [];
  }
  createDirectory(): void {
    throw vscode.FileSystemError.NoPermissions();
  }
  writeFile(): void {
    throw vscode.FileSystemError.NoPermissions();
  }
  delete(): void {
    throw vscode.FileSystemError.NoPermissions();
  }
  rename(): void {
    throw vscode.FileSystemError.NoPermissions();
  }
}

describe('a file on no disk', () => {
  it('has its shapes and problems like any other', async () => {
    const provider = vscode.workspace.registerFileSystemProvider('nodisk', new OneFile(), {
      isReadonly: true,
    });
    try {
      const uri = vscode.Uri.parse('nodisk:/net.py');
      const { document } = await vscode.window.showTextDocument(uri);
      assert.match(await hoverAt(document, 'nn.MaxPool2d(2)'), /`1×1×8×8` → `1×1×4×4`/u);
      const [problem] = await diagnosticsOf(uri, 1);
      assert.match(problem?.message ?? '', /pad should be at most half/u);
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    } finally {
      provider.dispose();
    }
  });
});
