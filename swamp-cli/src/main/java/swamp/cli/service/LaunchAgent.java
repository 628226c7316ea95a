package swamp.cli.service;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import swamp.cli.service.SystemCommands.Answer;
import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;

/**
 * The daemon as an agent of launchd in the user's graphical session. Loading is retried within bounds: launchd takes its
 * time to forget an agent, and answers with an input/output error until then (lesson 34).
 */
public final class LaunchAgent implements UserService {
  static final String LABEL = "dev.swamp.daemon";

  /** Of {@code launchctl}: what is to be loaded is loaded already, or has not gone yet. */
  private static final List<Integer> PASSING_STATUSES = List.of(5, 17, 36, 37);

  private static final int ATTEMPTS = 8;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
  private static final int THROTTLE_SECONDS = 10;
  private static final int EXIT_SECONDS = 30;
  private static final int OWNER_ONLY_MASK = 077;

  private final Path file;
  private final Path output;
  private final SystemCommands commands;
  private final Consumer<Duration> pause;

  LaunchAgent(Path home, SystemCommands commands, Consumer<Duration> pause) {
    this.file = home.resolve("Library/LaunchAgents").resolve(LABEL + ".plist");
    this.output = home.resolve("Library/Logs").resolve("swamp-daemon.log");
    this.commands = commands;
    this.pause = pause;
  }

  static void pause(Duration duration) {
    LockSupport.parkNanos(duration.toNanos());
  }

  @Override
  public String name() {
    return "launchd";
  }

  @Override
  public List<Path> files() {
    return List.of(file);
  }

  @Override
  public void install(ServiceProgram program, boolean socketActivation) {
    if (socketActivation) {
      throw new SwampException(ErrorCode.USAGE, "Socket activation is there for systemd only").withoutShownCode();
    }
    ServiceFile.write(file, text(program));
    String domain = domain();
    unload(domain);
    // An agent that was disabled once stays so until it is enabled; that of one that never was changes nothing.
    commands.run("launchctl", "enable", target(domain));
    load(domain);
    commands.run("launchctl", "kickstart", "-k", target(domain)).orFail(advice());
  }

  @Override
  public void uninstall() {
    unload(domain());
    ServiceFile.remove(file);
  }

  @Override
  public String advice() {
    return "Look at: launchctl print gui/$(id -u)/" + LABEL + ", and at " + output;
  }

  /** The agent's property list; the keys are those of launchd.plist(5). */
  String text(ServiceProgram program) {
    Map<String, Object> agent = new LinkedHashMap<>();
    agent.put("Label", LABEL);
    agent.put("ProgramArguments", List.of(program.launcher().toString(), "serve"));
    Map<String, String> environment = new LinkedHashMap<>();
    program.staying().with(ServiceProgram.SERVICE_VARIABLE, name()).sortedEnvironment()
        .forEach(variable -> environment.put(variable.getKey(), variable.getValue()));
    agent.put("EnvironmentVariables", environment);
    agent.put("WorkingDirectory", "/");
    agent.put("Umask", OWNER_ONLY_MASK);
    agent.put("RunAtLoad", true);
    agent.put("KeepAlive", Map.of("SuccessfulExit", false));
    agent.put("ThrottleInterval", THROTTLE_SECONDS);
    agent.put("ExitTimeOut", EXIT_SECONDS);
    // Somebody waits for each answer, so the agent must not be throttled as background work is.
    agent.put("ProcessType", "Interactive");
    agent.put("StandardOutPath", output.toString());
    agent.put("StandardErrorPath", output.toString());
    return PropertyList.of(agent);
  }

  private String domain() {
    return "gui/" + commands.run("id", "-u").orFail("The user's number is needed to talk to launchd").output();
  }

  private static String target(String domain) {
    return domain + "/" + LABEL;
  }

  /** Returns when launchd does not know the agent any more, or will not forget it in time. */
  private void unload(String domain) {
    commands.run("launchctl", "bootout", target(domain));
    Duration wait = FIRST_PAUSE;
    for (int attempt = 1; attempt < ATTEMPTS && commands.run("launchctl", "print", target(domain)).succeeded(); attempt++) {
      wait = pauseAndDouble(wait);
    }
  }

  private void load(String domain) {
    Duration wait = FIRST_PAUSE;
    Answer answer = commands.run("launchctl", "bootstrap", domain, file.toString());
    for (int attempt = 1; attempt < ATTEMPTS && PASSING_STATUSES.contains(answer.status()); attempt++) {
      // The error may be about an agent that is loaded after all.
      if (commands.run("launchctl", "print", target(domain)).succeeded()) {
        return;
      }
      wait = pauseAndDouble(wait);
      answer = commands.run("launchctl", "bootstrap", domain, file.toString());
    }
    answer.orFail(answer.status() == 125
        ? "Agents need a graphical session: log in at the machine itself, then install again"
        : advice());
  }

  private Duration pauseAndDouble(Duration wait) {
    pause.accept(wait);
    Duration twice = wait.multipliedBy(2);
    return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
  }
}
