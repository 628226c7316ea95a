package swamp.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class SocketLocationTest {
  private static final String NAME = "swamp-" + ProtocolVersion.NUMBER;

  @TempDir Path root;
  private Path home;
  private Path runtime;
  private Path users;

  @BeforeEach
  void directories() throws IOException {
    home = Files.createDirectories(root.resolve("home"));
    runtime = Files.createDirectories(root.resolve("xdg"));
    users = Files.createDirectories(root.resolve("run/4711")).getParent();
  }

  @Test
  void an_explicit_directory_comes_first() {
    assertEquals(root.resolve("d"), directory(Map.of("SWAMP_DAEMON_DIR", root.resolve("d").toString(),
        "XDG_RUNTIME_DIR", runtime.toString())));
  }

  @Test
  void a_relative_explicit_directory_is_refused() {
    assertEquals("The environment variable SWAMP_DAEMON_DIR must be an absolute path",
        unavailable(() -> directory(Map.of("SWAMP_DAEMON_DIR", "here"))).text());
  }

  @Test
  void rule_31_the_runtime_directory_is_used_if_it_is_ours() {
    assertEquals(runtime.resolve(NAME), directory(Map.of("XDG_RUNTIME_DIR", runtime.toString())));
  }

  @Test
  void rule_31_a_missing_linked_or_foreign_runtime_directory_is_passed_over() throws IOException {
    Path link = Files.createSymbolicLink(root.resolve("link"), runtime);
    Path cache = home.resolve(".cache").resolve(NAME);
    assertEquals(cache, directory(Map.of("XDG_RUNTIME_DIR", root.resolve("missing").toString())));
    assertEquals(cache, directory(Map.of("XDG_RUNTIME_DIR", link.toString())));
    HostFacts foreign = host(false, new FileOwner(OptionalInt.of(987_654), Optional.empty()));
    assertEquals(cache, SocketLocation.of(Map.of("XDG_RUNTIME_DIR", runtime.toString()), foreign).directory());
  }

  @Test
  void rule_31_the_users_run_directory_follows() throws IOException {
    OptionalInt uid = FileOwner.current().uid();
    assumeTrue(uid.isPresent(), "the account's number is known on Linux only");
    Path ours = Files.createDirectories(users.resolve(Integer.toString(uid.getAsInt())));
    assertEquals(ours.resolve(NAME), directory(Map.of()));
  }

  @Test
  void rule_31_then_the_cache_directory() {
    assertEquals(runtime.resolve(NAME), directory(Map.of("XDG_CACHE_HOME", runtime.toString())));
    assertEquals(home.resolve(".cache").resolve(NAME), directory(Map.of("XDG_CACHE_HOME", "relative")));
    assertEquals(home.resolve("Library/Caches").resolve(NAME),
        SocketLocation.of(Map.of(), host(true, FileOwner.current())).directory());
  }

  @Test
  void rule_8_a_place_too_long_for_a_socket_is_replaced_by_a_short_stable_one() throws IOException {
    Path deep = Files.createDirectories(root.resolve("é".repeat(50)));
    Path place = directory(Map.of("XDG_RUNTIME_DIR", deep.toString()));
    assertEquals(home.resolve(".cache"), place.getParent());
    assertTrue(place.getFileName().toString().matches(NAME + "-[0-9a-f]{1,8}"), place.toString());
    assertEquals(place, directory(Map.of("XDG_RUNTIME_DIR", deep.toString())));
  }

  @Test
  void rule_8_the_limit_counts_bytes_and_differs_between_systems() {
    Path fits = exactly(106);
    assertEquals(fits, directory(Map.of("SWAMP_DAEMON_DIR", fits.toString())));
    SwampException linux = unavailable(() -> directory(Map.of("SWAMP_DAEMON_DIR", exactly(107).toString())));
    String complaint = exactly(107) + "/daemon.sock has 107 bytes, this system allows 106";
    assertTrue(linux.text().contains(complaint), linux.text());
    HostFacts mac = host(true, FileOwner.current());
    String longest = exactly(103).toString();
    Path onMac = SocketLocation.of(Map.of("SWAMP_DAEMON_DIR", longest), mac).directory();
    assertEquals(longest, onMac.toString());
    unavailable(() -> SocketLocation.of(Map.of("SWAMP_DAEMON_DIR", exactly(104).toString()), mac));
  }

  @Test
  void all_files_lie_in_the_directory() {
    SocketLocation location = new SocketLocation(Path.of("/d"));
    assertEquals("/d/daemon.sock /d/daemon.lock /d/launch.lock /d/daemon.log /d/daemon.pid",
        location.socket() + " " + location.daemonLock() + " " + location.launchLock() + " " + location.log() + " "
            + location.processIdentifier());
  }

  @Test
  void rule_29_the_directory_is_made_for_the_owner_alone() throws IOException {
    Path directory = root.resolve("a/b/" + NAME);
    new SocketLocation(directory).ensureDirectory();
    assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)));
    new SocketLocation(directory).ensureDirectory();
  }

  @Test
  void rule_29_a_link_is_refused_and_not_followed() throws IOException {
    Path target = Files.createDirectory(root.resolve("target"),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Path link = Files.createSymbolicLink(root.resolve("s"), target);
    assertTrue(unavailable(() -> new SocketLocation(link).ensureDirectory()).text().endsWith("is a symbolic link"));
    Path dangling = Files.createSymbolicLink(root.resolve("t"), root.resolve("nowhere"));
    unavailable(() -> new SocketLocation(dangling).ensureDirectory());
    assertFalse(Files.exists(root.resolve("nowhere"), LinkOption.NOFOLLOW_LINKS));
  }

  @Test
  void rule_29_a_directory_open_to_others_is_refused_and_left_alone() throws IOException {
    Path open = Files.createDirectory(root.resolve("open"));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-x---"));
    SwampException refusal = unavailable(() -> new SocketLocation(open).ensureDirectory());
    assertTrue(refusal.text().contains("rwxr-x---") && refusal.hint().orElseThrow().contains("chmod 700"));
    assertEquals("rwxr-x---", PosixFilePermissions.toString(Files.getPosixFilePermissions(open)));
  }

  @Test
  void rule_29_somebody_elses_directory_and_a_file_are_refused() throws IOException {
    Path directory = Files.createDirectory(root.resolve("theirs"),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    FileOwner other = new FileOwner(OptionalInt.of(987_654), Optional.empty());
    assertTrue(unavailable(() -> PrivateDirectory.ensure(directory, other)).text().contains("belongs to"));
    Path file = Files.createFile(root.resolve("file"));
    assertTrue(unavailable(() -> new SocketLocation(file).ensureDirectory()).text().endsWith("is not a directory"));
  }

  private Path exactly(int socketBytes) {
    String prefix = "/é";
    int given = prefix.getBytes(StandardCharsets.UTF_8).length + "/daemon.sock".length();
    int missing = socketBytes - given;
    return Path.of(prefix + "x".repeat(missing));
  }

  private Path directory(Map<String, String> environment) {
    return SocketLocation.of(environment, host(false, FileOwner.current())).directory();
  }

  private HostFacts host(boolean macOs, FileOwner self) {
    return new HostFacts(macOs, users, home, self);
  }

  private static SwampException unavailable(Executable action) {
    SwampException refusal = assertThrows(SwampException.class, action);
    assertEquals(ErrorCode.DAEMON_UNAVAILABLE, refusal.code());
    return refusal;
  }
}
