import { coneOf } from '../../../src/picture/model/cone.js';
import { csvTable, markdownTable, plainTable } from '../../../src/picture/model/plain-table.js';
import { skylineScene } from '../../../src/picture/model/scenes/skyline-scene.js';
import { staircaseScene } from '../../../src/picture/model/scenes/staircase-scene.js';
import { tableScene } from '../../../src/picture/model/scenes/table-scene.js';
import { middleOf } from '../../../src/picture/model/seen-cells.js';
import { layOutStaircase } from '../../../src/picture/model/staircase.js';
import type { Scene } from '../../../src/picture/shapes/shape.js';
import type { ModelRow, ModelState } from '../../../src/protocol/model-state.js';
import { plainText } from '../../../src/protocol/rich-text.js';
import { t } from '../../shared/translate.js';
import { measureName } from '../model/measures.js';
import { selectedRow, type ModelUi } from '../model/model-ui.js';
import type { ModelPart } from './export-event.js';
import type { ExportSubject } from './export-subject.js';

/** Pixels for the 180 mm of a page's two columns. */
const PAGE_WIDTH = 680;
/** The least width at which a table has room. */
const TABLE_WIDTH = 640;
const GAP = 20;

/** What a Model view exports: a picture of a part of it as it is shown, and the table of its calls. */
export function modelExportSubject(
  model: ModelState,
  view: { readonly ui: ModelUi; readonly rows: readonly ModelRow[] },
  part: ModelPart,
  width: number,
): ExportSubject {
  const code = model.header.code.map(({ text }) => text).join('');
  return {
    code,
    title: `${code}. ${plainText(model.sentence)}`,
    name: `${model.name.replaceAll(/[^\p{L}\p{N}_-]+/gu, '-')}-${part}`,
    scale: 'sequential',
    step: 0,
    frames: [],
    scenes: () => scenesOf(model, view, part, Math.max(PAGE_WIDTH, width)),
    markdown: () => modelMarkdown(model),
    csv: () => csvTable(plainTable(model.rows, t)),
  };
}

/** A model in words, and the table of its calls. */
export function modelMarkdown({ header, name, sentence, rows }: ModelState): string {
  const code = header.code.map(({ text }) => text).join('');
  return `## ${name}\n\n\`${code}\`, ${header.input} → ${header.output}\n\n${plainText(sentence)}\n\n${markdownTable(plainTable(rows, t))}`;
}

function scenesOf(
  model: ModelState,
  view: { readonly ui: ModelUi; readonly rows: readonly ModelRow[] },
  part: ModelPart,
  width: number,
): readonly Scene[] {
  const selected = selectedRow(model, view.ui);
  switch (part) {
    case 'staircase':
      return stairs(model, view.ui, selected, width);
    case 'table': {
      const above = stairs(model, view.ui, selected, width);
      const top = above.length === 0 ? 0 : Math.max(...above.map(({ height }) => height)) + GAP;
      const wide = Math.max(TABLE_WIDTH, width);
      const request = {
        rows: view.rows,
        edges: model.edges,
        open: view.ui.open,
        scale: model.scale,
        total: model.totals[view.ui.measure],
        measure: view.ui.measure,
        measureName: measureName(view.ui.measure),
      };
      return [...above, tableScene(request, wide, top, t)];
    }
    case 'skyline':
      return [skylineScene(model, view.ui.measure, selected, width, t)];
    default:
      return part satisfies never;
  }
}

function stairs(
  model: ModelState,
  ui: ModelUi,
  row: ModelRow | null,
  width: number,
): readonly Scene[] {
  if (model.maps.length === 0) return [];
  const tail = model.tail.sizes === '' ? 0 : Math.max(168, model.tail.sizes.length * 7.4);
  const placed = layOutStaircase(model.maps, { width, tail, isTight: false });
  const cone = coneOf(placed, {
    step: row?.to ?? -1,
    field: row?.field ?? null,
    seesAll: row?.seesAll ?? false,
    index: ui.cell ?? middleOf(row?.sizes ?? []),
  });
  return [staircaseScene(placed, cone, { tail: model.tail, hasSample: false, isTight: false })];
}
