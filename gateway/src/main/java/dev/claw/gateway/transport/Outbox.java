package dev.claw.gateway.transport;

import java.util.ArrayDeque;
import java.util.concurrent.locks.ReentrantLock;

/// The frames that wait for one peer, in order and bounded in bytes. A few are handed to the socket
/// at a time, which lets it write several with one system call.
final class Outbox {
  private static final int MAX_OUTSTANDING = 32;

  /// Sends one text and reports its end, possibly before it returns.
  @FunctionalInterface
  interface Wire {
    void send(String text, Runnable sent);
  }

  /// What became of an offered frame.
  enum Offer {
    ACCEPTED,
    FULL,
    CLOSED
  }

  private final Wire wire;
  private final int maxBytes;
  private final ReentrantLock lock = new ReentrantLock();
  private final ArrayDeque<String> waiting = new ArrayDeque<>();
  private int outstanding;
  private long bytes;
  private boolean draining;
  private boolean closed;

  Outbox(Wire wire, int maxBytes) {
    this.wire = wire;
    this.maxBytes = maxBytes;
  }

  /// Queues a frame unless that exceeds the bound.
  Offer offer(String text) {
    lock.lock();
    try {
      if (closed) {
        return Offer.CLOSED;
      }
      if (bytes + text.length() > maxBytes) {
        return Offer.FULL;
      }
      bytes += text.length();
      waiting.add(text);
      drain();
      return Offer.ACCEPTED;
    } finally {
      lock.unlock();
    }
  }

  /// Keeps back what is offered from now on, until [#release] is told what goes first.
  void hold() {
    lock.lock();
    try {
      draining = true;
    } finally {
      lock.unlock();
    }
  }

  /// Sends this, then what was kept back.
  void release(String first) {
    lock.lock();
    try {
      if (!closed) {
        bytes += first.length();
        waiting.addFirst(first);
      }
      draining = false;
      drain();
    } finally {
      lock.unlock();
    }
  }

  /// Drops what waits; nothing more is accepted.
  void close() {
    lock.lock();
    try {
      closed = true;
      waiting.clear();
    } finally {
      lock.unlock();
    }
  }

  /// The bytes that wait or are being written.
  long pendingBytes() {
    lock.lock();
    try {
      return bytes;
    } finally {
      lock.unlock();
    }
  }

  /// Runs under the lock, so frames keep their order; the flag keeps a synchronous completion from
  /// recursing.
  private void drain() {
    if (draining) {
      return;
    }
    draining = true;
    try {
      while (outstanding < MAX_OUTSTANDING && !waiting.isEmpty()) {
        String text = waiting.remove();
        outstanding++;
        wire.send(text, () -> sent(text.length()));
      }
    } finally {
      draining = false;
    }
  }

  private void sent(int length) {
    lock.lock();
    try {
      outstanding--;
      bytes -= length;
      drain();
    } finally {
      lock.unlock();
    }
  }
}
