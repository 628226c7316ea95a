package swamp.runtime.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import swamp.protocol.JsonText;
import swamp.runtime.extension.ContentHash;
import swamp.runtime.yaml.YamlText;

/** One scenario in a directory of its own, from its setup to what is different from what it should have done. */
final class ScenarioRun implements AutoCloseable {
  private static final String DEFINITION = "subject";
  private static final String ID = "5b3f8a52-9d0c-4c6a-8f1d-7a2b4c6d8e0f";

  private final Scenario scenario;
  private final Path root;
  private final Path work;
  private final Path calls;
  private final Path repository;
  private final Optional<MockServer> server;
  private final Placeholders placeholders;

  ScenarioRun(Scenario scenario, Path directory, Path mockProgram) throws IOException, InterruptedException {
    this.scenario = scenario;
    root = Files.createDirectories(directory).toRealPath();
    work = Files.createDirectories(root.resolve("work"));
    calls = root.resolve("calls.log");
    repository = new CorpusRepository(root.resolve("repository"), scenario.model()).directory();
    server = scenario.setup().has("http")
        ? Optional.of(MockServer.start(mockProgram, scenario.facts(), root))
        : Optional.empty();
    Map<String, String> values = new LinkedHashMap<>();
    values.put("${WORK}", work.toString());
    values.put("${ROOT}", root.toString());
    values.put("${TMP}", Files.createDirectories(root.resolve("tmp")).toString());
    server.ifPresent(started -> {
      values.put("${HTTP}", "http://127.0.0.1:" + started.port());
      values.put("${HTTP_HOSTPORT}", "127.0.0.1:" + started.port());
      values.put("${HTTP_PORT}", String.valueOf(started.port()));
    });
    placeholders = new Placeholders(values);
    if (scenario.setup().has("seedResources")) {
      throw new IllegalArgumentException("seedResources are not supported here");
    }
    writeFiles();
    writeCommands();
    writeDefinition();
    if (scenario.setup().has("sh")) {
      Process shell = shell(placeholders.in(scenario.setup().path("sh").asText()));
      if (shell.waitFor() != 0) {
        throw new IOException("the setup ended with exit code " + shell.exitValue());
      }
    }
  }

  private Process shell(String script) throws IOException {
    ProcessBuilder builder = new ProcessBuilder("sh", "-c", script).directory(work.toFile()).inheritIO();
    builder.environment().putAll(environment());
    return builder.start();
  }

