package org.walletsuite.platform;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/** A service with nothing but the platform in it; it scans for nothing, or it would find the platform's insides too early. */
@SpringBootConfiguration
@EnableAutoConfiguration
public class PlatformApplication {}
