package swamp.runtime.vault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import swamp.protocol.JsonText;

/** The arguments that a type marks sensitive (extension-api §3.3), in trees of arguments. */
public final class SensitiveInputs {
  private final List<String> paths;

  /** @param paths dotted paths of the marked members */
  public SensitiveInputs(List<String> paths) {
    this.paths = List.copyOf(paths);
  }

  /** Makes their values known for redaction; what is still an expression is none. */
  public void register(ObjectNode arguments, SecretRedactor redactor) {
    for (String path : paths) {
      FieldPlace.find(arguments, path).map(FieldPlace::value).filter(SensitiveInputs::isSecret)
          .ifPresent(value -> redactor.add(value.isTextual() ? value.textValue() : JsonText.compact(value)));
    }
  }

  // A truth value says nothing by itself, and redacting it would garble every text.
  private static boolean isSecret(JsonNode value) {
    return !value.isNull() && !value.isBoolean() && !(value.isTextual() && value.textValue().contains("${{"));
  }

  /** The arguments with a mark in place of marked ones; the same tree when it holds none. */
  public ObjectNode masked(ObjectNode arguments) {
    return masked(arguments, place -> true);
  }

  /** As {@link #masked}, but texts with expressions stay: they are references and not secrets. */
  public ObjectNode maskedLiterals(ObjectNode arguments) {
    return masked(arguments, place -> isSecret(place.value()));
  }

  private ObjectNode masked(ObjectNode arguments, Predicate<FieldPlace> wanted) {
    Optional<ObjectNode> copy = Optional.empty();
    for (String path : paths) {
      if (FieldPlace.find(arguments, path).filter(place -> !place.value().isNull()).filter(wanted).isPresent()) {
        ObjectNode masked = copy.orElseGet(arguments::deepCopy);
        FieldPlace.find(masked, path).ifPresent(place -> place.parent().put(place.name(), SecretRedactor.MARK));
        copy = Optional.of(masked);
      }
    }
    return copy.orElse(arguments);
  }
}
