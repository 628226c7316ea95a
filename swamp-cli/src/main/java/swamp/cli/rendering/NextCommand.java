package swamp.cli.rendering;

import java.util.Optional;
import swamp.protocol.ErrorCode;

/**
 * The command that helps a person on after a failure that has no advice of its own. JSON documents are the contract's and do
 * without it.
 */
final class NextCommand {
  private NextCommand() {}

  /**
   * A line that names the command; empty when none helps.
   *
   * @param failure wire name of an {@link ErrorCode}, perhaps one of a newer server
   */
  static Optional<String> after(String failure) {
    return ErrorCode.ofWireName(failure).flatMap(NextCommand::line);
  }

  private static Optional<String> line(ErrorCode code) {
    return switch (code) {
      case MODEL_NOT_FOUND -> Optional.of("Models there are: swamp model search");
      case UNKNOWN_MODEL_TYPE -> Optional.of("Types there are: swamp model type search");
      case UNKNOWN_METHOD -> Optional.of("Methods there are: swamp model get <model>");
      case NO_EVALUATED_DEFINITION -> Optional.of("Evaluate it first: swamp model evaluate <model>");
      case INPUT_SYNTAX, INPUT_VALIDATION_FAILED ->
          Optional.of("What the method takes: swamp model method describe <model> <method>");
      case VALIDATION_FAILED, DEFINITION_INVALID -> Optional.of("All that is wrong: swamp model validate <model>");
      case LOCK_TIMEOUT -> Optional.of("Who holds it: swamp run doctor");
      case RUN_NOT_FOUND -> Optional.of("Runs there are: swamp run history");
      case REPORT_NOT_FOUND -> Optional.of("Reports there are: swamp report search");
      case DATA_NOT_FOUND -> Optional.of("Data there is: swamp data search");
      case VAULT -> Optional.of("Vaults there are: swamp vault search");
      case NOT_A_REPOSITORY -> Optional.of("Make one here: swamp repo init");
      case REPOSITORY_SETTINGS_INVALID, BUNDLE_FAILED, BUNDLER_UNAVAILABLE, FILE_ACCESS, MISSING_DEPENDENCIES, INTERNAL ->
          Optional.of("Look for the cause: swamp doctor");
      case DAEMON_UNAVAILABLE, DAEMON_RETIRING -> Optional.of("Is one there: swamp daemon status");
      case BUSY -> Optional.of("What it is doing: swamp daemon top");
      case TRANSPORT_BROKEN, PROTOCOL_VIOLATION -> Optional.of("What happened: swamp daemon logs");
      case VERSION_MISMATCH -> Optional.of("Replace it: swamp daemon restart");
      case METHOD_EXECUTION_FAILED, CANCELLED, LITERAL_SENSITIVE_GLOBAL_ARGUMENT, NOT_AUTHENTICATED,
          REPOSITORY_ALREADY_INITIALIZED, DATA_INVALID, EXPRESSION_FAILED, CONFIRMATION_REQUIRED, USAGE, INTERRUPTED ->
          Optional.empty();
    };
  }
}
