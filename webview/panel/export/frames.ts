/** The pictures of an animation, drawn one by one. */
export interface Frames {
  readonly count: number;
  /** Milliseconds that each is shown. */
  readonly delay: number;
  /** One picture; null where the animation was cancelled. */
  draw(index: number): Promise<OffscreenCanvas | null>;
}
