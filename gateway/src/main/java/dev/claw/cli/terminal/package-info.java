/// What a person at a terminal sees and types, without knowing any command.
package dev.claw.cli.terminal;
