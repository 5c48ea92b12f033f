/// A harness around the published reference package, unmodified: it installs the package once into
/// a cache folder and runs its command line, its node host and its gateway, each in a home of its
/// own. Used by the interop tests and the benchmarks.
@NullMarked
package dev.claw.interop;

import org.jspecify.annotations.NullMarked;
