package swamp.runtime.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import swamp.runtime.expression.ExpressionText.Expression;
import swamp.runtime.expression.ExpressionText.Form;

/**
 * Which expressions a definition holds, where, and what they refer to: what can be said without evaluating any.
 *
 * @param sites the texts with expressions, in the order of the tree
 */
public record DefinitionExpressions(List<Site> sites) {
  private static final Pattern VAULT = Pattern.compile("vault\\.get\\s*\\(");
  private static final Pattern ENVIRONMENT = Pattern.compile("\\benv\\.");
  private static final Pattern ENVIRONMENT_VARIABLE = Pattern.compile("\\benv\\.([A-Za-z_]\\w*)");
  private static final Pattern MODEL = Pattern.compile(
      "\\bmodel(?:\\.([\\w-]+)|\\[\\s*(?:\"([^\"]+)\"|'([^']+)')\\s*\\])");
  private static final Pattern MODEL_ITEM = Pattern.compile(
      "\\bmodel(?:\\.[\\w-]+|\\[\\s*(?:\"[^\"]+\"|'[^']+')\\s*\\])\\.(?:resource|file)\\b");

  /**
   * A text with expressions.
   *
   * @param steps member names ({@code String}) and list positions ({@code Integer}) from the root
   * @param text the text, taken apart
   */
  public record Site(List<Object> steps, ExpressionText text) {
    public Site {
      steps = List.copyOf(steps);
    }

    /** The place in words, such as {@code globalArguments.list[0].name}. */
    public String path() {
      StringBuilder path = new StringBuilder();
      for (Object step : steps) {
        if (step instanceof Integer position) {
          path.append('[').append(position).append(']');
        } else {
          path.append(path.isEmpty() ? "" : ".").append(step);
        }
      }
      return path.toString();
    }
  }

  /**
   * One place that reads one environment variable (method-run §4.12).
   *
   * @param path where, such as {@code globalArguments.env}
   * @param variable its name
   */
  public record EnvironmentUse(String path, String variable) {}

  /** The message that goes with {@link #environmentUses} (method-run §4.12). */
  public static final String ENVIRONMENT_MESSAGE =
      "Data stored under this model will vary depending on these environment variables at runtime. "
          + "Consider using separate models per environment, or vault.get() for sensitive values.";

  public DefinitionExpressions {
    sites = List.copyOf(sites);
  }

  /** Finds the expressions in all text values of a tree. */
  public static DefinitionExpressions of(JsonNode tree) {
    List<Site> found = new ArrayList<>();
    collect(tree, new ArrayList<>(), found);
    return new DefinitionExpressions(found);
  }

  private static void collect(JsonNode node, List<Object> steps, List<Site> found) {
    if (node.isTextual()) {
      ExpressionText text = ExpressionText.parse(node.textValue());
      if (text.form() != Form.PLAIN) {
        found.add(new Site(steps, text));
      }
    } else if (node instanceof ObjectNode object) {
      object.properties().forEach(member -> within(member.getKey(), member.getValue(), steps, found));
    } else if (node instanceof ArrayNode list) {
      for (int i = 0; i < list.size(); i++) {
        within(i, list.get(i), steps, found);
      }
    }
  }

  private static void within(Object step, JsonNode node, List<Object> steps, List<Site> found) {
    steps.add(step);
    collect(node, steps, found);
    steps.removeLast();
  }

  /** Whether an expression waits for the second phase because it reads the vault or the environment (expressions §6.3). */
  static boolean isDeferred(String expression) {
    return VAULT.matcher(expression).find() || ENVIRONMENT.matcher(expression).find();
  }

  /** Whether there is any expression. */
  public boolean isPresent() {
    return !sites.isEmpty();
  }

  /** Whether the first phase has anything to evaluate. */
  public boolean needsEvaluation() {
    return expressions().anyMatch(expression -> !isDeferred(expression));
  }

  /** Texts that hold several expressions but look like one, so that they stay as they are (expressions §6.1). */
  List<EvaluatedDefinition.Unresolved> malformed() {
    return sites.stream()
        .filter(site -> site.text().form() == Form.MALFORMED)
        .map(site -> new EvaluatedDefinition.Unresolved(site.path(), site.text().text(),
            "The text begins and ends like one expression but holds several; it is left alone. Write text before the first one."))
        .toList();
  }

  /** The environment variables that are read as {@code env.NAME}, and where. */
  public List<EnvironmentUse> environmentUses() {
    Set<EnvironmentUse> uses = new LinkedHashSet<>();
    for (Site site : sites) {
      for (ExpressionText.Piece piece : site.text().pieces()) {
        if (piece instanceof Expression part) {
          Matcher matcher = ENVIRONMENT_VARIABLE.matcher(part.expression());
          while (matcher.find()) {
            uses.add(new EnvironmentUse(site.path(), matcher.group(1)));
          }
        }
      }
    }
    return List.copyOf(uses);
  }

  /** Names or ids of other models that are referred to as {@code model.<name>} or {@code model["<name>"]} (expressions §6.9). */
  public Set<String> referencedModels() {
    Set<String> models = new LinkedHashSet<>();
    expressions().forEach(expression -> {
      Matcher matcher = MODEL.matcher(expression);
      while (matcher.find()) {
        for (int group = 1; group <= 3; group++) {
          Optional.ofNullable(matcher.group(group)).ifPresent(models::add);
        }
      }
    });
    return models;
  }

  /** What a person should be told about outdated forms; each expression once. */
  public List<String> deprecations() {
    return expressions()
        .filter(expression -> MODEL_ITEM.matcher(expression).find())
        .distinct()
        .map(expression -> "Deprecated: expression \"" + expression + "\" uses model.*.resource or model.*.file which will be "
            + "removed in a future release. Use data.latest() or data.version() instead.")
        .toList();
  }

  private Stream<String> expressions() {
    return sites.stream().flatMap(site -> site.text().expressions().stream());
  }

  /** A copy of the tree that was looked at, in which each text with expressions is replaced. */
  <T extends JsonNode> T replaceIn(T tree, BiFunction<Site, ExpressionText, JsonNode> replacement) {
    T copy = tree.deepCopy();
    for (Site site : sites) {
      JsonNode value = replacement.apply(site, site.text());
      put(copy, site.steps(), value);
    }
    return copy;
  }

  private static void put(JsonNode root, List<Object> steps, JsonNode value) {
    JsonNode parent = root;
    for (Object step : steps.subList(0, steps.size() - 1)) {
      parent = step instanceof Integer position ? parent.get(position) : parent.get((String) step);
    }
    Object last = steps.getLast();
    if (parent instanceof ArrayNode list && last instanceof Integer position) {
      list.set(position, value);
    } else if (parent instanceof ObjectNode object && last instanceof String name) {
      object.set(name, value);
    }
  }
}
