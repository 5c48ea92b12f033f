package dev.claw.gateway.store;

import java.nio.file.Path;
import java.util.List;

/// Opens the database, writes a row, and ends as a killed process does.
final class TestingDatabaseKiller {
  private TestingDatabaseKiller() {}

  public static void main(String[] arguments) {
    StateDirectory state = StateDirectory.open(Path.of(arguments[0]));
    state.redirectTemporaryFiles();
    Migrations schema = new Migrations(List.of("CREATE TABLE note(text TEXT NOT NULL)"));
    Database database = Database.open(state, schema);
    database.write("INSERT INTO note VALUES (?)", Binder.of(arguments[1]));
    System.out.println("WRITTEN");
    System.out.flush();
    Runtime.getRuntime().halt(137);
  }
}
