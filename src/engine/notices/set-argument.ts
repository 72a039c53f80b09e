import { settingText, type Setting } from '../dialects/binding/spelling.js';
import { say } from '../phrase.js';
import type { NoticeFix } from './notice.js';

/** The fixes that set an argument; none where there is no such argument. */
export const setArgument = (setting: Setting | undefined): readonly NoticeFix[] =>
  setting === undefined
    ? []
    : [
        {
          kind: 'argument',
          label: say('Set {argument}', { argument: settingText(setting) }),
          parameter: setting.parameter,
          value: setting.value,
        },
      ];
