/// The commands about the configuration file.
package dev.claw.cli.config;
