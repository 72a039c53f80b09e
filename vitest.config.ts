import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { browserArguments, findBrowser } from './scripts/find-browser.mjs';

/** Ends a test that hangs; how fast something is, no test says. In milliseconds. */
const HANG_TIMEOUT = 120_000;

export default defineConfig({
  test: {
    passWithNoTests: false,
    allowOnly: false,
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          include: ['test/unit/**/*.test.ts'],
          testTimeout: HANG_TIMEOUT,
          hookTimeout: HANG_TIMEOUT,
        },
      },
      {
        test: {
          name: 'webview',
          include: ['test/webview/**/*.test.ts'],
          testTimeout: HANG_TIMEOUT,
          hookTimeout: HANG_TIMEOUT,
          expect: { poll: { timeout: 20_000 } },
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: { executablePath: findBrowser(), args: browserArguments },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        test: {
          name: 'vscode',
          environment: 'node',
          include: ['test/vscode/suites/**/*.test.ts'],
          exclude: ['test/vscode/suites/web-host.test.ts'],
          globalSetup: ['test/vscode/harness/global-setup.ts'],
          testTimeout: HANG_TIMEOUT,
          hookTimeout: HANG_TIMEOUT,
          expect: { poll: { timeout: 20_000 } },
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'vscode-web',
          environment: 'node',
          // What needs neither Node in the extension host nor a folder that Node writes to.
          include: ['test/vscode/suites/{web-host,hover}.test.ts'],
          globalSetup: ['test/vscode/harness/global-setup-web.ts'],
          testTimeout: HANG_TIMEOUT,
          hookTimeout: HANG_TIMEOUT,
          expect: { poll: { timeout: 20_000 } },
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'pictures',
          environment: 'node',
          include: ['test/vscode/pictures/**/*.pictures.ts'],
          globalSetup: ['test/vscode/harness/global-setup.ts'],
          testTimeout: HANG_TIMEOUT,
          hookTimeout: 300_000,
        },
      },
      {
        test: {
          name: 'package',
          environment: 'node',
          include: ['test/package/**/*.test.ts'],
          testTimeout: HANG_TIMEOUT,
          hookTimeout: 300_000,
          expect: { poll: { timeout: 20_000 } },
        },
      },
    ],
  },
});
