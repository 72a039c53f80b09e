import { richTextOf, type UnreadableState } from '../../protocol/index.js';
import type { LayerSite } from '../../python/site.js';
import { bareHeader } from './header-of.js';
import { shapeText } from './shape-text.js';
import type { Subject } from './subject.js';
import type { ViewChoices } from './view-choices.js';

/** Whether a layer undoes a max pooling: `nn.MaxUnpool2d`, `F.max_unpool2d` and those of other ranks. */
export const isUnpooling = ({ kind }: LayerSite): boolean => /max_?unpool/iu.test(kind);

/** What an unpooling layer does, with its shapes where they are known, and why it isn't drawn. */
export function unpoolingOf(
  subject: Extract<Subject, { readonly kind: 'layer' }>,
  view: Pick<ViewChoices, 'flow' | 'kept'>,
): Pick<UnreadableState, 'header' | 'title' | 'reason'> {
  const flow = subject.site.flows[view.flow] ?? subject.site.flows[0];
  const known = flow !== undefined && flow.output.length > 0;
  const shapes = known
    ? { input: shapeText(flow.input), output: shapeText(flow.output), origin: flow.origin }
    : {};
  const sizes = known
    ? ` Here \`${shapeText(flow.input)}\` becomes \`${shapeText(flow.output)}\`.`
    : '';
  const { unknown } = subject.site;
  const gap = unknown === null ? '' : ` Its sizes aren\u2019t known: ${unknown.reason}.`;
  return {
    header: { ...bareHeader(subject.call, view.kept), ...shapes, stale: subject.stale },
    title: 'Unpooling can\u2019t be drawn yet',
    reason: richTextOf(
      `It puts every value back where its index says the maximum was, and 0 everywhere else.${sizes} It has no windows, and its indices come from another layer, so there is no grid to step through; the max pooling that made the indices can be drawn, with every winner marked.${gap}`,
    ),
  };
}
