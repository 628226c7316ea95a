package swamp.runtime.packages;

import java.util.Optional;

/** Why packages could not be fetched. */
final class PackageFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private final String reason;
  private final String culprit;
  private final String hint;
  private final boolean general;

  /**
   * @param reason in words that follow a colon
   * @param culprit the package at fault, as npm knows it; empty when all are the same
   * @param hint what to do; empty when there is nothing to say
   */
  PackageFailure(String reason, String culprit, String hint) {
    this(reason, culprit, hint, false);
  }

  private PackageFailure(String reason, String culprit, String hint, boolean general) {
    super(reason);
    this.reason = reason;
    this.culprit = culprit;
    this.hint = hint;
    this.general = general;
  }

  /** A failure that every other package would meet as well. */
  static PackageFailure ofSurroundings(String reason, String hint) {
    return new PackageFailure(reason, "", hint, true);
  }

  /** The same, said of the packages that were asked for only. */
  PackageFailure ofThesePackages() {
    return new PackageFailure(reason, culprit, hint, false);
  }

  boolean isGeneral() {
    return general;
  }

  String reason() {
    return reason;
  }

  Optional<String> culprit() {
    return culprit.isEmpty() ? Optional.empty() : Optional.of(culprit);
  }

  Optional<String> hint() {
    return hint.isEmpty() ? Optional.empty() : Optional.of(hint);
  }
}
