import { chromium, type Browser } from 'playwright-core';
import { browserArguments, requireBrowser } from '../../../scripts/find-browser.mjs';

let launched: Promise<Browser> | undefined;

/** The one headless browser of this test process. */
export function browser(): Promise<Browser> {
  launched ??= chromium.launch({ executablePath: requireBrowser(), args: [...browserArguments] });
  return launched;
}
