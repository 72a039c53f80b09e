import { workspace, window, Selection, ViewColumn, type TextEditor } from 'vscode';

/** The exercise that most readers know: sixteen numbers, three by three windows, stride 2. */
const EXAMPLE = `import torch
from torch import nn

X = torch.arange(16, dtype=torch.float32).reshape((1, 1, 4, 4))
pool2d = nn.MaxPool2d(3, padding=1, stride=2)
pool2d(X)
`;

/** Opens the example as a new document in the first column, with the cursor on its pooling layer. */
export const openExample = async (): Promise<TextEditor> => {
  const document = await workspace.openTextDocument({ language: 'python', content: EXAMPLE });
  const editor = await window.showTextDocument(document, ViewColumn.One);
  const start = document.positionAt(EXAMPLE.indexOf('nn.MaxPool2d'));
  editor.selection = new Selection(start, start);
  return editor;
};
