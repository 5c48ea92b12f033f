/// The commands that show how things are.
package dev.claw.cli.status;
