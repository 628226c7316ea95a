package swamp.runtime.data;

import java.util.Optional;

/** The kinds of owner of data (data-format §2.2). */
public enum OwnerType {
  MODEL_METHOD("model-method"),
  WORKFLOW_STEP("workflow-step"),
  MANUAL("manual");

  private final String text;

  OwnerType(String text) {
    this.text = text;
  }

  /** As it stands in {@code metadata.yaml}. */
  public String text() {
    return text;
  }

  /** The owner type of this text. */
  public static Optional<OwnerType> ofText(String text) {
    for (OwnerType type : values()) {
      if (type.text.equals(text)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
