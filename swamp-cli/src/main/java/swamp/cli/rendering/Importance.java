package swamp.cli.rendering;

/** How much a column of a table matters where there is no room for all of them. */
enum Importance {
  /** What a row is known by, and how it stands: never left out, and cut last. */
  ESSENTIAL(16),
  /** What is looked for. */
  USUAL(8),
  /** Seldom read: left out and cut first. Of an id as much is left as commands need. */
  FAINT(9);

  private final int narrowest;

  Importance(int narrowest) {
    this.narrowest = narrowest;
  }

  /** What a column is not cut below while another one can be left out instead. */
  int narrowest() {
    return narrowest;
  }
}
