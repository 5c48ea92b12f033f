/// The way from a command to the gateway it is about.
package dev.claw.cli.link;
