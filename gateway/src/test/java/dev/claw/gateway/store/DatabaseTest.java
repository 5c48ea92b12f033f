package dev.claw.gateway.store;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.claw.gateway.store.StoreException.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
  private static final Migrations SCHEMA =
      new Migrations(
          List.of(
              """
              CREATE TABLE device(id TEXT PRIMARY KEY, name TEXT NOT NULL) STRICT;
              CREATE TABLE grant_(device TEXT NOT NULL REFERENCES device(id), scope TEXT) STRICT;
              """));

  @TempDir Path folder;

  private Database open(Migrations migrations) {
    InstantSource clock = InstantSource.fixed(Instant.ofEpochMilli(77));
    return Database.open(folder.resolve("claw.db"), folder.resolve("tmp"), migrations, clock);
  }

  private static void add(Database database, String id) {
    database.write("INSERT INTO device VALUES (?, ?)", Binder.of(id, "name of " + id));
  }

  private static List<String> ids(Database database) {
    return database.read(
        "SELECT id FROM device ORDER BY id", Binder.none(), row -> row.getString("id"));
  }

  @Test
  void keepsWhatWasWritten() throws IOException {
    try (Database database = open(SCHEMA)) {
      assertThat(database.awaitOpen()).isEmpty();
      add(database, "a");
      assertThat(database.write("UPDATE device SET name = ?", Binder.of((Object) "n")))
          .isEqualTo(1);
    }
    try (Database database = open(SCHEMA)) {
      assertThat(ids(database)).containsExactly("a");
      assertThat(
              database.readOne(
                  "SELECT name FROM device WHERE id = ?", Binder.of("a"), row -> row.getString(1)))
          .hasValue("n");
      add(database, "b");
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
              .as("%s", file)
              .isEqualTo("rw-------");
        }
      }
    }
  }

  @Test
  void isAsDurableAsPromised() {
    try (Database database = open(SCHEMA)) {
      List<Integer> settings =
          database.transaction(
              transaction -> {
                List<Integer> values = new ArrayList<>();
                for (String name :
                    List.of("synchronous", "fullfsync", "checkpoint_fullfsync", "foreign_keys")) {
                  values.addAll(
                      transaction.read("PRAGMA " + name, Binder.none(), row -> row.getInt(1)));
                }
                return values;
              });
      assertThat(settings).containsExactly(2, 1, 1, 1);
      assertThat(database.readOne("PRAGMA journal_mode", Binder.none(), row -> row.getString(1)))
          .hasValue("wal");
    }
  }

  @Test
  void undoesAWholeTransactionThatFails() {
    try (Database database = open(SCHEMA)) {
      assertThatThrownBy(
              () ->
                  database.transaction(
                      transaction -> {
                        transaction.write("INSERT INTO device VALUES ('a', 'n')", Binder.none());
                        throw new SQLException("no");
                      }))
          .isInstanceOf(StoreException.class);
      assertThatThrownBy(
              () ->
                  database.transaction(
                      transaction -> {
                        transaction.write("INSERT INTO device VALUES ('b', 'n')", Binder.none());
                        throw new IllegalStateException("no");
                      }))
          .isInstanceOf(IllegalStateException.class);
      assertThat(ids(database)).isEmpty();
      add(database, "c");
      assertThat(ids(database)).containsExactly("c");
    }
  }

  @Test
  void saysWhyARowWasRefusedWithoutQuotingIt() {
    try (Database database = open(SCHEMA)) {
      add(database, "secret-id");
      assertThatThrownBy(() -> add(database, "secret-id"))
          .hasFieldOrPropertyWithValue("code", Code.CONSTRAINT)
          .hasMessageNotContaining("secret-id");
      assertThatThrownBy(
              () -> database.write("INSERT INTO grant_ VALUES ('nobody', 's')", Binder.none()))
          .hasFieldOrPropertyWithValue("code", Code.CONSTRAINT);
      assertThatThrownBy(() -> database.write("INSERT INTO nowhere VALUES (1)", Binder.none()))
          .hasFieldOrPropertyWithValue("code", Code.IO_FAILED);
    }
  }

  @Test
  void readersCannotWrite() {
    try (Database database = open(SCHEMA)) {
      assertThatThrownBy(
              () ->
                  database.read(
                      "INSERT INTO device VALUES ('a', 'n') RETURNING id",
                      Binder.none(),
                      row -> row.getString(1)))
          .isInstanceOf(StoreException.class);
      assertThat(ids(database)).isEmpty();
    }
  }

  @Test
  void reusesMoreStatementsThanItKeeps() {
    try (Database database = open(SCHEMA)) {
      for (int round = 0; round < 3; round++) {
        for (int number = 0; number < 100; number++) {
          String sql = "SELECT ? + " + number;
          assertThat(database.readOne(sql, Binder.of(round), row -> row.getInt(1)))
              .hasValue(round + number);
        }
      }
    }
  }

  @Test
  void servesManyThreads() throws InterruptedException {
    try (Database database = open(SCHEMA)) {
      List<Thread> threads = new ArrayList<>();
      for (int number = 0; number < 50; number++) {
        String id = "d" + number;
        threads.add(
            Thread.startVirtualThread(
                () -> {
                  add(database, id);
                  ids(database);
                }));
      }
      for (Thread thread : threads) {
        thread.join();
      }
      assertThat(ids(database)).hasSize(50);
    }
  }

  @Test
  void migratesStepByStepAndKeepsACopyOfTheOldSchema() {
    try (Database database = open(SCHEMA)) {
      add(database, "a");
    }
    Migrations newer =
        new Migrations(
            List.of(SCHEMA.steps().getFirst(), "ALTER TABLE device ADD COLUMN note TEXT"));
    try (Database database = open(newer)) {
      assertThat(database.write("UPDATE device SET note = 'x'", Binder.none())).isEqualTo(1);
      assertThat(folder.resolve("claw.db.schema-1")).exists();
    }
    try (Database database = open(SCHEMA)) {
      assertThatThrownBy(database::awaitOpen)
          .hasFieldOrPropertyWithValue("code", Code.TOO_NEW)
          .hasMessageContaining("schema 2, this one knows up to 1");
    }
    try (Database database = open(newer)) {
      assertThat(ids(database)).containsExactly("a");
    }
  }

  @Test
  void aBrokenMigrationLeavesTheOldSchema() {
    try (Database database = open(SCHEMA)) {
      add(database, "a");
    }
    Migrations broken =
        new Migrations(
            List.of(SCHEMA.steps().getFirst(), "DROP TABLE grant_; CREATE TABLE device(x)"));
    try (Database database = open(broken)) {
      assertThatThrownBy(database::awaitOpen).isInstanceOf(StoreException.class);
    }
    try (Database database = open(SCHEMA)) {
      assertThat(ids(database)).containsExactly("a");
      assertThat(database.read("SELECT * FROM grant_", Binder.none(), _ -> 1)).isEmpty();
    }
  }

  @Test
  void recoversAfterAnUncleanEnd() throws IOException {
    Path copy = folder.resolve("copy");
    Files.createDirectories(copy);
    try (Database database = open(SCHEMA)) {
      add(database, "a");
      for (String name : List.of("claw.db", "claw.db-wal")) {
        Files.copy(folder.resolve(name), copy.resolve(name), REPLACE_EXISTING);
      }
    }
    try (Database database =
        Database.open(
            copy.resolve("claw.db"), folder.resolve("tmp"), SCHEMA, InstantSource.system())) {
      assertThat(database.awaitOpen()).isEmpty();
      assertThat(ids(database)).containsExactly("a");
    }
  }

  @Test
  void setsADamagedDatabaseAsideTogetherWithItsLog() throws IOException {
    byte[] garbage = new byte[8192];
    new Random(1).nextBytes(garbage);
    Files.write(folder.resolve("claw.db"), garbage);
    Files.write(folder.resolve("claw.db-wal"), garbage);
    try (Database database = open(SCHEMA)) {
      Path aside = folder.resolve("claw.db.quarantine-77");
      assertThat(database.awaitOpen()).hasValue(aside);
      assertThat(aside).hasBinaryContent(garbage);
      add(database, "a");
      assertThat(ids(database)).containsExactly("a");
    }
  }

  @Test
  void checksTheFileAfterAnUncleanEnd() throws IOException {
    Path file = folder.resolve("claw.db");
    try (Database database = open(SCHEMA)) {
      for (int number = 0; number < 400; number++) {
        add(database, "device-" + number);
      }
    }
    byte[] bytes = Files.readAllBytes(file);
    Arrays.fill(bytes, 4096 * 3, 4096 * 4, (byte) 0xa5);
    Files.write(file, bytes);
    Files.write(folder.resolve("claw.db-wal"), new byte[] {1});
    try (Database database = open(SCHEMA)) {
      assertThat(database.awaitOpen()).isPresent();
      assertThat(ids(database)).isEmpty();
    }
  }

  @Test
  void refusesUseAfterCloseAndTransactionsInsideTransactions() {
    Database database = open(SCHEMA);
    assertThatThrownBy(() -> database.transaction(_ -> database.write("x", Binder.none())))
        .isInstanceOf(IllegalStateException.class);
    database.close();
    database.close();
    assertThatThrownBy(() -> ids(database)).hasFieldOrPropertyWithValue("code", Code.CLOSED);
  }

  @Test
  void waitsForTheOpeningThoughInterrupted() {
    try (Database database = open(SCHEMA)) {
      Thread.currentThread().interrupt();
      assertThat(ids(database)).isEmpty();
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void killedProcessesLoseNothingAndLeaveNoNativeLibrariesBehind() throws Exception {
    Path state = folder.resolve("claw");
    Files.createDirectories(state.resolve("tmp"));
    Files.writeString(state.resolve("tmp/native-sqlite-1.0-of-an-older-claw.so"), "x");
    for (String note : List.of("one", "two", "three")) {
      assertThat(TestingProcess.run(TestingDatabaseKiller.class, state.toString(), note))
          .contains("WRITTEN");
    }
    try (Stream<Path> files = Files.list(state.resolve("tmp"))) {
      assertThat(files).hasSize(1);
    }
    Migrations schema = new Migrations(List.of("CREATE TABLE note(text TEXT NOT NULL)"));
    try (StateDirectory opened = StateDirectory.open(state);
        Database database = Database.open(opened, schema)) {
      assertThat(database.awaitOpen()).isEmpty();
      assertThat(
              database.read(
                  "SELECT text FROM note ORDER BY rowid", Binder.none(), row -> row.getString(1)))
          .containsExactly("one", "two", "three");
    }
  }

  @Test
  void readsNumberedMigrationsAndRefusesAGap() {
    Migrations numbered = Migrations.numbered(DatabaseTest.class, "schema");
    assertThat(numbered.version()).isEqualTo(2);
    try (Database database = open(numbered)) {
      assertThat(database.readOne("SELECT b FROM t", Binder.none(), row -> row.getInt(1)))
          .hasValue(5);
    }
    assertThatThrownBy(() -> Migrations.numbered(DatabaseTest.class, "schema-gap"))
        .hasMessageContaining("migration 1 is missing");
    assertThatThrownBy(() -> Migrations.numbered(DatabaseTest.class, "no-schema"))
        .isInstanceOf(IllegalStateException.class);
  }
}
