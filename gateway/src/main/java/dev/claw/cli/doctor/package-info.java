/// `claw doctor`: what is wrong, and what to do about it.
package dev.claw.cli.doctor;