  private void writeFiles() throws IOException {
    for (var file : scenario.setup().path("files").properties()) {
      Path path = work.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, placeholders.in(file.getValue().asText()));
    }
  }

  /** Each command notes its arguments, one line a call, tabs between them; in one write, since calls may overlap. */
  private void writeCommands() throws IOException {
    Path commands = Files.createDirectories(root.resolve("bin"));
    for (var command : scenario.setup().path("bin").properties()) {
      Path file = commands.resolve(command.getKey());
      Files.writeString(file, """
          #!/bin/sh
          line=$({ printf '%%s' '%s'; for argument in "$@"; do printf '\\t%%s' "$argument"; done; } | tr '\\n' '~')
          printf '%%s\\n' "$line" >> "$CALLS"
          %s
          """.formatted(command.getKey(), command.getValue().asText()));
      if (!file.toFile().setExecutable(true)) {
        throw new IOException(file + " cannot be made executable");
      }
    }
  }

  private void writeDefinition() throws IOException {
    ObjectNode definition = JsonText.object()
        .put("type", scenario.model().type())
        .put("id", ID)
        .put("name", DEFINITION)
        .put("version", 1);
    definition.putObject("tags");
    definition.set("globalArguments", placeholders.in(scenario.facts().path("globalArgs")));
    definition.putObject("methods");
    Path file = repository.resolve("models").resolve(scenario.model().type()).resolve(DEFINITION + ".yaml");
    Files.createDirectories(file.getParent());
    Files.writeString(file, definition.toString());
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("PATH", root.resolve("bin") + ":" + System.getenv("PATH"));
    environment.put("HOME", root.resolve("home").toString());
    environment.put("TMPDIR", root.resolve("tmp").toString());
    environment.put("CALLS", calls.toString());
    environment.put("LANG", "C.UTF-8");
    // So that packages are fetched as the user would, and not again for each scenario.
    Path home = Path.of(System.getProperty("user.home"));
    environment.put("npm_config_cache", home.resolve(".npm").toString());
    environment.put("npm_config_userconfig", home.resolve(".npmrc").toString());
    System.getenv().forEach((name, value) -> {
      if (name.startsWith("NODE_")) {
        environment.put(name, value);
      }
    });
    scenario.setup().path("env").properties()
        .forEach(variable -> environment.put(variable.getKey(), placeholders.in(variable.getValue().asText())));
    return environment;
  }

  /** Runs the method; what is not as expected, or nothing. */
  List<String> differences(Program program) throws IOException, InterruptedException {
    JsonNode arguments = placeholders.in(scenario.arguments());
    Program.Answer answer =
        program.run(new Program.Call(repository, work, environment(), DEFINITION, scenario.method(), arguments));
    List<String> differences = new ArrayList<>();
    JsonNode expected = placeholders.in(scenario.expected());
    boolean succeeded = answer.error().isEmpty();
    if (succeeded != expected.path("ok").asBoolean()) {
      differences.add("run: " + answer.error().orElse("it succeeded, but " + expected.path("error") + " was expected"));
      return differences;
    }
    answer.error().ifPresent(error -> {
      if (!error.startsWith(expected.path("error").asText())) {
        differences.add("error: " + expected.path("error") + " expected, not " + error);
      }
    });
    differences.addAll(Likeness.unordered("resources", elements(expected.path("resources")), resources()));
    differences.addAll(Likeness.unordered("files", elements(expected.path("files")), files()));
    differences.addAll(Likeness.unordered("calls", elements(expected.path("calls")), elements(calls())));
    differences.addAll(Likeness.unordered("http", elements(expected.path("http")), requests(expected.path("http"))));
    differences.addAll(Likeness.unordered("workFiles", elements(expected.path("workFiles")), workFiles()));
    return differences;
  }

  private static List<JsonNode> elements(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).toList();
  }

  private Path data() {
    return repository.resolve(".swamp/data").resolve(scenario.model().type()).resolve(ID);
  }

  private record StoredVersion(JsonNode metadata, byte[] content) {
    String tag(String name) {
      return metadata.path("tags").path(name).asText();
    }
  }

  private List<StoredVersion> versions(String kind) throws IOException {
    if (!Files.exists(data())) {
      return List.of();
    }
    List<StoredVersion> versions = new ArrayList<>();
    try (Stream<Path> found = Files.walk(data())) {
      for (Path file : found.filter(path -> path.endsWith("metadata.yaml")).sorted().toList()) {
        StoredVersion version = new StoredVersion(
            YamlText.read(Files.readString(file), file.toString()), Files.readAllBytes(file.resolveSibling("raw")));
        if (version.tag("type").equals(kind)) {
          versions.add(version);
        }
      }
    }
    return versions;
  }

  private List<JsonNode> resources() throws IOException {
    String log = log();
    List<JsonNode> resources = new ArrayList<>();
    for (StoredVersion version : versions("resource")) {
      String name = version.metadata.path("name").asText();
      ObjectNode resource = JsonText.object()
          .put("spec", version.tag("specName"))
          .put("name", name)
          .put("schemaOk", !log.contains("Resource '" + name + "' does not match the schema"));
      resource.set("data", JsonText.parse(new String(version.content, StandardCharsets.UTF_8)));
      resources.add(resource);
    }
    return resources;
  }

  private List<JsonNode> files() throws IOException {
    List<JsonNode> files = new ArrayList<>();
    for (StoredVersion version : versions("file")) {
      ObjectNode file = JsonText.object()
          .put("spec", version.tag("specName"))
          .put("name", version.metadata.path("name").asText())
          .put("size", version.content.length)
          .put("sha256", ContentHash.of(version.content));
      files.add(file);
    }
    return files;
  }

  private String log() throws IOException {
    StringBuilder log = new StringBuilder();
    Path outputs = repository.resolve(".swamp/outputs");
    if (Files.exists(outputs)) {
      try (Stream<Path> found = Files.walk(outputs)) {
        for (Path file : found.filter(path -> path.toString().endsWith(".log")).toList()) {
          log.append(Files.readString(file));
        }
      }
    }
    return log.toString();
  }

  private ArrayNode calls() throws IOException {
    ArrayNode all = JsonText.object().arrayNode();
    for (String line : Files.exists(calls) ? Files.readAllLines(calls) : List.<String>of()) {
      ArrayNode call = all.addArray();
      for (String argument : line.split("\t", -1)) {
        call.add(argument);
      }
    }
    return all;
  }

  /** The requests, with those headers only that the request at this place is expected to have. */
  private List<JsonNode> requests(JsonNode expected) throws IOException {
    List<JsonNode> requests = new ArrayList<>();
    for (JsonNode request : server.isPresent() ? server.get().requests() : List.<JsonNode>of()) {
      ObjectNode shown = request.deepCopy();
      JsonNode alike = elements(expected).stream()
          .filter(other -> other.path("path").equals(request.path("path")) && other.path("method").equals(request.path("method")))
          .findFirst().orElse(JsonText.object());
      if (alike.has("headers")) {
        ((ObjectNode) shown.get("headers")).retain(alike.path("headers").properties().stream().map(Map.Entry::getKey).toList());
      } else {
        shown.remove("headers");
      }
      requests.add(shown);
    }
    return requests;
  }

  private List<JsonNode> workFiles() throws IOException {
    try (Stream<Path> found = Files.walk(work)) {
      return found.filter(Files::isRegularFile).map(file -> work.relativize(file).toString())
          .filter(file -> !file.startsWith(".") && !file.contains("/.")).sorted()
          .map(file -> (JsonNode) TextNode.valueOf("./" + file)).toList();
    }
  }

  @Override
  public void close() {
    server.ifPresent(MockServer::close);
  }
}
