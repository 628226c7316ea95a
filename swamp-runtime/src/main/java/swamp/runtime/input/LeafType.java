package swamp.runtime.input;

/** Types for which text from the command line is turned into something else (method-run §4.5, §4.6). */
public enum LeafType {
  /** Text that {@code Number} understands. */
  NUMBER,
  /** As a number, truncated toward zero. */
  INTEGER,
  /** The texts {@code true} and {@code false}. */
  BOOLEAN,
  /** JSON text of an array. */
  ARRAY,
  /** JSON text of an object. */
  OBJECT,
  /** Everything else: left alone. */
  OTHER;

  /** The type that a JSON schema's {@code type} names. */
  public static LeafType ofSchemaType(String type) {
    return switch (type) {
      case "number" -> NUMBER;
      case "integer" -> INTEGER;
      case "boolean" -> BOOLEAN;
      case "array" -> ARRAY;
      case "object" -> OBJECT;
      default -> OTHER;
    };
  }
}
