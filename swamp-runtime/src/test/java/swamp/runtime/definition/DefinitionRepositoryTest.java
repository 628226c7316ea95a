package swamp.runtime.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import swamp.protocol.ErrorCode;
import swamp.protocol.JsonText;
import swamp.protocol.SwampException;
import swamp.runtime.file.JdkFileOperations;
import swamp.runtime.repository.RepositoryLayout;
import swamp.runtime.repository.RepositorySettings;
import swamp.runtime.repository.SharedFolder;
import swamp.runtime.type.ModelType;

class DefinitionRepositoryTest {
  private static final ModelType TYPE = ModelType.of("@acme/probe");

  @TempDir Path top;
  private Path repo;
  private DefinitionRepository definitions;
  private final List<String> locked = new ArrayList<>();

  /** Excludes threads of this process and remembers which names were locked. */
  private final class Lock implements DefinitionCreationLock {
    private final ReentrantLock lock = new ReentrantLock();

    @Override
    public <T> T whileHolding(String definitionName, Supplier<T> action) {
      lock.lock();
      try {
        locked.add(definitionName);
        return action.get();
      } finally {
        lock.unlock();
      }
    }
  }

  @BeforeEach
  void open() throws IOException {
    repo = Files.createDirectories(top.resolve("repo"));
    Files.createDirectories(repo.resolve("models"));
    definitions = opened();
  }

  private DefinitionRepository opened() {
    RepositoryLayout layout = RepositoryLayout.of(repo, RepositorySettings.empty(), Map.of());
    // The clock is ahead, so that files are at rest and stamps are trusted.
    return new DefinitionRepository(DefinitionDirectories.of(layout), new JdkFileOperations(), new Lock(),
        () -> Instant.now().plusSeconds(10), UUID::randomUUID);
  }

