import { callText } from '../../../src/present/layer/call-text.js';
import type { Subject } from '../../../src/present/index.js';
import { PythonReader } from '../../../src/python/analyse.js';
import { isUnpooling } from '../../../src/present/layer/unpooling-call.js';
import { LAYERS, subjectOf } from '../panel/layers.js';
import { PanelPage } from '../panel/panel-page.js';

/** A layer to show, by its place in a program. */
export interface Exhibit {
  readonly name: string;
  readonly subject: Subject;
}

/** The layers that the design's pictures show, and every pooling and unpooling of some programs. */
export async function exhibitsOf(
  programs: Readonly<Record<string, string>>,
): Promise<readonly Exhibit[]> {
  const exhibits: Exhibit[] = Object.entries(LAYERS).map(([name, layer]) => ({
    name,
    subject: subjectOf(layer),
  }));
  for (const [file, source] of Object.entries(programs)) {
    const { sites } = await new PythonReader().analyse(file, source, { read: () => null });
    const drawn = sites.filter((site) => site.isPooling || isUnpooling(site));
    // A layer that is made and called in one line is one picture: that of its call.
    const byPlace = new Map(
      drawn
        .toSorted((one, other) => one.flows.length - other.flows.length)
        .map((site) => [`${String(site.range.start.line)} ${site.kind}`, site]),
    );
    for (const site of drawn.filter((each) => [...byPlace.values()].includes(each))) {
      const name = `${file}:${String(site.range.start.line + 1)}`;
      const call = callText(site, name);
      const known = { stale: false, stopped: null, proposals: [] };
      exhibits.push({ name, subject: { kind: 'layer', call, site, ...known } });
    }
  }
  return exhibits;
}

/** Puts a panel for each into the page: the real one, with real snapshots behind it. */
export function hang(
  exhibits: readonly Exhibit[],
  into: HTMLElement,
  width: number,
): readonly PanelPage[] {
  return exhibits.map(({ name, subject }) => {
    const figure = document.createElement('figure');
    const caption = document.createElement('figcaption');
    caption.textContent = name;
    const page = new PanelPage(subject, width);
    figure.append(caption, page.element);
    into.append(figure);
    return page;
  });
}
