package org.walletsuite.platform.festival;

/** A successful answer of the festival family. */
public record Data<T>(T data) {}
