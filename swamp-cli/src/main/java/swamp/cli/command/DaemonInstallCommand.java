package swamp.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import swamp.cli.rendering.FactsText;
import swamp.cli.service.ServiceProgram;
import swamp.cli.service.SystemdUnit;
import swamp.cli.service.UserService;
import swamp.protocol.DaemonStatus;
import swamp.protocol.DaemonStop;
import swamp.protocol.ErrorCode;
import swamp.protocol.JsonText;
import swamp.protocol.SocketLocation;
import swamp.protocol.SwampException;

/** {@code swamp daemon install}: the daemon as a service of the login; done when the service answers. */
@Command(name = "install", description = "Let launchd or systemd run the daemon.",
    footer = {
        "swamp daemon install",
        "swamp daemon install --socket-activation"
    })
public final class DaemonInstallCommand implements LeafCommand {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long PAUSE_NANOSECONDS = TimeUnit.MILLISECONDS.toNanos(100);

  @Mixin private GlobalOptions globals = new GlobalOptions();

  @Option(names = "--socket-activation",
      description = "systemd listens, and starts the daemon for the first connection.")
  private boolean socketActivation;

  @Override
  public GlobalOptions globals() {
    return globals;
  }

  @Override
  public int run(CommandSession session) {
    Invocation invocation = session.invocation();
    SocketLocation location = session.connector().location();
    UserService service = UserService.of(System.getProperty("os.name", ""), invocation.environment());
    String own = invocation.installation().javaHome();
    ServiceProgram program = ServiceProgram.of(invocation.installation().directory(),
        own.isEmpty() ? invocation.environment().getOrDefault("JAVA_HOME", "") : own, location, invocation.environment());
    location.ensureDirectory();
    // A daemon that was started by hand would keep the place.
    session.tell(new DaemonStop(false, true));
    service.install(program, socketActivation);
    JsonNode status = awaitService(session, service);
    ObjectNode document = JsonText.object().put("installed", true).put("service", service.name());
    service.files().stream().filter(Files::exists)
        .forEach(file -> document.withArray("files").add(file.toString()));
    document.put("program", program.launcher().toString()).put("pid", status.path("pid").asLong())
        .put("socket", location.socket().toString());
    session.show(document, new FactsText());
    if (service instanceof SystemdUnit systemd && systemd.endsWithLogin(invocation.user())) {
      session.remark("The service ends with your last login session; `loginctl enable-linger` keeps it running.");
    }
    return 0;
  }

  /** The service counts as installed when it, and no other daemon, answers at the socket. */
  private static JsonNode awaitService(CommandSession session, UserService service) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    Optional<JsonNode> status = session.ask(new DaemonStatus());
    while (status.isEmpty() || !status.get().path("service").asText().equals(service.name())) {
      if (System.nanoTime() >= end) {
        throw new SwampException(ErrorCode.DAEMON_UNAVAILABLE, "The service was installed, but "
            + (status.isEmpty() ? "no daemon answers" : "another daemon answers")
            + " at " + session.connector().location().socket()).withHint(service.advice());
      }
      LockSupport.parkNanos(PAUSE_NANOSECONDS);
      status = session.ask(new DaemonStatus());
    }
    return status.get();
  }
}
