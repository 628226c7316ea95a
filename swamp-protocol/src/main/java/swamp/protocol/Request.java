package swamp.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a client can ask for. On the wire an object whose member {@code command} says what. */
public sealed interface Request
    permits MethodRun,
        ModelSearch,
        ModelGet,
        ModelCreate,
        TypeSearch,
        TypeDescribe,
        MethodDescribe,
        RepositoryInitialization,
        DaemonStatus,
        DaemonStop {
  /** The words of the command line that ask for this, such as {@code model method run}. */
  String command();

  /** The JSON object that stands for this request. */
  ObjectNode toJson();

  /** Reads the request that the member {@code command} names. */
  static Request fromJson(Members members) {
    String command = members.text("command");
    return switch (command) {
      case MethodRun.COMMAND -> MethodRun.fromJson(members);
      case ModelSearch.COMMAND -> ModelSearch.fromJson(members);
      case ModelGet.COMMAND -> ModelGet.fromJson(members);
      case ModelCreate.COMMAND -> ModelCreate.fromJson(members);
      case TypeSearch.COMMAND -> TypeSearch.fromJson(members);
      case TypeDescribe.COMMAND -> TypeDescribe.fromJson(members);
      case MethodDescribe.COMMAND -> MethodDescribe.fromJson(members);
      case RepositoryInitialization.COMMAND -> RepositoryInitialization.fromJson(members);
      case DaemonStatus.COMMAND -> new DaemonStatus();
      case DaemonStop.COMMAND -> DaemonStop.fromJson(members);
      default -> throw Members.violation("Unknown command \"" + command + "\" of a request");
    };
  }
}
