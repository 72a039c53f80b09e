import { html, nothing, render, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { describe, expect, it } from 'vitest';
import { LaterParts, type Parts } from '../../../webview/panel/later-parts.js';

/** An element that draws what parts there are, whenever it is asked to. */
class Host implements ReactiveControllerHost {
  readonly updateComplete = Promise.resolve(true);
  readonly place = document.createElement('div');
  readonly later: LaterParts;

  constructor(fetch: () => Promise<Parts>) {
    this.later = new LaterParts(this, fetch);
    this.requestUpdate();
  }

  addController(): void {}
  removeController(): void {}

  requestUpdate(): void {
    const parts: TemplateResult | typeof nothing | undefined = this.later?.view(
      () => html`<p>There they are.</p>`,
    );
    render(parts ?? nothing, this.place);
  }

  get text(): string {
    return (this.place.textContent ?? '').replace(/\s+/gu, ' ').trim();
  }
}

describe('parts that come later', () => {
  it('are drawn once they are there', async () => {
    const host = new Host(() => import('../../../webview/panel/beyond-the-picture.js'));
    expect(host.text).toBe('');
    await host.later.load();
    expect(host.text).toBe('There they are.');
  });

  it('are fetched once, whoever asks', async () => {
    let times = 0;
    const host = new Host(() => {
      times += 1;
      return import('../../../webview/panel/beyond-the-picture.js');
    });
    expect(await host.later.load()).toBe(await host.later.load());
    expect(times).toBe(1);
  });

  it('say what to do where they can’t be fetched', async () => {
    const host = new Host(() => Promise.reject(new Error('gone')));
    await expect(host.later.load()).rejects.toThrow('gone');
    expect(host.text).toContain('could not be loaded');
    expect(host.place.querySelector('[role=alert]')).not.toBeNull();
  });
});