  private Path write(String path, String text) throws IOException {
    Path file = repo.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private static String text(String name) {
    return text(name, UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8)).toString());
  }

  private static String text(String name, String id) {
    return "type: '@acme/probe'\nid: " + id + "\nname: " + name + "\nversion: 1\n";
  }

  private static NewDefinition wanted(String name) {
    return new NewDefinition(TYPE, Optional.of("2026.01.02.1"), name, JsonText.object(), Set.of());
  }

  private static List<String> names(DefinitionListing listing) {
    return listing.definitions().stream().map(stored -> stored.definition().name()).toList();
  }

  private StoredDefinition found(String nameOrId) {
    return definitions.find(nameOrId).found().orElseThrow();
  }

  // Lookup

  @Test
  void aDefinitionIsFoundByNameWhateverItsFileIsCalled() throws IOException {
    Path file = write("models/elsewhere/deep/odd.yaml", text("p1"));
    assertEquals(file, found("p1").file());
    assertEquals(DefinitionOrigin.MODELS, found("p1").origin());
    assertEquals(file, definitions.findByName("p1").orElseThrow().file());
  }

  @Test
  void aDefinitionIsFoundByIdWhenNoNameFits() throws IOException {
    write("models/@acme/probe/p1.yaml", text("p1", "07201ad7-ce1a-4206-ae4e-f667baecc55b"));
    assertEquals("p1", found("07201ad7-ce1a-4206-ae4e-f667baecc55b").definition().name());
    assertEquals("p1", definitions.findById("07201ad7-ce1a-4206-ae4e-f667baecc55b").orElseThrow().definition().name());
    assertEquals(Optional.empty(), definitions.findByName("07201ad7-ce1a-4206-ae4e-f667baecc55b"));
    assertEquals(Optional.empty(), definitions.findById("p1"));
  }

  @Test
  void modelsComeBeforeAutomaticDefinitions() throws IOException {
    write(".swamp/auto-definitions/@acme/probe/p1.yaml", text("p1"));
    assertEquals(DefinitionOrigin.AUTOMATIC, found("p1").origin());
    write("models/@acme/probe/p1.yaml", text("p1"));
    assertEquals(DefinitionOrigin.MODELS, found("p1").origin());
  }

  @Test
  void theFirstInOrderOfDirectoriesWinsAmongDuplicates() throws IOException {
    write("models/b/x.yaml", text("p1"));
    write("models/a/x.yaml", text("p1"));
    try (Stream<Path> listed = Files.walk(repo.resolve("models"))) {
      assertEquals(listed.filter(Files::isRegularFile).findFirst().orElseThrow(), found("p1").file());
    }
  }

  @Test
  void onlyFilesEndingInYamlCount() throws IOException {
    write("models/@acme/probe/p1.yml", text("p1"));
    write("models/@acme/probe/.x.tmp", text("p1"));
    assertEquals(Optional.empty(), definitions.find("p1").found());
  }

  @Test
  void aKnownNameIsFoundWithoutLookingAtOtherFiles() throws IOException {
    Path file = write("models/m/p1.yaml", text("p1"));
    assertEquals(file, found("p1").file());
    write("models/a/p1.yaml", text("p1"));
    assertEquals(file, found("p1").file());
  }

  @Test
  void anEditIsSeenAtOnceEvenWhenSizeAndTimeStayTheSame() throws IOException {
    Path file = write("models/@acme/probe/p1.yaml", text("p1") + "tags: {a: one}\n");
    assertEquals("one", found("p1").definition().tags().get("a"));
    var time = Files.getLastModifiedTime(file);
    write("models/@acme/probe/p1.yaml", text("p1") + "tags: {a: two}\n");
    Files.setLastModifiedTime(file, time);
    assertEquals("two", found("p1").definition().tags().get("a"));
  }

  @Test
  void aRenamedDefinitionIsFoundUnderItsNewNameOnly() throws IOException {
    write("models/@acme/probe/p1.yaml", text("p1"));
    found("p1");
    write("models/@acme/probe/p1.yaml", text("p2"));
    assertEquals(Optional.empty(), definitions.find("p1").found());
    assertEquals("p2", found("p2").definition().name());
  }

  @Test
  void aMovedOrRemovedFileIsNoticed() throws IOException {
    Path file = write("models/@acme/probe/p1.yaml", text("p1"));
    found("p1");
    Path moved = Files.move(file, repo.resolve("models/other.yaml"));
    assertEquals(moved, found("p1").file());
    Files.delete(moved);
    assertEquals(Optional.empty(), definitions.find("p1").found());
  }

  @Test
  void whatIsNotThereIsNamed() {
    SwampException failure = assertThrows(SwampException.class, () -> definitions.require("nope"));
    assertEquals("Model not found: nope", failure.text());
    assertEquals(ErrorCode.MODEL_NOT_FOUND, failure.code());
  }

  @Test
  void aRepositoryWithoutAModelsDirectoryHasNoDefinitions() throws IOException {
    Files.delete(repo.resolve("models"));
    assertEquals(new DefinitionListing(List.of(), List.of()), definitions.all(true));
  }

  // Bad repositories

  @Test
  void aBrokenFileNeverHidesOthers() throws IOException {
    write("models/a.yaml", "type: [");
    write("models/b.yaml", "name: 5\n");
    write("models/c.yaml", text("good"));
    Files.write(repo.resolve("models/d.yaml"), new byte[] {0, (byte) 0xff, (byte) 0xfe});
    DefinitionListing listing = definitions.all(true);
    assertEquals(List.of("good"), names(listing));
    Map<String, String> broken = new TreeMap<>();
    listing.broken().forEach(one -> broken.put(one.file().getFileName().toString(), one.reason()));
    assertEquals(List.of("a.yaml", "b.yaml", "d.yaml"), List.copyOf(broken.keySet()));
    assertTrue(broken.get("a.yaml").contains("models/a.yaml: invalid YAML at line 1, column"));
    assertEquals("good", found("good").definition().name());
    assertEquals(3, definitions.find("nope").broken().size());
  }

  @Test
  void aFileThatBreaksIsMissingAndComesBackWhenRepaired() throws IOException {
    write("models/@acme/probe/p1.yaml", text("p1"));
    found("p1");
    write("models/@acme/probe/p1.yaml", text("p1") + "tags: [\n");
    assertEquals(1, definitions.find("p1").broken().size());
    assertEquals(Optional.empty(), definitions.find("p1").found());
    write("models/@acme/probe/p1.yaml", text("p1"));
    assertEquals("p1", found("p1").definition().name());
  }

  @Test
  void aDirectoryNamedLikeAFileIsWalkedInto() throws IOException {
    write("models/x.yaml/y.yaml", text("p1"));
    assertEquals("p1", found("p1").definition().name());
    assertEquals(List.of(), definitions.all(true).broken());
  }

  @Test
  void aLoopOfLinksIsReportedAndHidesNothing() throws IOException {
    write("models/a/p1.yaml", text("p1"));
    Files.createSymbolicLink(repo.resolve("models/a/loop"), repo.resolve("models"));
    Files.createSymbolicLink(repo.resolve("models/self.yaml"), repo.resolve("models/self.yaml"));
    DefinitionListing listing = definitions.all(true);
    assertEquals(List.of("p1"), names(listing));
    assertEquals(2, listing.broken().size());
  }

  @Test
  void aLinkMayNotLeaveTheRepository() throws IOException {
    Path outside = Files.createDirectories(top.resolve("outside"));
    Files.writeString(outside.resolve("p1.yaml"), text("p1"));
    Files.writeString(outside.resolve("p2.yaml"), text("p2"));
    Files.createSymbolicLink(repo.resolve("models/p1.yaml"), outside.resolve("p1.yaml"));
    Files.createSymbolicLink(repo.resolve("models/all"), outside);
    Files.createSymbolicLink(repo.resolve("models/dangling.yaml"), outside.resolve("nowhere"));
    DefinitionListing listing = definitions.all(true);
    assertEquals(List.of(), names(listing));
    assertEquals(3, listing.broken().size());
    assertEquals(2, listing.broken().stream()
        .filter(broken -> broken.reason().contains("a symbolic link leads out of the repository")).count());
  }

  @Test
  void aLinkWithinTheRepositoryIsFollowed() throws IOException {
    write("library/p1.yaml", text("p1"));
    Files.createSymbolicLink(repo.resolve("models/linked"), repo.resolve("library"));
    assertEquals(repo.resolve("models/linked/p1.yaml"), found("p1").file());
  }

  @Test
  void aFileRedirectedOutOfTheRepositoryIsNoLongerFound() throws IOException {
    Path file = write("models/p1.yaml", text("p1"));
    found("p1");
    Path outside = Files.writeString(top.resolve("p1.yaml"), text("p1"));
    Files.delete(file);
    Files.createSymbolicLink(file, outside);
    assertEquals(Optional.empty(), definitions.find("p1").found());
  }

  @Test
  void anEnormousFileIsRefusedUnread() throws IOException {
    write("models/big.yaml", text("big") + "tags: {a: " + "x".repeat(10 * 1024 * 1024) + "}\n");
    write("models/p1.yaml", text("p1"));
    assertEquals("p1", found("p1").definition().name());
    BrokenDefinition broken = definitions.find("big").broken().get(0);
    assertTrue(broken.reason().contains("big.yaml: too large: 104"), broken.reason());
  }

  // Changes

  @Test
  void aCreatedDefinitionHasTheTextOfTheExistingProgram() throws IOException {
    StoredDefinition created = definitions.create(wanted("p1"));
    assertEquals(repo.resolve("models/@acme/probe/p1.yaml"), created.file());
    assertEquals("type: '@acme/probe'\ntypeVersion: 2026.01.02.1\nid: " + created.definition().id()
        + "\nname: p1\nversion: 1\ntags: {}\nglobalArguments: {}\nmethods: {}\n", Files.readString(created.file()));
    assertEquals(created, found("p1"));
    assertEquals(created, opened().find("p1").found().orElseThrow());
  }

  @Test
  void aTakenNameIsRefusedInTheWordsOfTheExistingProgram() throws IOException {
    write("models/other/place.yaml", text("speak"));
    SwampException failure = assertThrows(SwampException.class, () -> definitions.create(wanted("speak")));
    assertEquals("Model already exists: speak", failure.text());
    assertFalse(failure.codeShown());
    assertEquals(SharedFolder.errorMessage("022-create-duplicate-log", repo), failure.text());
  }

  @Test
  void aBadNameIsRefusedBeforeAnythingIsWritten() {
    assertThrows(SwampException.class, () -> definitions.create(wanted("Bad Name")));
    assertFalse(Files.exists(repo.resolve("models/@acme")));
  }

  @Test
  void aBrokenFileInThePlaceOfANewOneIsNotOverwritten() throws IOException {
    write("models/@acme/probe/p1.yaml", "type: [");
    assertThrows(SwampException.class, () -> definitions.create(wanted("p1")));
    assertEquals("type: [", Files.readString(repo.resolve("models/@acme/probe/p1.yaml")));
  }

  @Test
  void aScopedNameLivesInAFileNamedAfterItsId() {
    StoredDefinition created = definitions.create(wanted("@org/p1"));
    assertEquals(created.definition().id() + ".yaml", created.file().getFileName().toString());
    assertEquals(created, opened().find("@org/p1").found().orElseThrow());
  }

  @Test
  void ofManyCreatorsOfOneNameOneSucceeds() throws Exception {
    List<Callable<Boolean>> creators = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      DefinitionRepository own = opened();
      creators.add(() -> {
        try {
          own.create(wanted("p1"));
          return true;
        } catch (SwampException e) {
          return false;
        }
      });
    }
    try (var threads = Executors.newFixedThreadPool(8)) {
      long succeeded = threads.invokeAll(creators).stream().filter(result -> result.resultNow()).count();
      assertEquals(1, succeeded);
    }
  }

  @Test
  void savingMovesTheFileToThePathOfItsName() throws IOException {
    Path legacy = write("models/@acme/probe/07201ad7-ce1a-4206-ae4e-f667baecc55b.yaml",
        text("p1", "07201ad7-ce1a-4206-ae4e-f667baecc55b"));
    StoredDefinition saved = definitions.save(found("p1"), found("p1").definition().withTypeVersion("2026.02.01.1"),
        Set.of());
    assertFalse(Files.exists(legacy));
    assertEquals(repo.resolve("models/@acme/probe/p1.yaml"), saved.file());
    assertEquals(Optional.of("2026.02.01.1"), found("p1").definition().typeVersion());
  }

  @Test
  void savingKeepsEveryFieldButUnknownKeys() throws IOException {
    write("models/@acme/probe/p1.yaml", text("p1") + "odd: 1\ninputs: {properties: {a: {type: string, odd: 2}}}\n");
    StoredDefinition saved = definitions.save(found("p1"), found("p1").definition(), Set.of());
    assertEquals("type: '@acme/probe'\nid: " + saved.definition().id() + "\nname: p1\nversion: 1\ntags: {}\n"
        + "globalArguments: {}\nmethods: {}\ninputs:\n  properties:\n    a:\n      type: string\n      odd: 2\n",
        Files.readString(saved.file()));
  }

  @Test
  void aSecretIsNeverStoredAsALiteral() throws IOException {
    StoredDefinition created = definitions.create(wanted("p1"));
    String before = Files.readString(created.file());
    ObjectNode literal = JsonText.object().put("token", "s3cret");
    SwampException failure = assertThrows(
        SwampException.class, () -> definitions.replaceGlobalArguments(created, literal, Set.of("token")));
    assertEquals(ErrorCode.LITERAL_SENSITIVE_GLOBAL_ARGUMENT, failure.code());
    assertFalse(failure.text().contains("s3cret"));
    assertEquals(before, Files.readString(created.file()));
    ObjectNode expression = JsonText.object().put("token", "${{ vault.get(\"v\", \"k\") }}").put("region", "x");
    definitions.replaceGlobalArguments(created, expression, Set.of("token"));
    assertEquals(expression, found("p1").definition().globalArguments());
    assertThrows(SwampException.class,
        () -> definitions.create(new NewDefinition(TYPE, Optional.empty(), "p2", literal, Set.of("token"))));
  }

  @Test
  void aDeletedDefinitionIsGone() {
    StoredDefinition created = definitions.create(wanted("p1"));
    definitions.delete(created);
    assertEquals(Optional.empty(), definitions.find("p1").found());
    assertFalse(Files.exists(created.file()));
    definitions.delete(created);
  }

  @Test
  void theDirectFormCreatesOnceAndUnderItsLock() throws IOException {
    AutoDefinition first = definitions.createAuto(wanted("p1"));
    AutoDefinition second = definitions.createAuto(wanted("p1"));
    assertTrue(first.created());
    assertFalse(second.created());
    assertEquals(first.stored(), second.stored());
    assertEquals(repo.resolve(".swamp/auto-definitions/@acme/probe/p1.yaml"), first.stored().file());
    assertEquals(List.of("p1"), locked);
  }

  @Test
  void anAutomaticDefinitionIsSavedWhereItIs() {
    StoredDefinition stored = definitions.createAuto(wanted("p1")).stored();
    ObjectNode arguments = JsonText.object().put("voice", "bob");
    assertEquals(stored.file(), definitions.replaceGlobalArguments(stored, arguments, Set.of()).file());
    assertEquals(arguments, found("p1").definition().globalArguments());
    assertEquals(List.of(), names(definitions.all(false)));
    assertEquals(List.of("p1"), names(definitions.all(true)));
  }

  @Test
  void anEvaluatedDefinitionIsStoredApart() {
    Definition definition = definitions.create(wanted("p1")).definition();
    SwampException failure = assertThrows(SwampException.class, () -> definitions.requireEvaluated(definition));
    assertEquals("No previously evaluated definition found for \"p1\".", failure.text());
    assertEquals(ErrorCode.NO_EVALUATED_DEFINITION, failure.code());
    Definition evaluated = definition.withGlobalArguments(JsonText.object().put("n", 3));
    assertEquals(repo.resolve(".swamp/definitions-evaluated/@acme/probe/p1.yaml"),
        definitions.saveEvaluated(evaluated));
    assertEquals(Optional.of(evaluated), definitions.readEvaluated(definition));
    assertEquals(List.of("p1"), names(definitions.all(true)));
    assertTrue(definitions.deleteEvaluated(definition));
    assertFalse(definitions.deleteEvaluated(definition));
  }

  @Test
  void theRepositoryOfTheExistingProgramIsUnderstood() {
    repo = SharedFolder.resolve("golden/repo").toAbsolutePath().normalize();
    DefinitionListing listing = opened().all(true);
    assertEquals(Set.of("derived", "keyed", "speak", "speak2", "sh", "thing"), Set.copyOf(names(listing)));
    assertEquals(List.of(), listing.broken());
    DefinitionRepository golden = opened();
    assertEquals(ModelType.of("command/shell"), golden.require("sh").definition().type());
    assertEquals("thing", golden.require("d8fc4c09-a928-4843-8f9c-ba3183b5033c").definition().name());
    assertEquals("5", golden.readEvaluated(Definition.created(ModelType.of("@bench/echo"), Optional.empty(),
        "9c2d16c6-cfab-496a-b97a-0533fbcb1132", "broken", JsonText.object())).orElseThrow()
        .globalArguments().get("said").asText());
  }
}
