package swamp.runtime.expression;

import java.util.List;
import java.util.Random;

/** Makes texts with expressions in them, well-formed and not, that name models with and without hyphens. */
final class TextGenerator {
  static final List<String> MODELS = List.of("plain", "a-b", "my-web-01", "x-1-y");

  private final Random random;
  private final ExpressionGenerator expressions;

  TextGenerator(Random random) {
    this.random = random;
    this.expressions = new ExpressionGenerator(random);
  }

  private String one(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  String next() {
    return switch (random.nextInt(9)) {
      case 0, 1 -> delimited() + one("", "", " ", "\n", "\t \n", "\u00a0", "\ufeff");
      case 2 -> one(" ", "\n", "$", "x", "\u00a0") + delimited() + one("", " ", " end");
      case 3, 4, 5 -> one("", "a ", "{", "é") + delimited() + one("", " and ", "}}", "${{", "$", "\n") + delimited()
          + one(".", " }", "\n.", " \uD83D\uDE00");
      case 6 -> delimited() + one("", " ", "-") + delimited();
      case 7 -> one("pre ", "") + deferred() + one("", " ", " post ") + one("", delimited());
      default -> one("${{ }}", "${{}}", "no expression", "${{ 1 + 2", "}} ${{", "${ {1} }", "a ${{ '}}' }} b", "", "$${{ 1 }}",
          "${{ {'a': {'b': 1}} }}", "${{ {'a': {'b': 1} } }}");
    };
  }

  private String delimited() {
    return "${{" + one(" ", "", "\n  ") + expression() + one(" ", "", "\n") + "}}";
  }

  private String deferred() {
    return "${{ " + one("env.HOME", "vault.get('v', 'k')", "vault.get (v, k) + 'x'", "inputs.s + env.HOME", "'my env.x'") + " }}";
  }

  private String expression() {
    String model = MODELS.get(random.nextInt(MODELS.size()));
    return switch (random.nextInt(9)) {
      case 0 -> "model." + model + ".resource.state.main.attributes." + one("v", "model", "list", "none");
      case 1 -> "model[\"" + model + "\"].definition." + one("name", "id", "none");
      case 2 -> "model." + model + ".definition.name + '-' + model." + MODELS.get(random.nextInt(MODELS.size())) + ".definition.id";
      case 3 -> "data.latest(\"" + one(model, "none") + "\", \"main\")" + one("", ".attributes", ".attributes.v + 1", ".version");
      case 4 -> "data.version('" + model + "', 'main', " + one("2", "9", "inputs.n") + ").attributes.v";
      case 5 -> "data.listVersions('" + model + "', '" + one("main", "none") + "')" + one("", "[0]", ".map(v, v * 2)");
      case 6 -> one("1e21", "1e-7", "-0.0", "1.0", "0.1 + 0.2", "1.5e300", "123456789012345680000.0", "5e-324", "inputs.big", "1e21 * 10.0",
          "9007199254740993", "[1e21, 1e-7, 0.5]", "{'n': 1e22, 'i': 9223372036854775807}");
      default -> expressions.next();
    };
  }
}
