/** Calls back when the next frame is on the screen, and not before the one after it is being drawn. */
export function oncePainted(then: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(then)));
}
