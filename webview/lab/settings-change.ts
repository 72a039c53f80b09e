import type { LabSettings } from '../../src/protocol/lab-settings.js';

/** The Lab's settings as a reader changed them. */
export class SettingsChange extends Event {
  static readonly eventName = 'settings-change';
  readonly settings: LabSettings;

  constructor(settings: LabSettings) {
    super(SettingsChange.eventName, { bubbles: true, composed: true });
    this.settings = settings;
  }
}
