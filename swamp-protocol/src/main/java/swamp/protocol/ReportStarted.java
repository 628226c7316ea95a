package swamp.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A report is being made. */
public record ReportStarted(String name) implements Event {
  static final String KIND = "report_started";

  static ReportStarted fromJson(Members members) {
    return new ReportStarted(members.text("name"));
  }

  @Override
  public ObjectNode toJson() {
    return new MemberWriter().text("kind", KIND).text("name", name).object();
  }
}
