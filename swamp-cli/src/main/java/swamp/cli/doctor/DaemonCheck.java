package swamp.cli.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import swamp.cli.transport.CrashReports;
import swamp.cli.transport.RuntimeConnector;
import swamp.protocol.BuildFingerprint;
import swamp.protocol.Finding;
import swamp.protocol.SocketLocation;
import swamp.protocol.SwampException;

/** The daemon's directory, what earlier daemons have left there, and the daemon that runs. Starts none. */
public final class DaemonCheck {
  private final RuntimeConnector connector;
  private final Supplier<Optional<JsonNode>> status;

  /** @param status asks the daemon that runs; empty when none does */
  public DaemonCheck(RuntimeConnector connector, Supplier<Optional<JsonNode>> status) {
    this.connector = connector;
    this.status = status;
  }

  public List<Finding> findings() {
    SocketLocation location;
    try {
      location = connector.location();
      location.ensureDirectory();
    } catch (SwampException e) {
      return List.of(Finding.of("socket directory", e));
    }
    List<Finding> findings = new ArrayList<>();
    findings.add(Finding.ok("socket directory", location.directory() + ", closed to others"));
    try {
      Optional<JsonNode> running = status.get();
      findings.add(running.map(DaemonCheck::running).orElseGet(() -> Finding.ok("daemon", "None runs; --via-daemon starts one")));
      findings.add(running.isPresent() ? Finding.ok("daemon locks", "held by the running daemon") : leftovers(location));
    } catch (SwampException e) {
      findings.add(Finding.of("daemon", e));
    }
    List<Path> crashes = CrashReports.of(location);
    if (!crashes.isEmpty()) {
      findings.add(Finding.warning("daemon crashes", "The JVM of a daemon has crashed " + crashes.size()
          + (crashes.size() == 1 ? " time: " : " times, last: ") + crashes.getFirst(),
          "The first lines of the file say why; report it, then remove " + location.directory() + "/hs_err_pid*.log"));
    }
    return findings;
  }

  private static Finding running(JsonNode status) {
    String build = status.path("build").asText();
    String detail = "Process " + status.path("pid").asText() + ", build " + build + ", JDK " + status.path("jdk").asText();
    if (status.path("stopping").asBoolean()) {
      return Finding.warning("daemon", detail + ", is stopping: " + status.path("stopReason").asText(), "Wait for its end");
    }
    return build.equals(BuildFingerprint.current().text())
        ? Finding.ok("daemon", detail)
        : Finding.warning("daemon", detail + "; this program is " + BuildFingerprint.current().text(),
            "They understand each other; `swamp daemon restart` gives you this program's build");
  }

  /** A lock that is held although nobody answers belongs to a daemon that hangs, or just starts or ends. */
  private Finding leftovers(SocketLocation location) {
    Optional<Path> held = connector.heldLock();
    if (held.isPresent()) {
      return Finding.warning("daemon locks", held.get() + " is held, but no daemon answers; process "
          + connector.notedProcess().orElse("unknown"),
          "If this lasts, look at " + location.log() + " and end that process");
    }
    return Files.exists(location.socket(), LinkOption.NOFOLLOW_LINKS)
        ? Finding.ok("daemon locks", "none is held; the socket of a daemon that was killed is left, which the next one replaces")
        : Finding.ok("daemon locks", "none is held");
  }
}
