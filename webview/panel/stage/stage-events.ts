import type { CellEvent, EditEvent, PanEvent, WindowEvent } from '../../picture/events.js';
import type { LegendEvent } from '../../picture/ps-legend.js';
import { IntentionEvent } from '../../shared/intention-event.js';
import { PanelUiEvent } from '../state/ui-event.js';
import type { UiEvent } from '../state/ui-store.js';

const SPEEDS = [0.5, 1, 2, 4] as const;

/** Wheel movement that makes one step of zoom, in pixels. */
const NOTCH = 60;

/** Turns what the elements of a stage report into changes of the panel. */
export class StageEvents {
  readonly #target: EventTarget;
  #wheel = 0;

  constructor(target: EventTarget) {
    this.#target = target;
  }

  readonly onWindow = (event: WindowEvent): void => {
    event.stopPropagation();
    switch (event.manner) {
      case 'choose':
      case 'pin': {
        this.#change({ type: 'chooseWindow', window: event.window });
        return;
      }
      case 'hover': {
        this.#change({ type: 'hoverWindow', window: event.window });
        return;
      }
      case 'leave': {
        this.#change({ type: 'hoverWindow', window: null });
        return;
      }
      default:
        return event.manner satisfies never;
    }
  };

  readonly onCell = (event: CellEvent): void => {
    event.stopPropagation();
    if (event.manner === 'pin' && event.cell !== null) {
      this.#change({ type: 'pinCell', cell: event.cell });
    } else {
      this.#change({ type: 'hoverCell', cell: event.cell });
    }
  };

  readonly onEdit = (event: EditEvent): void => {
    event.stopPropagation();
    const at = [...event.at];
    this.#target.dispatchEvent(new IntentionEvent({ type: 'editCell', at, value: event.value }));
  };

  readonly onLegend = (event: LegendEvent): void => {
    const { cell } = event;
    const spotlight = cell === null ? null : ({ kind: 'kind', cell } as const);
    this.#change({ type: 'spotlight', spotlight, of: null });
  };

  readonly onPan = (event: PanEvent): void => {
    this.#change({ type: 'pan', row: event.row, column: event.column });
  };

  readonly onSpeed = (event: Event): void => {
    const value = event.target instanceof HTMLSelectElement ? Number(event.target.value) : 1;
    this.#change({ type: 'speed', speed: SPEEDS.find((each) => each === value) ?? 1 });
  };

  readonly onSlice = (event: Event): void => {
    const slice = event.target instanceof HTMLInputElement ? event.target.valueAsNumber : 0;
    this.#change({ type: 'slice', slice });
  };

  /** Ctrl and the wheel zoom; the panel hears of it as of the keys. */
  readonly onWheel = (event: WheelEvent): void => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    this.#wheel += event.deltaY;
    if (Math.abs(this.#wheel) < NOTCH) return;
    this.#change({ type: 'zoomBy', direction: this.#wheel < 0 ? 1 : -1 });
    this.#wheel = 0;
  };

  #change(change: UiEvent): void {
    this.#target.dispatchEvent(new PanelUiEvent(change));
  }
}
