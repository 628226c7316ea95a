package swamp.runtime.output;

import java.util.Optional;

/** The status of a run record (data-format §2.7). */
public enum RunStatus {
  PENDING("pending"),
  RUNNING("running"),
  SUCCEEDED("succeeded"),
  FAILED("failed"),
  CANCELLED("cancelled");

  private final String text;

  RunStatus(String text) {
    this.text = text;
  }

  /** As it stands in the record. */
  public String text() {
    return text;
  }

  /** The status of this text. */
  public static Optional<RunStatus> ofText(String text) {
    for (RunStatus status : values()) {
      if (status.text.equals(text)) {
        return Optional.of(status);
      }
    }
    return Optional.empty();
  }
}
