package swamp.dist.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import swamp.dist.ProbeRepository;
import swamp.dist.RawClient;
import swamp.dist.Swamp;
import swamp.protocol.CancelMessage;
import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;

/** One user after another doing one random thing; remembers what was acknowledged. Used by several threads. */
final class Workload {
  private static final int BUSY = 79;

  private final Swamp swamp;
  private final Path repository;
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final Map<String, LongAdder> done = new ConcurrentSkipListMap<>();
  private final List<String> surprises = new ArrayList<>();

  Workload(Swamp swamp) {
    this.swamp = swamp;
    this.repository = swamp.repository();
  }

  /** The texts of entries whose run has answered with success. */
  Set<String> acknowledged() {
    return Set.copyOf(acknowledged);
  }

  /** How often each thing was done. */
  Map<String, Long> done() {
    Map<String, Long> counts = new TreeMap<>();
    done.forEach((name, count) -> counts.put(name, count.sum()));
    return counts;
  }

  /** What should not have happened. */
  List<String> surprises() {
    synchronized (surprises) {
      return List.copyOf(surprises);
    }
  }

  /** Does one thing. A daemon that is gone is started again. */
  void step(SplittableRandom random, String worker) throws IOException, InterruptedException {
    int dice = random.nextInt(1000);
    String model = "p" + random.nextInt(1, 5);
    try {
      if (dice < 700) {
        keep(model, worker + "-" + random.nextLong());
      } else if (dice < 800) {
        run("unrecorded", "print", "p1", List.of("lines:json=3", "length:json=100"), true);
      } else if (dice < 850) {
        run("failing", "fail", model, List.of(), false);
      } else if (dice < 900) {
        cancel(model, random.nextBoolean());
      } else if (dice < 930) {
        garbage(random);
      } else if (dice < 940) {
        deletedDirectory(random.nextLong());
      } else if (dice < 960) {
        edit(random.nextInt(3));
      } else if (dice < 980) {
        crowd(40);
      } else if (dice < 990) {
        run("10 MB of output", "print", "p1", List.of("lines:json=100", "length:json=100000"), true);
      } else if (dice < 998) {
        killedClient(model);
      } else {
        killedDaemon();
      }
    } catch (IOException | SwampException e) {
      count("daemon was gone");
      swamp.run("daemon", "start");
    }
  }

  private void keep(String model, String text) throws IOException {
    try (RawClient client = RawClient.connect(swamp)) {
      client.hello("soak");
      client.request(RawClient.methodRun(model, "keep", List.of("text=" + text)), repository, swamp.environment());
      int code = exitCode(client);
      if (code == 0) {
        acknowledged.add(text);
        count("recorded");
      } else {
        expect(code == BUSY, "keep ended with " + code);
      }
    }
  }

  private void run(String name, String method, String model, List<String> inputs, boolean success) throws IOException {
    try (RawClient client = RawClient.connect(swamp)) {
      client.hello("soak");
      client.request(RawClient.methodRun(model, method, inputs), repository, swamp.environment());
      int code = exitCode(client);
      expect(code == (success ? 0 : 1) || code == BUSY, method + " ended with " + code);
      count(name);
    }
  }

  private void cancel(String model, boolean politely) throws IOException {
    try (RawClient client = RawClient.connect(swamp)) {
      client.hello("soak");
      client.request(RawClient.methodRun(model, "sleep", List.of()), repository, swamp.environment());
      client.next();
      if (politely) {
        client.send(new CancelMessage("1", "soak"));
        int code = exitCode(client);
        expect(code == 1 || code == BUSY, "a cancelled run ended with " + code);
      }
    }
    count(politely ? "cancelled" : "abandoned by its client");
  }

  private void garbage(SplittableRandom random) throws IOException {
    byte[] bytes = new byte[random.nextInt(1, 500)];
    random.nextBytes(bytes);
    try (RawClient client = RawClient.connect(swamp)) {
      client.sendBytes(bytes);
    }
    count("garbage");
  }

  private synchronized void edit(int spelling) throws IOException {
    swamp.write("extensions/models/probe.ts", ProbeRepository.source() + "// edited " + spelling + "\n");
    count("edit");
  }

  /** A caller's directory goes away while its run starts: the run may fail, and nothing else. */
  private void deletedDirectory(long number) throws IOException {
    Path directory = Files.createDirectory(swamp.root().resolve("gone" + number));
    try (RawClient client = RawClient.connect(swamp)) {
      client.hello("soak");
      client.request(RawClient.methodRun(Optional.of(repository.toString()), "p1", "surroundings", List.of("name=HOME")),
          directory, swamp.environment());
      Files.delete(directory);
      int code = exitCode(client);
      expect(code == 0 || code == 1 || code == BUSY, "a run in a deleted directory ended with " + code);
    } finally {
      Files.deleteIfExists(directory);
    }
    count("deleted directory");
  }

  /** What is too heavy to be done at random: 100 MB of output, and thousands of connections one crowd after another. */
  void heavyThings() throws IOException {
    run("100 MB of output", "print", "p1", List.of("lines:json=1000", "length:json=100000"), true);
    for (int i = 0; i < 25; i++) {
      crowd(100);
    }
  }

  private void crowd(int size) throws IOException {
    List<RawClient> clients = new ArrayList<>();
    try {
      for (int i = 0; i < size; i++) {
        clients.add(RawClient.connect(swamp));
      }
    } finally {
      for (RawClient client : clients) {
        client.close();
      }
    }
    count(size + " connections");
  }

  private void killedClient(String model) throws IOException, InterruptedException {
    Process client = swamp.start("model", "method", "run", model, "sleep", "--via-daemon=require");
    Swamp.awaitLine(client, "sleeping");
    client.destroyForcibly().waitFor();
    count("client killed");
  }

  private void killedDaemon() throws IOException {
    swamp.daemon().ifPresent(ProcessHandle::destroyForcibly);
    count("daemon killed");
  }

  private static int exitCode(RawClient client) {
    return client.exitCode().orElseThrow(() -> new SwampException(ErrorCode.DAEMON_UNAVAILABLE, "no exit came"));
  }

  private void expect(boolean fine, String otherwise) {
    if (!fine) {
      synchronized (surprises) {
        surprises.add(otherwise);
      }
    }
  }

  private void count(String name) {
    done.computeIfAbsent(name, _ -> new LongAdder()).increment();
  }
}
