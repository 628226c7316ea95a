package swamp.cli.picker;

/** One press of a key, as the picker understands it. */
sealed interface Key {
  /** A printable character. */
  record Typed(int codePoint) implements Key {}

  /** A key that stands for itself. */
  enum Named implements Key {
    UP,
    DOWN,
    PAGE_UP,
    PAGE_DOWN,
    ENTER,
    DELETE_LAST,
    DELETE_WORD,
    CLEAR,
    LEAVE,
    INTERRUPT,
    OTHER
  }
}
