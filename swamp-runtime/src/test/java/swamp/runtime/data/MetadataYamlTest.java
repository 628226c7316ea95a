package swamp.runtime.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;
import swamp.runtime.yaml.YamlText;

class MetadataYamlTest {
  private static final String RECORD = """
      id: bd08fe56-d840-4796-b10c-37089a94718c
      name: main
      version: 10
      contentType: application/json
      lifetime: infinite
      garbageCollection: 3
      streaming: false
      tags:
        type: resource
        team: x
        specName: state
        modelName: p1
        initiatedBy: ghost
      ownerDefinition:
        ownerType: model-method
        ownerRef: 07201ad7-ce1a-4206-ae4e-f667baecc55b
      createdAt: '2026-11-22T11:03:55.270Z'
      size: 72
      checksum: 3f378e2abd5b858bd56154d494a5569179a400a09670383687da6cc3ac687563
      """;

  @Test
  void theContractsRecordIsReadAndWrittenByteForByte() {
    DataMetadata metadata = MetadataYaml.read(RECORD, "main", 10, "test");
    assertEquals(72, metadata.size());
    assertEquals(
        List.of("type", "team", "specName", "modelName", "initiatedBy"), List.copyOf(metadata.tags().keySet()));
    assertEquals(RECORD, MetadataYaml.write(metadata));
  }

  @Test
  void theGeneralWriterMeansTheSame() {
    String general = YamlText.write(YamlText.read(RECORD, "test"));
    assertEquals(MetadataYaml.read(RECORD, "main", 10, "a"), MetadataYaml.read(general, "main", 10, "b"));
  }

  @Test
  void unknownMembersAreIgnored() {
    assertEquals(
        MetadataYaml.read(RECORD, "main", 10, "a"), MetadataYaml.read(RECORD + "future: [1, 2]\n", "main", 10, "b"));
  }

  @Test
  void aRecordWithoutAnIdIsRefusedByName() {
    String broken = RECORD.replaceFirst("id: .*\n", "");
    SwampException refusal =
        assertThrows(SwampException.class, () -> MetadataYaml.read(broken, "main", 10, "/data/x/metadata.yaml"));
    assertEquals(ErrorCode.DATA_INVALID, refusal.code());
    assertTrue(refusal.text().contains("/data/x/metadata.yaml"));
    assertTrue(refusal.text().contains("'id' is missing"));
  }

  @Provide
  static Arbitrary<Owner> owners() {
    Arbitrary<Optional<String>> maybe = Arbitraries.strings().ascii().ofMinLength(1).ofMaxLength(12).optional();
    Arbitrary<OwnerType> types = Arbitraries.of(OwnerType.class);
    Arbitrary<String> references = Arbitraries.strings().alpha().ofMinLength(1);
    return Combinators.combine(types, references, maybe, maybe, maybe, maybe, maybe, maybe)
        .as((type, ref, workflow, run, name, job, step, source) ->
            new Owner(type, ref, workflow, run, name, job, step, source, Optional.empty()));
  }

  @Property(tries = 300)
  void everyRecordReadsBackAsItself(
      @ForAll("owners") Owner owner,
      @ForAll boolean streaming,
      @ForAll boolean deleted,
      @ForAll Optional<@net.jqwik.api.constraints.NotBlank String> ignored) {
    DataMetadata metadata = new DataMetadata(
        "id-1",
        "main",
        7,
        new DataDescription(
            "text/plain",
            Lifetime.parse("30d"),
            new GarbageCollection.YoungerThan("7d", Duration.ofDays(7)),
            streaming,
            Map.of("type", "file"),
            owner),
        DataFixture.NOW,
        3,
        "abc",
        deleted ? Lifecycle.DELETED : Lifecycle.ACTIVE,
        ignored.filter(MetadataYamlTest::isPrintable));
    assertEquals(metadata, MetadataYaml.read(MetadataYaml.write(metadata), "main", 7, "test"));
  }

  private static boolean isPrintable(String text) {
    return text.chars().allMatch(c -> c >= ' ' && c < 0xD800);
  }
}
