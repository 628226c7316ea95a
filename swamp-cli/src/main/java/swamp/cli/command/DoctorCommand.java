package swamp.cli.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import swamp.cli.doctor.DaemonCheck;
import swamp.cli.doctor.InstallationCheck;
import swamp.cli.doctor.ServiceCheck;
import swamp.cli.rendering.DoctorText;
import swamp.protocol.DaemonStatus;
import swamp.protocol.Doctor;
import swamp.protocol.Finding;
import swamp.protocol.JsonText;
import swamp.protocol.SwampException;

/** {@code swamp doctor}: looks at everything that runs need, changes nothing, and says what to do. */
@Command(name = "doctor", description = "Look for what keeps runs from working, and say what to do about it.",
    footer = {
        "swamp doctor",
        "swamp doctor --json"
    })
public final class DoctorCommand implements LeafCommand {
  @Mixin private GlobalOptions globals = new GlobalOptions();
  @Mixin private RepositoryOptions repository = new RepositoryOptions();

  @Override
  public GlobalOptions globals() {
    return globals;
  }

  @Override
  public int run(CommandSession session) {
    Invocation invocation = session.invocation();
    List<Finding> findings = new ArrayList<>(
        new InstallationCheck(invocation.installation(), invocation.environment()).findings());
    findings.addAll(new DaemonCheck(session.connector(), () -> session.ask(new DaemonStatus())).findings());
    findings.addAll(new ServiceCheck(System.getProperty("os.name", ""), invocation.environment()).findings());
    findings.addAll(ofRuntime(session));
    boolean healthy = findings.stream().noneMatch(finding -> finding.level() == Finding.Level.FAILED);
    ObjectNode document = JsonText.object().put("healthy", healthy);
    ArrayNode checks = document.putArray("checks");
    findings.forEach(finding -> finding.addTo(checks.addObject()));
    session.show(document, new DoctorText());
    return healthy ? 0 : 1;
  }

  /** Asked of a process of our own: that it answers is itself what matters most. */
  private List<Finding> ofRuntime(CommandSession session) {
    try {
      List<Finding> findings = new ArrayList<>();
      session.askOneShot(new Doctor(repository.directory())).path("checks")
          .forEach(check -> findings.add(Finding.fromJson(check)));
      findings.addFirst(Finding.ok("runtime", "A process of our own starts and answers"));
      return findings;
    } catch (SwampException e) {
      return List.of(Finding.of("runtime", e));
    }
  }
}
