package swamp.runtime.model;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import swamp.protocol.SwampException;
import swamp.runtime.extension.Bundle;
import swamp.runtime.extension.BundleCache;
import swamp.runtime.extension.DiscoveredExtensions;
import swamp.runtime.extension.ExtensionDirectory;
import swamp.runtime.extension.ExtensionDiscovery;
import swamp.runtime.extension.ExtensionEntry;
import swamp.runtime.extension.PackageClient;
import swamp.runtime.position.SourcePosition;
import swamp.runtime.position.StackTranslation;
import swamp.runtime.script.BundleScript;
import swamp.runtime.script.ContextPool;
import swamp.runtime.script.EntryInspection;
import swamp.runtime.script.RunScope;
import swamp.runtime.script.ScriptException;
import swamp.runtime.script.TypeScripts;
import swamp.runtime.type.ModelType;

/**
 * Finds model types by name among the extension files of a repository (extension-api §3.1). Thread-safe.
 *
 * <p>A type that was found before costs one check of the files it is made of; other extension files are not looked at.
 */
public final class TypeCatalogue {
  private static final int REMEMBERED_TYPES = 1024;

  private final ExtensionDiscovery discovery;
  private final BundleCache bundles;
  private final ContextPool contexts;
  private final InspectionCache inspections;
  private final BuiltInTypes builtInTypes;
  private final Cache<Question, Answer> answers = Caffeine.newBuilder().maximumSize(REMEMBERED_TYPES).build();

  private record Question(List<ExtensionDirectory> directories, ModelType type) {}

  private record Answer(long generation, List<Bundle> bundles, RegisteredType type) {}

  private record Candidate(Bundle bundle, EntryInspection inspection) {
    BundleScript script() {
      return new BundleScript(bundle.hash(), bundle.entry().displayPath(), bundle.code());
    }

    boolean is(EntryInspection.Kind kind, ModelType type) {
      return inspection.kind() == kind && ModelType.of(inspection.type()).equals(type);
    }
  }

  public TypeCatalogue(
      ExtensionDiscovery discovery, BundleCache bundles, ContextPool contexts, InspectionCache inspections) {
    this.discovery = discovery;
    this.bundles = bundles;
    this.contexts = contexts;
    this.inspections = inspections;
    this.builtInTypes = new BuiltInTypes();
  }

  /** The type with this name; when it is unknown, the files that could not be loaded say why it may be. */
  public TypeSearchResult find(
      ModelType type, List<ExtensionDirectory> directories, RunScope scope, PackageClient client) {
    Optional<BundleScript> builtIn = builtInTypes.script(type);
    if (builtIn.isPresent()) {
      return new TypeSearchResult(Optional.of(registered(type, new TypeScripts(builtIn.get(), List.of()),
          List.of(), scope)), List.of());
    }
    DiscoveredExtensions found = discovery.discover(directories);
    Question question = new Question(List.copyOf(directories), type);
    Answer known = answers.getIfPresent(question);
    if (known != null && known.generation == found.generation()) {
      List<Bundle> current = current(known.bundles, client);
      if (!current.isEmpty()) {
        return new TypeSearchResult(Optional.of(known.type.of(current)), List.of());
      }
    }
    List<String> problems = new ArrayList<>();
    Optional<Answer> answer = search(found, type, true, problems, scope, client);
    if (answer.isEmpty()) {
      problems.clear();
      answer = search(discovery.rescan(directories), type, false, problems, scope, client);
    }
    answer.ifPresentOrElse(made -> answers.put(question, made), () -> answers.invalidate(question));
    return new TypeSearchResult(answer.map(Answer::type), problems);
  }

  /** The type with this name if its bundles and what they tell are known from earlier; nothing is bundled or evaluated. */
  public Optional<RegisteredType> known(ModelType type, List<ExtensionDirectory> directories) {
    DiscoveredExtensions found = discovery.discover(directories);
    List<Candidate> candidates = new ArrayList<>();
    for (ExtensionEntry entry : likely(found, type)) {
      Optional<Candidate> candidate = bundles.known(entry).flatMap(
          bundle -> inspections.known(bundle.hash()).map(inspection -> new Candidate(bundle, inspection)));
      if (candidate.isEmpty()) {
        // It might declare or extend the type.
        return Optional.empty();
      }
      candidates.add(candidate.get());
    }
    return candidates.stream().filter(candidate -> candidate.is(EntryInspection.Kind.MODEL, type)).findFirst()
        .flatMap(model -> known(model, extensionsOf(type, candidates), type));
  }

  private Optional<RegisteredType> known(Candidate model, List<Candidate> extensions, ModelType type) {
    TypeScripts scripts = scripts(model, extensions);
    Optional<TypeDescription> description = extensions.isEmpty()
        ? Optional.of(TypeDescription.of(model.inspection.description()))
        : inspections.knownDescription(scripts.key());
    return description.map(told -> new RegisteredType(declared(model, type), told, scripts, bundles(model, extensions)));
  }

