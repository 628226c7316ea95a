package swamp.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Which reports to make (method-run §4.13).
 *
 * @param skipAll {@code --skip-reports}
 * @param skipNames {@code --skip-report}
 * @param skipLabels {@code --skip-report-label}
 * @param onlyNames {@code --report}
 * @param onlyLabels {@code --report-label}
 */
public record RunReports(
    boolean skipAll,
    List<String> skipNames,
    List<String> skipLabels,
    List<String> onlyNames,
    List<String> onlyLabels) {
  public RunReports {
    skipNames = List.copyOf(skipNames);
    skipLabels = List.copyOf(skipLabels);
    onlyNames = List.copyOf(onlyNames);
    onlyLabels = List.copyOf(onlyLabels);
  }

  static RunReports fromJson(Members members) {
    return new RunReports(
        members.flag("skipAll"),
        members.texts("skipNames"),
        members.texts("skipLabels"),
        members.texts("onlyNames"),
        members.texts("onlyLabels"));
  }

  public ObjectNode toJson() {
    return new MemberWriter()
        .flag("skipAll", skipAll)
        .texts("skipNames", skipNames)
        .texts("skipLabels", skipLabels)
        .texts("onlyNames", onlyNames)
        .texts("onlyLabels", onlyLabels)
        .object();
  }

  /** Every report is made. */
  public static RunReports all() {
    return new RunReports(false, List.of(), List.of(), List.of(), List.of());
  }
}
