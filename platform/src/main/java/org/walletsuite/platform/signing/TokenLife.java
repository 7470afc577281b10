package org.walletsuite.platform.signing;

import java.time.Duration;

/** How long an issuer's tokens live at most: a key verifies that long after the last one that it signed. */
public record TokenLife(Duration value) {}
