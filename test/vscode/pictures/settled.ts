import type { Locator } from 'playwright-core';

/** Until two looks, some frames apart, are alike: fonts and images are then loaded. */
export async function settled(place: Locator): Promise<void> {
  const page = place.page();
  let last = '';
  for (let looks = 0; looks < 50; looks += 1) {
    await page.waitForTimeout(150);
    const now = (await place.screenshot({ animations: 'disabled' })).toString('base64');
    if (now === last) return;
    last = now;
  }
}
