/// Benchmarks of Claw's processes beside the reference's, in one run, with one client.
@NullMarked
package dev.claw.bench;

import org.jspecify.annotations.NullMarked;
