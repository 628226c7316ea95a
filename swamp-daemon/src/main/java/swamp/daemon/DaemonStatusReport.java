package swamp.daemon;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import swamp.protocol.BuildFingerprint;
import swamp.protocol.JsonText;
import swamp.protocol.ProtocolVersion;

/**
 * The document of {@code daemon status}: names, counts and times, never inputs, environments or secrets (lesson 13).
 * Times are whole milliseconds.
 */
final class DaemonStatusReport {
  private final DaemonSettings settings;
  private final RequestCounters counters;
  private final IdleExpiry idle;
  private final long startedAt = System.nanoTime();

  DaemonStatusReport(DaemonSettings settings, RequestCounters counters, IdleExpiry idle) {
    this.settings = settings;
    this.counters = counters;
    this.idle = idle;
  }

  ObjectNode document(AdmissionStatus admission, boolean stopping, ObjectNode runtime) {
    BuildFingerprint build = BuildFingerprint.current();
    ObjectNode document = JsonText.object()
        .put("running", true)
        .put("version", build.version())
        .put("build", build.text())
        .put("protocol", ProtocolVersion.NUMBER)
        .put("jdk", Runtime.version().toString())
        .put("pid", ProcessHandle.current().pid())
        .put("uptimeMs", sinceMilliseconds(startedAt))
        .put("socket", settings.location().socket().toString())
        .put("log", settings.location().log().toString())
        .put("stopping", stopping)
        .put("idleMs", admission.isIdle() ? idle.idleTime().toMillis() : 0)
        .put("idleLimitMs", settings.idle().toMillis());
    document.set("requests", requests(admission));
    document.set("runtime", runtime);
    return document;
  }

  private ObjectNode requests(AdmissionStatus admission) {
    ObjectNode requests = JsonText.object();
    requests.set("running", list(admission.running()));
    requests.set("waiting", list(admission.waiting()));
    return requests
        .put("runningLimit", admission.limits().running())
        .put("waitingLimit", admission.limits().waiting())
        .put("succeeded", counters.succeededCount())
        .put("failed", counters.failedCount())
        .put("cancelled", counters.cancelledCount())
        .put("refused", counters.refusedCount())
        .put("abandoned", admission.abandoned().size());
  }

  private static ArrayNode list(List<Ticket> tickets) {
    ArrayNode list = JsonText.object().arrayNode();
    for (Ticket ticket : tickets) {
      ObjectNode entry = list.addObject()
          .put("request", ticket.description())
          .put("ageMs", sinceMilliseconds(ticket.admittedAt()));
      ticket.key().ifPresent(key -> entry.put("repository", key.repository()));
    }
    return list;
  }

  private static long sinceMilliseconds(long nanoTime) {
    return Duration.ofNanos(System.nanoTime() - nanoTime).toMillis();
  }
}