  /** All types in the order in which they are registered, built-in ones first; problems are added to the list. */
  public List<RegisteredType> all(
      List<ExtensionDirectory> directories, RunScope scope, PackageClient client, List<String> problems) {
    Map<ModelType, RegisteredType> types = new LinkedHashMap<>();
    builtInTypes.types()
        .forEach(type -> find(type, directories, scope, client).type().ifPresent(it -> types.put(type, it)));
    List<Candidate> candidates = candidates(discovery.rescan(directories).entries(), problems, scope, client);
    for (Candidate candidate : candidates) {
      ModelType type = ModelType.of(candidate.inspection.type());
      if (candidate.inspection.kind() == EntryInspection.Kind.MODEL && !types.containsKey(type)) {
        types.put(type, assemble(candidate, extensionsOf(type, candidates), type, scope));
      }
    }
    return List.copyOf(types.values());
  }

  // The bundle cache looks at the files' stamps, so asking it again is how an edit is noticed; empty when the code is another.
  private List<Bundle> current(List<Bundle> known, PackageClient client) {
    List<Bundle> current = new ArrayList<>();
    for (Bundle bundle : known) {
      current.add(bundles.bundle(bundle.entry(), client));
      if (!current.getLast().hash().equals(bundle.hash())) {
        return List.of();
      }
    }
    return current;
  }

  private Optional<Answer> search(
      DiscoveredExtensions found, ModelType type, boolean likelyOnly, List<String> problems, RunScope scope,
      PackageClient client) {
    List<Candidate> candidates = candidates(likelyOnly ? likely(found, type) : found.entries(), problems, scope, client);
    for (Candidate candidate : candidates) {
      if (candidate.is(EntryInspection.Kind.MODEL, type)) {
        List<Candidate> extensions = extensionsOf(type, candidates);
        List<Bundle> made = new ArrayList<>(List.of(candidate.bundle));
        extensions.forEach(extension -> made.add(extension.bundle));
        return Optional.of(new Answer(found.generation(), made, assemble(candidate, extensions, type, scope)));
      }
    }
    return Optional.empty();
  }

  /** The entries whose text does not rule out that they are about this type. */
  private static List<ExtensionEntry> likely(DiscoveredExtensions found, ModelType type) {
    return found.entries().stream()
        .filter(entry -> found.nameGuess(entry).map(guess -> ModelType.of(guess).equals(type)).orElse(true))
        .toList();
  }

  private List<Candidate> candidates(
      List<ExtensionEntry> entries, List<String> problems, RunScope scope, PackageClient client) {
    List<Candidate> candidates = new ArrayList<>();
    for (ExtensionEntry entry : entries) {
      try {
        candidates.add(candidate(bundles.bundle(entry, client), scope));
      } catch (SwampException e) {
        ExtensionProblem.note(e, problems);
      }
    }
    return candidates;
  }

  private Candidate candidate(Bundle bundle, RunScope scope) {
    BundleScript script = new BundleScript(bundle.hash(), bundle.entry().displayPath(), bundle.code());
    try {
      return new Candidate(bundle, inspections.inspection(bundle.hash(), () -> contexts.inspect(script, scope)));
    } catch (SwampException e) {
      throw position(e, bundle)
          .map(position -> new SwampException(e.code(), e.text() + " (at " + position + ")", e)).orElse(e);
    }
  }

  private static Optional<SourcePosition> position(SwampException failure, Bundle bundle) {
    return failure.getCause() instanceof ScriptException thrown
        ? thrown.guestStack().flatMap(stack -> new StackTranslation(List.of(bundle)).translate(stack).position())
        : Optional.empty();
  }

  private static List<Candidate> extensionsOf(ModelType type, List<Candidate> candidates) {
    return candidates.stream().filter(candidate -> candidate.is(EntryInspection.Kind.EXTENSION, type)).toList();
  }

  private RegisteredType assemble(Candidate model, List<Candidate> extensions, ModelType type, RunScope scope) {
    return registered(declared(model, type), scripts(model, extensions), bundles(model, extensions), scope);
  }

  private static TypeScripts scripts(Candidate model, List<Candidate> extensions) {
    return new TypeScripts(model.script(), extensions.stream().map(Candidate::script).toList());
  }

  private static List<Bundle> bundles(Candidate model, List<Candidate> extensions) {
    return Stream.concat(Stream.of(model), extensions.stream()).map(Candidate::bundle).toList();
  }

  private static ModelType declared(Candidate model, ModelType type) {
    return new ModelType(model.inspection.type(), type.normalized());
  }

  private RegisteredType registered(
      ModelType type, TypeScripts scripts, List<Bundle> bundles, RunScope scope) {
    TypeDescription description = scripts.extensions().isEmpty()
        ? TypeDescription.of(inspections.inspection(scripts.model().hash(), () -> contexts.inspect(scripts.model(), scope))
            .description())
        : inspections.description(scripts.key(), key -> contexts.describe(scripts, scope));
    return new RegisteredType(type, description, scripts, bundles);
  }
}
