package swamp.runtime.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import swamp.protocol.ErrorCode;
import swamp.protocol.JsonText;
import swamp.protocol.SwampException;
import swamp.runtime.data.DataDescription;
import swamp.runtime.data.DataDraft;
import swamp.runtime.data.DataItem;
import swamp.runtime.data.DataTags;
import swamp.runtime.data.DataVersion;
import swamp.runtime.data.DataWriter;
import swamp.runtime.data.GarbageCollection;
import swamp.runtime.data.Lifecycle;
import swamp.runtime.data.Lifetime;
import swamp.runtime.data.Owner;
import swamp.runtime.model.DataSpec;
import swamp.runtime.script.ContextServices;
import swamp.runtime.time.Timing;
import swamp.runtime.vault.SensitiveOutputs;

/** The repository's side of one run's method context: reads and writes the model's data, logs, redacts. */
final class MethodServices implements ContextServices {
  private static final String REFERENCE = "vault.get";

  private final RunSubject subject;
  private final RunJournal journal;
  private final RunLogger logger;
  private final ArtifactList artifacts;
  private final ContextCalls calls;
  private final SensitiveOutputs sensitive;
  private final Timing timing;
  private final Map<Long, OpenWriter> writers = new HashMap<>();
  private long nextWriter = 1;

  private record OpenWriter(DataWriter writer, String specName) {}

  MethodServices(
      RunSubject subject,
      RunJournal journal,
      RunLogger logger,
      ArtifactList artifacts,
      ContextCalls calls,
      SensitiveOutputs sensitive,
      Timing timing) {
    this.subject = subject;
    this.journal = journal;
    this.logger = logger;
    this.artifacts = artifacts;
    this.calls = calls;
    this.sensitive = sensitive;
    this.timing = timing;
  }

  @Override
  public void log(String level, String plainMessage, String quotedMessage, String childCategory) {
    logger.method(level, plainMessage, quotedMessage, childCategory);
  }

  @Override
  public void schemaWarning(String specName, String instanceName, String message) {
    logger.schemaWarning(specName, instanceName, message);
  }

  @Override
  public String writeResource(String specName, String instanceName, String contentJson, String overridesJson) {
    DataSpec.Resource spec = resource(specName);
    String content = protect(spec, instanceName, contentJson);
    String shown = logger.redactor().redact(content);
    String stored = journal.isRecorded() ? shown : content;
    DataDescription description = describe(spec, "application/json", false, JsonText.parse(overridesJson));
    DataVersion version = journal.data().write(
        DataDraft.of(item(instanceName), timing.now(), description), stored.getBytes(StandardCharsets.UTF_8));
    return add(version, spec, Optional.of(JsonText.parse(shown)));
  }

  @Override
  public Optional<String> readResource(String instanceName, long version) {
    return journal.read(item(instanceName), version)
        .map(found -> new String(journal.content(found), StandardCharsets.UTF_8))
        .map(text -> text.contains(REFERENCE) ? JsonText.compact(sensitive.resolve(JsonText.parse(text))) : text);
  }

  @Override
  public Optional<byte[]> content(String type, String model, String name, long version) {
    return calls.find(type, model, name, version).map(journal::content);
  }

  @Override
  public void deleteResource(String instanceName) {
    DataVersion latest = journal.read(item(instanceName), 0).orElseThrow(() -> new SwampException(
        ErrorCode.DATA_NOT_FOUND,
        "Data '" + instanceName + "' of model '" + subject.definition().name() + "' does not exist or is deleted already"));
    markDeleted(latest);
  }

  // Values that the spec marks sensitive go into a vault; what is stored refers to them (data-format §2.10). A run that
  // stores nothing keeps them in its own memory.
  private String protect(DataSpec.Resource spec, String instanceName, String contentJson) {
    if (spec.sensitiveFields().isEmpty() || !(JsonText.parse(contentJson) instanceof ObjectNode content)) {
      return contentJson;
    }
    if (!journal.isRecorded()) {
      sensitive.hide(content, spec.sensitiveFields());
      return contentJson;
    }
    Optional<String> vault = subject.definition().resources()
        .map(all -> all.path(spec.name()).path("vaultName").asText(""))
        .filter(name -> !name.isEmpty())
        .or(spec::vaultName);
    sensitive.protect(content, spec.sensitiveFields(), new SensitiveOutputs.Origin(subject.typeName(),
        subject.definition().id(), subject.method().name(), spec.name(), instanceName, vault));
    return JsonText.compact(content);
  }

  /** Writes a deletion marker behind a version (data-format §2.6); it counts as an artifact of the run. */
  ProducedArtifact markDeleted(DataVersion latest) {
    JsonNode before = JsonText.parse(new String(journal.content(latest), StandardCharsets.UTF_8));
    ObjectNode content = before instanceof ObjectNode object ? object.deepCopy() : JsonText.object();
    content.put("deletedAt", timing.now().toString()).put("deletedByMethod", subject.method().name());
    DataDraft draft = new DataDraft(latest.item(), latest.metadata().id(), timing.now(),
        latest.metadata().description(), Lifecycle.DELETED, Optional.empty());
    DataVersion marker = journal.data().write(draft, JsonText.compact(content).getBytes(StandardCharsets.UTF_8));
    ProducedArtifact artifact = new ProducedArtifact(marker.metadata(), "resource",
        latest.metadata().description().tag("specName"), journal.directory(marker), Optional.of(content));
    artifacts.add(artifact);
    return artifact;
  }

