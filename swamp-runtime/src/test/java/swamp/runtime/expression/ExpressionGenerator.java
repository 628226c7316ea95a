package swamp.runtime.expression;

import java.util.List;
import java.util.Random;

/** Makes expressions: mostly well-typed, so that many have results, some not, so that errors are compared too. */
final class ExpressionGenerator {
  private final Random random;

  private enum Kind {
    NUMBER,
    TEXT,
    TRUTH,
    LIST,
    MAP
  }

  ExpressionGenerator(Random random) {
    this.random = random;
  }

  String next() {
    return of(any(), 3);
  }

  private Kind any() {
    return one(List.of(Kind.values()));
  }

  private <T> T one(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private String of(Kind kind, int depth) {
    // Now and then something of another kind than the place asks for.
    Kind wanted = random.nextInt(25) == 0 ? any() : kind;
    return switch (wanted) {
      case NUMBER -> number(depth);
      case TEXT -> text(depth);
      case TRUTH -> truth(depth);
      case LIST -> list(depth);
      case MAP -> map(depth);
    };
  }

  private String number(int depth) {
    if (depth == 0) {
      return one(List.of("1", "-3", "7", "2.5", "0", "1e3", "0x1F", "9223372036854775807", "inputs.n", "inputs.z", "inputs.d",
          "inputs.m.k", "inputs.big", "inputs.l[0]", "inputs.missing", "3u", "(-7)"));
    }
    String left = of(Kind.NUMBER, depth - 1);
    return switch (random.nextInt(8)) {
      case 0, 1, 2 -> "(" + left + one(List.of(" + ", " - ", " * ", " / ", " % ")) + of(Kind.NUMBER, depth - 1) + ")";
      case 3 -> one(List.of("int", "double")) + "(" + left + ")";
      case 4 -> "size(" + of(one(List.of(Kind.TEXT, Kind.LIST, Kind.MAP)), depth - 1) + ")";
      case 5 -> "(" + of(Kind.TRUTH, depth - 1) + " ? " + left + " : " + of(Kind.NUMBER, depth - 1) + ")";
      case 6 -> of(Kind.TEXT, depth - 1) + one(List.of(".indexOf('a')", ".lastIndexOf('l')"));
      default -> "timestamp('2026-03-0" + (1 + random.nextInt(9)) + "T10:20:30.456Z')."
          + one(List.of("getMonth()", "getDate()", "getDayOfWeek()", "getDayOfYear()", "getHours('Europe/Berlin')", "getMilliseconds()"));
    };
  }

  private String text(int depth) {
    if (depth == 0) {
      return one(List.of("'abc'", "\"q'q\"", "''", "'é\uD83D\uDE00'", "r'\\d+'", "'''tri\nple'''", "'\\n\\u00e9'", "inputs.s", "inputs.t",
          "inputs.m.x.y", "env.HOME", "inputs.?zz.orValue('d')", "inputs.nothing"));
    }
    String base = of(Kind.TEXT, depth - 1);
    return switch (random.nextInt(7)) {
      case 0, 1 -> "(" + base + " + " + of(Kind.TEXT, depth - 1) + ")";
      case 2 -> base + one(List.of(".upperAscii()", ".lowerAscii()", ".trim()", ".substring(1)", ".substring(0, 2)"));
      case 3 -> "string(" + of(one(List.of(Kind.NUMBER, Kind.TRUTH, Kind.TEXT)), depth - 1) + ")";
      case 4 -> of(Kind.LIST, depth - 1) + ".map(e, string(e))" + one(List.of(".join()", ".join('-')"));
      case 5 -> "(" + of(Kind.TRUTH, depth - 1) + " ? " + base + " : 'else')";
      default -> "cel.bind(v, " + base + ", v + v)";
    };
  }

  private String truth(int depth) {
    if (depth == 0) {
      return one(List.of("true", "false", "inputs.b", "has(inputs.m.k)", "has(inputs.nope)", "'k' in inputs.m", "2 in inputs.l"));
    }
    Kind compared = one(List.of(Kind.NUMBER, Kind.NUMBER, Kind.TEXT, Kind.LIST, Kind.MAP));
    return switch (random.nextInt(7)) {
      case 0 -> "(" + of(compared, depth - 1) + one(List.of(" == ", " != ")) + of(compared, depth - 1) + ")";
      case 1 -> "(" + of(Kind.NUMBER, depth - 1) + one(List.of(" < ", " <= ", " > ", " >= ")) + of(Kind.NUMBER, depth - 1) + ")";
      case 2 -> "(" + of(Kind.TRUTH, depth - 1) + one(List.of(" && ", " || ")) + of(Kind.TRUTH, depth - 1) + ")";
      case 3 -> "!" + of(Kind.TRUTH, depth - 1);
      case 4 -> of(Kind.TEXT, depth - 1) + one(List.of(".contains('l')", ".startsWith('a')", ".endsWith('o')", ".matches('[a-c]+')"));
      case 5 -> of(Kind.LIST, depth - 1) + one(List.of(".all(e, e != null)", ".exists(e, e == 2)", ".exists_one(e, e > 1)"));
      default -> "(" + of(Kind.NUMBER, depth - 1) + " in " + of(Kind.LIST, depth - 1) + ")";
    };
  }

  private String list(int depth) {
    if (depth == 0) {
      return one(List.of("inputs.l", "[1, 2, 3]", "[]", "[1, 'a', 2.0, null]", "inputs.t.split(',')", "'a,b,c'.split(',', 2)"));
    }
    return switch (random.nextInt(5)) {
      case 0 -> "[" + of(any(), depth - 1) + ", " + of(any(), depth - 1) + "]";
      case 1 -> "(" + of(Kind.LIST, depth - 1) + " + " + of(Kind.LIST, depth - 1) + ")";
      case 2 -> of(Kind.LIST, depth - 1) + ".filter(e, e != 2)";
      case 3 -> of(Kind.LIST, depth - 1) + ".map(e, " + one(List.of("e", "[e]", "{'e': e}", "e + 1", "type(e) == int")) + ")";
      default -> of(Kind.MAP, depth - 1) + ".map(k, k)";
    };
  }

  private String map(int depth) {
    if (depth == 0) {
      return one(List.of("inputs.m", "{}", "{'a': 1}", "{1: 'one', 'b': [true, null]}", "inputs"));
    }
    return "{'" + one(List.of("a", "b", "k")) + "': " + of(any(), depth - 1) + ", " + of(Kind.TEXT, depth - 1) + ": "
        + of(any(), depth - 1) + "}";
  }
}
