package swamp.runtime.run;

import com.fasterxml.jackson.databind.node.IntNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
import swamp.runtime.report.MethodSummary;
import swamp.runtime.report.Report;
import swamp.runtime.report.ReportSubject;
import swamp.runtime.time.Timing;

/** Chooses, makes and stores the reports of one run (method-run §4.13, data-format §2.11). */
final class RunReporting {
  private static final Lifetime LIFETIME = Lifetime.parse("30d");
  private static final GarbageCollection KEPT = GarbageCollection.parse(IntNode.valueOf(5));

  private final MethodSummary summary;
  private final RunReports wanted;
  private final AnswerSink answers;
  private final Timing timing;

  RunReporting(MethodSummary summary, RunReports wanted, AnswerSink answers, Timing timing) {
    this.summary = summary;
    this.wanted = wanted;
    this.answers = answers;
    this.timing = timing;
  }

  /** The reports made and stored, by name; empty when reports are switched off, or the run is not remembered. */
  Optional<Map<String, Report>> make(RunSubject subject, ReportSubject facts, RunJournal journal) {
    if (wanted.skipAll() || !journal.isRecorded()) {
      return Optional.empty();
    }
    Map<String, Report> reports = new LinkedHashMap<>();
    List<DataContent> contents = new ArrayList<>();
    for (String name : names(subject)) {
      answers.event(new ReportStarted(name));
      Report report = name.equals(MethodSummary.NAME)
          ? summary.report(facts)
          : Report.failed(name, "Report '" + name + "' was not found");
      reports.put(name, report);
      report.markdown().ifPresent(text -> contents.add(content(subject, report, "", "text/markdown", text)));
      report.json().ifPresent(json ->
          contents.add(content(subject, report, "-json", "application/json", JsonText.pretty(json))));
      answers.event(report.error().isPresent()
          ? new ReportFailed(name, report.error().get())
          : new ReportCompleted(name));
    }
    journal.reports(contents);
    return Optional.of(reports);
  }

  // A report of the type that nobody has made is left out; one that the definition requires must be there.
  private Set<String> names(RunSubject subject) {
    String method = subject.method().name();
    Set<String> names = new LinkedHashSet<>();
    names.add(MethodSummary.NAME);
    subject.definition().requiredReports().stream()
        .filter(reference -> reference.appliesTo(method))
        .forEach(reference -> names.add(reference.name()));
    subject.definition().skippedReports().stream()
        .filter(reference -> reference.appliesTo(method))
        .forEach(reference -> names.remove(reference.name()));
    wanted.skipNames().forEach(names::remove);
    if (!wanted.onlyNames().isEmpty() || !wanted.onlyLabels().isEmpty()) {
      names.retainAll(wanted.onlyNames());
    }
    return names;
  }

  private DataContent content(RunSubject subject, Report report, String suffix, String contentType, String text) {
    Map<String, String> tags = new LinkedHashMap<>();
    tags.put("type", "report");
    tags.put("reportName", report.name());
    tags.put("reportScope", report.scope());
    DataDescription description = new DataDescription(
        contentType, LIFETIME, KEPT, false, tags, Owner.ofDefinition(subject.definition().id()));
    DataItem item = new DataItem(subject.typeName(), subject.definition().id(), report.dataName() + suffix);
    return new DataContent(DataDraft.of(item, timing.now(), description), text.getBytes(StandardCharsets.UTF_8));
  }
}
