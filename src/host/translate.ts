import { l10n } from 'vscode';
import { textOf, type Translate, type Words } from '../engine/phrase.js';

/** Messages in the language of the editor. */
export const translate: Translate = (message, values = {}) => l10n.t(message, values);

/** Words in the language of the editor. */
export const translated = (words: Words): string => textOf(words, translate);
