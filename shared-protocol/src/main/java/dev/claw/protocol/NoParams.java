package dev.claw.protocol;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/// Parameters of methods that take none: an empty object.
@JsonPropertyOrder
public record NoParams() {}
