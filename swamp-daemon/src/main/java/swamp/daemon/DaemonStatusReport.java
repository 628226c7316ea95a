package swamp.daemon;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import swamp.protocol.BuildFingerprint;
import swamp.protocol.JsonText;
import swamp.protocol.ProtocolVersion;

/**
 * The document of {@code daemon status}: names, counts and times, never inputs, environments or secrets (lesson 13).
 * Times are whole milliseconds.
 */
final class DaemonStatusReport {
  private final DaemonSettings settings;
  private final RequestStatistics statistics;
  private final IdleExpiry idle;
  private final long startedAt = System.nanoTime();

  DaemonStatusReport(DaemonSettings settings, RequestStatistics statistics, IdleExpiry idle) {
    this.settings = settings;
    this.statistics = statistics;
    this.idle = idle;
  }

  /**
   * The document as it is now.
   *
   * @param client kind of the client that asks
   * @param order why the daemon is about to end, if it is
   * @param runtime the runtime's own facts
   */
  ObjectNode document(String client, AdmissionStatus admission, Optional<StopOrder> order, ObjectNode runtime) {
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
        .put("client", client);
    settings.service().ifPresent(manager -> document.put("service", manager.wireName()));
    document
        .put("stopping", order.isPresent());
    order.ifPresent(stop -> document.put("stopReason", stop.reason()));
    document.put("idleMs", admission.isIdle() ? idle.idleTime().toMillis() : 0)
        .put("idleLimitMs", settings.idle().toMillis());
    document.set("memory", ProcessMemory.document());
    document.set("requests", requests(admission));
    ObjectNode clients = document.putObject("clients");
    statistics.clientCounts().forEach(clients::put);
    document.set("serviceTimes", statistics.serviceTimes().document());
    ArrayNode errors = document.putArray("lastErrors");
    statistics.lastErrors().forEach(error -> error.addTo(errors.addObject()));
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
        .put("succeeded", statistics.succeededCount())
        .put("failed", statistics.failedCount())
        .put("cancelled", statistics.cancelledCount())
        .put("refused", statistics.refusedCount())
        .put("abandoned", admission.abandoned().size());
  }

  private static ArrayNode list(List<Ticket> tickets) {
    ArrayNode list = JsonText.object().arrayNode();
    for (Ticket ticket : tickets) {
      ObjectNode entry = list.addObject();
      ticket.kind().addTo(entry);
      entry.put("ageMs", sinceMilliseconds(ticket.admittedAt())).put("client", ticket.request().hello().client());
    }
    return list;
  }

  private static long sinceMilliseconds(long nanoTime) {
    return Duration.ofNanos(System.nanoTime() - nanoTime).toMillis();
  }
}
