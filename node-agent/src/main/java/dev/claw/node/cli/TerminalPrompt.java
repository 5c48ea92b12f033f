package dev.claw.node.cli;

import dev.claw.node.surface.ConsentPrompt;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/// Asks whoever sits at the terminal `claw-node run` was started in. One question at a time; what
/// was typed before a question is no answer to it.
final class TerminalPrompt implements ConsentPrompt {
  private final PrintWriter out;
  private final ReentrantLock one = new ReentrantLock();
  private final BlockingQueue<String> typed = new ArrayBlockingQueue<>(16);

  TerminalPrompt(PrintWriter out) {
    this.out = out;
  }

  /// Begins to listen to the keyboard.
  void start() {
    Thread.ofPlatform().daemon().name("terminal").start(this::read);
  }

  @Override
  public boolean allows(Question question) throws InterruptedException {
    one.lockInterruptibly();
    try {
      typed.clear();
      out.println(question.text() + " [yes/No]");
      out.flush();
      String answer = typed.poll(question.patience().toNanos(), TimeUnit.NANOSECONDS);
      return answer != null && answer.strip().equals("yes");
    } finally {
      one.unlock();
    }
  }

  private void read() {
    try (var reader =
        new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        typed.offer(line);
      }
    } catch (IOException e) {
      out.println("The terminal is gone; questions are answered with no.");
      out.flush();
    }
  }
}
