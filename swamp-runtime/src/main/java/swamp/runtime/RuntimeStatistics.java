package swamp.runtime;

import com.fasterxml.jackson.databind.node.ObjectNode;
import swamp.protocol.JsonText;
import swamp.runtime.script.ContextPoolStatus;
import swamp.runtime.warmup.WarmUpStatus;

/** What a runtime holds and has done, in numbers. */
public record RuntimeStatistics(ContextPoolStatus contexts, WarmUpStatus warmUp) {
  /** The members {@code contexts} and {@code warmUp} of the daemon's status; {@code retiredBy} names reasons that occurred. */
  public ObjectNode document() {
    ObjectNode document = JsonText.object();
    ObjectNode pool = document.putObject("contexts")
        .put("generic", contexts.generic())
        .put("ready", contexts.ready())
        .put("inUse", contexts.inUse())
        .put("types", contexts.types())
        .put("hits", contexts.hits())
        .put("misses", contexts.misses())
        .put("reused", contexts.reused())
        .put("retired", contexts.retiredInAll());
    ObjectNode reasons = pool.putObject("retiredBy");
    contexts.retired().forEach((reason, count) -> reasons.put(reason.text(), count));
    document.putObject("warmUp")
        .put("phase", warmUp.phase().text())
        .put("recentTypes", warmUp.recentTypes())
        .put("rehearsals", warmUp.rehearsals())
        .put("plannedRehearsals", warmUp.plannedRehearsals());
    return document;
  }
}
