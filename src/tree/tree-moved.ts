/** The files changed while they were being read; the pass has to begin again. */
export class TreeMoved extends Error {
  override readonly name = 'TreeMoved';
  readonly code = 'tree-moved';
}
