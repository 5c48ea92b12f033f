package dev.claw.gateway.pairing;

import dev.claw.protocol.Role;
import dev.claw.protocol.identity.DeviceId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What is paired and what waits. Reads need no lock; a change holds it from its first look to the
/// stored result, so two approvals cannot overtake each other.
final class PairingState {
  /// How long the request of a device that went away is kept.
  static final Duration REQUEST_LIFETIME = Duration.ofSeconds(300);

  private static final int MAX_REQUESTS = 256;

  private final PairingStore store;
  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<DeviceId, DeviceRecord> devices = new ConcurrentHashMap<>();
  private final Map<String, PendingRequest> requests = new ConcurrentHashMap<>();
  private final List<Consumer<DeviceId>> listeners = new CopyOnWriteArrayList<>();
  private final Predicate<DeviceId> live;

  /// @param live whether a device has a connection now: its request does not expire
  PairingState(PairingStore store, InstantSource clock, Predicate<DeviceId> live) {
    this.store = store;
    this.clock = clock;
    this.live = live;
    store.devices().forEach(each -> devices.put(each.id(), each));
  }

  <T extends @Nullable Object> T locked(Supplier<T> change) {
    lock.lock();
    try {
      return change.get();
    } finally {
      lock.unlock();
    }
  }

  long now() {
    return clock.millis();
  }

  Collection<DeviceRecord> devices() {
    return List.copyOf(devices.values());
  }

  Optional<DeviceRecord> device(DeviceId id) {
    return Optional.ofNullable(devices.get(id));
  }

  /// Stores a device, then shows it.
  DeviceRecord save(DeviceRecord device) {
    store.save(device);
    devices.put(device.id(), device);
    listeners.forEach(listener -> listener.accept(device.id()));
    return device;
  }

  /// Shows a change that may be lost in a crash, such as when a device was last seen. It is made to
  /// the record as it is now, so that it cannot bring back what a decision has just taken away.
  void show(DeviceId id, UnaryOperator<DeviceRecord> change) {
    locked(() -> devices.computeIfPresent(id, (_, device) -> change.apply(device)));
  }

  void delete(DeviceId id) {
    store.delete(id);
    devices.remove(id);
    listeners.forEach(listener -> listener.accept(id));
  }

  void onChange(Consumer<DeviceId> listener) {
    listeners.add(listener);
  }

  List<PendingRequest> requests() {
    expire();
    return List.copyOf(requests.values());
  }

  Optional<PendingRequest> request(String requestId) {
    expire();
    return Optional.ofNullable(requests.get(requestId));
  }

  Optional<PendingRequest> requestOf(DeviceId id, Role role) {
    expire();
    return requests.values().stream()
        .filter(each -> each.id().equals(id) && each.role() == role)
        .findAny();
  }

  /// Adds a request; of strangers only so many are kept, the oldest go first.
  void open(PendingRequest request) {
    while (requests.size() >= MAX_REQUESTS) {
      var oldest = new ArrayList<>(requests.values());
      oldest.sort(java.util.Comparator.comparingLong(PendingRequest::refreshedMs));
      requests.remove(oldest.getFirst().requestId());
    }
    requests.put(request.requestId(), request);
    listeners.forEach(listener -> listener.accept(request.id()));
  }

  void close(PendingRequest request) {
    requests.remove(request.requestId());
    listeners.forEach(listener -> listener.accept(request.id()));
  }

  private void expire() {
    long oldest = clock.millis() - REQUEST_LIFETIME.toMillis();
    requests
        .values()
        .removeIf(
            each -> each.needsDevice() && each.refreshedMs() < oldest && !live.test(each.id()));
  }
}
