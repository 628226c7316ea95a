package swamp.runtime.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;
import swamp.runtime.type.ModelType;
import swamp.runtime.yaml.YamlText;

/** Definitions to YAML and back (repo-format §1.5). */
public final class DefinitionText {
  private DefinitionText() {}

  /**
   * The definition in the text of a file. Unknown keys are ignored.
   *
   * @param sourceName the file, for messages
   * @param typeOfPlace the type that the file's directory stands for; used when the text names none
   * @throws SwampException with {@link ErrorCode#DEFINITION_INVALID}, naming file and line or file and member
   */
  public static Definition read(String text, String sourceName, Optional<ModelType> typeOfPlace) {
    return ofJson(YamlText.read(text, sourceName, ErrorCode.DEFINITION_INVALID), sourceName, typeOfPlace);
  }

  /**
   * The definition in a tree, such as the one that evaluating expressions has made.
   *
   * @throws SwampException as {@link #read}
   */
  public static Definition ofJson(JsonNode tree, String sourceName, Optional<ModelType> typeOfPlace) {
    SchemaIssues issues = new SchemaIssues();
    if (!(tree instanceof ObjectNode object)) {
      issues.unexpected("", "object", tree);
      throw failure(sourceName, issues);
    }
    return new DefinitionSchema(object, issues).read(typeOfPlace).orElseThrow(() -> failure(sourceName, issues));
  }

  /** The text of a definition's file, members in the order of the existing program. */
  public static String write(Definition definition) {
    return YamlText.write(definition.toJson());
  }

  private static SwampException failure(String sourceName, SchemaIssues issues) {
    SwampException failure = new SwampException(ErrorCode.DEFINITION_INVALID, sourceName + ": " + issues.text());
    return issues.hasTimestamps() ? failure.withHint("Write timestamps in quotes.") : failure;
  }
}
