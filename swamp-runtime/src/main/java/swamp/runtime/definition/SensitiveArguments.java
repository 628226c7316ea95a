package swamp.runtime.definition;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.regex.Pattern;
import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;

/** Keeps secrets out of definition files (repo-format §1.5, "Saving"). */
final class SensitiveArguments {
  private static final Pattern EXPRESSION = Pattern.compile("\\$\\{\\{.*?\\}\\}", Pattern.DOTALL);

  private SensitiveArguments() {}

  /**
   * Refuses a definition that holds a literal where the type wants a secret. The literal is not repeated in the
   * message.
   *
   * @throws SwampException with {@link ErrorCode#LITERAL_SENSITIVE_GLOBAL_ARGUMENT}
   */
  static void refuseLiterals(Definition definition, Set<String> sensitiveArguments) {
    definition.globalArguments().properties().forEach(argument -> {
      JsonNode value = argument.getValue();
      boolean expression = value.isTextual() && EXPRESSION.matcher(value.textValue()).find();
      if (sensitiveArguments.contains(argument.getKey()) && !expression && !value.isNull()) {
        throw new SwampException(ErrorCode.LITERAL_SENSITIVE_GLOBAL_ARGUMENT,
            "Global argument '" + argument.getKey() + "' of type '" + definition.type()
            + "' is sensitive and must not be "
                + "stored as a literal. Store an expression such as ${{ vault.get(\"<vault>\", \"<key>\") }}.");
      }
    });
  }
}
