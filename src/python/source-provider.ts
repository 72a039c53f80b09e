/** The only way out of this module: other files, asked for by path. */
export interface SourceProvider {
  /**
   * The text of a file, by path with `/`: relative to the root for one of the workspace, absolute for
   * one of an installed package. Null where there is none.
   */
  read(path: string): Promise<string | null> | string | null;
}
