package org.walletsuite.platform;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** A service with nothing but the platform in it. */
@SpringBootApplication
public class PlatformApplication {}
