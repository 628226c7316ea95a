package swamp.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Which method of what to run. On the wire an object whose member {@code kind} says which form it is. */
public sealed interface MethodTarget permits ByDefinition, ByType {
  /** Name of the method. */
  String method();

  /** The JSON object that stands for this target. */
  ObjectNode toJson();

  /** Reads the form that the member {@code kind} names. */
  static MethodTarget fromJson(Members members) {
    String kind = members.text("kind");
    return switch (kind) {
      case ByDefinition.KIND -> ByDefinition.fromJson(members);
      case ByType.KIND -> ByType.fromJson(members);
      default -> throw Members.violation("Unknown kind \"" + kind + "\" of a target");
    };
  }
}
