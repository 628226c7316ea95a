package swamp.cli.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import swamp.cli.rendering.DocumentText;
import swamp.cli.rendering.RunDoctorText;
import swamp.protocol.Request;
import swamp.protocol.RunDoctor;

/** {@code swamp run doctor}. */
@Command(name = "doctor", description = "Look for runs that are active or were left behind.",
    footer = "swamp run doctor")
public final class RunDoctorCommand implements RequestCommand {
  @Mixin private GlobalOptions globals = new GlobalOptions();
  @Mixin private RepositoryOptions repository = new RepositoryOptions();
  @Mixin private WatchOptions watch = new WatchOptions();

  @Override
  public GlobalOptions globals() {
    return globals;
  }

  @Override
  public RepositoryOptions repository() {
    return repository;
  }

  @Override
  public DocumentText text() {
    return watch.text(new RunDoctorText());
  }

  @Override
  public Request request(CommandSession session) {
    return watch.of(new RunDoctor(repository.directory()));
  }
}
