package swamp.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What the caller's standard streams are connected to (lesson 14).
 *
 * @param standardOutput whether standard output is a terminal
 * @param standardError whether standard error is a terminal
 * @param color whether colour is wanted
 * @param columns width in columns; 0 when unknown
 */
public record Terminal(boolean standardOutput, boolean standardError, boolean color, int columns) {
  public Terminal {
    if (columns < 0) {
      throw new IllegalArgumentException("The number of columns " + columns + " is negative");
    }
  }

  static Terminal fromJson(Members members) {
    return new Terminal(
        members.flag("standardOutput"),
        members.flag("standardError"),
        members.flag("color"),
        members.integer("columns"));
  }

  public ObjectNode toJson() {
    return new MemberWriter()
        .flag("standardOutput", standardOutput)
        .flag("standardError", standardError)
        .flag("color", color)
        .number("columns", columns)
        .object();
  }
}
