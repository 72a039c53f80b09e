import { window, workspace } from 'vscode';
import type { Message } from '../../protocol/index.js';

/** The largest picture file that is read, in bytes. */
const LARGEST_IMAGE = 20_000_000;

/** Asks for a picture file; null where none was chosen or it is too large. */
export const pickImage = async (): Promise<Extract<Message, { readonly type: 'image' }> | null> => {
  const chosen = await window.showOpenDialog({
    canSelectMany: false,
    filters: { Pictures: ['png', 'jpg', 'jpeg', 'webp', 'gif', 'bmp', 'avif'] },
    title: 'Picture to Use as Input',
    openLabel: 'Use as Input',
  });
  const file = chosen?.[0];
  if (file === undefined) return null;
  const { size } = await workspace.fs.stat(file);
  if (size > LARGEST_IMAGE) {
    void window.showWarningMessage('The picture is larger than 20 MB. Choose a smaller one.');
    return null;
  }
  const data = await workspace.fs.readFile(file);
  return {
    type: 'image',
    name: file.path.slice(file.path.lastIndexOf('/') + 1),
    data: Uint8Array.from(data),
  };
};
