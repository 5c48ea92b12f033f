/// A client for load: raw sockets, hand-made frames, one thread. It costs so little that the server
/// is what is measured.
@NullMarked
package dev.claw.bench.wire;

import org.jspecify.annotations.NullMarked;
