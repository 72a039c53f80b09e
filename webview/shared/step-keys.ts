/** Where a stepper is, and how its windows are laid out. */
interface Place {
  readonly window: number;
  readonly count: number;
  /** Outputs in a row. */
  readonly columns: number;
}

/** The window that a key steps to, which may lie beyond the ends; null: the key is none of a stepper's. */
export function keyTarget(key: string, { window, count, columns }: Place): number | null {
  switch (key) {
    case 'ArrowLeft':
    case ',':
      return window - 1;
    case 'ArrowRight':
    case '.':
      return window + 1;
    case 'ArrowUp':
      return window - columns;
    case 'ArrowDown':
      return window + columns;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