  @Override
  public String writeFile(
      String specName, String instanceName, String overridesJson, String dataId, byte[] content) {
    DataSpec.File spec = file(specName);
    DataVersion version = journal.data().write(fileDraft(spec, instanceName, overridesJson, dataId), content);
    return add(version, spec, Optional.empty());
  }

  @Override
  public long openFile(String specName, String instanceName, String overridesJson, String dataId) {
    DataWriter writer = journal.data().allocate(fileDraft(file(specName), instanceName, overridesJson, dataId));
    long number = nextWriter++;
    writers.put(number, new OpenWriter(writer, specName));
    return number;
  }

  @Override
  public String filePath(long number) {
    return writer(number).writer.rawFile().toString();
  }

  @Override
  public void appendFile(long number, byte[] content) {
    writer(number).writer.append(content);
  }

  @Override
  public String finalizeFile(long number) {
    OpenWriter open = writer(number);
    writers.remove(number);
    return add(open.writer.finish(), file(open.specName), Optional.empty());
  }

  @Override
  public void addSecret(String secret) {
    logger.redactor().add(secret);
  }

  @Override
  public String redact(String text) {
    return logger.redactor().redact(text);
  }

  @Override
  public String call(String name, String argumentsJson) {
    return JsonText.compact(calls.call(name, JsonText.parse(argumentsJson)));
  }

  private OpenWriter writer(long number) {
    OpenWriter open = writers.get(number);
    if (open == null) {
      throw new SwampException(ErrorCode.METHOD_EXECUTION_FAILED, "The DataWriter is already finalized");
    }
    return open;
  }

  private String add(DataVersion version, DataSpec spec, Optional<JsonNode> attributes) {
    ProducedArtifact artifact = new ProducedArtifact(
        version.metadata(), spec.kind(), spec.name(), journal.directory(version), attributes);
    artifacts.add(artifact);
    logger.dataArtifactSaved(artifact);
    return JsonText.compact(artifact.handle());
  }

  private DataDraft fileDraft(DataSpec.File spec, String instanceName, String overridesJson, String dataId) {
    JsonNode overrides = JsonText.parse(overridesJson);
    String contentType = overrides.path("contentType").asText(spec.contentType());
    boolean streaming = overrides.path("streaming").asBoolean(spec.streaming());
    return new DataDraft(item(instanceName), dataId, timing.now(), describe(spec, contentType, streaming, overrides),
        Lifecycle.ACTIVE, Optional.empty());
  }

  private DataDescription describe(DataSpec spec, String contentType, boolean streaming, JsonNode overrides) {
    JsonNode definition = subject.definition().resources().map(all -> all.path(spec.name())).orElse(MissingNode.getInstance());
    String lifetime = first(overrides, definition, "lifetime").map(JsonNode::asText).orElse(spec.lifetime());
    JsonNode collection = first(overrides, definition, "garbageCollection").orElse(spec.garbageCollection());
    Map<String, String> callTags = new LinkedHashMap<>();
    overrides.path("tags").properties().forEach(tag -> callTags.put(tag.getKey(), tag.getValue().asText()));
    Map<String, String> tags = new DataTags(spec.kind(), subject.definition().tags(), spec.tags(), callTags, spec.name(),
        subject.definition().name(), Map.of("initiatedBy", RunFacts.INITIATED_BY), subject.runtimeTags(), Map.of())
        .merged();
    return new DataDescription(contentType, Lifetime.parse(lifetime), GarbageCollection.parse(collection), streaming, tags,
        Owner.ofDefinition(subject.definition().id()));
  }

  private static Optional<JsonNode> first(JsonNode overrides, JsonNode definition, String member) {
    if (overrides.hasNonNull(member)) {
      return Optional.of(overrides.get(member));
    }
    return definition.hasNonNull(member) ? Optional.of(definition.get(member)) : Optional.empty();
  }

  private DataItem item(String instanceName) {
    return new DataItem(subject.typeName(), subject.definition().id(), instanceName);
  }

  private DataSpec.Resource resource(String name) {
    DataSpec.Resource spec = subject.type().description().resources().get(name);
    if (spec == null) {
      throw undeclared("resource", name);
    }
    return spec;
  }

  private DataSpec.File file(String name) {
    DataSpec.File spec = subject.type().description().files().get(name);
    if (spec == null) {
      throw undeclared("file", name);
    }
    return spec;
  }

  private SwampException undeclared(String kind, String name) {
    return new SwampException(ErrorCode.METHOD_EXECUTION_FAILED,
        "Undeclared " + kind + " spec '" + name + "' in model '" + subject.typeName() + "'");
  }
}
