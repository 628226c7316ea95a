package swamp.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Which pre-flight checks to leave out (method-run §4.7).
 *
 * @param skipAll {@code --skip-checks}
 * @param skipNames {@code --skip-check}
 * @param skipLabels {@code --skip-check-label}
 */
public record RunChecks(boolean skipAll, List<String> skipNames, List<String> skipLabels) {
  public RunChecks {
    skipNames = List.copyOf(skipNames);
    skipLabels = List.copyOf(skipLabels);
  }

  static RunChecks fromJson(Members members) {
    return new RunChecks(members.flag("skipAll"), members.texts("skipNames"), members.texts("skipLabels"));
  }

  public ObjectNode toJson() {
    return new MemberWriter()
        .flag("skipAll", skipAll)
        .texts("skipNames", skipNames)
        .texts("skipLabels", skipLabels)
        .object();
  }

  /** Every check runs. */
  public static RunChecks all() {
    return new RunChecks(false, List.of(), List.of());
  }
}
