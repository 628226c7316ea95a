package swamp.protocol;

import java.util.Optional;

/**
 * Stable names of everything that can go wrong, with the exit code each leads to.
 *
 * <p>The first group is the contract's (method-run §4.11); the second is ours. Wire names never change once released.
 */
public enum ErrorCode {
  MODEL_NOT_FOUND("model_not_found", 1),
  UNKNOWN_MODEL_TYPE("unknown_model_type", 1),
  UNKNOWN_METHOD("unknown_method", 1),
  NO_EVALUATED_DEFINITION("no_evaluated_definition", 1),
  MISSING_DEPENDENCIES("missing_deps", 1),
  VALIDATION_FAILED("validation_failed", 1),
  INPUT_VALIDATION_FAILED("input_validation_failed", 1),
  METHOD_EXECUTION_FAILED("method_execution_failed", 1),
  CANCELLED("cancelled", 1),
  LOCK_TIMEOUT("lock_timeout", 75),
  LITERAL_SENSITIVE_GLOBAL_ARGUMENT("literal_sensitive_global_arg", 1),
  NOT_AUTHENTICATED("not_authenticated", 1),

  NOT_A_REPOSITORY("not_a_repository", 1),
  REPOSITORY_SETTINGS_INVALID("repository_settings_invalid", 1),
  REPOSITORY_ALREADY_INITIALIZED("repository_already_initialized", 1),
  DEFINITION_INVALID("definition_invalid", 1),
  INPUT_SYNTAX("input_syntax", 1),
  DATA_NOT_FOUND("data_not_found", 1),
  RUN_NOT_FOUND("run_not_found", 1),
  REPORT_NOT_FOUND("report_not_found", 1),
  DATA_INVALID("data_invalid", 1),
  FILE_ACCESS("file_access", 1),
  BUNDLE_FAILED("bundle_failed", 1),
  BUNDLER_UNAVAILABLE("bundler_unavailable", 1),
  EXPRESSION_FAILED("expression_failed", 1),
  VAULT("vault", 1),
  CONFIRMATION_REQUIRED("confirmation_required", 1),
  USAGE("usage", 1),
  INTERNAL("internal", 70),

  DAEMON_UNAVAILABLE("daemon_unavailable", 69),
  DAEMON_RETIRING("daemon_retiring", 69),
  BUSY("busy", 79),
  TRANSPORT_BROKEN("transport_broken", 74),
  PROTOCOL_VIOLATION("protocol_violation", 74),
  VERSION_MISMATCH("version_mismatch", 76),
  INTERRUPTED("interrupted", 130);

  private final String wireName;
  private final int exitCode;

  ErrorCode(String wireName, int exitCode) {
    this.wireName = wireName;
    this.exitCode = exitCode;
  }

  /** The name used in frames and in JSON documents, such as {@code model_not_found}. */
  public String wireName() {
    return wireName;
  }

  /** The exit code of a command that ends with this error. */
  public int exitCode() {
    return exitCode;
  }

  /** The constant with this wire name, or empty for a name of a newer or foreign peer. */
  public static Optional<ErrorCode> ofWireName(String wireName) {
    for (ErrorCode code : values()) {
      if (code.wireName.equals(wireName)) {
        return Optional.of(code);
      }
    }
    return Optional.empty();
  }
}
