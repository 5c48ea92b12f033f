package dev.claw.node.exec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.claw.node.exec.ApprovalsFile.AllowEntry;
import dev.claw.node.invoke.RefusedException;
import dev.claw.node.store.StateFolder;
import dev.claw.os.Processes;
import dev.claw.protocol.StrictJson;
import dev.claw.protocol.command.ExecApprovalsGet;
import dev.claw.protocol.command.ExecApprovalsSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The rules for `system.run`, in `exec-approvals.json`. Only `claw-node allow` on this machine
/// makes them wider.
public final class ExecApprovals {
  private static final String FILE = "exec-approvals.json";
  private static final int BRIEF_ID = 8;

  /// One change at a time in this process; the file's lock keeps other processes apart, and two
  /// threads of one process cannot wait for it.
  private static final ReentrantLock CHANGES = new ReentrantLock();

  private final StateFolder folder;
  private final RunResolver resolver;

  /// The rules kept in a folder.
  ///
  /// @param home where programs run when nobody says where
  public ExecApprovals(StateFolder folder, Processes processes, Path home) {
    this.folder = folder;
    this.resolver = new RunResolver(processes, home);
  }

  /// One remembered run, for people.
  ///
  /// @param intact whether its program and scripts are still the ones that were allowed
  public record Remembered(String id, String command, String directory, boolean intact) {}

  /// Remembers exactly this run.
  ///
  /// @throws RefusedException there is no such program or directory
  public Remembered allow(List<String> argv, @Nullable String directory)
      throws RefusedException, IOException {
    ExactRun run = resolver.resolve(argv, directory);
    CHANGES.lock();
    try (var _ = folder.lockFile(FILE)) {
      ApprovalsFile file = load();
      List<AllowEntry> entries = new ArrayList<>(file.rules(ApprovalsFile.EVERYONE).entries());
      entries.removeIf(entry -> entry.names(run));
      String id = UUID.randomUUID().toString().substring(0, BRIEF_ID);
      entries.add(AllowEntry.of(id, run));
      save(file.withEntries(entries));
      return new Remembered(id, CommandText.of(run.argv()), run.directory().toString(), true);
    } finally {
      CHANGES.unlock();
    }
  }

  /// What is remembered.
  public List<Remembered> remembered() throws IOException {
    return load().rules(ApprovalsFile.EVERYONE).entries().stream()
        .map(
            entry ->
                new Remembered(
                    String.valueOf(entry.id()),
                    entry.argv() == null
                        ? String.valueOf(entry.pattern())
                        : CommandText.of(entry.argv()),
                    String.valueOf(entry.directory()),
                    isIntact(entry)))
        .toList();
  }

  /// Forgets a remembered run; whether there was one of that id.
  public boolean forget(String id) throws IOException {
    CHANGES.lock();
    try (var _ = folder.lockFile(FILE)) {
      ApprovalsFile file = load();
      List<AllowEntry> entries = new ArrayList<>(file.rules(ApprovalsFile.EVERYONE).entries());
      boolean found = entries.removeIf(entry -> id.equals(entry.id()));
      if (found) {
        save(file.withEntries(entries));
      }
      return found;
    } finally {
      CHANGES.unlock();
    }
  }

  /// What `system.execApprovals.get` answers.
  public ExecApprovalsGet.Snapshot snapshot(boolean withDefaults) throws IOException {
    Optional<String> text = folder.read(FILE);
    return new ExecApprovalsGet.Snapshot(
        folder.file(FILE).toString(),
        text.isPresent(),
        Digests.of(text.orElse("")),
        StrictJson.open().valueToTree(parse(text)),
        withDefaults ? parse(text).policy(null) : null);
  }

  /// What `system.execApprovals.set` does: replaces the rules by narrower ones.
  public ExecApprovalsGet.Snapshot replace(ExecApprovalsSet change)
      throws RefusedException, IOException {
    CHANGES.lock();
    try (var _ = folder.lockFile(FILE)) {
      ExecApprovalsGet.Snapshot now = snapshot(false);
      if (now.exists() && !now.hash().equals(change.baseHash())) {
        throw new RefusedException(
            "INVALID_REQUEST",
            "The exec approvals have changed since they were read; read them again and repeat.");
      }
      ApprovalsFile next = parse(change.file());
      Optional<String> widening = new Tightening(load(), next).widening();
      if (widening.isPresent()) {
        throw new RefusedException(
            "UNAUTHORIZED",
            "Exec approvals become wider only on the machine itself, and this would allow "
                + widening.get()
                + "; run `claw-node allow -- PROGRAM ARGUMENTS` there.");
      }
      save(next);
      return snapshot(false);
    } finally {
      CHANGES.unlock();
    }
  }

  ExactRun resolve(List<String> argv, @Nullable String directory) throws RefusedException {
    return resolver.resolve(argv, directory);
  }

  /// The rules as they are now; a file nobody can read allows nothing.
  ApprovalsFile load() throws IOException {
    return parse(folder.read(FILE));
  }

  private boolean isIntact(AllowEntry entry) {
    try {
      return entry.argv() != null
          && entry.covers(resolver.resolve(entry.argv(), entry.directory()));
    } catch (RefusedException e) {
      return false;
    }
  }

  private ApprovalsFile parse(Optional<String> text) throws IOException {
    try {
      return text.isEmpty()
          ? ApprovalsFile.EMPTY
          : StrictJson.open().readValue(text.get(), ApprovalsFile.class);
    } catch (JsonProcessingException e) {
      throw new IOException(folder.file(FILE) + " is damaged; correct it or move it away.");
    }
  }

  private static ApprovalsFile parse(JsonNode tree) throws RefusedException {
    try {
      return StrictJson.open().treeToValue(tree, ApprovalsFile.class);
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new RefusedException("INVALID_REQUEST", "The file is no set of exec approvals.");
    }
  }

  private void save(ApprovalsFile file) throws IOException {
    folder.write(
        FILE, StrictJson.open().writerWithDefaultPrettyPrinter().writeValueAsString(file) + "\n");
  }
}
