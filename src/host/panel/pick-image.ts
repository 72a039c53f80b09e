import { window, workspace, l10n } from 'vscode';
import type { Message } from '../../protocol/index.js';

/** The largest picture file that is read, in bytes. */
const LARGEST_IMAGE = 20_000_000;

/** Asks for a picture file; null where none was chosen or it is too large. */
export const pickImage = async (): Promise<Extract<Message, { readonly type: 'image' }> | null> => {
  const chosen = await window.showOpenDialog({
    canSelectMany: false,
    filters: { [l10n.t('Pictures')]: ['png', 'jpg', 'jpeg', 'webp', 'gif', 'bmp', 'avif'] },
    title: l10n.t('Picture to Use as Input'),
    openLabel: l10n.t('Use as Input'),
  });
  const file = chosen?.[0];
  if (file === undefined) return null;
  const { size } = await workspace.fs.stat(file);
  if (size > LARGEST_IMAGE) {
    void window.showWarningMessage(
      l10n.t('The picture is larger than 20 MB. Choose a smaller one.'),
    );
    return null;
  }
  const data = await workspace.fs.readFile(file);
  return {
    type: 'image',
    name: file.path.slice(file.path.lastIndexOf('/') + 1),
    data: Uint8Array.from(data),
  };
};
