package swamp.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A report was made. */
public record ReportCompleted(String name) implements Event {
  static final String KIND = "report_completed";

  static ReportCompleted fromJson(Members members) {
    return new ReportCompleted(members.text("name"));
  }

  @Override
  public ObjectNode toJson() {
    return new MemberWriter().text("kind", KIND).text("name", name).object();
  }
}
