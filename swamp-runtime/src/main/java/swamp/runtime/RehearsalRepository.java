package swamp.runtime;

import com.fasterxml.jackson.databind.JsonNode;
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
import swamp.protocol.Event;
import swamp.protocol.EventMessage;
import swamp.protocol.MessageCodec;
import swamp.protocol.MethodRun;
import swamp.protocol.OutputMode;
import swamp.protocol.RequestMessage;
import swamp.protocol.ResultMessage;
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
 * expressions, so that everything a run passes through is hot before somebody waits for it. Its contexts, bundles and
 * sessions are its own: nothing of it shows in the status or in anybody's files. It has no caller and no environment.
 * Made by the first rehearsal, removed at the end. For one thread.
 */
final class RehearsalRepository implements WarmUp.Rehearsals {
  private static final Logger LOG = LoggerFactory.getLogger(RehearsalRepository.class);
  private static final String TYPE = "@rehearsal/rehearsal";
  private static final List<String> DEFINITIONS = List.of("plain", "plain", "expressive");
  private static final List<String> INPUTS =
      List.of("items:json=[{\"name\": \"one\", \"count\": 2}, {\"name\": \"two\", \"kind\": \"b\"}]", "note=n");

  private final ScriptEngine engine;
  private final FileOperations files;
  private final Services services;
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

  RehearsalRepository(ScriptEngine engine, FileOperations files, Services services) {
    this.engine = engine;
    this.files = files;
    this.services = services;
  }

  /** What exists between the first rehearsal and the end. */
  private record Stage(Path directory, RuntimeServices services, RepositorySessions sessions) {}

  /** Rehearses once; takes some ten milliseconds of processor time when hot, and seconds in a process that is cold. */
  @Override
  public void rehearse() throws InterruptedException {
    Stage now = stage == null ? open() : stage;
    stage = now;
    RequestMessage message = request(now.directory, rehearsals++);
    MethodRun request = (MethodRun) message.request();
    Answers answers = new Answers(message.id());
    Cancellation never = new CancellationSource();
    int code = new MethodRunCommand(now.sessions.open(Optional.empty(), message.caller(), answers, never), message.caller(),
        request, answers, never).run();
    if (code != 0) {
      throw new IllegalStateException("a rehearsal ended with " + code);
    }
    now.services.contexts().awaitWarm();
  }

  /** As it comes from a client, through the protocol's bytes. */
  private static RequestMessage request(Path repository, int number) {
    MethodRun run = new MethodRun(Optional.empty(),
        new ByDefinition(DEFINITIONS.get(number % DEFINITIONS.size()), "rehearse"), INPUTS, List.of(), Optional.empty(),
        Optional.empty(), List.of(), false, RunChecks.all(), RunReports.all(), Optional.empty(), number % 2 == 1,
        Optional.empty(), Optional.empty());
    Caller caller = new Caller(Map.of(), repository.toString(), "rehearsal", OutputMode.LOG, false, "",
        new Terminal(false, false, false, 0));
    byte[] bytes = MessageCodec.encode(new RequestMessage(Integer.toString(number), caller, run));
    return (RequestMessage) MessageCodec.decodeClient(bytes);
  }

  private Stage open() {
    try {
      Path directory = Files.createTempDirectory("swamp-rehearsal-");
      place(directory, "rehearsal.ts", "extensions/models");
      place(directory, "plain.yaml", "models/" + TYPE);
      place(directory, "expressive.yaml", "models/" + TYPE);
      Files.writeString(directory.resolve(".swamp.yaml"), "swampVersion: \"0\"\nautoGc: true\n");
      ContextPool contexts = new ContextPool(engine, new ContextPoolSize(1, 1, 1, 1));
      RuntimeServices own = services.of(contexts, Files.createDirectory(directory.resolve("cache")));
      return new Stage(directory, own, new RepositorySessions(own, false));
    } catch (IOException e) {
      throw new UncheckedIOException("no repository to rehearse in: " + e, e);
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
    last.sessions.close();
    last.services.contexts().close();
    last.services.recentTypes().close();
    try {
      files.deleteRecursively(last.directory);
    } catch (IOException e) {
      LOG.info("What was rehearsed in stays: {}", e.toString());
    }
  }

  /** Makes the bytes that a client would get, and keeps nothing. */
  private record Answers(String id) implements AnswerSink {
    @Override
    public void event(Event event) {
      MessageCodec.encode(new EventMessage(id, event));
    }

    @Override
    public void result(JsonNode document) {
      MessageCodec.encode(new ResultMessage(id, document));
    }
  }
}
