import { l10n } from 'vscode';
import { textOf, type Translate, type Words } from '../engine/index.js';

/** Messages in the language of the editor. */
export const translate: Translate = (message, values = {}) => l10n.t(message, values);

/** Words in the language of the editor. */
export const said = (words: Words): string => textOf(words, translate);
