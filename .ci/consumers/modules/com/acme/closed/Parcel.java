package com.acme.closed;

/** A message whose package is not open to anyone. */
public record Parcel(long id) {}
