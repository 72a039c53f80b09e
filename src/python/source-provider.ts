/** The only way out of this room: other files of the workspace, asked for by path. */
export interface SourceProvider {
  /** The text of a file, by path relative to the root with `/`; null where there is none. */
  read(path: string): Promise<string | null> | string | null;
}
