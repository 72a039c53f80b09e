import { l10n } from 'vscode';
import type { Translate } from '../engine/phrase.js';

/** Messages in the language of the editor. */
export const translate: Translate = (message, values = {}) => l10n.t(message, values);
