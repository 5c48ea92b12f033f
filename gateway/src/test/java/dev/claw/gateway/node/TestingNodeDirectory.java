package dev.claw.gateway.node;

import dev.claw.gateway.pairing.NodeDirectory;
import dev.claw.gateway.pairing.NodeRecord;
import dev.claw.gateway.pairing.Surface;
import dev.claw.gateway.rpc.Caller;
import dev.claw.protocol.connect.ClientInfo;
import dev.claw.protocol.identity.DeviceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A pairing store in memory with the rules of the real one: what was not approved waits.
final class TestingNodeDirectory implements NodeDirectory {
  private final Map<DeviceId, NodeRecord> records = new ConcurrentHashMap<>();
  private final List<Consumer<DeviceId>> listeners = new CopyOnWriteArrayList<>();
  final Map<DeviceId, Long> seen = new ConcurrentHashMap<>();

  @Override
  public List<NodeRecord> nodes() {
    return new ArrayList<>(records.values());
  }

  @Override
  public Optional<NodeRecord> node(DeviceId id) {
    return Optional.ofNullable(records.get(id));
  }

  @Override
  public NodeRecord declare(Caller caller, Surface declared) {
    DeviceId id = caller.requireDevice();
    return records.compute(
        id, (_, old) -> old == null ? fresh(id, caller.client(), declared) : again(old, declared));
  }

  @Override
  public NodeRecord rename(DeviceId id, String displayName) {
    return change(id, old -> with(old, displayName, old.approved(), old.pending()));
  }

  @Override
  public void seen(DeviceId id, long timeMs) {
    seen.put(id, timeMs);
  }

  @Override
  public void onChange(Consumer<DeviceId> listener) {
    listeners.add(listener);
  }

  /// The owner admits what waits.
  void approve(DeviceId id) {
    Surface waiting =
        node(id)
            .map(NodeRecord::pending)
            .map(NodeRecord.PendingSurface::declared)
            .orElseThrow(() -> new AssertionError("nothing waits"));
    approve(id, waiting);
  }

  /// The owner admits exactly this.
  void approve(DeviceId id, Surface surface) {
    change(id, old -> with(old, old.displayName(), surface, null));
  }

  void remove(DeviceId id) {
    records.remove(id);
    listeners.forEach(listener -> listener.accept(id));
  }

  private NodeRecord change(DeviceId id, java.util.function.UnaryOperator<NodeRecord> change) {
    NodeRecord changed = records.compute(id, (_, old) -> change.apply(required(old)));
    listeners.forEach(listener -> listener.accept(id));
    return changed;
  }

  private static NodeRecord required(@Nullable NodeRecord record) {
    if (record == null) {
      throw new AssertionError("no such node");
    }
    return record;
  }

  private static NodeRecord fresh(DeviceId id, ClientInfo client, Surface declared) {
    String name = client.displayName() == null ? id.brief() : client.displayName();
    return new NodeRecord(
        id, name, client, false, null, pending(id, declared), new NodeRecord.Times(1, 0, 0, 0));
  }

  private static NodeRecord again(NodeRecord old, Surface declared) {
    boolean covered = old.approved() != null && declared.within(old.approved());
    return with(
        old, old.displayName(), old.approved(), covered ? null : pending(old.id(), declared));
  }

  private static NodeRecord.PendingSurface pending(DeviceId id, Surface declared) {
    return new NodeRecord.PendingSurface("request-" + id.brief(), declared, 5);
  }

  private static NodeRecord with(
      NodeRecord old,
      String name,
      @Nullable Surface approved,
      NodeRecord.@Nullable PendingSurface pending) {
    return new NodeRecord(
        old.id(),
        name,
        old.client(),
        approved != null,
        approved,
        pending,
        new NodeRecord.Times(1, approved == null ? 0 : 1_795_162_790_348L, 0, 0));
  }
}
