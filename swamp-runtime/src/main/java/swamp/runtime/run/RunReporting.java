package swamp.runtime.run;

import com.fasterxml.jackson.databind.node.IntNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import swamp.protocol.JsonText;
import swamp.protocol.ReportCompleted;
import swamp.protocol.ReportFailed;
import swamp.protocol.ReportStarted;
import swamp.protocol.RunReports;
import swamp.runtime.AnswerSink;
import swamp.runtime.data.DataContent;
import swamp.runtime.data.DataDescription;
import swamp.runtime.data.DataDraft;
import swamp.runtime.data.DataItem;
import swamp.runtime.data.GarbageCollection;
import swamp.runtime.data.Lifetime;
import swamp.runtime.data.Owner;
import swamp.runtime.definition.ReportReference;
import swamp.runtime.report.MethodSummary;
import swamp.runtime.report.RegisteredReport;
import swamp.runtime.report.Report;
import swamp.runtime.report.ReportCatalogue;
import swamp.runtime.report.ReportSubject;
import swamp.runtime.session.RepositorySession;

/** Chooses, makes and stores the reports of one run (method-run §4.13, data-format §2.11). */
final class RunReporting {
  private static final Lifetime LIFETIME = Lifetime.parse("30d");
  private static final String METHOD_SCOPE = "method";
  private static final GarbageCollection KEPT = GarbageCollection.parse(IntNode.valueOf(5));

  private final RepositorySession repository;
  private final RunReports wanted;
  private final ExtensionReports extensions;
  private final AnswerSink answers;

  RunReporting(
      RepositorySession repository, RunReports wanted, ExtensionReports extensions, AnswerSink answers) {
    this.repository = repository;
    this.wanted = wanted;
    this.extensions = extensions;
    this.answers = answers;
  }

  /** A report that is to be made. */
  private record Wanted(String name, String scope, List<String> labels, Supplier<Report> make) {}

  /**
   * The reports made and stored, by name; empty when reports are switched off, or the run is not remembered.
   *
   * @param facts what the built-in summary is told
   * @param extensionFacts what the reports of extensions are told, by their scope
   */
  Optional<Map<String, Report>> make(
      RunSubject subject, ReportSubject facts, Function<String, String> extensionFacts, RunJournal journal) {
    if (wanted.skipAll() || !journal.isRecorded()) {
      return Optional.empty();
    }
    Map<String, Report> reports = new LinkedHashMap<>();
    List<DataContent> contents = new ArrayList<>();
    for (Wanted one : chosen(subject, facts, extensionFacts)) {
      answers.event(new ReportStarted(one.name));
      Report report = one.make.get();
      reports.put(one.name, report);
      report.markdown().ifPresent(text -> contents.add(content(subject, report, "", "text/markdown", text)));
      report.json().ifPresent(json ->
          contents.add(content(subject, report, "-json", "application/json", JsonText.pretty(json))));
      answers.event(report.error().isPresent()
          ? new ReportFailed(one.name, report.error().get())
          : new ReportCompleted(one.name));
    }
    journal.reports(contents);
    return Optional.of(reports);
  }

  /** The reports that type and definition name and neither definition nor caller declines, those on methods first. */
  private List<Wanted> chosen(RunSubject subject, ReportSubject facts, Function<String, String> extensionFacts) {
    Set<String> required = names(subject, subject.definition().requiredReports());
    Set<String> names = new LinkedHashSet<>(subject.type().description().reports());
    names.addAll(required);
    names.remove(MethodSummary.NAME);
    List<Wanted> all = new ArrayList<>();
    all.add(new Wanted(MethodSummary.NAME, METHOD_SCOPE, List.of(), () -> repository.services().summary().report(facts)));
    for (String name : names) {
      wanted(name, required.contains(name), extensionFacts).ifPresent(all::add);
    }
    Set<String> skipped = names(subject, subject.definition().skippedReports());
    return all.stream()
        .filter(one -> !skipped.contains(one.name) && isWanted(one))
        .sorted(Comparator.comparing(one -> !one.scope.equals(METHOD_SCOPE)))
        .toList();
  }

  private static Set<String> names(RunSubject subject, List<ReportReference> references) {
    return references.stream()
        .filter(reference -> reference.appliesTo(subject.method().name()))
        .map(ReportReference::name)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  // A report of the type that nobody has made is left out; one that the definition requires must be there.
  private Optional<Wanted> wanted(String name, boolean required, Function<String, String> extensionFacts) {
    ReportCatalogue.Found found = repository.report(name);
    if (found.report().isPresent()) {
      RegisteredReport report = found.report().get();
      return report.isOnMethodRuns()
          ? Optional.of(new Wanted(name, report.scope(), report.labels(),
              () -> extensions.make(report, extensionFacts.apply(report.scope()))))
          : Optional.empty();
    }
    if (!required && found.problems().isEmpty()) {
      return Optional.empty();
    }
    String problem = found.problems().isEmpty()
        ? "Report '" + name + "' was not found"
        : "Report '" + name + "' could not be loaded: " + String.join("; ", found.problems());
    return Optional.of(new Wanted(name, METHOD_SCOPE, List.of(), () -> Report.failed(name, problem)));
  }

  private boolean isWanted(Wanted one) {
    if (wanted.skipNames().contains(one.name) || one.labels.stream().anyMatch(wanted.skipLabels()::contains)) {
      return false;
    }
    return (wanted.onlyNames().isEmpty() && wanted.onlyLabels().isEmpty())
        || wanted.onlyNames().contains(one.name)
        || one.labels.stream().anyMatch(wanted.onlyLabels()::contains);
  }

  private DataContent content(RunSubject subject, Report report, String suffix, String contentType, String text) {
    Map<String, String> tags = new LinkedHashMap<>();
    tags.put("type", "report");
    tags.put("reportName", report.name());
    tags.put("reportScope", report.scope());
    DataDescription description = new DataDescription(
        contentType, LIFETIME, KEPT, false, tags, Owner.ofDefinition(subject.definition().id()));
    DataItem item = new DataItem(subject.typeName(), subject.definition().id(), report.dataName() + suffix);
    return new DataContent(DataDraft.of(item, repository.services().timing().now(), description), text.getBytes(StandardCharsets.UTF_8));
  }
}
