package dev.claw.gateway.pairing;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;

/// The open invitations: each good for one device, for 300 s and five wrong guesses. Guesses count
/// against every open invitation, because a guesser does not say which one is meant.
final class Invitations {
  static final Duration LIFETIME = Duration.ofSeconds(300);
  static final int MAX_TRIES = 5;
  private static final int MAX_OPEN = 32;

  /// How long a device that used a link may wait for its owner.
  private static final Duration BOUND_LIFETIME = Duration.ofDays(7);

  private final PairingStore store;
  private final DeviceTokens tokens;
  private final InstantSource clock;
  private final SecureRandom random;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Invitation> open = new LinkedHashMap<>();

  /// A new invitation, with its secrets in the clear for the one time they are shown.
  record Issued(String setupId, String secret, String code, long expiresAtMs) {
    @Override
    public String toString() {
      return "Issued[" + setupId + "]";
    }
  }

  Invitations(
      PairingStore store,
      List<Invitation> stored,
      DeviceTokens tokens,
      InstantSource clock,
      SecureRandom random) {
    this.store = store;
    this.tokens = tokens;
    this.clock = clock;
    this.random = random;
    stored.forEach(each -> open.put(each.setupId(), each));
  }

  Issued issue() {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    String code = "%06d".formatted(random.nextInt(1_000_000));
    long expires = clock.millis() + LIFETIME.toMillis();
    var issued = new Issued(UUID.randomUUID().toString(), secret, code, expires);
    lock.lock();
    try {
      dropOld();
      while (open.size() >= MAX_OPEN) {
        drop(open.keySet().iterator().next());
      }
      keep(
          new Invitation(
              issued.setupId(),
              tokens.recognisable(secret),
              tokens.recognisable(code),
              expires,
              MAX_TRIES,
              null,
              null));
    } finally {
      lock.unlock();
    }
    return issued;
  }

  /// Whether the secret opens an invitation for this device; binds it on the first use.
  boolean redeem(String deviceId, String secret) {
    String candidate = tokens.recognisable(secret);
    lock.lock();
    try {
      dropOld();
      for (Invitation each : List.copyOf(open.values())) {
        if (each.opens(candidate)) {
          return accept(each, deviceId);
        }
      }
      miss();
      return false;
    } finally {
      lock.unlock();
    }
  }

  /// Which device used an invitation.
  Optional<Invitation> find(String setupId) {
    lock.lock();
    try {
      return Optional.ofNullable(open.get(setupId));
    } finally {
      lock.unlock();
    }
  }

  /// Ends the invitations of a device: it has its token now, or was turned away.
  void end(String deviceId) {
    lock.lock();
    try {
      List.copyOf(open.values()).stream()
          .filter(each -> each.isBoundTo(deviceId))
          .forEach(each -> drop(each.setupId()));
    } finally {
      lock.unlock();
    }
  }

  private boolean accept(Invitation invitation, String deviceId) {
    if (invitation.boundTo() == null) {
      keep(invitation.bind(deviceId, clock.millis()));
      return true;
    }
    return invitation.isBoundTo(deviceId);
  }

  private void miss() {
    for (Invitation each : new ArrayList<>(open.values())) {
      if (each.boundTo() == null) {
        Invitation missed = each.missed();
        if (missed.triesLeft() <= 0) {
          drop(each.setupId());
        } else {
          keep(missed);
        }
      }
    }
  }

  private void dropOld() {
    long now = clock.millis();
    List.copyOf(open.values()).stream()
        .filter(each -> now >= end(each))
        .forEach(each -> drop(each.setupId()));
  }

  private static long end(Invitation invitation) {
    Long bound = invitation.boundAtMs();
    return bound == null ? invitation.expiresAtMs() : bound + BOUND_LIFETIME.toMillis();
  }

  private void keep(Invitation invitation) {
    store.save(invitation);
    open.put(invitation.setupId(), invitation);
  }

  private void drop(String setupId) {
    store.deleteInvitation(setupId);
    open.remove(setupId);
  }
}
