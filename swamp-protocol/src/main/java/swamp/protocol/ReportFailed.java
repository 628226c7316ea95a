package swamp.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A report could not be made; the run ends with status failed. */
public record ReportFailed(String name, String error) implements Event {
  static final String KIND = "report_failed";

  static ReportFailed fromJson(Members members) {
    return new ReportFailed(members.text("name"), members.text("error"));
  }

  @Override
  public ObjectNode toJson() {
    return new MemberWriter().text("kind", KIND).text("name", name).text("error", error).object();
  }
}
