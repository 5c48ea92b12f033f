/// The `claw` command line and the composition root of a headless process.
package dev.claw.cli;
