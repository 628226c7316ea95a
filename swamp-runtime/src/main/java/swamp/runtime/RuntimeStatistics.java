package swamp.runtime;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import swamp.protocol.JsonText;
import swamp.runtime.extension.BundleUse;
import swamp.runtime.script.ContextPoolStatus;
import swamp.runtime.time.IsoTime;
import swamp.runtime.warmup.WarmUpStatus;

/** What a runtime holds and has done, in numbers. */
public record RuntimeStatistics(ContextPoolStatus contexts, WarmUpStatus warmUp, List<BundleUse> bundles) {
  public RuntimeStatistics {
    bundles = List.copyOf(bundles);
  }

  /**
   * The members {@code contexts}, {@code warmUp} and {@code bundles} of the daemon's status; {@code retiredBy} names reasons
   * that occurred, {@code bundles} is an array of {@code hash}, {@code origin} (a path), {@code loaded} (ISO 8601) and
   * {@code hits}.
   */
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
    ArrayNode loaded = document.putArray("bundles");
    bundles.forEach(bundle -> loaded.addObject()
        .put("hash", bundle.hash())
        .put("origin", bundle.origin().toString())
        .put("loaded", IsoTime.text(bundle.loaded()))
        .put("hits", bundle.hits()));
    return document;
  }
}
