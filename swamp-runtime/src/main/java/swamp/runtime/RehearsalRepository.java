package swamp.runtime;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import swamp.protocol.ByDefinition;
import swamp.protocol.Caller;
import swamp.protocol.JsonText;
import swamp.protocol.MethodRun;
import swamp.protocol.OutputMode;
import swamp.protocol.RequestMessage;
import swamp.protocol.RunChecks;
import swamp.protocol.RunReports;
import swamp.protocol.Terminal;
import swamp.runtime.file.FileOperations;
import swamp.runtime.run.MethodRunCommand;
import swamp.runtime.script.ContextPool;
import swamp.runtime.script.ContextPoolSize;
import swamp.runtime.script.ScriptEngine;
import swamp.runtime.session.RepositorySessions;
import swamp.runtime.session.RuntimeServices;
import swamp.runtime.warmup.WarmUp;

/**
 * A throw-away repository of our own in which whole requests are rehearsed, recorded and unrecorded, with and without
 * expressions, in fresh and in reused contexts, so that everything a run passes through is hot before somebody waits for
 * it. Its contexts, bundles and sessions are its own: nothing of it shows in the status or in anybody's files. It has no
 * caller and no environment. Made by the first rehearsal, removed at the end. For one thread.
 */
final class RehearsalRepository implements WarmUp.Rehearsals {
  private static final Logger LOG = LoggerFactory.getLogger(RehearsalRepository.class);
  /** After so many, a request has nearly the cost it will have for good. */
  private static final int ENOUGH = 1000;

  /** What is rehearsed in turn; runs in reused contexts take the least time and warm nearly as much. */
  private static final List<Scene> SCENES = List.of(new Scene("plain", true), new Scene("reused", true),
      new Scene("reused", false), new Scene("expressive", false), new Scene("reused", true));

  private static final List<String> INPUTS =
      List.of("items:json=[{\"name\": \"one\", \"count\": 2}, {\"name\": \"two\", \"kind\": \"b\"}]", "note=n");

  private final ScriptEngine engine;
  private final FileOperations files;
  private final Services services;
  private final RehearsalTransport transport;
  private @Nullable Stage stage;
  private int rehearsals;

  /** Makes what a runtime needs beside the engine. */
  @FunctionalInterface
  interface Services {
    /**
     * Services that share nothing with others but what has no memory of requests.
     *
     * @param cacheDirectory for bundles and what they told
     */
    RuntimeServices of(ContextPool contexts, Path cacheDirectory);
  }

  RehearsalRepository(ScriptEngine engine, FileOperations files, Services services, RehearsalTransport transport) {
    this.engine = engine;
    this.files = files;
    this.services = services;
    this.transport = transport;
  }

  /** A definition, and whether its run leaves no record. */
  private record Scene(String definition, boolean unrecorded) {}

  /** What exists between the first rehearsal and the end. */
  private record Stage(
      Path directory, RuntimeServices services, RepositorySessions sessions, RehearsalTransport.Client client) {}

  @Override
  public int enough() {
    return ENOUGH;
  }

  /** Rehearses once; takes some milliseconds of processor time when hot, and seconds in a process that is cold. */
  @Override
  public void rehearse() throws InterruptedException {
    Stage now = stage == null ? open() : stage;
    stage = now;
    try {
      int code = now.client.ask(request(now.directory, rehearsals++));
      if (code != 0) {
        throw new IllegalStateException("a rehearsal ended with " + code);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    now.services.contexts().awaitWarm();
  }

  private static RequestMessage request(Path repository, int number) {
    Scene scene = SCENES.get(number % SCENES.size());
    MethodRun run = new MethodRun(Optional.empty(), new ByDefinition(scene.definition, "rehearse"), INPUTS, List.of(),
        Optional.empty(), Optional.empty(), List.of(), false, RunChecks.all(), RunReports.all(), Optional.empty(),
        scene.unrecorded, Optional.empty(), Optional.empty());
    Caller caller = new Caller(Map.of(), repository.toString(), "rehearsal", OutputMode.LOG, false, "",
        new Terminal(false, false, false, 0));
    return new RequestMessage(Integer.toString(number), caller, run);
  }

  private Stage open() {
    try {
      Path directory = Files.createTempDirectory("swamp-rehearsal-");
      place(directory, "rehearsal.ts", "extensions/models");
      place(directory, "reused.ts", "extensions/models");
      place(directory, "plain.yaml", "models/@rehearsal/rehearsal");
      place(directory, "expressive.yaml", "models/@rehearsal/rehearsal");
      place(directory, "reused.yaml", "models/@rehearsal/reused");
      Files.writeString(directory.resolve(".swamp.yaml"), "swampVersion: \"0\"\nautoGc: true\n");
      ContextPool contexts = new ContextPool(engine, new ContextPoolSize(1, 1, 2, 2));
      RuntimeServices own = services.of(contexts, Files.createDirectory(directory.resolve("cache")));
      return stage(directory, own, new RepositorySessions(own, false));
    } catch (IOException e) {
      throw new UncheckedIOException("no repository to rehearse in: " + e, e);
    }
  }

  private Stage stage(Path directory, RuntimeServices own, RepositorySessions sessions) throws IOException {
    try {
      return new Stage(directory, own, sessions, transport.open(directory, new Handler(sessions)));
    } catch (IOException | RuntimeException e) {
      remove(directory, own, sessions);
      throw e;
    }
  }

  private static void place(Path repository, String name, String folder) throws IOException {
    Path target = Files.createDirectories(repository.resolve(folder)).resolve(name);
    try (InputStream content = RehearsalRepository.class.getResourceAsStream("rehearsal/" + name)) {
      Files.copy(Objects.requireNonNull(content, name), target);
    }
  }

  @Override
  public void close() {
    Stage last = stage;
    stage = null;
    if (last == null) {
      return;
    }
    last.client.close();
    remove(last.directory, last.services, last.sessions);
  }

  private void remove(Path directory, RuntimeServices own, RepositorySessions sessions) {
    sessions.close();
    own.contexts().close();
    own.recentTypes().close();
    try {
      files.deleteRecursively(directory);
    } catch (IOException e) {
      LOG.info("What was rehearsed in stays: {}", e.toString());
    }
  }

  /** Answers the only kind of request that is rehearsed. */
  private record Handler(RepositorySessions sessions) implements RequestHandler {
    @Override
    public int handle(RequestMessage message, AnswerSink answers, Cancellation cancellation) {
      Caller caller = message.caller();
      return new MethodRunCommand(sessions.open(Optional.empty(), caller, answers, cancellation), caller,
          (MethodRun) message.request(), answers, cancellation).run();
    }

    @Override
    public ObjectNode status() {
      return JsonText.object();
    }

    @Override
    public void close() {
      // The repository is closed by whoever opened it.
    }
  }
}
